import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FINDING_KINDS, type FindingKind, type NetworkFinding } from '../../../core/travel/network-health/finding.ts';
import type { NetworkHealth } from '../../../core/travel/network-health/network-health.ts';
import { showPlace } from '../../control/selection.ts';
import { useResults } from '../../results-store.ts';
import { setSession, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import classes from '../panel.module.css';
import own from './data.module.css';

/** Whether the road network can be trusted: how it hangs together, and what to look at. */
export function RoadHealth() {
  const { t } = useTranslation();
  const hasRoads = useResults((state) => state.region?.roads != null);
  const health = useResults((state) => state.roads?.health);
  if (!hasRoads) return <p className={classes.empty}>{t('roads.none')}</p>;
  if (!health) return <p className={classes.empty}>{t('progress.roads')}</p>;
  const found = FINDING_KINDS.filter((kind) => health.findings[kind].count > 0);
  return (
    <>
      <Figures health={health} />
      {found.length === 0 && <p className={classes.empty}>{t('roads.nothing')}</p>}
      {found.map((kind) => (
        <FindingGroup key={kind} kind={kind} health={health} />
      ))}
    </>
  );
}

function Figures({ health }: { readonly health: NetworkHealth }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people } = health;
  const notModelled = useResults((state) => state.region?.roads?.notModelled);
  return (
    <>
      <p className={classes.hint} style={{ marginTop: 12 }}>
        {t('roads.figures', {
          km: format.count(health.meters / 1000),
          parts: format.count(health.parts),
          share: format.percent(health.largestShare),
        })}
      </p>
      <p className={classes.hint}>
        {t('roads.people', {
          largest: format.people(people.onLargest),
          others: format.people(people.onOthers),
          off: format.people(people.offRoad),
        })}
      </p>
      {notModelled && Object.values(notModelled).some((count) => count > 0) && (
        <p className={classes.hint}>
          {t('roads.notModelled', {
            turns: format.count(notModelled.turnRestrictions),
            timedTurns: format.count(notModelled.timedTurnRestrictions),
            speeds: format.count(notModelled.timedSpeeds),
            access: format.count(notModelled.timedAccess),
          })}
        </p>
      )}
    </>
  );
}

/** Rows shown before one asks for more. */
const FIRST_ROWS = 20;

function FindingGroup({ kind, health }: { readonly kind: FindingKind; readonly health: NetworkHealth }) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useSession((state) => state.finding === kind);
  const [shown, setShown] = useState(FIRST_ROWS);
  const { count, people, list } = health.findings[kind];
  return (
    <div className={own.group} data-severity={people > 0 ? 'warning' : 'note'}>
      <UnstyledButton
        className={own.groupHead}
        aria-expanded={open}
        onClick={() => setSession({ finding: open ? null : kind })}
      >
        <i />
        <span>
          {t(`roads.kind.${kind}`)}
          <small>{people > 0 ? t('roads.touches', { people: format.people(people) }) : t(`roads.why.${kind}`)}</small>
        </span>
        <span>{t('health.times', { n: format.count(count) })}</span>
        {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
      </UnstyledButton>
      {open && (
        <>
          {people > 0 && <p className={classes.hint}>{t(`roads.why.${kind}`)}</p>}
          <ul className={own.issues}>
            {list.slice(0, shown).map((finding, index) => (
              <FindingRow key={index} finding={finding} />
            ))}
            {list.length > shown && (
              <Button variant="subtle" size="compact-xs" onClick={() => setShown(list.length)}>
                {t('health.showMore', { n: format.count(list.length - shown) })}
              </Button>
            )}
          </ul>
          {count > list.length && <p className={classes.hint}>{t('roads.listed', { n: format.count(list.length) })}</p>}
        </>
      )}
    </div>
  );
}

const IN_KILOMETERS: ReadonlySet<FindingKind> = new Set([
  'separate-part',
  'cannot-leave',
  'cannot-enter',
  'cannot-leave-or-enter',
]);

function FindingRow({ finding }: { readonly finding: NetworkFinding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, figure, way, name, people, lon, lat } = finding;
  const n = IN_KILOMETERS.has(kind)
    ? format.count(figure / 1000, 1)
    : format.count(figure, kind === 'dangling-end' ? 1 : 0);
  return (
    <li>
      <span>
        {name || way}
        {t('list.semicolon')}
        {t(`roads.figure.${kind}`, { n })}
      </span>
      {people > 0 && <small>{t('roads.touches', { people: format.people(people) })}</small>}
      <Button variant="subtle" size="compact-xs" onClick={() => showPlace(lon, lat)}>
        {t('health.toMap')}
      </Button>
    </li>
  );
}
