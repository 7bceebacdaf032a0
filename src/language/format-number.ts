import type { Language } from './language.ts';

/** People as whole numbers, or in 万人 (Chinese) and thousands (English). */
export type PeopleUnit = 'plain' | 'large';

/** What is not known is a dash, never a zero. */
export const UNKNOWN = '—';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}/${digits}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formatters.set(key, found);
  }
  return found;
}

export function formatNumber(value: number, language: Language, digits = 0): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  // −0 would print as "-0".
  return formatter(language, digits).format(Number(value.toFixed(digits)) === 0 ? 0 : value);
}

export function formatMinutes(minutes: number, language: Language): string {
  return formatNumber(minutes, language, 1);
}

/** `share` is 0…1. */
export function formatPercent(share: number, language: Language): string {
  const text = formatNumber(share * 100, language, 1);
  return text === UNKNOWN ? UNKNOWN : `${text}%`;
}

/** Below this, people are counted one by one in either unit: 31,400 says more than 3.1 万. */
const LARGE_FROM = 100_000;

/** In English, from here on people are counted in millions. */
const MILLION = 1_000_000;

/** Key of the words that go with a figure of people. */
export type PeopleSize = 'people' | 'peopleLarge' | 'peopleMillion';

/** A number of people as a figure, and what it counts: people, 万 or thousands, or millions. */
export function peopleFigure(
  value: number,
  language: Language,
  unit: PeopleUnit,
  sign = false,
): { readonly n: string; readonly large: boolean; readonly size: PeopleSize } {
  const size = peopleSize(value, language, unit);
  const n = peopleInSize(value, size, language, sign);
  return { n, large: size !== 'people', size };
}

/** What a number of people is counted in. */
export function peopleSize(value: number, language: Language, unit: PeopleUnit): PeopleSize {
  const size = Math.abs(value);
  if (unit === 'plain' || !(size >= LARGE_FROM)) return 'people';
  return language === 'en' && size >= MILLION ? 'peopleMillion' : 'peopleLarge';
}

/** A figure of people counted in a given size, such as that of another figure beside it. */
export function peopleInSize(value: number, size: PeopleSize, language: Language, sign = false): string {
  const divisor = size === 'people' ? 1 : size === 'peopleMillion' ? MILLION : peopleDivisor(language, 'large');
  const digits = size === 'people' ? 0 : size === 'peopleMillion' ? 2 : 1;
  const figure = value / divisor;
  return sign ? formatSigned(figure, language, digits) : formatNumber(figure, language, digits);
}

/** What people are counted in: one, or 10,000 (万) in Chinese and 1,000 (k) in English. */
export function peopleDivisor(language: Language, unit: PeopleUnit): number {
  if (unit === 'plain') return 1;
  return language === 'zh-CN' ? 10_000 : 1_000;
}

/** A difference with its sign; a real minus, so that columns of figures stay aligned. */
export function formatSigned(value: number, language: Language, digits = 0): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  const text = formatNumber(Math.abs(value), language, digits);
  if (Number(value.toFixed(digits)) === 0) return text;
  return value > 0 ? `+${text}` : `−${text}`;
}

export function formatTime(time: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(time);
}

export function formatDate(time: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric' }).format(time);
}
