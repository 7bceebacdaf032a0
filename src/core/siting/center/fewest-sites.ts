import { fillUp, refuseChoice, type SiteChoice } from '../median/site-choice.ts';
import { sortedRows } from '../median/sorted-rows.ts';
import { nearestTimes, type TravelMatrix } from '../median/travel-matrix.ts';
import { WorkMeter } from '../median/work-meter.ts';
import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { CoverDecision } from './cover-decision.ts';

export interface FewestSitesInput extends Omit<SiteChoice, 'sites'> {
  readonly matrix: TravelMatrix;
  /** Longest time that counts as served (≤). */
  readonly limit: number;
}

export interface FewestSitesResult extends SolverResult {
  /** People whom no allowed candidate serves within the limit: they are not asked for. */
  readonly peopleUnreachable: number;
}

/**
 * Location set covering (Toregas et al. 1971): the fewest new sites that serve everybody within the limit whom some
 * candidate can serve within it. Bisection over the number of sites, each number proved possible or not. The objective
 * is the number of sites.
 */
export async function fewestSites(
  input: FewestSitesInput,
  options: SolverOptions = {},
): Promise<FewestSitesResult | NoPlan> {
  const { limit, kept = [], required = [], forbidden = [] } = input;
  const matrix = withinReach(input);
  const refusal = refuseChoice({ ...input, sites: new Set(required).size }, matrix.candidates);
  if (refusal) return refusal;
  const meter = new WorkMeter(options);
  const rows = await sortedRows(matrix, meter);
  const seed = options.seed ?? 1;
  const ask = (sites: number) =>
    new CoverDecision({ rows, sites, spare: 0, kept, required, forbidden, seed, meter }).within(limit);
  const free = Array.from({ length: matrix.candidates }, (_, c) => c).filter((c) => !forbidden.includes(c));
  let chosen: readonly number[] = free.filter((c) => !kept.includes(c));
  // Fewer than `low` sites are proved not to be enough; `chosen` is enough.
  let low = new Set(required.filter((c) => !kept.includes(c))).size;
  while (low < chosen.length && !meter.stopped) {
    meter.value = chosen.length;
    meter.bound = low;
    const sites = low + ((chosen.length - low) >> 1);
    const found = await ask(sites);
    if (found.answer === 'unknown') break;
    if (found.answer === 'no') low = sites + 1;
    else chosen = fillUp({ ...input, sites: 0 }, found.chosen, matrix.candidates);
  }
  const late = nearestTimes(matrix, [...kept, ...chosen]).findIndex((time, d) => time > limit && matrix.weight[d]! > 0);
  if (late >= 0) throw new Error(`covering: demand point ${late} is not served by the plan that serves all`);
  const proof = certify({ sense: 'min', objective: chosen.length, bound: low, whole: true });
  const peopleUnreachable = sumOf(input.matrix.weight) - sumOf(matrix.weight);
  return { chosen, objective: chosen.length, ...proof, work: meter.work, peopleUnreachable };
}

/** The matrix with demand that nobody allowed reaches in time taken out: it has no people. */
function withinReach({ matrix, limit, forbidden = [] }: FewestSitesInput): TravelMatrix {
  const nearest = nearestTimes(
    matrix,
    Array.from({ length: matrix.candidates }, (_, c) => c).filter((c) => !forbidden.includes(c)),
  );
  return { ...matrix, weight: matrix.weight.map((people, d) => (nearest[d]! <= limit ? people : 0)) };
}

function sumOf(people: Float64Array): number {
  return people.reduce((sum, each) => sum + each, 0);
}
