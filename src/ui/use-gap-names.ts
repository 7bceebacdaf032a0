import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageGap } from '../core/coverage/coverage-result.ts';
import { useResults } from './results-store.ts';
import { useShown } from './shown.ts';

export interface GapNames {
  /** Its townships, most people first. */
  readonly townships: (gap: CoverageGap, most: number) => string;
  readonly nearest: (gap: CoverageGap) => string;
}

export function useGapNames(): GapNames {
  const { t } = useTranslation();
  const townships = useResults((state) => state.region?.townships);
  // The plan that was computed: a proposed site may be the nearest before it is accepted.
  const facilities = useShown()?.inputs.plan.facilities;
  return useMemo(() => {
    const nameOf = (index: number): string => townships?.[index]?.name ?? t('gap.noTownship');
    return {
      townships: (gap, most) => {
        const names = gap.townships
          .slice(0, most)
          .map((one) => nameOf(one.township))
          .join(t('list.comma'));
        return gap.townships.length > most ? t('gap.andMore', { names, n: gap.townships.length - most }) : names;
      },
      nearest: (gap) => facilities?.find((one) => one.id === gap.nearestFacility)?.name ?? t('gap.noneReached'),
    };
  }, [t, townships, facilities]);
}
