import { medianProblem } from '../median/build-median-problem.ts';
import { runMedian } from '../median/median-run.ts';
import { type MedianResult, medianOf } from '../median/p-median.ts';
import { fillUp } from '../median/site-choice.ts';
import type { TravelMatrix } from '../median/travel-matrix.ts';
import { WorkMeter } from '../median/work-meter.ts';
import { certify, type NoPlan, type SolverOptions } from '../proof.ts';
import { type CenterInput, type CenterResult, solveCenter } from './p-center.ts';

export interface CenterThenMedian {
  /** The longest time, as short as it can be. Its plan is one of many. */
  readonly center: CenterResult;
  /** Of all plans with that longest time, the one with the least sum. */
  readonly median: MedianResult;
}

/**
 * Lexicographic p-center, then p-median: the worst served first, then everybody. The second step is a p-median problem
 * without the entries over the longest time, in which leaving anybody out costs more than a plan in hand: so none does.
 */
export async function solveCenterThenMedian(
  input: Omit<CenterInput, 'ignore'>,
  options: SolverOptions = {},
): Promise<CenterThenMedian | NoPlan> {
  const center = await solveCenter(input, options);
  if ('infeasible' in center) return center;
  const limit = center.objective;
  const near = { ...input, matrix: upTo(input.matrix, limit), beyond: limit };
  const { objective: inHand } = medianOf(near, center.chosen);
  const meter = new WorkMeter(options);
  const problem = await medianProblem(near, meter, () => inHand + 1);
  const number = new Map(Array.from(problem.siteOf, (candidate, site) => [candidate, site] as const));
  const start = center.chosen.flatMap((candidate) => number.get(candidate) ?? []);
  const run = await runMedian(problem, { seed: options.seed ?? 1, meter, start });
  const plan = run.plan.map((site) => problem.siteOf[site]!);
  const chosen = fillUp(input, plan, input.matrix.candidates);
  const measured = medianOf(near, chosen);
  if (measured.peopleBeyond > 0) throw new Error('center: the second step left people beyond the longest time');
  const proof = certify({ sense: 'min', objective: measured.objective, bound: run.bound, whole: problem.whole });
  const reductions = { rows: problem.rows, entries: problem.cost.length - problem.rows, sitesLeft: run.sitesLeft };
  return { center, median: { chosen, ...measured, ...proof, reductions, work: meter.work } };
}

/** The matrix without entries over a limit. */
function upTo(matrix: TravelMatrix, limit: number): TravelMatrix {
  const kept = matrix.time.reduce((count, time) => count + (time <= limit ? 1 : 0), 0);
  const offsets = new Uint32Array(matrix.offsets.length);
  const candidate = new Uint32Array(kept);
  const time = new Float64Array(kept);
  let filled = 0;
  for (let d = 0; d + 1 < offsets.length; d++) {
    for (let k = matrix.offsets[d]!; k < matrix.offsets[d + 1]!; k++) {
      if (matrix.time[k]! > limit) continue;
      candidate[filled] = matrix.candidate[k]!;
      time[filled++] = matrix.time[k]!;
    }
    offsets[d + 1] = filled;
  }
  return { ...matrix, offsets, candidate, time };
}
