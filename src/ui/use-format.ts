import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatMinutes, formatNumber, formatPercent, formatSigned, formatTime, peopleDivisor, UNKNOWN,
} from '../language/format-number.ts';
import { useSession } from './session.ts';

export interface Format {
  /** A plain figure: 18,420. */
  readonly count: (value: number, digits?: number) => string;
  /** People with their unit as chosen: 17.2 万人, 31,400 人, 172.3k people. */
  readonly people: (value: number) => string;
  readonly signedPeople: (value: number) => string;
  readonly minutes: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly signed: (value: number, digits?: number) => string;
  readonly time: (time: number) => string;
  /** Minutes or km, whichever the limit in force counts. */
  readonly kind: (code: string) => string;
}

/** Below this, people are counted one by one in either unit: 31,400 says more than 3.1 万. */
const LARGE_FROM = 100_000;

/** Figures in the language and unit of the session. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const language = useSession((state) => state.language);
  const unit = useSession((state) => state.peopleUnit);
  return useMemo(() => {
    const people = (value: number, sign: boolean): string => {
      if (!Number.isFinite(value)) return UNKNOWN;
      const divisor = peopleDivisor(language, unit);
      const large = divisor > 1 && Math.abs(value) >= LARGE_FROM;
      const digits = large ? 1 : 0;
      const figure = large ? value / divisor : value;
      const text = sign ? formatSigned(figure, language, digits) : formatNumber(figure, language, digits);
      return t(large ? 'unit.peopleLarge' : 'unit.people', { n: text });
    };
    return {
      count: (value, digits = 0) => formatNumber(value, language, digits),
      people: (value) => people(value, false),
      signedPeople: (value) => people(value, true),
      minutes: (value) => formatMinutes(value, language),
      percent: (share) => formatPercent(share, language),
      signed: (value, digits = 0) => formatSigned(value, language, digits),
      time: (time) => formatTime(time, language),
      kind: (code) => (i18n.exists(`kind.${code}`) ? t(`kind.${code}`) : code),
    };
  }, [t, i18n, language, unit]);
}
