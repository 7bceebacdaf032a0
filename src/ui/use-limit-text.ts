import { useTranslation } from 'react-i18next';
import type { Limit } from '../core/model/question.ts';
import { useSession } from './session.ts';

/** "15 分钟" or "3.5 公里": the limit in force, as it stands in titles and sentences. */
export function useLimitText(given?: Limit): string {
  const { t } = useTranslation();
  const own = useSession((state) => state.question.limit);
  const limit = given ?? own;
  return limit.by === 'minutes' ? t('unit.minutes', { n: limit.minutes }) : t('unit.km', { n: limit.km });
}
