import { type DualOutcome, raiseDual } from './median-dual.ts';
import { CLOSED, FREE, type MedianProblem, OPEN, planCost, restrict, type Settled } from './median-problem.ts';
import type { MedianPlan } from './median-search.ts';
import { MedianSwap } from './median-swap.ts';
import type { WorkMeter } from './work-meter.ts';

/** What the tree begins with: the problem after the root's settling, its prices, and the best plan in its numbers. */
export interface TreeStart {
  readonly problem: MedianProblem;
  readonly prices: Float64Array;
  readonly bound: number;
  readonly best: number;
  /** A plan that costs no more ends the search; none is looked for that costs more. -Infinity: the best is wanted. */
  readonly goal: number;
}

export interface TreeEnd {
  /** A plan that is better than the one the tree began with, in the problem's numbers. */
  readonly plan: MedianPlan | null;
  /** No plan of the problem costs less. */
  readonly bound: number;
  readonly nodes: number;
}

interface Node {
  readonly settled: Settled;
  readonly bound: number;
  /** Prices of the node above, for the rows of the tree's problem; both children share them. */
  readonly prices: Float32Array;
}

/**
 * Relative: plans that differ by less cost the same. Our own sums of up to 1e6 doubles are off by 1e-10, so that the
 * bound can come as near as this to the best plan; rounding up to whole costs leaves the same room.
 */
const EQUAL = 1e-9;
const DUAL = { iterations: 60, step: 0.5, patience: 8, leastStep: 0.02 };
/** The first nodes, and later one in so many, look for a better plan near their relaxed one. */
const OFTEN = 16;
/** Prices held by open nodes, at most; beyond that the tree goes on with its latest node instead of its best. */
const HELD_PRICES = 4e7;

/**
 * What a plan must cost less than to be of interest: a whole unit less than the best where costs are whole, else less
 * by what counts as proved; and where there is a goal, hardly more than that.
 */
export function cutoffOf(best: number, whole: boolean, goal: number): number {
  const slack = EQUAL * Math.max(1, Math.abs(best));
  const better = whole ? best - 1 + 2 * slack : best - slack / 2;
  return goal === -Infinity ? better : Math.min(better, goal + EQUAL * Math.max(1, Math.abs(goal)));
}

/**
 * Branch and bound over the Lagrangian bound: a node is the problem with some sites settled, which makes it smaller in
 * earnest (`restrict`). Lowest bound first. A node is left when its bound reaches the cutoff, or when it holds one
 * plan only.
 */
export async function medianTree(start: TreeStart, meter: WorkMeter): Promise<TreeEnd> {
  const tree = new MedianTree(start, meter);
  while (tree.hasOpen && !meter.stopped) {
    await tree.explore();
    if (meter.due) await meter.pause();
  }
  return tree.end();
}

class MedianTree {
  private readonly problem: MedianProblem;
  private readonly meter: WorkMeter;
  private readonly open: Node[] = [];
  private readonly goal: number;
  private best: number;
  private cutoff: number;
  private plan: MedianPlan | null = null;
  /** Lowest bound with which a node was left. */
  private leftAt = Infinity;
  private nodes = 0;

  constructor({ problem, prices, bound, best, goal }: TreeStart, meter: WorkMeter) {
    this.problem = problem;
    this.meter = meter;
    this.best = best;
    this.goal = goal;
    this.cutoff = cutoffOf(best, problem.whole, goal);
    this.open.push({ settled: new Uint8Array(problem.sites), bound, prices: Float32Array.from(prices) });
  }

  get hasOpen(): boolean {
    return this.open.length > 0 && this.best > this.goal;
  }

  end(): TreeEnd {
    return { plan: this.plan, bound: this.bound(), nodes: this.nodes };
  }

  private bound(): number {
    return this.open.reduce((least, node) => Math.min(least, node.bound), Math.min(this.leftAt, this.best));
  }

  private take(): Node {
    let at = this.open.length - 1;
    if (this.open.length * this.problem.rows < HELD_PRICES) {
      for (let i = at - 1; i >= 0; i--) if (this.open[i]!.bound < this.open[at]!.bound) at = i;
    }
    return this.open.splice(at, 1)[0]!;
  }

