import { useTranslation } from 'react-i18next';
import type { Limit } from '../core/model/question.ts';
import { DEFAULT_TRAVEL, type TravelSettings } from '../core/model/travel-settings.ts';
import { useDocument } from './document-store.ts';
import { useShown, useShownQuestion } from './shown.ts';

type Translate = (key: string, values: Record<string, string | number>) => string;

/** "15 分钟" or "3.5 公里": how near, without saying by which way. */
export function amountText(limit: Limit, t: Translate): string {
  return limit.by === 'minutes' ? t('unit.minutes', { n: limit.minutes }) : t('unit.km', { n: limit.km });
}

export type Way = Pick<TravelSettings, 'model' | 'mode'>;

/** Straight lines know no car; on foot it is a walk, whatever it leads over. */
export function wayOf({ model, mode }: Way): 'circle' | 'network' | 'terrain' | 'walk' {
  return model !== 'circle' && mode === 'walk' ? 'walk' : model;
}

/** "车程 15 分钟" or "直线 3.5 公里": never to be mistaken for a response time. */
export function reachText(limit: Limit, travel: Way, t: Translate): string {
  const way = limit.by === 'minutes' ? wayOf(travel) : `${limit.metric}Km`;
  return t(`reach.${way}`, { limit: amountText(limit, t) });
}

/** A limit as it stands in titles and sentences; where none is given, that of the shown numbers. */
export function useLimitText(given?: Limit): string {
  const { t } = useTranslation();
  const { limit } = useShownQuestion();
  const now = useDocument((state) => state.history?.plan.travel);
  const travel = useShown()?.inputs.plan.travel ?? now ?? DEFAULT_TRAVEL;
  return reachText(given ?? limit, travel, t);
}
