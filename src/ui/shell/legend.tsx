import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownRamp } from '../control/scene.ts';
import { type LegendClass, legendClasses } from '../legend-classes.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { useShown, useShownQuestion } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { SimulatedBadge } from '../widgets/simulated-badge.tsx';
import { AgreementLegend } from './agreement-legend.tsx';
import classes from './legend.module.css';
import { LegendSymbols } from './legend-symbols.tsx';

function useClasses(): readonly LegendClass[] {
  const theme = useSession((state) => state.theme);
  const shading = useSession((state) => state.shading);
  const question = useShownQuestion();
  const region = useResults((state) => state.region);
  const dragged = useResults((state) => state.drag?.cells);
  const evaluation = useShown()?.evaluation;
  const ground = useMemo(() => {
    if (!region || !evaluation) return null;
    const ramp = shownRamp(question.limit, theme);
    const { coverage, cells } = evaluation;
    return { region, coverage, cells: dragged ?? cells, question, ramp, shading, theme };
  }, [theme, shading, question, region, dragged, evaluation]);
  // Counting all cells takes a while: the figures come first, the legend in a turn of its own.
  const shown = useDeferredValue(ground);
  return useMemo(() => (shown ? legendClasses(shown) : []), [shown]);
}

/** More kinds than this are not named one by one in the title. */
const MOST_NAMES = 2;

/** What the colours and shapes mean, how many people live in each class, and where the limit lies. */
export function Legend() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const shading = useSession((state) => state.shading);
  const { limit, facilityKinds: kinds } = useShownQuestion();
  const byKm = limit.by === 'km';
  const simulated = useResults((state) => state.region?.simulated ?? false);
  const format = useFormat();
  const compared = useSession((state) => state.models.show);
  const comparison = useResults((state) => state.models);
  const models = compared ? comparison : null;
  const rows = useClasses();
  const names = kinds.length > MOST_NAMES ? t('legend.anyFacility') : kinds.map(format.kind).join(t('list.comma'));
  const name = t(open ? 'legend.fold' : 'legend.unfold');
  const title = shading === 'cells' && byKm ? 'legend.title.cellsKm' : `legend.title.${shading}`;
  return (
    <section className={classes.legend} aria-label={t('legend.name')} data-map-cover="left">
      <header>
        <b>{models ? t('models.title') : t(title, { kinds: names })}</b>
        {simulated && <SimulatedBadge />}
        <ActionIcon size={20} aria-label={name} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <IconChevronDown size={14} /> : <IconChevronUp size={14} />}
        </ActionIcon>
      </header>
      {open && models && <AgreementLegend models={models} />}
      {open && !models && rows.length > 0 && (
        <>
          <ol className={classes.ramp}>
            {rows.map((row) => (
              <RampClass key={row.color} row={row} />
            ))}
          </ol>
          <p>{t(shading === 'cells' ? 'legend.peopleBelow' : 'legend.townshipsBelow')}</p>
        </>
      )}
      {open && <LegendSymbols />}
    </section>
  );
}

function RampClass({ row }: { readonly row: LegendClass }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shading = useSession((state) => state.shading);
  const chinese = useSession((state) => state.language === 'zh-CN');
  const ofPeople = shading === 'cells';
  const divisor = chinese ? 10_000 : 1_000;
  const end = row.end ?? 0;
  const endText =
    row.end === null
      ? ''
      : shading === 'township-share'
        ? t('unit.percent', { n: Math.round(end * 100) })
        : format.count(end, Number.isInteger(end) ? 0 : 1);
  const amount = ofPeople
    ? format.count(row.amount / divisor, row.amount < divisor * 10 ? 1 : 0)
    : format.count(row.amount);
  return (
    <Tooltip
      label={ofPeople ? format.people(row.amount) : t('unit.townships', { n: format.count(row.amount) })}
      openDelay={80}
    >
      <li data-threshold={row.threshold || undefined} data-unreached={row.unreached || undefined}>
        <i style={{ background: row.color }} />
        <span>{row.unreached ? t('legend.unreached') : endText}</span>
        <small>{amount}</small>
      </li>
    </Tooltip>
  );
}
