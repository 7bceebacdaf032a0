import { type CoverProblem, coverWorth } from '../covering/cover-problem.ts';
import type { NoPlan, SolverResult } from '../proof.ts';

/** Solves a problem that differs a little from one whose best plan is `start`. */
export type SolveCover = (problem: CoverProblem, start: readonly number[]) => Promise<SolverResult | NoPlan>;

/** The best that can be done where the place of one site of the plan is not to be had. */
export interface WithoutSite {
  readonly site: number;
  /** Null where the rules then allow no plan. */
  readonly plan: readonly number[] | null;
  readonly worth: number;
  /** No plan that does without the place is worth more, the plan's other sites apart. */
  readonly bound: number;
}

export interface NearEqual {
  readonly plan: readonly number[];
  readonly worth: number;
  /** Sites of this plan that stand where the best plan has none, and the other way round. */
  readonly instead: readonly number[];
  readonly leftOut: readonly number[];
}

export interface Alternatives {
  readonly without: readonly WithoutSite[];
  /** Plans that are worth at least 1 − `within` of the best and differ from it and from each other, best first. */
  readonly plans: readonly NearEqual[];
}

export interface AlternativesInput {
  readonly problem: CoverProblem;
  readonly best: readonly number[];
  /** Greatest loss that still counts as near-equal, as a share of the best plan's worth. */
  readonly within: number;
  /** Whether two candidates are the same place to a planner: next door is no other plan. */
  readonly samePlace: (a: number, b: number) => boolean;
  readonly solve: SolveCover;
  readonly pause?: (share: number) => Promise<void>;
}

/** Rounds that look for a plan as different as can be. */
const ROUNDS = 6;
const PLANS = 6;

/** What can be done instead of the best plan: without each of its sites, and wholly different for nearly the same. */
export async function alternatives(input: AlternativesInput): Promise<Alternatives> {
  const { problem, best, within } = input;
  const worth = coverWorth(problem, best);
  const steps = best.length + ROUNDS;
  const without: WithoutSite[] = [];
  const found: number[][] = [];
  for (const site of best) {
    await input.pause?.(without.length / steps);
    const answer = await withoutSite(input, site);
    without.push(answer);
    if (answer.plan) found.push([...answer.plan]);
  }
  for (let round = 0; round < ROUNDS; round++) {
    await input.pause?.((best.length + round) / steps);
    const plan = await asDifferent(input, [best, ...found], (worth * within * (round + 1)) / ROUNDS);
    if (plan) found.push([...plan]);
  }
  const near = found
    .map((plan) => ({ plan, worth: coverWorth(problem, plan) }))
    .filter((each) => each.worth >= worth * (1 - within))
    .sort((a, b) => b.worth - a.worth);
  const plans: NearEqual[] = [];
  for (const each of near) {
    const others = [best, ...plans.map((one) => one.plan)];
    if (plans.length >= PLANS || others.some((other) => different(input, each.plan, other).length === 0)) continue;
    plans.push({ ...each, instead: different(input, each.plan, best), leftOut: different(input, best, each.plan) });
  }
  return { without, plans };
}

/**
 * Sites in whose place every plan has one which is worth at least 1 − `within` of the best: proved, since no plan without
 * that place is worth so much.
 */
export function noRegretCore({ without }: Alternatives, worth: number, within: number): number[] {
  return without.filter(({ bound }) => bound < worth * (1 - within)).map(({ site }) => site);
}

async function withoutSite(input: AlternativesInput, site: number): Promise<WithoutSite> {
  const { problem, best, solve, samePlace } = input;
  const upper = problem.rules.upper.slice();
  const lower = problem.rules.lower.slice();
  for (let c = 0; c < problem.candidates; c++) {
    if (c !== site && (best.includes(c) || !samePlace(site, c))) continue;
    upper[c] = 0;
    lower[c] = 0;
  }
  const rest = { ...problem, rules: { ...problem.rules, upper, lower } };
  const result = await solve(
    rest,
    best.filter((other) => other !== site),
  );
  if ('infeasible' in result) return { site, plan: null, worth: -Infinity, bound: -Infinity };
  return { site, plan: result.chosen, worth: result.objective, bound: result.bound };
}

/** The best plan where every place already used by a plan costs a part of what may be lost. */
async function asDifferent(input: AlternativesInput, used: readonly (readonly number[])[], room: number) {
  const { problem, best, samePlace, solve } = input;
  const charge = problem.charge.slice();
  const toll = room / Math.max(1, best.length);
  for (let c = 0; c < problem.candidates; c++) {
    const times = used.filter((plan) => plan.some((site) => samePlace(site, c))).length;
    charge[c]! += toll * Math.min(1, times);
  }
  const result = await solve({ ...problem, charge }, best);
  return 'infeasible' in result ? null : result.chosen;
}

/** Sites of a plan without a counterpart in the other. */
function different({ samePlace }: AlternativesInput, plan: readonly number[], other: readonly number[]): number[] {
  return plan.filter((site) => !other.some((each) => each === site || samePlace(each, site)));
}
