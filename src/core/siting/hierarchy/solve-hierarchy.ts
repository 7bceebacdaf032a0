import { joinRows } from '../covering/cover-program.ts';
import { rulesTrouble } from '../covering/rules-trouble.ts';
import { brokenRule } from '../covering/siting-rules.ts';
import { type FoundPlan, greedyPlan, type PricedPlans, refillPlan } from '../front/plan-search.ts';
import { WorkMeter } from '../median/work-meter.ts';
import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { branchAndBound, type WholePlan, type WholeProblem } from '../solver/branch-and-bound.ts';
import { type LinearRows, type LinearSolver, linearRows } from '../solver/linear-program.ts';
import { type HierarchyProblem, hierarchyMinutes } from './hierarchy-problem.ts';
import { WayCuts } from './way-cuts.ts';

export interface HierarchyOptions extends SolverOptions {
  /** For the proof; without it the bound is that of everything open. */
  readonly solver?: LinearSolver | null;
}

/** A row must be broken by this much (people × minutes), and by this share of its value, to be written. */
const BROKEN = 1e-6;
const BROKEN_SHARE = 1e-8;
/** Work that a node of the tree stands for, per demand point and option. */
const NODE_WORK = 2_000;

/**
 * Least people × minutes over all legs within the rules: greedy, exchange and refilling for a plan, then branch and cut with the rows
 * of `WayCuts`. With 'nearest' the program lets people go where their whole way is shortest, which costs no more: its
 * bound holds, and the tree goes on until the plan's true cost meets it. `chosen` are options.
 */
export async function solveHierarchy(
  problem: HierarchyProblem,
  options: HierarchyOptions = {},
): Promise<SolverResult | NoPlan> {
  const { rules, home } = problem;
  const trouble = rulesTrouble(rules);
  if (trouble) return trouble;
  const meter = new WorkMeter(options);
  const cost = (open: readonly number[]): number => hierarchyMinutes(problem, open).total;
  const plans: PricedPlans = { rules, cost, work: home.time.length + problem.sites * problem.sites };
  const greedy = await greedyPlan(plans, meter);
  let plan: FoundPlan | null = greedy && (await refillPlan(plans, greedy, meter));
  meter.value = plan?.cost ?? null;
  const everything = Array.from(rules.upper.keys()).filter((option) => rules.upper[option] === 1);
  let bound = costOfAll(problem, everything);
  meter.bound = bound;
  await meter.pause();
  let nodes = 0;
  if (options.solver && !meter.stopped) {
    const nodeWork = NODE_WORK * (home.weight.length + rules.lower.length);
    const result = await branchAndBound(options.solver, hierarchyProgram(problem, plan), {
      nodes: Math.max(1, Math.floor(((options.budget ?? 2e10) - meter.work) / nodeWork)),
      enough: () => meter.stopped,
      pause: async (state) => {
        meter.add((state.nodes - nodes) * nodeWork);
        nodes = state.nodes;
        if (Number.isFinite(state.value)) meter.value = state.value;
        meter.bound = Math.max(meter.bound, Math.min(state.bound, state.value));
        await meter.pause();
      },
    });
    nodes = result.nodes;
    bound = Math.max(bound, result.bound);
    if (result.plan) plan = { open: [...result.plan.open].sort((a, b) => a - b), cost: result.plan.cost };
  }
  if (!plan) return { infeasible: bound === Infinity ? 'rules-contradict' : 'no-plan-found' };
  const objective = cost(plan.open);
  const certificate = certify({ sense: 'min', objective, bound: Math.min(bound, objective), whole: false });
  return { chosen: plan.open, objective, ...certificate, reductions: { nodes }, work: meter.work };
}

/** What everything open would cost on the shortest ways: no plan costs less, whichever rule people follow. */
function costOfAll(problem: HierarchyProblem, everything: readonly number[]): number {
  const { total } = hierarchyMinutes({ ...problem, patients: 'least-total' }, everything);
  return total * (1 - 1e-12);
}

/** A column per option, then one per demand point: people × minutes of its way, held up by the cuts. */
function hierarchyProgram(problem: HierarchyProblem, start: WholePlan | null): WholeProblem {
  const { rules, home, beyond, levels } = problem;
  const options = rules.lower.length;
  const demands = home.weight.length;
  const size = options + demands;
  const cost = new Float64Array(size).fill(1, options);
  const lower = new Float64Array(size);
  const upper = new Float64Array(size).fill(1);
  lower.set(rules.lower);
  upper.set(rules.upper);
  for (let d = 0; d < demands; d++) upper[options + d] = home.weight[d]! * beyond * levels;
  const cuts = new WayCuts(problem);
  const plan = (open: readonly number[]): WholePlan | null =>
    brokenRule(rules, open) === -1 ? { cost: hierarchyMinutes(problem, open).total, open } : null;
  const first = cutRows(cuts, problem, null, rules.upper) ?? linearRows([]);
  return {
    program: { cost, lower, upper, rows: joinRows(rules.rows, first) },
    whole: Int32Array.from({ length: options }, (_, option) => option),
    step: 0,
    start,
    separate: (point) => cutRows(cuts, problem, point, point),
    round: (point) => plan(Array.from({ length: options }, (_, option) => option).filter((o) => point[o]! > 0.5)),
  };
}

/** Cuts at a point; of those only the ones that `point` breaks, if it is given. */
function cutRows(
  cuts: WayCuts,
  { home, rules }: HierarchyProblem,
  point: Float64Array | null,
  at: ArrayLike<number>,
): LinearRows | null {
  const options = rules.lower.length;
  const rows: { lower: number; upper: number; terms: (readonly [number, number])[] }[] = [];
  for (const { demand, cut } of cuts.at(at)) {
    const people = home.weight[demand]!;
    let least = cut.constant;
    for (let option = 0; option < options; option++) least -= cut.price[option]! * at[option]!;
    const broken = point ? people * least - point[options + demand]! : Infinity;
    if (broken <= BROKEN + BROKEN_SHARE * people * Math.abs(least)) continue;
    const terms: [number, number][] = [[options + demand, 1]];
    cut.price.forEach((price, option) => {
      if (price > 0) terms.push([option, people * price]);
    });
    // The sums of the cut round: a hair is left.
    rows.push({ lower: people * cut.constant * (1 - 1e-13), upper: Infinity, terms });
  }
  return rows.length > 0 ? linearRows(rows) : null;
}
