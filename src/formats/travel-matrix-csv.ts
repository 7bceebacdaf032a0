import Papa from 'papaparse';
import type { Issue } from '../core/model/issue.ts';
import type { TravelMatrix } from '../core/siting/median/travel-matrix.ts';

/** A travel-time matrix with the names of its candidates. */
export interface NamedMatrix {
  readonly candidates: readonly string[];
  /** Times in seconds. */
  readonly matrix: TravelMatrix;
}

const FIELDS = ['candidate', 'demand', 'weight', 'seconds'] as const;
type Field = (typeof FIELDS)[number];

/**
 * Reads the CSV of `matrix`: a row per candidate and demand point that it reaches, with the people of the demand point
 * and the seconds. Columns in any order, found by their names.
 */
export function readTravelMatrix(text: string): NamedMatrix | Issue {
  const rows = Papa.parse<string[]>(text, { delimiter: ',' }).data;
  const header = (rows[0] ?? []).map((name) => name.replace(/^\uFEFF/, '').trim());
  const missing = FIELDS.find((field) => !header.includes(field));
  if (missing) {
    const values = { columns: header.join(', ') };
    return { code: 'instance-column-missing', severity: 'error', row: 1, field: missing, values };
  }
  const builder = new MatrixBuilder();
  const place = Object.fromEntries(FIELDS.map((field) => [field, header.indexOf(field)])) as Record<Field, number>;
  for (let r = 1; r < rows.length; r++) {
    const cells = rows[r]!;
    if (cells.length === 1 && cells[0]!.trim() === '') continue;
    const issue = builder.add(r + 1, (field) => cells[place[field]]?.trim());
    if (issue) return issue;
  }
  return builder.finish();
}

class MatrixBuilder {
  private readonly candidates = new Map<string, number>();
  private readonly demands = new Map<string, number>();
  private readonly weight: number[] = [];
  private readonly entries = {
    row: [] as number[],
    demand: [] as number[],
    candidate: [] as number[],
    time: [] as number[],
  };

  /** Takes one row in; tells what is wrong with it, if anything. */
  add(row: number, cell: (field: Field) => string | undefined): Issue | null {
    for (const field of FIELDS) {
      if (cell(field) === undefined || cell(field) === '')
        return { code: 'instance-cell-missing', severity: 'error', row, field };
    }
    for (const field of ['weight', 'seconds'] as const) {
      const value = Number(cell(field));
      if (!Number.isFinite(value) || value < 0) {
        const values = { value: cell(field)!, least: 0 };
        return { code: 'instance-number-invalid', severity: 'error', row, field, values };
      }
    }
    const demand = numberOf(this.demands, cell('demand')!);
    const weight = Number(cell('weight'));
    const before = this.weight[demand];
    if (before !== undefined && before !== weight) {
      const values = { value: weight, before, id: cell('demand')! };
      return { code: 'instance-weight-differs', severity: 'error', row, field: 'weight', values };
    }
    this.weight[demand] = weight;
    this.entries.row.push(row);
    this.entries.demand.push(demand);
    this.entries.candidate.push(numberOf(this.candidates, cell('candidate')!));
    this.entries.time.push(Number(cell('seconds')));
    return null;
  }

  finish(): NamedMatrix | Issue {
    const { row, demand, candidate, time } = this.entries;
    if (row.length === 0) return { code: 'file-empty', severity: 'error' };
    const offsets = new Uint32Array(this.weight.length + 1);
    for (const d of demand) offsets[d + 1]!++;
    for (let d = 0; d < this.weight.length; d++) offsets[d + 1]! += offsets[d]!;
    const next = offsets.slice();
    const sorted = { candidate: new Uint32Array(row.length), time: new Float64Array(row.length) };
    // Where a pair was met before, by demand point and candidate.
    const seen = new Set<number>();
    for (let e = 0; e < row.length; e++) {
      const pair = demand[e]! * this.candidates.size + candidate[e]!;
      if (seen.has(pair)) return { code: 'instance-pair-repeated', severity: 'error', row: row[e]! };
      seen.add(pair);
      const place = next[demand[e]!]!++;
      sorted.candidate[place] = candidate[e]!;
      sorted.time[place] = time[e]!;
    }
    const weight = Float64Array.from(this.weight);
    const matrix = { candidates: this.candidates.size, weight, offsets, ...sorted };
    return { candidates: [...this.candidates.keys()], matrix };
  }
}

/** The number of a name, given out in order of first mention. */
function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
