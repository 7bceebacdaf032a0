import i18next, { type i18n } from 'i18next';
import english from './en.json';
import englishIssues from './issues.en.json';
import chineseIssues from './issues.zh-CN.json';
import chinese from './zh-CN.json';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A translator of its own: the browser has one, every run of the command line another. Needs no DOM. */
export function createLanguage(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'zh-CN',
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {
      'zh-CN': { translation: { ...chinese, issue: chineseIssues } },
      en: { translation: { ...english, issue: englishIssues } },
    },
  });
  return instance;
}
