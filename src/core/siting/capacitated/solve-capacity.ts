import { rulesTrouble } from '../covering/rules-trouble.ts';
import { brokenRule } from '../covering/siting-rules.ts';
import { type FoundPlan, greedyPlan, improvePlan, type PricedPlans, refillPlan } from '../front/plan-search.ts';
import { WorkMeter } from '../median/work-meter.ts';
import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { branchAndBound } from '../solver/branch-and-bound.ts';
import type { LinearSolver } from '../solver/linear-program.ts';
import { capacityProgram } from './capacity-program.ts';
import { PriceBound } from './price-bound.ts';
import { type CapacityProblem, coverService, medianService, type ServiceProblem } from './service-problem.ts';
import { type Transport, transport } from './transport.ts';

export interface CapacityOptions extends SolverOptions {
  /** For the last part of the proof; without it the bound is the Lagrangian one. */
  readonly solver?: LinearSolver | null;
  /** A plan known beforehand. */
  readonly start?: readonly number[];
}

/** Most people served within `limit`, nobody's capacity passed (capacitated MCLP; Current & Storbeck 1988). Worth = people. */
export async function solveCapacitatedCover(
  problem: CapacityProblem,
  limit: number,
  options: CapacityOptions = {},
): Promise<SolverResult | NoPlan> {
  const service = coverService(problem, limit);
  const all = service.people.reduce((sum, people) => sum + people, 0);
  const flipped: CapacityOptions = {
    ...options,
    pause: async ({ value, bound, share }) =>
      options.pause?.({ value: value === null ? null : all - value, bound: all - bound, share }),
  };
  const found = await solveService(service, flipped);
  if ('infeasible' in found) return found;
  const objective = all - found.objective;
  const whole = service.whole;
  return { ...found, objective, ...certify({ sense: 'max', objective, bound: all - found.bound, whole }) };
}

/**
 * Capacitated p-median: everybody served, least people × time. Where that cannot be, the reason: people out of reach of
 * every candidate, or the most people for whom there is room, proved.
 */
export async function solveCapacitatedMedian(
  problem: CapacityProblem,
  options: CapacityOptions = {},
): Promise<SolverResult | NoPlan> {
  const service = medianService(problem);
  const people = service.people.reduce((sum, each) => sum + each, 0);
  if (service.unreached > 0)
    return { infeasible: 'out-of-reach', detail: { people: people + service.unreached, unreached: service.unreached } };
  const found = await solveService(service, options);
  if (!('infeasible' in found) || (found.infeasible !== 'no-plan-found' && found.infeasible !== NOTHING)) return found;
  const most = await solveCapacitatedCover(problem, Infinity, options);
  if ('infeasible' in most) return most;
  const { proof, objective: servable, bound } = most;
  if (proof === 'optimal' && people - servable > SERVED * people)
    return { infeasible: 'not-enough-capacity', detail: { people, servable, shortfall: people - servable } };
  if (bound < people * (1 - SERVED))
    return { infeasible: 'not-enough-capacity', detail: { people, servable, shortfall: people - bound } };
  if (servable < people * (1 - SERVED)) return { infeasible: 'no-plan-found', detail: { people, servable } };
  return solveService(service, { ...options, start: most.chosen });
}

const NOTHING = 'rules-contradict';
/** Relative: sums of people in another order differ by less. */
const SERVED = 1e-9;
/** Relative: plans that are better by no more are not looked for where costs are not whole. */
const EQUAL = 1e-7;
const ROUNDS = 60;
const STEPS = 25;
/** Columns of shares up to which the rest goes to the tree. */
const TREE_COLUMNS = 9_000;
/** With fewer entries of a row as columns the program says less than the Lagrangian bound does. */
const LEAST_PER_ROW = 8;
/** Work that a node of the tree stands for, per column. */
const NODE_WORK = 400;
/** Candidates tried in exchanges, most promising first. */
const TRIED = 10;

function solveService(service: ServiceProblem, options: CapacityOptions): Promise<SolverResult | NoPlan> {
  return new CapacitySolver(service, options).run();
}

class CapacitySolver {
  private readonly problem: ServiceProblem;
  private readonly options: CapacityOptions;
  private readonly meter: WorkMeter;
  private readonly plans: PricedPlans;
  private plan: FoundPlan | null = null;
  private bound = -Infinity;
  private readonly reductions: Record<string, number> = {};
  private readonly helper: PriceBound;

