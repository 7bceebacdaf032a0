import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatMinutes,
  formatNumber,
  formatPercent,
  formatSigned,
  formatTime,
  peopleFigure,
  peopleInSize,
  peopleSize,
  UNKNOWN,
} from '../language/format-number.ts';
import { useSession } from './session.ts';

export interface Format {
  /** A plain figure: 18,420. */
  readonly count: (value: number, digits?: number) => string;
  /** People with their unit as chosen: 17.2 万人, 31,400 人, 172.3k people. */
  readonly people: (value: number) => string;
  /** Where the label beside it already says that people are counted. */
  readonly shortPeople: (value: number) => string;
  /** Beside an arrow: in the unit of the figure that changed, unless too small for it. */
  readonly peopleChange: (value: number, beside: number) => string;
  readonly signedPeople: (value: number) => string;
  /** Figure and unit apart, to be set in two sizes. */
  readonly signedParts: (value: number) => { readonly n: string; readonly unit: string };
  readonly minutes: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly signed: (value: number, digits?: number) => string;
  readonly time: (time: number) => string;
  /** Name of a kind of facility; a code of the user's own shows itself. */
  readonly kind: (code: string) => string;
  /** Several kinds within a sentence: "EMS stations and EMS centres". */
  readonly kinds: (codes: readonly string[]) => string;
}

/** Figures in the language and unit of the session. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const language = useSession((state) => state.language);
  const unit = useSession((state) => state.peopleUnit);
  return useMemo(() => {
    const parts = (value: number, sign: boolean) => {
      return peopleFigure(value, language, unit, sign);
    };
    const people = (value: number, form: string, sign = false): string => {
      const { n, size } = parts(value, sign);
      return n === UNKNOWN ? n : t(`unit.${form}${size}`, { n });
    };
    return {
      count: (value, digits = 0) => formatNumber(value, language, digits),
      people: (value) => people(value, ''),
      shortPeople: (value) => people(value, 'short.'),
      peopleChange: (value, beside) => {
        const size = peopleSize(beside, language, unit);
        const n = peopleInSize(value, size, language);
        if (/[1-9]/.test(n)) return t(`unit.change.${size}`, { n });
        return t('unit.change.people', { n: formatNumber(value, language) });
      },
      signedPeople: (value) => people(value, '', true),
      signedParts: (value) => {
        const { n, size } = parts(value, true);
        return { n, unit: t(`unit.of.${size}`) };
      },
      minutes: (value) => formatMinutes(value, language),
      percent: (share) => formatPercent(share, language),
      signed: (value, digits = 0) => formatSigned(value, language, digits),
      time: (time) => formatTime(time, language),
      kind: (code) => (i18n.exists(`kind.${code}`) ? t(`kind.${code}`) : code),
      kinds: (codes) => {
        const names = codes.map((code) => (i18n.exists(`kind.${code}`) ? t(`kind.${code}`, { count: 2 }) : code));
        const last = names.at(-1) ?? '';
        return names.length < 2 ? last : names.slice(0, -1).join(t('list.comma')) + t('list.and') + last;
      },
    };
  }, [t, i18n, language, unit]);
}
