import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvText } from '../csv.ts';
import { documentState } from '../document-store.ts';
import { download, fileNameOf } from '../download.ts';
import { type Column, filterRows, type Sorting, sortRows } from './columns.ts';
import { VirtualTable } from './virtual-table.tsx';

/** The drawer's bar asks the open table to write itself. */
export const DRAWER_EXPORT_EVENT = 'medreach-drawer-export';

export interface TableProps {
  readonly words: string;
  readonly onlyUnmet: boolean;
  /** The selected row is kept from view by the filter. */
  readonly onHidden: () => void;
}

interface Props<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly words: string;
  readonly firstSorting: Sorting;
  readonly rowKey: (row: Row) => string;
  readonly selectedKey: string | null;
  readonly onSelect: (row: Row) => void;
  readonly onHidden?: () => void;
}

/** A table that sorts, filters and writes what it shows. */
export function DataTable<Row>({ name, columns, rows, words, firstSorting, onHidden, ...rest }: Props<Row>) {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState(firstSorting);
  const shown = useMemo(
    () => sortRows(filterRows(rows, columns, words), columns, sorting),
    [rows, columns, words, sorting],
  );
  useEffect(() => {
    const write = () => {
      const text = csvText(
        columns.map((column) => column.title),
        shown.map((row) => columns.map((column) => column.value(row))),
      );
      download(fileNameOf(documentState().title, name, 'csv'), text, 'text/csv;charset=utf-8');
    };
    window.addEventListener(DRAWER_EXPORT_EVENT, write);
    return () => window.removeEventListener(DRAWER_EXPORT_EVENT, write);
  }, [columns, shown, name]);
  const { rowKey, selectedKey } = rest;
  const hidden = selectedKey !== null && !shown.some((row) => rowKey(row) === selectedKey);
  const wasSelected = useRef<string | null>(null);
  useEffect(() => {
    // Only what is newly picked puts the filter aside: a filter typed afterwards stands.
    if (hidden && selectedKey !== wasSelected.current) onHidden?.();
    wasSelected.current = selectedKey;
  }, [hidden, selectedKey, onHidden]);
  const sortBy = (key: string) => {
    const figures = columns.find((column) => column.key === key)?.figures ?? false;
    // Figures are first looked at from the largest.
    setSorting({ key, descending: sorting.key === key ? !sorting.descending : figures });
  };
  return (
    <VirtualTable
      {...rest}
      label={name}
      columns={columns}
      rows={shown}
      sorting={sorting}
      onSort={sortBy}
      empty={t(rows.length === 0 ? 'drawer.nothing' : 'drawer.noMatch')}
    />
  );
}
