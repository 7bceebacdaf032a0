import type { ReactNode } from 'react';

/** A column knows its value (for sorting, filtering, export) and its look. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Least width in pixels; what is left over is shared out in proportion. */
  readonly width: number;
  readonly figures?: boolean;
  readonly value: (row: Row) => string | number;
  readonly render?: (row: Row) => ReactNode;
}

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** Unknown values go last in both directions. */
function compare(a: string | number, b: string | number, sign: number): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
    if (Number.isNaN(b)) return -1;
    return sign * (a - b);
  }
  return sign * String(a).localeCompare(String(b), 'zh-CN');
}

export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting): readonly Row[] {
  const column = columns.find((one) => one.key === sorting.key);
  if (!column) return rows;
  const sign = sorting.descending ? -1 : 1;
  return rows.toSorted((a, b) => compare(column.value(a), column.value(b), sign));
}

/** Keeps rows in which some text column holds the words. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string): readonly Row[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    columns.some((column) => {
      const value = column.value(row);
      return typeof value === 'string' && value.toLowerCase().includes(wanted);
    }),
  );
}
