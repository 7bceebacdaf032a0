import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_ROADS, type RoadAcross, type RoadsAcross } from '../../core/scenario/roads-across.ts';
import { closeRoads, setRoadSpeeds } from '../control/roads-across.ts';
import { useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { useFormat } from '../use-format.ts';
import { CardHead } from './card-head.tsx';
import classes from './inspector.module.css';
import { RoadsList } from './roads-list.tsx';

/** So many times as long as what was drawn, a road is told to reach far beyond it. */
const FAR_BEYOND = 2;

function metersOf(roads: readonly RoadAcross[]): number {
  return roads.reduce((sum, { meters }) => sum + meters, 0);
}

/** The roads that were drawn across or around: closed, or driven faster or slower, all that are chosen in one step. */
export function RoadsCard() {
  const { t } = useTranslation();
  const picked = useResults((state) => state.picked);
  if (!picked) return null;
  const { across, without } = picked;
  const { roads, count } = across;
  const title = <CardHead title={t('roadsCard.title', { count })} />;
  if (roads.length === 0) {
    const key = count === 0 ? 'roadsCard.none' : 'roadsCard.tooMany';
    return (
      <>
        {title}
        <p className={classes.sub}>{t(key, { n: count, most: MOST_ROADS })}</p>
      </>
    );
  }
  return (
    <>
      {title}
      <Extent across={across} chosen={roads.length - without.size} />
      <RoadsList roads={roads} without={without} />
      <Change roads={roads.filter(({ id }) => !without.has(id))} />
    </>
  );
}

/** How much road that is: edits are of whole roads, which may reach far beyond what was drawn. */
function Extent({ across, chosen }: { readonly across: RoadsAcross; readonly chosen: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { roads, drawnMeters } = across;
  const longest = Math.max(...roads.map(({ meters }) => meters));
  return (
    <>
      <p className={classes.sub}>
        {t('roadsCard.total', { km: format.count(metersOf(roads) / 1000, 1), n: format.count(chosen) })}
      </p>
      <section className={classes.section}>
        <p>
          {t('roadsCard.whole')}
          {longest > FAR_BEYOND * drawnMeters && (
            <> {t('roadsCard.longest', { km: format.count(longest / 1000, 1) })}</>
          )}
        </p>
      </section>
    </>
  );
}

function Change({ roads }: { readonly roads: readonly RoadAcross[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = useDocument((state) => state.history?.plan);
  const [percent, setPercent] = useState<number | string>(50);
  const shut = new Set(plan?.closedRoads);
  const closed = roads.filter(({ id }) => shut.has(id)).length;
  const open = roads.length - closed;
  return (
    <section className={classes.section}>
      <div className={classes.buttons}>
        {(open > 0 || closed === 0) && (
          <Button variant="default" disabled={open === 0} onClick={() => closeRoads(roads, true)}>
            {t('roadsCard.close', { n: format.count(open) })}
          </Button>
        )}
        {closed > 0 && (
          <Button variant="default" onClick={() => closeRoads(roads, false)}>
            {t('roadsCard.reopen', { n: format.count(closed) })}
          </Button>
        )}
      </div>
      <div className={classes.buttons} style={{ alignItems: 'flex-end' }}>
        <NumberInput
          flex={1}
          label={t('roadsCard.speed')}
          suffix=" %"
          min={10}
          max={300}
          step={10}
          value={percent}
          onChange={setPercent}
        />
        <Button
          variant="default"
          disabled={roads.length === 0 || typeof percent !== 'number' || percent < 10 || percent > 300}
          onClick={() => setRoadSpeeds(roads, Number(percent) / 100)}
        >
          {t('roadsCard.setSpeed')}
        </Button>
      </div>
    </section>
  );
}
