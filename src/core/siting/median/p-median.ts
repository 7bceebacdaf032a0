import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { type MedianInput, medianProblem } from './build-median-problem.ts';
import { runMedian } from './median-run.ts';
import { fillUp, refuseChoice } from './site-choice.ts';
import { nearestTimes } from './travel-matrix.ts';
import { WorkMeter } from './work-meter.ts';

export interface MedianResult extends SolverResult {
  /** People × time over all whom some candidate reaches; `beyond` for those whom no open one does. */
  readonly objective: number;
  /** The same per person; 0 without people. */
  readonly mean: number;
  /** People whom no open site reaches though a candidate could: they count with `beyond`. */
  readonly peopleBeyond: number;
  /** People whom no candidate reaches: not part of the objective. */
  readonly peopleUnreachable: number;
}

/**
 * The p-median problem, solved with proof: search, Lagrangian bound with settling of sites, tree. The objective is
 * recomputed from the raw matrix and the bound comes from our own sums before anything is called optimal. Sites are
 * always filled up to the number asked for. Throws where `beyond` is shorter than a time of the matrix.
 */
export async function solveMedian(input: MedianInput, options: SolverOptions = {}): Promise<MedianResult | NoPlan> {
  const refusal = refuse(input);
  if (refusal) return refusal;
  const meter = new WorkMeter(options);
  const problem = await medianProblem(input, meter);
  const run = await runMedian(problem, { seed: options.seed ?? 1, meter });
  const plan = run.plan.map((site) => problem.siteOf[site]!);
  const chosen = fillUp(input, plan, input.matrix.candidates);
  const measured = medianOf(input, chosen);
  const proof = certify({ sense: 'min', objective: measured.objective, bound: run.bound, whole: problem.whole });
  const reductions = { rows: problem.rows, entries: problem.cost.length - problem.rows, sitesLeft: run.sitesLeft };
  return { chosen, ...measured, ...proof, reductions, work: meter.work };
}

/** What a plan costs, by a plain loop over the matrix as it was given: the independent evaluator. */
export function medianOf({ matrix, beyond, kept = [] }: MedianInput, chosen: readonly number[]) {
  const times = nearestTimes(matrix, [...kept, ...chosen]);
  let [objective, people, peopleBeyond, peopleUnreachable] = [0, 0, 0, 0];
  times.forEach((time, d) => {
    const here = matrix.weight[d]!;
    if (matrix.offsets[d] === matrix.offsets[d + 1]) peopleUnreachable += here;
    else {
      people += here;
      objective += here * Math.min(time, beyond);
      if (time === Infinity) peopleBeyond += here;
    }
  });
  return { objective, mean: people > 0 ? objective / people : 0, peopleBeyond, peopleUnreachable };
}

function refuse(input: MedianInput): NoPlan | null {
  const { matrix, beyond } = input;
  const longest = matrix.time.reduce((most, time) => Math.max(most, time), 0);
  if (!(beyond >= longest && beyond < Infinity))
    throw new Error(`median: beyond is ${beyond}, and a time of the matrix is ${longest}`);
  return refuseChoice(input, matrix.candidates);
}
