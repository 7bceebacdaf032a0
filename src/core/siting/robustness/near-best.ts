import { CoveringPlan } from '../covering-plan.ts';
import { type CoveringProblem, coveredPeople } from '../covering-problem.ts';

/**
 * A plan counts as near-optimal if it gains at most this share fewer people than the best. Measured against what new sites
 * gain, not against all people covered: those are covered anyway, and beside them no site would ever matter.
 */
export const NEAR = 0.01;

export interface NearBest {
  /** The best plan found, and the people it covers beyond those covered anyway. */
  readonly best: readonly number[];
  readonly bestPeople: number;
  /** People that the given plan covers. */
  readonly planPeople: number;
  /** Per site of the given plan: whether the best plan holds it, and whether a near-optimal one does. */
  readonly selected: readonly boolean[];
  readonly nearOptimal: readonly boolean[];
}

export interface NearBestQuestion {
  readonly plan: readonly number[];
  /** A good plan to start from, such as the last draw's. */
  readonly start?: readonly number[];
}

/**
 * How good a given plan is under some conditions, and whether each of its sites is in a plan that is the best or near it.
 * By search (greedy and the plans at hand, each improved by swaps): a site's frequency can only be understated by it.
 */
export function nearBest(problem: CoveringProblem, { plan, start }: NearBestQuestion): NearBest {
  const free = new Uint8Array(plan.length);
  const starts = [greedyFrom(problem, [], plan.length), plan, ...(start ? [start] : [])];
  let best: readonly number[] = plan;
  let bestPeople = -1;
  for (const each of starts) {
    const found = improved(problem, each, free);
    const people = coveredPeople(problem, found);
    if (people > bestPeople) [best, bestPeople] = [found, people];
  }
  const enough = bestPeople * (1 - NEAR);
  const nearOptimal = plan.map((site) => best.includes(site) || withSite(problem, best, { site, enough }));
  const selected = plan.map((site) => best.includes(site));
  return { best, bestPeople, planPeople: coveredPeople(problem, plan), selected, nearOptimal };
}

/** Whether a plan that must hold the site covers enough: it takes each place of the best plan in turn. */
function withSite(
  problem: CoveringProblem,
  best: readonly number[],
  { site, enough }: { readonly site: number; readonly enough: number },
): boolean {
  const plan = new CoveringPlan(problem, best);
  const winBack = new Float64Array(best.length);
  const gain = plan.gainAndOverlap(site, winBack);
  const people = coveredPeople(problem, best);
  const slots = best.map((_, slot) => slot).filter((slot) => plan.allows(site, slot));
  const after = (slot: number): number => people + gain + winBack[slot]! - plan.loss(slot);
  slots.sort((a, b) => after(b) - after(a) || a - b);
  // The best place for it may already do; if not, the rest of the plan is rearranged around it.
  for (const slot of slots.slice(0, 2)) {
    if (after(slot) >= enough) return true;
    const fixed = new Uint8Array(best.length);
    fixed[slot] = 1;
    const start = best.map((candidate, other) => (other === slot ? site : candidate));
    if (coveredPeople(problem, improved(problem, start, fixed)) >= enough) return true;
  }
  return false;
}

/** Adds the candidate with the greatest gain until there are enough. */
function greedyFrom(problem: CoveringProblem, kept: readonly number[], sites: number): number[] {
  const plan = new CoveringPlan(problem, kept);
  while (plan.open.length < Math.min(sites, problem.candidates)) {
    let choice = -1;
    let most = -1;
    for (let c = 0; c < problem.candidates; c++) {
      if (!plan.allows(c, -1)) continue;
      const gain = plan.gain(c);
      if (gain > most) [choice, most] = [c, gain];
    }
    if (choice < 0) break;
    plan.add(choice);
  }
  return [...plan.open];
}

/** Best swaps until none gains; slots marked 1 in `fixed` keep their site. */
function improved(problem: CoveringProblem, start: readonly number[], fixed: Uint8Array): number[] {
  const plan = new CoveringPlan(problem, start);
  const winBack = new Float64Array(plan.open.length);
  for (;;) {
    const losses = plan.open.map((_, slot) => plan.loss(slot));
    let [profit, from, to] = [1e-6, -1, -1];
    for (let c = 0; c < problem.candidates; c++) {
      const gain = plan.gainAndOverlap(c, winBack);
      for (let slot = 0; slot < losses.length; slot++) {
        const change = gain + winBack[slot]! - losses[slot]!;
        if (change > profit && !fixed[slot] && plan.allows(c, slot)) [profit, from, to] = [change, slot, c];
      }
    }
    if (from < 0) return [...plan.open];
    plan.swap(from, to);
  }
}
