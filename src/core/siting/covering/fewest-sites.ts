import type { NoPlan, SolverResult } from '../proof.ts';
import type { CoverProblem } from './cover-problem.ts';
import type { DemandReach } from './demand-reach.ts';
import { reachRules } from './reach-rules.ts';
import type { SitingRules } from './siting-rules.ts';
import { type CoverOptions, solveCover } from './solve-cover.ts';

export interface FewestSites extends SolverResult {
  /** Demand points with people that nobody can reach, ascending; they are left out of the question. */
  readonly unreachable: readonly number[];
}

/**
 * Location set covering (Toregas et al. 1971, LSCP): the fewest sites, or the least money with a `price` per candidate,
 * that reach everybody who can be reached, within the rules. Objective and bound are sites (or money): less is better.
 */
export async function fewestSites(
  reach: DemandReach,
  rules: SitingRules,
  options: CoverOptions & { readonly price?: Float64Array } = {},
): Promise<FewestSites | NoPlan> {
  const all = reachRules(reach, rules);
  const candidates = rules.lower.length;
  const problem: CoverProblem = {
    candidates,
    groups: 0,
    layers: 1,
    worth: new Float64Array(0),
    offsets: new Uint32Array(candidates + 1),
    groupsOf: new Uint32Array(0),
    charge: options.price ?? new Float64Array(candidates).fill(1),
    rules: all.rules,
  };
  const { pause } = options;
  const found = await solveCover(problem, {
    ...options,
    // The solver looks for the most; costs are less than nothing there.
    ...(pause && {
      pause: (state) =>
        pause({ ...state, value: state.value === null ? null : 0 - state.value, bound: 0 - state.bound }),
    }),
  });
  if ('infeasible' in found) return found;
  return { ...found, objective: 0 - found.objective, bound: 0 - found.bound, unreachable: all.unreachable };
}