  constructor(problem: ServiceProblem, options: CapacityOptions) {
    this.problem = problem;
    this.options = options;
    this.meter = new WorkMeter(options);
    const work = problem.site.length + problem.rows * 20;
    this.plans = {
      rules: problem.rules,
      work,
      cost: (open) => transport(problem, open).cost,
      after: (open) => {
        const saving = this.savings(open);
        const { cost } = transport(problem, open);
        return (c) => cost - saving[c]!;
      },
      promising: (open) => this.promising(open),
    };
    this.helper = new PriceBound(problem, new Float64Array(problem.rows), this.meter);
    this.reductions.rows = problem.rows;
  }

  async run(): Promise<SolverResult | NoPlan> {
    const { problem, options } = this;
    const trouble = rulesTrouble(problem.rules);
    if (trouble) return trouble;
    const seed = options.start ? { open: options.start, cost: 0 } : await greedyPlan(this.plans, this.meter);
    if (seed) {
      this.take(seed.open);
      this.take((await improvePlan(this.plans, { ...seed, cost: this.plans.cost(seed.open) }, this.meter)).open);
    }
    const dual = new PriceBound(problem, transport(problem, seed?.open ?? []).prices, this.meter);
    await this.raise(dual, seed);
    if (this.plan && !this.isDone) this.take((await refillPlan(this.plans, this.plan, this.meter)).open);
    // Without a plan in which there is room for all, that question comes first (see solveCapacitatedMedian).
    const mayStart = this.plan !== null || !problem.everybody;
    if (mayStart && !this.isDone && options.solver) await this.tree(dual, options.solver);
    if (!this.plan) return { infeasible: this.bound === Infinity ? NOTHING : 'no-plan-found' };
    const { open } = this.plan;
    const objective = provedCost(problem, open, this.helper);
    // Nothing under the cutoff: where costs are whole, the next one below the plan's is out of the question.
    const bound = problem.whole && this.bound >= this.cutoff ? objective : this.bound;
    const certificate = certify({ sense: 'min', objective, bound, whole: problem.whole });
    return { chosen: open, objective, ...certificate, reductions: this.reductions, work: this.meter.work };
  }

  /** What every site would save at the prices of a plan: no more than this is gained by opening it. */
  private savings(open: readonly number[]): Float64Array {
    const { problem, helper } = this;
    const { prices } = transport(problem, open);
    this.meter.add(this.plans.work + 2 * problem.site.length);
    return Float64Array.from(problem.capacity, (_, j) => helper.savingAt(j, prices));
  }

  /**
   * Sites that save most at the plan's prices, and open ones whose closing costs least: by the same prices where people
   * differ by their minutes, asked of the transport where all that counts is whether there is room.
   */
  private promising(open: readonly number[]) {
    const saving = this.savings(open);
    const isOpen = new Set(open);
    const enter = [...saving.keys()].filter((j) => !isOpen.has(j)).sort((a, b) => saving[b]! - saving[a]! || a - b);
    const { everybody } = this.problem;
    const loss = new Map(
      open.map((j) => [j, everybody ? saving[j]! : this.plans.cost(open.filter((other) => other !== j))]),
    );
    if (!everybody) this.meter.add(open.length * this.plans.work);
    const leave = [...open].sort((a, b) => loss.get(a)! - loss.get(b)! || a - b);
    return { enter: enter.slice(0, TRIED), leave: leave.slice(0, TRIED) };
  }

  private get cutoff(): number {
    if (!this.plan) return Infinity;
    const { cost } = this.plan;
    return cost - (this.problem.whole ? 1 - 1e-6 : EQUAL * Math.abs(cost));
  }

  private get isDone(): boolean {
    return this.meter.stopped || this.bound >= this.cutoff;
  }

  /** Accepts a plan of the rules in which everybody is served who must be, if it is better. */
  private take(open: readonly number[]): boolean {
    const { problem } = this;
    if (brokenRule(problem.rules, open) !== -1) return false;
    const { cost, unserved } = transport(problem, open);
    this.meter.add(this.plans.work);
    if (problem.everybody && unserved > SERVED * problem.people.reduce((sum, each) => sum + each, 0)) return false;
    if (this.plan && cost >= this.plan.cost) return false;
    this.plan = { open, cost };
    this.meter.value = cost;
    return true;
  }

