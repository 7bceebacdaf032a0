import type { PeopleUnit } from '../language/format-number.ts';
import type { Language } from '../language/language.ts';

/** What a person sets once and expects to find again. */
export interface Preferences {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly peopleUnit: PeopleUnit;
}

const KEY = 'medreach-preferences';
const FIRST: Preferences = { language: 'zh-CN', theme: 'light', peopleUnit: 'large' };

/** What was kept last time; a browser that keeps nothing gives the first settings. */
export function readPreferences(): Preferences {
  let held: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(globalThis.localStorage.getItem(KEY) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) held = parsed;
  } catch {
    return FIRST;
  }
  return {
    language: held.language === 'en' ? 'en' : FIRST.language,
    theme: held.theme === 'dark' ? 'dark' : FIRST.theme,
    peopleUnit: held.peopleUnit === 'plain' ? 'plain' : FIRST.peopleUnit,
  };
}

export function keepPreferences({ language, theme, peopleUnit }: Preferences): void {
  try {
    globalThis.localStorage.setItem(KEY, JSON.stringify({ language, theme, peopleUnit }));
  } catch {
    // Private windows keep nothing; the settings then hold for this visit.
  }
}