  /** Works one node off. */
  async explore(): Promise<void> {
    const node = this.take();
    if (node.bound >= this.cutoff) {
      this.leftAt = Math.min(this.leftAt, node.bound);
      return;
    }
    this.nodes++;
    this.meter.bound = Math.min(this.bound(), node.bound);
    const rest = restrict(this.problem, node.settled);
    this.meter.add(this.problem.cost.length);
    const prices = Float64Array.from(rest.rowOf, (row) => node.prices[row]!);
    const dual = await raiseDual(rest, prices, { ...DUAL, cutoff: this.cutoff, target: this.best, meter: this.meter });
    const bound = Math.max(node.bound, dual.bound);
    if (this.meter.stopped && !dual.closed) {
      this.open.push({ ...node, bound });
      return;
    }
    // Sites settled on the way were settled against the cutoff: that is all that is proved.
    if (dual.closed) this.leftAt = Math.min(this.leftAt, this.cutoff);
    else await this.branch(node, rest, { ...dual, bound });
  }

  private async branch(node: Node, rest: MedianProblem, dual: DualOutcome): Promise<void> {
    const settled = node.settled.slice();
    // Position of each site of the rest in the tree's problem.
    const place: number[] = [];
    for (let j = 0; j < settled.length; j++) if (settled[j] === FREE) place.push(j);
    let fixed = false;
    dual.settled.forEach((how, j) => {
      if (how === FREE) return;
      settled[place[j]!] = how;
      fixed = true;
    });
    if (fixed) this.leftAt = Math.min(this.leftAt, this.cutoff);
    if (this.nodes <= OFTEN || this.nodes % OFTEN === 0) await this.tryPlan(node.settled, place, dual.plan);
    const prices = node.prices.slice();
    rest.rowOf.forEach((row, i) => {
      prices[row] = dual.prices[i]!;
    });
    const choice = chooseSite(dual);
    if (choice < 0 || countOf(settled, OPEN) >= this.problem.open) {
      this.finish(settled);
      return;
    }
    const child = (how: typeof OPEN | typeof CLOSED): Node => {
      const changed = settled.slice();
      changed[place[choice]!] = how;
      return { settled: changed, bound: dual.bound, prices };
    };
    this.open.push(child(CLOSED), child(OPEN));
  }

  /** One plan is left: all that may be opened is. */
  private finish(settled: Settled): void {
    const plan: number[] = [];
    for (let j = 0; j < settled.length; j++) if (settled[j] === OPEN) plan.push(j);
    for (let j = 0; j < settled.length && plan.length < this.problem.open; j++) if (settled[j] === FREE) plan.push(j);
    const cost = planCost(this.problem, plan);
    this.meter.add(this.problem.cost.length);
    this.offer({ plan, cost });
    this.leftAt = Math.min(this.leftAt, cost);
  }

  /** The relaxed plan with the node's open sites, improved by swaps. */
  private async tryPlan(settled: Settled, place: readonly number[], taken: Uint8Array): Promise<void> {
    const plan: number[] = [];
    settled.forEach((how, j) => {
      if (how === OPEN) plan.push(j);
    });
    taken.forEach((chosen, j) => {
      if (chosen) plan.push(place[j]!);
    });
    if (plan.length !== Math.min(this.problem.open, this.problem.sites)) return;
    const swap = new MedianSwap(this.problem, this.meter);
    swap.begin(plan);
    await swap.improve();
    this.offer({ plan: Array.from(swap.open), cost: planCost(this.problem, swap.open) });
  }

  private offer(plan: MedianPlan): void {
    if (plan.cost >= this.best) return;
    this.best = plan.cost;
    this.plan = plan;
    this.meter.value = plan.cost;
    this.cutoff = cutoffOf(plan.cost, this.problem.whole, this.goal);
  }
}

function countOf(settled: Settled, how: number): number {
  let count = 0;
  for (const each of settled) if (each === how) count++;
  return count;
}

/** The free site that is taken about half of the time and saves most when it is; -1 if none is free. */
function chooseSite({ settled, share, saving }: DualOutcome): number {
  let choice = -1;
  let most = -1;
  for (let j = 0; j < settled.length; j++) {
    if (settled[j] !== FREE) continue;
    // The last summand tells apart what was taken always or never.
    const score = -saving[j]! * (share[j]! * (1 - share[j]!) + 1e-6);
    if (score > most) [choice, most] = [j, score];
  }
  return choice;
}
