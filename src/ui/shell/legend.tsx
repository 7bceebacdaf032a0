import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { townshipClass, townshipRamp } from '../../map/ramp.ts';
import { peoplePerClass } from '../classes-of-people.ts';
import { shownRamp } from '../control/scene.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { townshipValues, useShown } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { SimulatedBadge } from '../widgets/simulated-badge.tsx';
import classes from './legend.module.css';
import { LegendSymbols } from './legend-symbols.tsx';

interface LegendClass {
  readonly color: string;
  /** Upper end as printed under the class; empty at the open end. */
  readonly end: string;
  readonly amount: number;
  /** The limit or target lies at the upper end. */
  readonly threshold: boolean;
}

/** Classes of the ground's colours in force, with the people or townships in each. */
function useLegendClasses(): readonly LegendClass[] {
  const theme = useSession((state) => state.theme);
  const shading = useSession((state) => state.shading);
  const { limit, targetShare } = useSession((state) => state.question);
  const region = useResults((state) => state.region);
  const drag = useResults((state) => state.drag);
  const shown = useShown();
  const format = useFormat();
  return useMemo(() => {
    if (!region || !shown || shading === 'none') return [];
    const ramp = shownRamp(limit, theme);
    const row = (color: string, end: number | undefined, amount: number, threshold: boolean, text: string): LegendClass =>
      ({ color, end: end === undefined ? '' : text, amount, threshold });
    if (shading === 'cells') {
      const people = peoplePerClass(drag?.cells ?? shown.evaluation.cells, region.demand.population, ramp);
      const rows = ramp.colors.map((color, index) => {
        const end = ramp.steps[index];
        return row(color, end, people[index] ?? 0, end === ramp.limit, format.count(end ?? 0, Number.isInteger(end) ? 0 : 1));
      });
      const unreached = people.at(-1) ?? 0;
      return unreached > 0 ? [...rows, row(ramp.unreachedColor, undefined, unreached, false, '')] : rows;
    }
    const classes = townshipRamp(shading, ramp, theme);
    const values = townshipValues(shown.evaluation.coverage, shading, region.townships.length) ?? [];
    const counts = new Array<number>(classes.colors.length).fill(0);
    for (const value of values) {
      const at = townshipClass(value, shading, classes);
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    }
    return classes.colors.map((color, index) => {
      const end = classes.steps[index];
      const text = shading === 'township-share' ? `${Math.round((end ?? 0) * 100)}%` : format.count(end ?? 0);
      const threshold = end !== undefined && end === (shading === 'township-share' ? targetShare : shading === 'township-minutes' ? ramp.limit : Number.NaN);
      return row(color, end, counts[index] ?? 0, threshold, text);
    });
  }, [theme, shading, limit, targetShare, region, drag, shown, format]);
}

export function Legend() {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(true);
  const shading = useSession((state) => state.shading);
  const byKm = useSession((state) => state.question.limit.by === 'km');
  const simulated = useResults((state) => state.region?.simulated ?? false);
  const rows = useLegendClasses();
  const name = t(open ? 'legend.fold' : 'legend.unfold');
  const title = shading === 'cells' && byKm ? 'legend.title.cellsKm' : `legend.title.${shading}`;
  const perClass = (row: LegendClass): string => shading === 'cells' ? format.people(row.amount) : t('unit.townships', { n: format.count(row.amount) });
  return (
    <section className={classes.legend} aria-label={t('legend.name')}>
      <header>
        <b>{t(title)}</b>
        {simulated && <SimulatedBadge />}
        <ActionIcon size={20} aria-label={name} onClick={() => setOpen(!open)}>
          {open ? <IconChevronDown size={14} /> : <IconChevronUp size={14} />}
        </ActionIcon>
      </header>
      {open && rows.length > 0 && (
        <ol className={classes.ramp}>
          {rows.map((row, index) => (
            <Tooltip key={row.color} label={perClass(row)} openDelay={80}>
              <li data-threshold={row.threshold || undefined} data-unreached={(shading === 'cells' && index === 7) || undefined}>
                <i style={{ background: row.color }} />
                <span>{shading === 'cells' && index === 7 ? t('legend.unreached') : row.end}</span>
                <small>{shading === 'cells' ? <PeopleShort value={row.amount} /> : format.count(row.amount)}</small>
              </li>
            </Tooltip>
          ))}
        </ol>
      )}
      {open && rows.length > 0 && <p>{t(shading === 'cells' ? 'legend.peopleBelow' : 'legend.townshipsBelow')}</p>}
      {open && <LegendSymbols />}
    </section>
  );
}

/** People per class in as few characters as possible: the unit stands in the line below. */
function PeopleShort({ value }: { readonly value: number }) {
  const format = useFormat();
  const chinese = useSession((state) => state.language === 'zh-CN');
  const divisor = chinese ? 10_000 : 1_000;
  return <>{format.count(value / divisor, value < divisor * 10 ? 1 : 0)}</>;
}
