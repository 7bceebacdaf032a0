import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SafestPlan as Safest } from '../../../core/scenario/test-robustness.ts';
import { showPlaces } from '../../control/selection.ts';
import { adopt } from '../../control/siting.ts';
import { setDefence } from '../../defence-store.ts';
import { useFormat } from '../../use-format.ts';
import { usePlaceNames } from '../../use-place-names.ts';
import own from './defence.module.css';
import type { DefencePageProps } from './defence-pages.tsx';

interface Props extends DefencePageProps {
  readonly safest: Safest;
}

/** The plan that loses least in the worst draw, where that is another one. */
export function SafestPlan({ safest, siting }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ranks, places } = usePlaceNames();
  const [shown, setShown] = useState(false);
  useEffect(() => () => setDefence({ shownPlan: null }), []);
  const { sites, people } = siting.result;
  const isIn = (list: readonly { lon: number; lat: number }[], one: { lon: number; lat: number }) =>
    list.some(({ lon, lat }) => lon === one.lon && lat === one.lat);
  const instead = safest.sites.filter((site) => !isIn(sites, site));
  const leftOut = sites.flatMap((site, at) => (isIn(safest.sites, site) ? [] : [at]));
  if (instead.length + leftOut.length === 0) return <p>{t('siting.robust.safestIsThis')}</p>;
  const toggle = () => {
    setShown(!shown);
    setDefence({ shownPlan: shown ? null : safest.sites });
    if (!shown) showPlaces([...sites, ...safest.sites]);
  };
  return (
    <>
      <p>
        {t('siting.robust.safest', {
          ranks: ranks(leftOut),
          places: places(instead),
          worst: format.people(safest.worstRegret * people),
          mean: format.people(safest.meanRegret * people),
        })}
      </p>
      <div className={own.under}>
        <Button size="compact-sm" variant="default" aria-pressed={shown} onClick={toggle}>
          {t(shown ? 'siting.plans.hide' : 'siting.plans.show')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void adopt(safest.sites)}>
          {t('siting.plans.adopt')}
        </Button>
      </div>
    </>
  );
}
