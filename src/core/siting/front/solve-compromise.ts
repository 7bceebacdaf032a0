import { rulesTrouble } from '../covering/rules-trouble.ts';
import { WorkMeter } from '../median/work-meter.ts';
import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { branchAndBound } from '../solver/branch-and-bound.ts';
import type { LinearSolver } from '../solver/linear-program.ts';
import { type CompromiseTable, measuresOf } from './compromise-problem.ts';
import {
  type CompromiseGoal,
  type CompromiseLimits,
  CompromiseProgram,
  goalOf,
  keepsLimits,
} from './compromise-program.ts';
import { greedyPlan, improvePlan, type PricedPlans } from './plan-search.ts';

export interface CompromiseOptions extends SolverOptions {
  /** For the proof; without it plans are found by search alone. */
  readonly solver?: LinearSolver | null;
  /** A plan that keeps the limits, if one is known. */
  readonly start?: readonly number[];
}

export interface CompromiseQuestion {
  readonly table: CompromiseTable;
  readonly goal: CompromiseGoal;
  readonly limits: CompromiseLimits;
}

/** Work that a node of the tree stands for, per column. */
const NODE_WORK = 1_000;
/** Price of a broken limit in the search, in worths of the whole goal per whole limit. */
const PENALTY = 50;

/** The plan with the least goal within the limits; `objective` and `bound` are the goal's. Budget in entries looked at. */
export async function solveCompromise(
  question: CompromiseQuestion,
  options: CompromiseOptions = {},
): Promise<SolverResult | NoPlan> {
  const { table, goal, limits } = question;
  const trouble = rulesTrouble(table.problem.rules);
  if (trouble) return trouble;
  const meter = new WorkMeter(options);
  const program = new CompromiseProgram(table, goal, limits);
  let open = await search(question, options.start ?? null, meter);
  let bound = -Infinity;
  if (options.solver && !meter.stopped) {
    const whole = program.problem(open && program.plan(open));
    const nodeWork = NODE_WORK * whole.program.cost.length;
    let nodes = 0;
    const result = await branchAndBound(options.solver, whole, {
      nodes: Math.max(1, Math.floor(((options.budget ?? 2e10) - meter.work) / nodeWork)),
      enough: () => meter.stopped,
      pause: async (state) => {
        meter.add((state.nodes - nodes) * nodeWork);
        nodes = state.nodes;
        meter.bound = Math.min(state.bound, state.value) + program.constant;
        if (Number.isFinite(state.value)) meter.value = state.value + program.constant;
        await meter.pause();
      },
    });
    if (result.plan) open = [...result.plan.open].sort((a, b) => a - b);
    bound = result.bound + program.constant;
  }
  if (!open) return { infeasible: bound === Infinity ? 'limits-contradict' : 'no-plan-found' };
  const objective = goalOf(goal, measuresOf(table, open), table.people);
  const certificate = certify({ sense: 'min', objective, bound: Math.min(bound, objective), whole: false });
  return { chosen: open, objective, ...certificate, work: meter.work };
}

/** Greedy and exchange with broken limits at a price; null where no plan that keeps them comes of it. */
async function search(
  { table, goal, limits }: CompromiseQuestion,
  start: readonly number[] | null,
  meter: WorkMeter,
): Promise<readonly number[] | null> {
  const { rules, beyond } = table.problem;
  const scale = (goal.mean ?? 0) * beyond + (goal.worst ?? 0) * beyond + (goal.covered ?? 0);
  const over = (value: number, most: number | undefined, whole: number): number =>
    most === undefined ? 0 : Math.max(0, value - most) / Math.max(1, whole);
  const plans: PricedPlans = {
    rules,
    work: table.rows.site.length,
    cost: (plan) => {
      const measures = measuresOf(table, plan);
      const broken =
        over(-measures.covered, limits.covered === undefined ? undefined : -limits.covered, table.people) +
        over(measures.mean, limits.mean, beyond) +
        over(measures.worst, limits.worst, beyond);
      return goalOf(goal, measures, table.people) + PENALTY * scale * broken;
    },
  };
  const first = start ? { open: start, cost: plans.cost(start) } : await greedyPlan(plans, meter);
  if (!first) return null;
  const { open } = await improvePlan(plans, first, meter);
  if (keepsLimits(limits, measuresOf(table, open))) return open;
  return start && keepsLimits(limits, measuresOf(table, start)) ? start : null;
}
