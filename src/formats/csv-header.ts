import type { Issue } from '../core/model/issue.ts';

export interface CsvHeader {
  readonly fields: readonly string[];
  /** Index of the first data row. */
  readonly firstRow: number;
  readonly issues: readonly Issue[];
}

const NUMBER = /^\s*[-+]?\d+(\.\d+)?\s*$/;
/** Numbers that are names of columns: years of a statistical table. */
const YEAR = /^\s*(19|20)\d\d\s*$/;
/** Rows above the header that are skipped at most: title, unit, date. */
const TITLE_ROWS = 5;

/**
 * Finds the header among the first rows: a title line above it (one filled cell in a wider table) is skipped with a
 * note; a file without a header gets `column 1 …`. Names are trimmed and made unique.
 */
export function csvHeader(rows: readonly (readonly string[])[]): CsvHeader {
  const issues: Issue[] = [];
  const width = Math.max(0, ...rows.slice(0, 50).map(filledWidth));
  let index = rows.findIndex((row) => filledWidth(row) > 0);
  if (index < 0) return { fields: [], firstRow: 0, issues };
  const first = index;
  while (width > 1 && index - first < TITLE_ROWS && filledCount(rows[index]) === 1 && index + 1 < rows.length) index++;
  if (filledCount(rows[index]) === 0) index++;
  if (index > first)
    issues.push({
      code: 'title-rows-skipped',
      severity: 'note',
      row: index + 1,
      values: { count: index - first },
    });
  const header = rows[index] ?? [];
  if (isData(header)) {
    issues.push({ code: 'header-missing', severity: 'warning', row: index + 1 });
    return { fields: Array.from({ length: width }, (_, i) => `column ${i + 1}`), firstRow: index, issues };
  }
  return {
    fields: uniqueNames(header.slice(0, filledWidth(header)), index + 1, issues),
    firstRow: index + 1,
    issues,
  };
}

function filledWidth(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function filledCount(row: readonly string[] | undefined): number {
  return (row ?? []).filter((cell) => cell.trim() !== '').length;
}

/** A row with a third of its cells numbers, years aside, is data. */
function isData(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  const numbers = filled.filter((cell) => NUMBER.test(cell) && !YEAR.test(cell));
  return numbers.length > 0 && numbers.length * 3 >= filled.length;
}

function uniqueNames(header: readonly string[], row: number, issues: Issue[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, i) => {
    const name = cell.trim() === '' ? `column ${i + 1}` : cell.trim();
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    if (unique !== name)
      issues.push({
        code: 'header-duplicate',
        severity: 'warning',
        row,
        field: name,
        values: { value: unique },
      });
    taken.add(unique);
    return unique;
  });
}
