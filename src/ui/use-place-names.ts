import { useTranslation } from 'react-i18next';
import type { NamedPlace } from '../core/model/question.ts';

export interface PlaceNames {
  /** "1、3": sites of a proposal, given by their place in it, counted from 0. */
  readonly ranks: (sites: readonly number[]) => string;
  /** "白沙镇、龙潭乡（2 处）": several places of one name are counted. */
  readonly places: (places: readonly NamedPlace[]) => string;
}

/** Sites and places listed as people say them. */
export function usePlaceNames(): PlaceNames {
  const { t } = useTranslation();
  return {
    ranks: (sites) =>
      [...sites]
        .sort((a, b) => a - b)
        .map((site) => String(site + 1))
        .join(t('list.comma')),
    places: (places) => {
      const times = new Map<string, number>();
      for (const { name } of places) times.set(name, (times.get(name) ?? 0) + 1);
      return [...times].map(([name, n]) => (n === 1 ? name : t('siting.placesOf', { name, n }))).join(t('list.comma'));
    },
  };
}
