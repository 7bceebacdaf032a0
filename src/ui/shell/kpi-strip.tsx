import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KPIS, type Kpi, type KpiValues, kpisOf, kpisOfDrag, MORE_IS_BETTER } from '../kpi.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { useShown } from '../shown.ts';
import { type Format, useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import { KpiOrigin } from './kpi-origin.tsx';
import classes from './kpi-strip.module.css';
import { ProposalChip } from './proposal-chip.tsx';

function useKpis(): { now: KpiValues; before: KpiValues | null; townships: number } | null {
  const shown = useShown();
  const baseline = useResults((state) => state.baseline);
  const drag = useResults((state) => state.drag);
  if (!shown) return null;
  const { coverage } = shown.evaluation;
  const sameQuestion = baseline?.inputs.question === shown.inputs.question;
  return {
    now: drag ? kpisOfDrag(drag) : kpisOf(coverage),
    before: baseline && sameQuestion ? kpisOf(baseline.evaluation.coverage) : null,
    townships: coverage.townships.filter((row) => row.people > 0).length,
  };
}

export function KpiStrip() {
  const { t } = useTranslation();
  const kpis = useKpis();
  if (!kpis) return null;
  return (
    <div className={classes.place} data-map-cover="top">
      <section className={classes.strip} aria-label={t('kpi.strip')}>
        {KPIS.map((kpi) => (
          <KpiButton key={kpi} kpi={kpi} {...kpis} />
        ))}
      </section>
      <ProposalChip />
    </div>
  );
}

interface Props {
  readonly kpi: Kpi;
  readonly now: KpiValues;
  readonly before: KpiValues | null;
  readonly townships: number;
}

function valueText(kpi: Kpi, value: number, townships: number, format: Format): string {
  if (kpi === 'share') return format.percent(value);
  if (kpi === 'outside') return format.shortPeople(value);
  if (kpi === 'townships') return `${format.count(value)} / ${format.count(townships)}`;
  return format.minutes(value);
}

/** Size of a change as printed beside its arrow; empty where nothing changed. */
function useChangeText(): (kpi: Kpi, change: number, now: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const text = (kpi: Kpi, size: number, now: number): string => {
    if (kpi === 'outside') return format.peopleChange(size, now);
    if (kpi === 'share') return t('unit.change.points', { n: format.count(size * 100, 1) });
    if (kpi === 'response') return t('unit.change.minutes', { n: format.minutes(size) });
    return t('unit.change.townships', { n: format.count(size) });
  };
  return (kpi, change, now) => {
    const found = text(kpi, Math.abs(change), now);
    return /[1-9]/.test(found) ? found : '';
  };
}

function KpiButton({ kpi, now, before, townships }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const dragging = useResults((state) => state.drag !== null);
  const stale = useSession((state) => state.question) !== useShown()?.inputs.question;
  const change = before ? now[kpi] - before[kpi] : 0;
  const text = useChangeText()(kpi, change, now[kpi]);
  const good = change > 0 === MORE_IS_BETTER[kpi];
  return (
    <Popover width={340} position="bottom-start">
      <Popover.Target>
        <UnstyledButton className={classes.kpi} data-stale={stale || undefined} data-live={dragging || undefined}>
          <span>{t(`kpi.${kpi}.name`, { limit })}</span>
          <b>
            {valueText(kpi, now[kpi], townships, format)}
            {kpi === 'response' && <small>{t('unit.min')}</small>}
          </b>
          {text && (
            <em data-good={good}>
              {change > 0 ? '▲' : '▼'} {text}
            </em>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <KpiOrigin kpi={kpi} />
      </Popover.Dropdown>
    </Popover>
  );
}