  /** Bound and plans in turn: relaxed plans at good prices are near good plans. */
  private async raise(dual: PriceBound, seed: FoundPlan | null): Promise<void> {
    const improved = new Set<string>();
    let present = seed;
    for (let round = 0; round < ROUNDS && !this.isDone; round++) {
      const target = this.plan?.cost ?? transport(this.problem, present?.open ?? []).cost;
      dual.run(STEPS, { target, cutoff: this.cutoff });
      this.setBound(dual.bound);
      await this.meter.pause();
      if (this.isDone || dual.converged) break;
      present = await this.roundShares(dual);
      const key = present?.open.join(',') ?? '';
      if (!present || improved.has(key)) continue;
      improved.add(key);
      const from = { open: present.open, cost: transport(this.problem, present.open).cost };
      // Farther from the best than that is from the bound: not worth the work.
      if (this.plan && from.cost > this.plan.cost + 2 * (this.plan.cost - this.bound)) continue;
      const better = await improvePlan(this.plans, from, this.meter);
      improved.add(better.open.join(','));
      this.take(better.open);
    }
  }

  /** A plan within the rules that follows the shares. */
  private roundShares(dual: PriceBound): Promise<FoundPlan | null> {
    const { rules } = this.problem;
    const worth = (open: readonly number[]): number => -open.reduce((sum, j) => sum + dual.shares[j]!, 0);
    return greedyPlan({ rules, work: 1, cost: worth }, this.meter);
  }

  private setBound(bound: number): void {
    this.bound = Math.max(this.bound, Math.min(bound, this.cutoff));
    this.meter.bound = this.bound;
  }

  private async tree(dual: PriceBound, solver: LinearSolver): Promise<void> {
    const { problem } = this;
    const mayOpen = problem.site.reduce((sum, j) => sum + dual.upper[j]!, 0);
    const perRow = problem.everybody ? Math.floor(TREE_COLUMNS / Math.max(1, problem.rows)) : problem.sites;
    // In covering all entries cost the same: what is left out could serve everybody, and the program would say nothing.
    if (problem.everybody ? perRow < LEAST_PER_ROW : mayOpen > TREE_COLUMNS) return;
    const all = problem.people.reduce((sum, each) => sum + each, 0);
    const program = capacityProgram({
      problem,
      lower: dual.lower,
      upper: dual.upper,
      perRow,
      start: this.plan,
      plan: (open) => {
        const { cost, unserved } = transport(problem, open);
        return problem.everybody && unserved > SERVED * all ? null : { cost, open };
      },
    });
    const nodeWork = NODE_WORK * program.program.cost.length;
    let nodes = 0;
    const result = await branchAndBound(solver, program, {
      nodes: Math.max(1, Math.floor(((this.options.budget ?? 2e10) - this.meter.work) / nodeWork)),
      enough: () => this.meter.stopped,
      pause: async (state) => {
        this.meter.add((state.nodes - nodes) * nodeWork);
        nodes = state.nodes;
        if (state.value < (this.plan?.cost ?? Infinity)) this.meter.value = state.value;
        if (state.bound < state.value) this.setBound(state.bound);
        await this.meter.pause();
      },
    });
    this.reductions.nodes = result.nodes;
    if (result.plan) this.take([...result.plan.open].sort((a, b) => a - b));
    // Candidates that were settled before the tree are worth no less than the cutoff that settled them.
    this.setBound(result.plan || result.bound < Infinity ? result.bound : Infinity);
  }
}

/** The plan's cost once more, against its own duals: prices paid less what the open sites save. */
function provedCost(problem: ServiceProblem, open: readonly number[], dual: PriceBound): number {
  const { cost, prices }: Transport = transport(problem, open);
  let paid = 0;
  for (let row = 0; row < problem.rows; row++) paid += prices[row]! * problem.people[row]!;
  const most = paid;
  for (const j of open) paid -= dual.savingAt(j, prices);
  if (Math.abs(paid - cost) > 1e-8 * Math.max(1, Math.abs(most)))
    throw new Error(`capacitated siting: the flow costs ${cost}, its duals say ${paid}`);
  return cost;
}
