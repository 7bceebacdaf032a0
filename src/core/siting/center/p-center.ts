import { fillUp, refuseChoice, type SiteChoice } from '../median/site-choice.ts';
import { type SortedRows, sortedRows } from '../median/sorted-rows.ts';
import { nearestTimes, type TravelMatrix } from '../median/travel-matrix.ts';
import { WorkMeter } from '../median/work-meter.ts';
import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { CoverDecision } from './cover-decision.ts';
import { farthestFirst } from './farthest-first.ts';

export interface CenterInput extends SiteChoice {
  readonly matrix: TravelMatrix;
  /** Share of the people, 0 … below 1, who may be farther than the objective: those worst served. */
  readonly ignore?: number;
}

export interface CenterResult extends SolverResult {
  /** Longest time of anybody who is not ignored. */
  readonly objective: number;
  /** People farther than that: the ignored ones. */
  readonly peopleIgnored: number;
  /** People whom no candidate reaches: no part of the question. */
  readonly peopleUnreachable: number;
}

/**
 * The p-center problem (Hakimi 1964): sites so that the longest time is least. Bisection over the times that occur,
 * each limit asked as a covering problem (Minieka 1970). The objective is one of these times and is recomputed from the
 * raw matrix; the bound is the next time above the highest limit that was proved to be too short.
 */
export async function solveCenter(input: CenterInput, options: SolverOptions = {}): Promise<CenterResult | NoPlan> {
  const refusal = refuseChoice(input, input.matrix.candidates);
  if (refusal) return refusal;
  if (!(input.ignore === undefined || (input.ignore >= 0 && input.ignore < 1)))
    throw new Error(`center: ${input.ignore} is no share of people to ignore`);
  const { matrix, sites, ignore = 0, kept = [], required = [], forbidden = [] } = input;
  const meter = new WorkMeter(options);
  const rows = await sortedRows(matrix, meter);
  const spare = spareOf(ignore, rows.people);
  const seed = options.seed ?? 1;
  const decision = new CoverDecision({ rows, sites, spare, kept, required, forbidden, seed, meter });
  const times = distinct(rows.time);
  let chosen = fillUp(input, farthestFirst(rows, input, meter), matrix.candidates);
  let { objective } = centerOf(input, chosen);
  if (rows.rows === 0) return resultOf(input, { chosen, bound: 0, meter });
  // Limits below times[low] are proved too short; a plan for times[high] is in hand.
  let low = spare > 0 ? 0 : times.indexOf(longestNearest(rows, forbidden));
  if (low < 0) return { infeasible: 'cannot-reach-all', detail: { sites } };
  let high = times.indexOf(objective);
  if (objective === Infinity) high = times.length;
  while (low < high && !meter.stopped) {
    // Without a plan the longest limit is asked first: who is out of reach at that, is at all.
    const middle = high === times.length ? high - 1 : (low + high) >> 1;
    meter.value = objective === Infinity ? null : objective;
    meter.bound = times[low]!;
    const found = await decision.within(times[middle]!);
    if (found.answer === 'unknown') break;
    if (found.answer === 'no') {
      if (middle === times.length - 1) return { infeasible: 'cannot-reach-all', detail: { sites } };
      low = middle + 1;
      continue;
    }
    chosen = fillUp(input, found.chosen, matrix.candidates);
    objective = centerOf(input, chosen).objective;
    high = Math.min(middle, times.indexOf(objective));
  }
  return resultOf(input, { chosen, bound: times[low] ?? 0, meter });
}

function resultOf(
  input: CenterInput,
  { chosen, bound, meter }: { readonly chosen: readonly number[]; readonly bound: number; readonly meter: WorkMeter },
): CenterResult {
  const measured = centerOf(input, chosen);
  const proof = certify({ sense: 'min', objective: measured.objective, bound, whole: false });
  return { chosen, ...measured, ...proof, work: meter.work };
}

/** The longest time of a plan, by a plain loop over the matrix as it was given: the independent evaluator. */
export function centerOf({ matrix, ignore = 0, kept = [] }: CenterInput, chosen: readonly number[]) {
  const times = nearestTimes(matrix, [...kept, ...chosen]);
  const reachable = Array.from(times, (_, d) => d).filter((d) => matrix.offsets[d] !== matrix.offsets[d + 1]);
  const people = (d: number): number => matrix.weight[d]!;
  const asked = reachable.filter((d) => people(d) > 0).sort((a, b) => times[b]! - times[a]!);
  const all = asked.reduce((sum, d) => sum + people(d), 0);
  const spare = spareOf(ignore, asked.map(people));
  const everybody = matrix.weight.reduce((sum, each) => sum + each, 0);
  // The farthest are left out, whole times at once, while they are no more than may be.
  let ignored = 0;
  let next = 0;
  for (;;) {
    let here = 0;
    let after = next;
    while (after < asked.length && times[asked[after]!] === times[asked[next]!]) here += people(asked[after++]!);
    if (after === next || ignored + here > spare) break;
    ignored += here;
    next = after;
  }
  const objective = next < asked.length ? times[asked[next]!]! : 0;
  return { objective, peopleIgnored: ignored, peopleUnreachable: Math.max(0, everybody - all) };
}

/** The longest of all rows' times to their nearest allowed candidate: no plan does better. -1 if a row has none. */
function longestNearest({ rows, offsets, candidate, time }: SortedRows, forbidden: readonly number[]): number {
  const barred = new Set(forbidden);
  let longest = 0;
  for (let i = 0; i < rows; i++) {
    let k = offsets[i]!;
    while (k < offsets[i + 1]! && barred.has(candidate[k]!)) k++;
    if (k === offsets[i + 1]!) return -1;
    longest = Math.max(longest, time[k]!);
  }
  return longest;
}

/** People who may be ignored; a little more, as sums of people in another order differ in their last bits. */
function spareOf(ignore: number, people: ArrayLike<number>): number {
  let all = 0;
  for (let i = 0; i < people.length; i++) all += people[i]!;
  return ignore * all * (1 + 1e-12);
}

/** Times that occur, ascending. */
function distinct(times: Float64Array): number[] {
  const seen = new Set<number>();
  for (const time of times) seen.add(time);
  return [...Float64Array.from(seen).sort()];
}
