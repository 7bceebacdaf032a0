import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoadAcross } from '../../core/scenario/roads-across.ts';
import { chooseRoads } from '../control/roads-across.ts';
import { useDocument } from '../document-store.ts';
import { useFormat } from '../use-format.ts';
import classes from './roads-list.module.css';

/** Shorter ones of a class are not listed one by one. */
const MOST_LISTED = 30;

interface Props {
  readonly roads: readonly RoadAcross[];
  readonly without: ReadonlySet<string>;
}

/** The roads by class, each to be left out, alone or with its class. */
export function RoadsList({ roads, without }: Props) {
  const { t } = useTranslation();
  // Ramps belong to their road.
  const byClass = Map.groupBy(roads, ({ roadClass }) => roadClass.replace('_link', ''));
  return (
    <div className={classes.list}>
      {[...byClass].map(([roadClass, members]) => (
        <ClassOfRoads key={roadClass} name={t(`road.${roadClass}`)} roads={members} without={without} />
      ))}
    </div>
  );
}

function ClassOfRoads({ name, roads, without }: Props & { readonly name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ids = roads.map(({ id }) => id);
  const chosen = ids.filter((id) => !without.has(id)).length;
  const meters = roads.reduce((sum, road) => sum + road.meters, 0);
  return (
    <fieldset aria-label={name}>
      <div className={classes.row}>
        <Checkbox
          size="xs"
          label={<b>{t('roadsCard.class', { class: name, n: format.count(roads.length) })}</b>}
          checked={chosen > 0}
          indeterminate={chosen > 0 && chosen < roads.length}
          onChange={() => chooseRoads(ids, chosen < roads.length)}
        />
        <span>{t('unit.km', { n: format.count(meters / 1000, 1) })}</span>
      </div>
      {roads.slice(0, MOST_LISTED).map((road) => (
        <OneRoad key={road.id} road={road} chosen={!without.has(road.id)} />
      ))}
      {roads.length > MOST_LISTED && (
        <p className={classes.more}>{t('roadsCard.more', { n: format.count(roads.length - MOST_LISTED) })}</p>
      )}
    </fieldset>
  );
}

function OneRoad({ road, chosen }: { readonly road: RoadAcross; readonly chosen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const closed = useDocument((state) => state.history?.plan.closedRoads.includes(road.id) ?? false);
  const share = useDocument((state) => state.history?.plan.roadSpeeds[road.id] ?? 1);
  const state = closed ? t('roadsCard.closed') : share === 1 ? '' : t('unit.percent', { n: Math.round(share * 100) });
  return (
    <div className={classes.row} data-one title={road.id}>
      <Checkbox
        size="xs"
        label={road.name || t('roadsCard.unnamed')}
        checked={chosen}
        onChange={() => chooseRoads([road.id], !chosen)}
      />
      {state && <em>{state}</em>}
      <span>{t('unit.km', { n: format.count(road.meters / 1000, 1) })}</span>
    </div>
  );
}
