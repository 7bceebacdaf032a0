import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TownshipCoverage } from '../../core/coverage/coverage-result.ts';
import { selectAndShow } from '../control/selection.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { useShownCoverage, useShownQuestion } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import { MetChip } from '../widgets/chip.tsx';
import type { Column } from './columns.ts';
import { DataTable, type TableProps } from './data-table.tsx';
import { ChangeCell, ShareCell } from './unit-cells.tsx';

interface Row extends TownshipCoverage {
  readonly name: string;
  readonly county: string;
  readonly class: string;
  /** Percentage points against the baseline. */
  readonly points: number;
  /** Covered share while a facility is dragged, else the computed one. */
  readonly live: number;
}

function useRows(onlyUnmet: boolean): readonly Row[] {
  const { t } = useTranslation();
  const region = useResults((state) => state.region);
  const before = useResults((state) => state.baseline?.evaluation.coverage);
  const drag = useResults((state) => state.drag);
  // The figures come first, hundreds of rows in a turn of their own.
  const coverage = useDeferredValue(useShownCoverage());
  return useMemo(() => {
    if (!region || !coverage) return [];
    const words = new Map(
      [...new Set(region.townships.map((unit) => unit.class))].map((one) => [one, t(`townshipClass.${one}`)]),
    );
    const old = new Map(before?.townships.map((row) => [row.township, row.share]));
    const rows = coverage.townships.map((row): Row => {
      const unit = region.townships[row.township];
      const live = drag?.townshipShare[row.township] ?? row.share;
      const points = (live - (old.get(row.township) ?? Number.NaN)) * 100;
      return {
        ...row,
        live,
        points,
        name: unit?.name ?? '',
        county: unit?.county ?? '',
        class: words.get(unit?.class ?? 'unknown') ?? t('townshipClass.unknown'),
      };
    });
    return onlyUnmet ? rows.filter((row) => !row.met && !Number.isNaN(row.share)) : rows;
  }, [region, coverage, before, drag, onlyUnmet, t]);
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const target = useShownQuestion().targetShare;
  return useMemo(
    () => [
      { key: 'name', title: t('column.township'), width: 88, value: (row) => row.name },
      { key: 'county', title: t('column.county'), width: 76, value: (row) => row.county },
      { key: 'class', title: t('column.class'), width: 84, value: (row) => row.class },
      {
        key: 'people',
        title: t('column.residents'),
        width: 78,
        figures: true,
        value: (row) => row.people,
        render: (row) => format.count(row.people),
      },
      {
        key: 'share',
        title: t('column.share', { limit }),
        width: 130,
        value: (row) => row.live,
        render: (row) => <ShareCell share={row.live} met={row.live >= target} target={target} />,
      },
      {
        key: 'outside',
        title: t('column.left'),
        width: 82,
        figures: true,
        value: (row) => row.outside + row.unreached,
        render: (row) => format.count(row.outside + row.unreached),
      },
      {
        key: 'mean',
        title: t('column.meanMin'),
        width: 108,
        figures: true,
        value: (row) => row.meanMinutes,
        render: (row) => format.minutes(row.meanMinutes),
      },
      {
        key: 'max',
        title: t('column.maxMin'),
        width: 108,
        figures: true,
        value: (row) => row.maxMinutes,
        render: (row) => format.minutes(row.maxMinutes),
      },
      {
        key: 'response',
        title: t('column.responseMin'),
        width: 106,
        figures: true,
        value: (row) => row.response.meanMinutes,
        render: (row) => format.minutes(row.response.meanMinutes),
      },
      {
        key: 'met',
        title: t('column.met'),
        width: 88,
        value: (row) => t(Number.isNaN(row.share) ? 'met.unknown' : row.met ? 'met.yes' : 'met.no'),
        render: (row) => <MetChip share={row.share} met={row.met} />,
      },
      {
        key: 'points',
        title: t('column.change'),
        width: 68,
        figures: true,
        value: (row) => row.points,
        render: (row) => <ChangeCell points={row.points} />,
      },
    ],
    [t, format, limit, target],
  );
}

export function TownshipTable({ words, onlyUnmet, onHidden }: TableProps) {
  const { t } = useTranslation();
  const selected = useSession((state) => (state.selection?.type === 'township' ? state.selection.township : null));
  return (
    <DataTable
      name={t('drawer.tab.townships')}
      columns={useColumns()}
      rows={useRows(onlyUnmet)}
      words={words}
      onHidden={onHidden}
      firstSorting={{ key: 'outside', descending: true }}
      rowKey={(row) => String(row.township)}
      selectedKey={selected === null ? null : String(selected)}
      onSelect={(row) => selectAndShow({ type: 'township', township: row.township })}
    />
  );
}
