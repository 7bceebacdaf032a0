import { CLOSED, FREE, type MedianProblem, OPEN, restrict } from './median-problem.ts';
import type { SiteChoice } from './site-choice.ts';
import { sortedRows } from './sorted-rows.ts';
import type { TravelMatrix } from './travel-matrix.ts';
import type { WorkMeter } from './work-meter.ts';

export interface MedianInput extends SiteChoice {
  readonly matrix: TravelMatrix;
  /** Time that counts for people whom no open site reaches; at least as long as every time of the matrix. */
  readonly beyond: number;
}

/**
 * The problem in rows sorted by cost, kept and required candidates opened, forbidden ones gone. `unserved`: what a row
 * of so many people costs that no open site reaches.
 */
export async function medianProblem(
  input: MedianInput,
  meter: WorkMeter,
  unserved: (people: number) => number = (people) => people * input.beyond,
): Promise<MedianProblem> {
  const { candidates } = input.matrix;
  const sorted = await sortedRows(input.matrix, meter);
  const { rows, people } = sorted;
  const site = new Uint32Array(sorted.time.length + rows);
  const cost = new Float64Array(site.length);
  const offsets = Uint32Array.from(sorted.offsets, (start, row) => start + row);
  for (let i = 0; i < rows; i++) {
    for (let k = sorted.offsets[i]!; k < sorted.offsets[i + 1]!; k++) {
      site[k + i] = sorted.candidate[k]!;
      cost[k + i] = people[i]! * sorted.time[k]!;
    }
    cost[offsets[i + 1]! - 1] = Infinity;
  }
  const settled = new Uint8Array(candidates).fill(FREE);
  for (const c of input.forbidden ?? []) settled[c] = CLOSED;
  for (const c of [...(input.kept ?? []), ...(input.required ?? [])]) settled[c] = OPEN;
  const cap = people.map(unserved);
  const whole = cost.every((each) => each === Infinity || Number.isInteger(each)) && cap.every(Number.isInteger);
  const open = input.sites + new Set(input.kept ?? []).size;
  const numbers = { siteOf: Uint32Array.from(settled, (_, c) => c), rowOf: Uint32Array.from(people, (_, row) => row) };
  const all = { sites: candidates, open, rows, offsets, site, cost, cap, constant: 0, whole, ...numbers };
  return restrict(all, settled);
}
