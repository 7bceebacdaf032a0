import { RuleState } from '../covering/rule-state.ts';
import { rowsOfCandidates, type SitingRules } from '../covering/siting-rules.ts';
import type { WorkMeter } from '../median/work-meter.ts';

/** Any siting problem, as seen by a search that only asks what plans cost. */
export interface PricedPlans {
  readonly rules: SitingRules;
  /** Cost of any set of open candidates (ascending), whether or not it keeps the rules; finite. */
  cost(open: readonly number[]): number;
  /** Units of work that one question is worth. */
  readonly work: number;
  /** A guess at the cost after opening one more candidate, in place of asking for each; prepared once for a plan. */
  after?(open: readonly number[]): (candidate: number) => number;
  /** Candidates to try to open, and to close, most promising first; all of them in order if it is left out. */
  promising?(open: readonly number[]): { readonly enter: readonly number[]; readonly leave: readonly number[] };
}

export interface FoundPlan {
  /** Ascending. */
  readonly open: readonly number[];
  readonly cost: number;
}

/** A change that gains less than this, relative, is none: sums in another order differ by as much. */
const LEAST_GAIN = 1e-11;

/** Where greedy starts, and what it leaves alone. */
interface GreedyStart {
  readonly from: readonly number[];
  readonly avoid: number;
}

/**
 * Greedy plan: required candidates, then whatever lessens the cost most for its weight in the main row (money), or what
 * limits are missing most. Null where the way ends before the rules are met.
 */
export async function greedyPlan(
  problem: PricedPlans,
  meter: WorkMeter,
  start: GreedyStart = { from: [], avoid: -1 },
): Promise<FoundPlan | null> {
  const { rules } = problem;
  const state = new RuleState(rules, rowsOfCandidates(rules));
  const load = mainLoads(rules);
  const open = [...rules.lower.keys()].filter((c) => rules.lower[c] === 1 || start.from.includes(c));
  for (const c of open) state.add(c, 1);
  let cost = problem.cost(open);
  for (;;) {
    let best = { candidate: -1, cost: Infinity, relief: 0, score: -Infinity };
    const guess = problem.after?.(open);
    for (let c = 0; c < rules.lower.length; c++) {
      if (c === start.avoid || open.includes(c) || !state.allows(c)) continue;
      const relief = state.relief(c);
      if (relief < best.relief) continue;
      const next = guess ? guess(c) : problem.cost(withCandidate(open, c));
      meter.add(guess ? 1 : problem.work);
      const score = (cost - next) / load[c]!;
      if (relief > best.relief || score > best.score) best = { candidate: c, cost: next, relief, score };
      if (meter.due) await meter.pause();
    }
    if (best.candidate < 0) break;
    if (best.relief === 0 && best.cost >= cost - LEAST_GAIN * Math.abs(cost)) break;
    open.splice(0, open.length, ...withCandidate(open, best.candidate));
    state.add(best.candidate, 1);
    cost = guess ? problem.cost(open) : best.cost;
    if (meter.stopped) break;
  }
  return state.isComplete ? { open, cost } : null;
}

/** Weight of each candidate in the main row; what weighs nothing there comes long before all that does. */
function mainLoads({ rows, main, lower }: SitingRules): Float64Array {
  if (main < 0) return new Float64Array(lower.length).fill(1);
  const load = new Float64Array(lower.length).fill(1e-6);
  for (let k = rows.offsets[main]!; k < rows.offsets[main + 1]!; k++) {
    load[rows.columns[k]!] = Math.max(1e-6, rows.values[k]!);
  }
  return load;
}

/**
 * Takes one candidate out and fills up greedily without it, as long as that helps: where prices differ, one dear site may
 * give way to two cheap ones. Between such steps the plan is improved by single changes.
 */
export async function refillPlan(problem: PricedPlans, start: FoundPlan, meter: WorkMeter): Promise<FoundPlan> {
  let plan = await improvePlan(problem, start, meter);
  for (let found = true; found && !meter.stopped; ) {
    found = false;
    for (const out of plan.open) {
      if (meter.stopped) break;
      if (problem.rules.lower[out] === 1) continue;
      const filled = await greedyPlan(problem, meter, { from: without(plan.open, out), avoid: out });
      const next = filled && (await improvePlan(problem, filled, meter));
      if (!next || next.cost >= plan.cost - LEAST_GAIN * Math.abs(plan.cost) || meter.stopped) continue;
      plan = next;
      found = true;
      break;
    }
  }
  return plan;
}

/** Improves a plan by opening, closing and swapping, the first change that gains, until none does. */
export async function improvePlan(problem: PricedPlans, start: FoundPlan, meter: WorkMeter): Promise<FoundPlan> {
  const { rules } = problem;
  const rowsOf = rowsOfCandidates(rules);
  const all = [...rules.lower.keys()];
  let plan = start;
  for (let found = true; found && !meter.stopped; ) {
    found = false;
    const state = new RuleState(rules, rowsOf);
    for (const c of plan.open) state.add(c, 1);
    const isOpen = new Set(plan.open);
    const { enter, leave } = problem.promising?.(plan.open) ?? { enter: all, leave: plan.open };
    const changes = changesOf(
      enter.filter((c) => !isOpen.has(c) && rules.upper[c] === 1),
      leave.filter((c) => isOpen.has(c) && rules.lower[c] === 0),
    );
    for (const [into, out] of changes) {
      if (!keepsRules(state, into, out)) continue;
      const open = into < 0 ? without(plan.open, out) : withCandidate(without(plan.open, out), into);
      const cost = problem.cost(open);
      meter.add(problem.work);
      if (meter.due) await meter.pause();
      if (meter.stopped) break;
      if (cost >= plan.cost - LEAST_GAIN * Math.abs(plan.cost)) continue;
      plan = { open, cost };
      found = true;
      break;
    }
  }
  return plan;
}

/** Pairs [candidate to open, candidate to close], -1 for none. */
function* changesOf(enter: readonly number[], leave: readonly number[]): Generator<readonly [number, number]> {
  for (const into of enter) yield [into, -1];
  for (const into of enter) for (const out of leave) yield [into, out];
  for (const out of leave) yield [-1, out];
}

function keepsRules(state: RuleState, into: number, out: number): boolean {
  if (out >= 0) state.add(out, -1);
  const allowed = into < 0 || state.allows(into);
  if (into >= 0) state.add(into, 1);
  const kept = allowed && state.isComplete;
  if (into >= 0) state.add(into, -1);
  if (out >= 0) state.add(out, 1);
  return kept;
}

function without(open: readonly number[], out: number): readonly number[] {
  return open.filter((c) => c !== out);
}

function withCandidate(open: readonly number[], into: number): number[] {
  return [...open, into].sort((a, b) => a - b);
}
