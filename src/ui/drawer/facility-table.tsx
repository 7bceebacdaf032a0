import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facility } from '../../core/model/facility.ts';
import { selectAndShow } from '../control/selection.ts';
import { useDocument } from '../document-store.ts';
import { useSession } from '../session.ts';
import { useShownCoverage } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { Chip } from '../widgets/chip.tsx';
import type { Column } from './columns.ts';
import { DataTable, type TableProps } from './data-table.tsx';

interface Row {
  readonly facility: Facility;
  readonly asked: boolean;
  readonly people: number;
  readonly covered: number;
  readonly mean: number;
  readonly max: number;
}

/** Facilities asked about first; the others have no figures. */
function useRows(): readonly Row[] {
  const facilities = useDocument((state) => state.history?.plan.facilities);
  const kinds = useSession((state) => state.question.facilityKinds);
  const coverage = useShownCoverage();
  return useMemo(() => {
    const figures = new Map(coverage?.facilities.map((row) => [row.id, row]));
    return (facilities ?? []).map((facility): Row => {
      const row = figures.get(facility.id);
      const none = Number.NaN;
      return {
        facility,
        asked: kinds.includes(facility.kind),
        people: row?.people ?? none,
        covered: row?.covered ?? none,
        mean: row?.meanMinutes ?? none,
        max: row?.maxMinutes ?? none,
      };
    });
  }, [facilities, kinds, coverage]);
}

function stateKey({ facility }: Row): string {
  return facility.open ? `facility.origin.${facility.origin}` : 'facility.closed';
}

export function FacilityTable({ words, onHidden }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const selected = useSession((state) => (state.selection?.type === 'facility' ? state.selection.id : null));
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { key: 'name', title: t('column.facility'), width: 190, value: (row) => row.facility.name },
      { key: 'kind', title: t('column.kind'), width: 130, value: (row) => format.kind(row.facility.kind) },
      {
        key: 'state',
        title: t('column.state'),
        width: 90,
        value: (row) => t(stateKey(row)),
        render: (row) => (
          <Chip
            state={
              !row.facility.open
                ? 'bad'
                : row.facility.origin === 'proposed'
                  ? 'proposal'
                  : row.facility.origin === 'added'
                    ? 'good'
                    : 'quiet'
            }
          >
            {t(stateKey(row))}
          </Chip>
        ),
      },
      {
        key: 'people',
        title: t('column.nearestPeople'),
        width: 130,
        figures: true,
        value: (row) => row.people,
        render: (row) => format.count(row.people),
      },
      {
        key: 'covered',
        title: t('column.coveredPeople'),
        width: 120,
        figures: true,
        value: (row) => row.covered,
        render: (row) => format.count(row.covered),
      },
      {
        key: 'mean',
        title: t('column.meanMin'),
        width: 124,
        figures: true,
        value: (row) => row.mean,
        render: (row) => format.minutes(row.mean),
      },
      {
        key: 'max',
        title: t('column.maxMin'),
        width: 124,
        figures: true,
        value: (row) => row.max,
        render: (row) => format.minutes(row.max),
      },
    ],
    [t, format],
  );
  return (
    <DataTable
      name={t('drawer.tab.facilities')}
      columns={columns}
      rows={useRows()}
      words={words}
      onHidden={onHidden}
      firstSorting={{ key: 'people', descending: true }}
      rowKey={(row) => row.facility.id}
      selectedKey={selected}
      onSelect={(row) => selectAndShow({ type: 'facility', id: row.facility.id })}
    />
  );
}
