import { describe, expect, it } from 'vitest';
import { type Column, filterRows, sortRows } from '../../src/ui/drawer/columns.ts';

interface Row {
  readonly name: string;
  readonly minutes: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: '乡镇', width: 100, value: (row) => row.name },
  { key: 'minutes', title: '分', width: 80, figures: true, value: (row) => row.minutes },
];
const ROWS: readonly Row[] = [
  { name: '白沙镇', minutes: 34 },
  { name: '大源镇', minutes: Number.NaN },
  { name: '龙潭乡', minutes: 41 },
];

describe('sortRows', () => {
  it('puts what is unknown last in both directions', () => {
    const names = (descending: boolean) =>
      sortRows(ROWS, COLUMNS, { key: 'minutes', descending }).map((row) => row.name);
    expect(names(false)).toEqual(['白沙镇', '龙潭乡', '大源镇']);
    expect(names(true)).toEqual(['龙潭乡', '白沙镇', '大源镇']);
  });

  it('sorts Chinese by its sound', () => {
    const names = sortRows(ROWS, COLUMNS, { key: 'name', descending: false }).map((row) => row.name);
    expect(names).toEqual(['白沙镇', '大源镇', '龙潭乡']);
  });

  it('leaves the rows alone where the column is unknown', () => {
    expect(sortRows(ROWS, COLUMNS, { key: 'none', descending: false })).toBe(ROWS);
  });
});

describe('filterRows', () => {
  it('keeps rows whose text holds the words', () => {
    expect(filterRows(ROWS, COLUMNS, ' 镇 ').map((row) => row.name)).toEqual(['白沙镇', '大源镇']);
    expect(filterRows(ROWS, COLUMNS, '')).toBe(ROWS);
  });

  it('does not look into figures', () => {
    expect(filterRows(ROWS, COLUMNS, '34')).toEqual([]);
  });
});
