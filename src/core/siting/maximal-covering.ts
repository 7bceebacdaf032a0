import { CoveringPlan } from './covering-plan.ts';
import { type CoveringProblem, coveredPeople, type Pause } from './covering-problem.ts';
import { seededRandom } from './random.ts';

export interface CoveringSearch {
  readonly sites: number;
  readonly seed: number;
  readonly pause?: Pause;
}

/** Work of the whole search in group visits; the budget counts work, not time, so that the same seed gives the same plan. */
const BUDGET = 6e7;
const MAX_RESTARTS = 120;
/** Sums of people differ in their last bits; an improvement must be more than that. */
const EPSILON = 1e-6;

/**
 * Maximal covering by search: lazy greedy, then best-improvement swaps, then restarts from the best plan with some
 * sites thrown out and refilled at random among the good ones. Heuristic: no proof of the optimum is claimed.
 * Returns candidate indices, fewer than asked for where spacing leaves no more room or nobody is left to cover.
 */
export async function maximalCovering(problem: CoveringProblem, search: CoveringSearch): Promise<number[]> {
  const random = seededRandom(search.seed);
  let best = improve(problem, greedy(problem, search.sites, []));
  let bestPeople = coveredPeople(problem, best);
  const perRestart = Math.max(1, problem.groupsOf.length) * 4;
  const restarts = Math.min(MAX_RESTARTS, Math.floor(BUDGET / perRestart));
  for (let round = 0; round < restarts; round++) {
    await search.pause?.(round / restarts);
    const kept = throwOut(best, random);
    const plan = improve(problem, greedyAtRandom(problem, { sites: search.sites, kept, random }));
    const people = coveredPeople(problem, plan);
    if (people > bestPeople + EPSILON) [best, bestPeople] = [plan, people];
  }
  return best;
}

/**
 * Lazy greedy (Minoux 1978): gains only shrink as sites are added, so an old gain is an upper bound and most need not
 * be computed again. Ties go to the lower candidate.
 */
function greedy(problem: CoveringProblem, sites: number, kept: readonly number[]): number[] {
  const plan = new CoveringPlan(problem, kept);
  const bound = Float64Array.from({ length: problem.candidates }, (_, c) => plan.gain(c));
  while (plan.open.length < sites) {
    let choice = -1;
    let most = EPSILON;
    for (let c = 0; c < problem.candidates; c++) {
      if (bound[c]! <= most || !plan.allows(c, -1)) continue;
      bound[c] = plan.gain(c);
      if (bound[c]! > most) [choice, most] = [c, bound[c]!];
    }
    if (choice < 0) break;
    plan.add(choice);
  }
  return plan.open;
}

/** Best swap of one open site for one closed candidate, until none gains. */
function improve(problem: CoveringProblem, start: readonly number[]): number[] {
  const plan = new CoveringPlan(problem, start);
  const winBack = new Float64Array(plan.open.length);
  for (;;) {
    const losses = plan.open.map((_, slot) => plan.loss(slot));
    const best = { profit: EPSILON, slot: -1, candidate: -1 };
    for (let c = 0; c < problem.candidates; c++) {
      const gain = plan.gainAndOverlap(c, winBack);
      for (let slot = 0; slot < losses.length; slot++) {
        const profit = gain + winBack[slot]! - losses[slot]!;
        if (profit <= best.profit || !plan.allows(c, slot)) continue;
        Object.assign(best, { profit, slot, candidate: c });
      }
    }
    if (best.slot < 0) return plan.open;
    plan.swap(best.slot, best.candidate);
  }
}

/** Leaves out one to half of the sites. */
function throwOut(plan: readonly number[], random: () => number): number[] {
  const out = 1 + Math.floor(random() * Math.max(1, plan.length / 2));
  const left = [...plan];
  for (let i = 0; i < out && left.length > 0; i++) left.splice(Math.floor(random() * left.length), 1);
  return left;
}

/** Greedy that takes any candidate with at least 70 % of the best gain. */
function greedyAtRandom(
  problem: CoveringProblem,
  options: { readonly sites: number; readonly kept: readonly number[]; readonly random: () => number },
): number[] {
  const plan = new CoveringPlan(problem, options.kept);
  while (plan.open.length < options.sites) {
    const gains = Float64Array.from({ length: problem.candidates }, (_, c) => (plan.allows(c, -1) ? plan.gain(c) : 0));
    const most = gains.reduce((a, b) => Math.max(a, b), 0);
    if (most <= EPSILON) break;
    const good: number[] = [];
    gains.forEach((gain, c) => {
      if (gain >= 0.7 * most) good.push(c);
    });
    plan.add(good[Math.floor(options.random() * good.length)]!);
  }
  return plan.open;
}
