import { raiseDual } from './median-dual.ts';
import { FREE, type MedianProblem, OPEN, planCost, restrict } from './median-problem.ts';
import { type MedianPlan, searchMedian } from './median-search.ts';
import { MedianSwap } from './median-swap.ts';
import { cutoffOf, medianTree } from './median-tree.ts';
import type { WorkMeter } from './work-meter.ts';

export interface RunOptions {
  readonly seed: number;
  readonly meter: WorkMeter;
  /** Ends as soon as a plan costs no more than this, or none can: the bound is then above it. */
  readonly goal?: number;
  /** A plan in hand: what is found is no worse. */
  readonly start?: readonly number[];
}

export interface RunEnd extends MedianPlan {
  /** No plan costs less; above the goal where there is no plan within it. */
  readonly bound: number;
  /** Sites that the root could not settle. */
  readonly sitesLeft: number;
}

/** Work of the first search per entry of the problem. */
const SEARCH_WORK = 12;
const ROOT = { iterations: 500, step: 1, patience: 20, leastStep: 1e-3 };
const ROOT_ROUNDS = 8;
/** The root is gone over once more while it loses at least this share of its sites, or a better plan was found. */
const WORTH_A_ROUND = 0.1;

/**
 * Search, Lagrangian bound with settling of sites at the root, tree. The plan is in the problem's numbers; it may have
 * fewer sites than may be opened.
 */
export async function runMedian(problem: MedianProblem, options: RunOptions): Promise<RunEnd> {
  const run = new MedianRun(problem, options);
  await run.solve();
  return { plan: run.plan, cost: run.cost, bound: run.bound, sitesLeft: run.sitesLeft };
}

class MedianRun {
  plan: readonly number[] = [];
  bound = -Infinity;
  sitesLeft: number;
  cost: number;
  private readonly problem: MedianProblem;
  private readonly options: RunOptions;
  private readonly meter: WorkMeter;

  constructor(problem: MedianProblem, options: RunOptions) {
    this.problem = problem;
    this.options = options;
    this.meter = options.meter;
    this.cost = planCost(problem, []);
    this.sitesLeft = problem.sites;
  }

  async solve(): Promise<void> {
    const { problem, meter, goal } = this;
    const { seed } = this.options;
    if (problem.open === 0 || problem.rows === 0) {
      this.bound = this.cost;
      return;
    }
    const { start } = this.options;
    if (start) this.offer({ plan: start, cost: planCost(problem, start) });
    this.offer(await searchMedian(problem, { seed, work: SEARCH_WORK * problem.cost.length, meter, goal }));
    await meter.pause();
    if (this.cost > goal) await this.root();
  }

  private offer({ plan, cost }: MedianPlan): void {
    if (cost >= this.cost && this.plan.length > 0) return;
    this.plan = [...plan];
    this.cost = cost;
    this.meter.value = cost;
  }

  private get goal(): number {
    return this.options.goal ?? -Infinity;
  }

  private get cutoff(): number {
    return cutoffOf(this.cost, this.problem.whole, this.goal);
  }

  /** Bound and settling at the root, in rounds on what is left; then the tree on that. */
  private async root(): Promise<void> {
    const { meter } = this;
    let rest = this.problem;
    let place = Array.from({ length: rest.sites }, (_, j) => j);
    let opened: number[] = [];
    let prices = firstPrices(rest, this.plan);
    for (let round = 0; round < ROOT_ROUNDS; round++) {
      const { cutoff, cost: best } = this;
      const step = round === 0 ? ROOT.step : ROOT.step / 3;
      const dual = await raiseDual(rest, prices, { ...ROOT, step, cutoff, target: this.cost, meter });
      // What was settled was settled against the cutoff.
      this.bound = Math.max(this.bound, Math.min(dual.bound, cutoff));
      meter.bound = this.bound;
      if (dual.closed) this.bound = Math.max(this.bound, cutoff);
      await this.improve([...opened, ...place.filter((_, j) => dual.plan[j])]);
      // A better plan was found: its cutoff is lower, and what the old one proved may be all that is needed.
      if (this.bound >= this.cutoff || this.cost <= this.goal || meter.stopped) return;
      const before = rest.sites;
      opened = [...opened, ...place.filter((_, j) => dual.settled[j] === OPEN)];
      place = place.filter((_, j) => dual.settled[j] === FREE);
      rest = restrict(rest, dual.settled);
      prices = Float64Array.from(rest.rowOf, (row) => dual.prices[row]!);
      this.sitesLeft = rest.sites;
      if (rest.open <= 0 || rest.sites === 0) break;
      if (this.cost === best && rest.sites > before * (1 - WORTH_A_ROUND)) break;
    }
    const { cutoff, cost, bound, goal } = this;
    const end = await medianTree({ problem: rest, prices, bound, best: cost, goal }, meter);
    if (end.plan) this.offer({ plan: [...opened, ...end.plan.plan.map((j) => place[j]!)], cost: end.plan.cost });
    // The tree speaks for what the root left over; what the root settled is at the root's cutoff or above.
    this.bound = Math.max(this.bound, Math.min(end.bound, cutoff));
  }

  private async improve(plan: readonly number[]): Promise<void> {
    const swap = new MedianSwap(this.problem, this.meter);
    if (plan.length !== swap.open.length) return;
    swap.begin(plan);
    await swap.improve();
    this.offer({ plan: Array.from(swap.open), cost: planCost(this.problem, swap.open) });
  }
}

/** Prices to begin with: between the nearest and the second nearest site of the plan. */
function firstPrices(problem: MedianProblem, plan: readonly number[]): Float64Array {
  const isOpen = new Uint8Array(problem.sites);
  for (const site of plan) isOpen[site] = 1;
  return Float64Array.from({ length: problem.rows }, (_, i) => {
    const found: number[] = [];
    for (let k = problem.offsets[i]!; found.length < 2 && problem.cost[k]! < Infinity; k++) {
      if (isOpen[problem.site[k]!]) found.push(problem.cost[k]!);
    }
    const [nearest = problem.cap[i]!, second = problem.cap[i]!] = found;
    return (nearest + second) / 2;
  });
}
