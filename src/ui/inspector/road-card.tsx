import { Button, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { closeRoad, roadName, setRoadSpeed } from '../control/edits.ts';
import { useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { CardHead } from './card-head.tsx';
import classes from './inspector.module.css';

/** A road: closed, or driven faster or slower than the file and the class say. */
export function RoadCard({ way }: { readonly way: number }) {
  const { t } = useTranslation();
  const id = useResults((state) => state.region?.roads?.ids[way]);
  const plan = useDocument((state) => state.history?.plan);
  if (id === undefined || !plan) return null;
  const closed = plan.closedRoads.includes(id);
  const percent = Math.round((plan.roadSpeeds[id] ?? 1) * 100);
  return (
    <>
      <CardHead title={roadName(way)} />
      <p className={classes.sub}>{closed ? t('roadCard.closed') : id}</p>
      <section className={classes.section}>
        <p>{t('roadCard.meaning')}</p>
        <NumberInput
          label={t('roadCard.speed')}
          suffix=" %"
          min={10}
          max={300}
          step={10}
          disabled={closed}
          value={percent}
          onChange={(value) =>
            typeof value === 'number' && value >= 10 && value !== percent && setRoadSpeed(way, value / 100)
          }
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => closeRoad(way, !closed)}>
            {t(closed ? 'roadCard.reopen' : 'roadCard.close')}
          </Button>
        </div>
      </section>
    </>
  );
}
