import i18next, { type i18n } from 'i18next';
import chineseIssues from './issues.zh-CN.json';
import chinese from './zh-CN.json';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A translator of its own: the browser has one, every run of the command line another. Needs no DOM. */
export async function createLanguage(language: Language): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: { ...chinese, issue: chineseIssues } } },
  });
  await changeLanguage(instance, language);
  return instance;
}

/** Switches a translator over; the English catalogue comes when it is first asked for. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (language === 'en' && !instance.hasResourceBundle('en', 'translation')) {
    const { ENGLISH } = await import('./english.ts');
    instance.addResourceBundle('en', 'translation', ENGLISH);
  }
  await instance.changeLanguage(language);
}
