import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountyCoverage } from '../../core/coverage/coverage-result.ts';
import { showCounty } from '../control/selection.ts';
import { useResults } from '../results-store.ts';
import { useShownCoverage, useShownQuestion } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import type { Column } from './columns.ts';
import { DataTable, type TableProps } from './data-table.tsx';
import { ChangeCell, ShareCell } from './unit-cells.tsx';

interface Row extends CountyCoverage {
  readonly met: number;
  readonly of: number;
  readonly points: number;
}

function useRows(target: number, onlyUnmet: boolean): readonly Row[] {
  const region = useResults((state) => state.region);
  const before = useResults((state) => state.baseline?.evaluation.coverage);
  const coverage = useShownCoverage();
  return useMemo(() => {
    if (!region || !coverage) return [];
    const rows = coverage.counties.map((row): Row => {
      const own = coverage.townships.filter(
        (one) => one.people > 0 && region.townships[one.township]?.county === row.county,
      );
      const old = before?.counties.find((one) => one.county === row.county)?.share ?? Number.NaN;
      return { ...row, met: own.filter((one) => one.met).length, of: own.length, points: (row.share - old) * 100 };
    });
    return onlyUnmet ? rows.filter((row) => row.share < target) : rows;
  }, [region, coverage, before, target, onlyUnmet]);
}

export function CountyTable({ words, onlyUnmet }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const target = useShownQuestion().targetShare;
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { key: 'county', title: t('column.county'), width: 100, value: (row) => row.county },
      {
        key: 'people',
        title: t('column.residents'),
        width: 92,
        figures: true,
        value: (row) => row.people,
        render: (row) => format.count(row.people),
      },
      {
        key: 'share',
        title: t('column.share', { limit }),
        width: 150,
        value: (row) => row.share,
        render: (row) => <ShareCell share={row.share} met={row.share >= target} target={target} />,
      },
      {
        key: 'outside',
        title: t('column.left'),
        width: 92,
        figures: true,
        value: (row) => row.outside + row.unreached,
        render: (row) => format.count(row.outside + row.unreached),
      },
      {
        key: 'met',
        title: t('column.townshipsMet'),
        width: 140,
        figures: true,
        value: (row) => row.met,
        render: (row) => `${format.count(row.met)} / ${format.count(row.of)}`,
      },
      {
        key: 'mean',
        title: t('column.meanMin'),
        width: 112,
        figures: true,
        value: (row) => row.meanMinutes,
        render: (row) => format.minutes(row.meanMinutes),
      },
      {
        key: 'p90',
        title: t('column.p90Min'),
        width: 112,
        figures: true,
        value: (row) => row.p90Minutes,
        render: (row) => format.minutes(row.p90Minutes),
      },
      {
        key: 'max',
        title: t('column.maxMin'),
        width: 112,
        figures: true,
        value: (row) => row.maxMinutes,
        render: (row) => format.minutes(row.maxMinutes),
      },
      {
        key: 'points',
        title: t('column.change'),
        width: 92,
        figures: true,
        value: (row) => row.points,
        render: (row) => <ChangeCell points={row.points} />,
      },
    ],
    [t, format, limit, target],
  );
  return (
    <DataTable
      name={t('drawer.tab.counties')}
      columns={columns}
      rows={useRows(target, onlyUnmet)}
      words={words}
      firstSorting={{ key: 'outside', descending: true }}
      rowKey={(row) => row.county}
      selectedKey={null}
      onSelect={(row) => showCounty(row.county)}
    />
  );
}
