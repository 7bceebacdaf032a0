import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageGap } from '../../core/coverage/coverage-result.ts';
import { selectAndShow } from '../control/selection.ts';
import { useSession } from '../session.ts';
import { useShownCoverage } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { useGapNames } from '../use-gap-names.ts';
import type { Column } from './columns.ts';
import { DataTable, type TableProps } from './data-table.tsx';

const NO_GAPS: readonly CoverageGap[] = [];

export function GapTable({ words, onHidden }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useGapNames();
  const selected = useSession((state) => (state.selection?.type === 'gap' ? state.selection.rank : null));
  const columns = useMemo<readonly Column<CoverageGap>[]>(
    () => [
      { key: 'rank', title: t('column.rank'), width: 70, figures: true, value: (gap) => gap.rank },
      { key: 'townships', title: t('column.townships'), width: 300, value: (gap) => names.townships(gap, 5) },
      {
        key: 'people',
        title: t('column.left'),
        width: 110,
        figures: true,
        value: (gap) => gap.people,
        render: (gap) => format.count(gap.people),
      },
      { key: 'nearest', title: t('column.nearest'), width: 180, value: (gap) => names.nearest(gap) },
      {
        key: 'mean',
        title: t('column.meanMin'),
        width: 124,
        figures: true,
        value: (gap) => gap.meanMinutes,
        render: (gap) => format.minutes(gap.meanMinutes),
      },
      {
        key: 'cells',
        title: t('column.cells'),
        width: 90,
        figures: true,
        value: (gap) => gap.cells,
        render: (gap) => format.count(gap.cells),
      },
    ],
    [t, format, names],
  );
  return (
    <DataTable
      name={t('drawer.tab.gaps')}
      columns={columns}
      rows={useShownCoverage()?.gaps ?? NO_GAPS}
      words={words}
      onHidden={onHidden}
      firstSorting={{ key: 'rank', descending: false }}
      rowKey={(gap) => String(gap.rank)}
      selectedKey={selected === null ? null : String(selected)}
      onSelect={(gap) => selectAndShow({ type: 'gap', rank: gap.rank })}
    />
  );
}
