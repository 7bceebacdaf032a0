import { useTranslation } from 'react-i18next';
import type { RobustnessAnswer, SpeedRange } from '../../../core/scenario/test-robustness.ts';
import { useFormat } from '../../use-format.ts';
import { RankBadge } from '../../widgets/rank-badge.tsx';
import { StabilityBar } from '../../widgets/stability-bar.tsx';
import own from './defence.module.css';
import type { DefencePageProps } from './defence-pages.tsx';

interface Props extends DefencePageProps {
  readonly answer: RobustnessAnswer;
}

/** How far each site can be relied on, and between which speeds. */
export function StandingList({ siting, answer }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const speeds = useSpeedWords();
  return (
    <>
      <ul className={own.list}>
        {siting.result.sites.map(({ rank, name }, at) => {
          const site = answer.sites[at];
          const range = answer.speedRange[at];
          return (
            site && (
              <li key={rank} className={own.standing}>
                <RankBadge rank={rank} />
                <div>
                  {name}
                  <StabilityBar site={site} />
                  <small>
                    {t('siting.robust.selected', {
                      share: format.percent(site.selected),
                      error: format.count(site.error, 2),
                    })}
                  </small>
                  {range && <small>{speeds(range)}</small>}
                </div>
              </li>
            )
          );
        })}
      </ul>
      <p className={own.quiet}>{t('siting.robust.indexWhy')}</p>
    </>
  );
}

/** "车速慢 15% 到快 20% 都成立". */
export function useSpeedWords(): (range: SpeedRange) => string {
  const { t } = useTranslation();
  return ({ from, to }) => {
    if (Number.isNaN(from)) return t('siting.robust.speed.never');
    const values = { slower: Math.round((1 - from) * 100), faster: Math.round((to - 1) * 100) };
    if (values.slower > 0 && values.faster > 0) return t('siting.robust.speed.both', values);
    if (values.slower > 0) return t('siting.robust.speed.slower', values);
    return t(values.faster > 0 ? 'siting.robust.speed.faster' : 'siting.robust.speed.only', values);
  };
}
