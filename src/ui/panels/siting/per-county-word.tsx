import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PerCounty } from '../../../core/model/question.ts';
import { session, setSession, useSession } from '../../session.ts';
import { Word } from '../../widgets/word.tsx';

/** New sites in every county: at least, at most, or as it comes. */
export function PerCountyWord() {
  const { t } = useTranslation();
  const { atLeast, atMost } = useSession((state) => state.siting.perCounty) ?? {};
  const text =
    atLeast !== undefined && atMost !== undefined
      ? t('siting.countyBoth', { atLeast, atMost })
      : atLeast !== undefined
        ? t('siting.countyLeast', { atLeast })
        : atMost !== undefined
          ? t('siting.countyMost', { atMost })
          : t('siting.countyFree');
  return (
    <Word text={text} name={t('siting.perCounty')}>
      <NumberInput
        label={t('siting.countyLeastName')}
        value={atLeast ?? ''}
        min={0}
        max={50}
        allowDecimal={false}
        onChange={(value) => setPerCounty('atLeast', value)}
      />
      <NumberInput
        label={t('siting.countyMostName')}
        value={atMost ?? ''}
        min={0}
        max={50}
        allowDecimal={false}
        onChange={(value) => setPerCounty('atMost', value)}
      />
      <small>{t('siting.countyWhy')}</small>
    </Word>
  );
}

/** An empty field is no rule; so is at least none. */
function setPerCounty(side: keyof PerCounty, value: number | string): void {
  const { perCounty, ...others } = session().siting;
  const { [side]: _, ...rest } = perCounty ?? {};
  const rule = typeof value === 'number' && (side === 'atMost' || value > 0) ? { ...rest, [side]: value } : rest;
  setSession({ siting: Object.keys(rule).length > 0 ? { ...others, perCounty: rule } : others });
}
