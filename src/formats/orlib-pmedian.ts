import type { Issue } from '../core/model/issue.ts';
import { fullMatrix, type TravelMatrix } from '../core/siting/median/travel-matrix.ts';

/** A graph of OR-Library's p-median collection (Beasley 1985): every vertex is demand of weight 1 and a candidate. */
export interface OrlibInstance {
  /** Sites to open, as the file says. */
  readonly p: number;
  /** Lengths of shortest ways, in the file's unit. */
  readonly matrix: TravelMatrix;
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}
interface FieldRule {
  readonly field: string;
  readonly least: number;
  readonly whole: boolean;
}

const HEAD: readonly FieldRule[] = [
  { field: 'vertices', least: 1, whole: true },
  { field: 'edges', least: 0, whole: true },
  { field: 'p', least: 1, whole: true },
];
const EDGE: readonly FieldRule[] = [
  { field: 'from', least: 1, whole: true },
  { field: 'to', least: 1, whole: true },
  { field: 'length', least: 0, whole: false },
];
/** A table of all distances must fit into memory. */
const MOST_VERTICES = 10_000;

/**
 * Reads OR-Library p-median text: `vertices edges p`, then one edge a line: `from to length`, vertices from 1, both
 * ways. Where an edge comes more than once the last one counts (the published optima are those of this reading);
 * distances are shortest ways (Floyd 1962).
 */
export function readOrlibPMedian(text: string): OrlibInstance | Issue {
  const lines = linesOf(text);
  const head = lines[0];
  if (!head) return { code: 'file-empty', severity: 'error' };
  const first = numbersOf(head, HEAD);
  if ('code' in first) return first;
  const [vertices, edges, p] = first as [number, number, number];
  if (vertices > MOST_VERTICES) return wrong(head, { field: 'vertices', value: `${vertices}`, most: MOST_VERTICES });
  if (lines.length - 1 < edges) {
    const values = { expected: edges, found: lines.length - 1 };
    return { code: 'instance-edges-missing', severity: 'error', row: head.row, values };
  }
  const table = Array.from({ length: vertices }, (_, a) => {
    const row = new Float64Array(vertices).fill(Infinity);
    row[a] = 0;
    return row;
  });
  for (const line of lines.slice(1, edges + 1)) {
    const edge = numbersOf(line, EDGE);
    if ('code' in edge) return edge;
    const [from, to, length] = edge as [number, number, number];
    if (from > vertices) return wrong(line, { field: 'from', value: `${from}`, most: vertices });
    if (to > vertices) return wrong(line, { field: 'to', value: `${to}`, most: vertices });
    if (from === to) continue;
    table[from - 1]![to - 1] = length;
    table[to - 1]![from - 1] = length;
  }
  shortestWays(table);
  return { p, matrix: fullMatrix(table, new Float64Array(vertices).fill(1)) };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  text.split('\n').forEach((line, i) => {
    const trimmed = line.trim();
    if (trimmed !== '') lines.push({ row: i + 1, cells: trimmed.split(/\s+/) });
  });
  return lines;
}

/** The numbers of a line, or what is wrong with it. */
function numbersOf(line: Line, rules: readonly FieldRule[]): readonly number[] | Issue {
  const { row, cells } = line;
  if (cells.length < rules.length) {
    const missing = rules[cells.length]!.field;
    const values = { found: cells.length, expected: rules.length };
    return { code: 'instance-row-short', severity: 'error', row, field: missing, values };
  }
  const numbers: number[] = [];
  for (const [i, { field, least, whole }] of rules.entries()) {
    const number = Number(cells[i]);
    if (!Number.isFinite(number) || number < least || (whole && !Number.isInteger(number)))
      return { code: 'instance-number-invalid', severity: 'error', row, field, values: { value: cells[i]!, least } };
    numbers.push(number);
  }
  return numbers;
}

function wrong({ row }: Line, { field, value, most }: { field: string; value: string; most: number }): Issue {
  return { code: 'instance-number-too-large', severity: 'error', row, field, values: { value, most } };
}

/** Floyd's algorithm in place; the table is symmetric. */
function shortestWays(table: readonly Float64Array[]): void {
  const count = table.length;
  for (let via = 0; via < count; via++) {
    const onward = table[via]!;
    for (let a = 0; a < count; a++) {
      const row = table[a]!;
      const toVia = row[via]!;
      if (toVia === Infinity) continue;
      for (let b = 0; b < count; b++) {
        const length = toVia + onward[b]!;
        if (length < row[b]!) row[b] = length;
      }
    }
  }
}
