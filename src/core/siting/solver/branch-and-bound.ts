import { Branching, isWhole } from './branching.ts';
import type { LinearProgram, LinearRows, LinearSolver } from './linear-program.ts';
import { type ProvenOutcome, ProvenProgram } from './proven-program.ts';

/** A way to set the whole columns, with what it truly costs by the model's own evaluator. */
export interface WholePlan {
  readonly cost: number;
  /** The whole columns that are 1. */
  readonly open: readonly number[];
}

/** A program some of whose columns are 0 or 1. Cost is minimised. */
export interface WholeProblem {
  readonly program: LinearProgram;
  readonly whole: Int32Array;
  /** Every plan's cost is a multiple of it; 0 where nothing is known. */
  readonly step: number;
  readonly start: WholePlan | null;
  /** Rows that hold for every plan and that the point breaks; null if there are none. */
  separate?(point: Float64Array): LinearRows | null;
  /** A plan near the point; at a whole point the plan of that very point, or null if it is none. */
  round(point: Float64Array): WholePlan | null;
}

export interface TreeState {
  /** Cost of the best plan, Infinity without one. */
  readonly value: number;
  /** No plan costs less. */
  readonly bound: number;
  readonly nodes: number;
}

export interface TreeOptions {
  /** Nodes at most: a budget of work, so that the answer does not depend on the clock. */
  readonly nodes?: number;
  /** Asked at every pause: true ends the search with what it has. */
  readonly enough?: () => boolean;
  readonly pause?: (state: TreeState) => Promise<void>;
}

export interface TreeResult extends TreeState {
  readonly plan: WholePlan | null;
}

/** Relative: a plan that is better by no more than this is not looked for. */
const EQUAL = 5e-10;
/** Relative: at a whole point the bound may fall short of the plan's cost by the solver's tolerance, and no more. */
const TOLERANCE = 1e-6;
const ROUNDS_BELOW_ROOT = 4;
/** Rounds without a rise of the bound by this share of the gap, after which the root is branched. */
const TAIL_ROUNDS = 8;
const TAIL_SHARE = 1e-3;
/** Rows that have not been tight for so many solves are dropped, once there are so many. */
const IDLE_SOLVES = 12;
const IDLE_ROWS = 400;

interface Node {
  readonly bound: number;
  /** Settled columns and their values below the root. */
  readonly columns: readonly number[];
  readonly values: readonly (0 | 1)[];
}

/**
 * Branch and bound with rows added when a point breaks them (branch and cut), over any linear solver. Best bound first,
 * diving into the nearer child; every bound is our own (`safe-bound.ts`), every plan's cost the model's own. A node is
 * left only when its bound, its emptiness, or the settling of all columns proves that nothing better is in it.
 */
export function branchAndBound(solver: LinearSolver, problem: WholeProblem, options: TreeOptions = {}) {
  return new Tree(solver, problem, options).run();
}

class Tree {
  private readonly problem: WholeProblem;
  private readonly options: TreeOptions;
  private readonly program: ProvenProgram;
  private readonly branching: Branching;
  private readonly ownRows: number;
  /** Solves since each row was tight. */
  private idle: number[];
  private plan: WholePlan | null;
  private readonly open: Node[] = [];
  /** Lowest bound with which a node was left. */
  private leftAt = Infinity;
  private nodes = 0;
  private present: Node | null = null;

  constructor(solver: LinearSolver, problem: WholeProblem, options: TreeOptions) {
    this.problem = problem;
    this.options = options;
    this.program = new ProvenProgram(solver, problem.program);
    this.branching = new Branching(problem.program.cost.length);
    this.ownRows = problem.program.rows.lower.length;
    this.idle = new Array(this.ownRows).fill(0);
    this.plan = problem.start;
  }

  async run(): Promise<TreeResult> {
    try {
      let node: Node | null = { bound: -Infinity, columns: [], values: [] };
      while (node && this.nodes < (this.options.nodes ?? Infinity) && !this.options.enough?.()) {
        node = (await this.explore(node)) ?? this.takeBest();
      }
      if (node) this.open.push(node);
      return { ...this.state(), plan: this.plan };
    } finally {
      this.program.dispose();
    }
  }

  private state(): TreeState {
    let bound = Math.min(this.leftAt, this.present?.bound ?? Infinity);
    for (const node of this.open) bound = Math.min(bound, node.bound);
    const value = this.plan?.cost ?? Infinity;
    return { value, bound: Math.min(this.lifted(bound), value), nodes: this.nodes };
  }

  /** The next cost that a plan can have. */
  private lifted(bound: number): number {
    const { step } = this.problem;
    return step > 0 && Number.isFinite(bound) ? Math.ceil(bound / step - 1e-6) * step : bound;
  }

  /** What costs as much or more is not better than the plan in hand. */
  private cutoff(): number {
    if (!this.plan) return Infinity;
    const { cost } = this.plan;
    return cost - Math.max(this.problem.step * (1 - 2e-6), Math.abs(cost) * EQUAL);
  }

  private leave(bound: number): void {
    this.leftAt = Math.min(this.leftAt, bound);
  }

  private takeBest(): Node | null {
    let best = -1;
    for (let i = 0; i < this.open.length; i++) {
      if (best < 0 || this.open[i]!.bound < this.open[best]!.bound) best = i;
    }
    return best < 0 ? null : this.open.splice(best, 1)[0]!;
  }

  /** Works one node off; returns the child to go on with. */
  private async explore(node: Node): Promise<Node | null> {
    this.present = node;
    this.nodes++;
    if (node.bound >= this.cutoff()) {
      this.leave(node.bound);
      return null;
    }
    this.settle(node);
    const outcome = await this.tighten(node);
    this.present = null;
    const bound = Math.max(node.bound, outcome.bound);
    if (bound >= this.cutoff() || this.isSolved(outcome, bound)) {
      if (!outcome.empty) this.leave(bound);
      return null;
    }
    return this.branch({ ...node, bound }, outcome);
  }

  /** A whole point whose plan costs what the bound says: nothing better is below it. */
  private isSolved({ values }: ProvenOutcome, bound: number): boolean {
    if (!values || !this.plan || !this.isWholePoint(values)) return false;
    const { cost } = this.plan;
    return cost - bound <= TOLERANCE * Math.abs(cost);
  }

  private isWholePoint(point: Float64Array): boolean {
    return this.problem.whole.every((column) => isWhole(point[column]!));
  }

  private settle(node: Node): void {
    const { lower, upper } = this.problem.program;
    for (const column of this.problem.whole) this.program.setBounds(column, lower[column]!, upper[column]!);
    node.columns.forEach((column, i) => {
      this.program.setBounds(column, node.values[i]!, node.values[i]!);
    });
  }

  /** Solves the node's program, adding rows while the point breaks them and it is worth while. */
  private async tighten(node: Node): Promise<ProvenOutcome> {
    const { separate } = this.problem;
    let last = -Infinity;
    let idleRounds = 0;
    for (let round = 0; ; round++) {
      const outcome = await this.solve(node);
      if (!outcome.values || outcome.bound >= this.cutoff()) return outcome;
      this.offer(outcome.values);
      const cuts = separate?.call(this.problem, outcome.values) ?? null;
      if (!cuts || outcome.bound >= this.cutoff()) return outcome;
      const gap = this.cutoff() - outcome.bound;
      idleRounds = outcome.bound - last > TAIL_SHARE * Math.min(gap, Math.abs(outcome.bound)) ? 0 : idleRounds + 1;
      last = Math.max(last, outcome.bound);
      const enoughRounds = node.columns.length > 0 ? round >= ROUNDS_BELOW_ROOT : idleRounds >= TAIL_ROUNDS;
      if ((enoughRounds && !this.isWholePoint(outcome.values)) || this.options.enough?.()) return outcome;
      this.program.addRows(cuts);
      this.dropIdle(outcome.values);
    }
  }

  private async solve(node: Node): Promise<ProvenOutcome> {
    const outcome = this.program.solve();
    this.present = { ...node, bound: Math.max(node.bound, outcome.bound) };
    await this.options.pause?.(this.state());
    return outcome;
  }

  private offer(point: Float64Array): void {
    const plan = this.problem.round(point);
    if (plan && plan.cost < (this.plan?.cost ?? Infinity)) this.plan = plan;
  }

  private branch(node: Node, outcome: ProvenOutcome): Node | null {
    const { whole, program } = this.problem;
    const settled = new Set(node.columns);
    for (const column of whole) if (program.lower[column] === program.upper[column]) settled.add(column);
    const [columns, values] = [[...node.columns], [...node.values]];
    const fix = (column: number, value: 0 | 1): void => {
      if (settled.has(column)) return;
      settled.add(column);
      columns.push(column);
      values.push(value);
      // The other side of the column is left here: it costs no less than this.
      this.leave(this.cutoff());
    };
    this.fixByCost(outcome, fix);
    const { bound } = node;
    const point = outcome.values;
    const choice = point && this.branching.choose(this.program, whole, { point, bound, cutoff: this.cutoff() });
    for (const [column, value] of choice?.forced ?? []) fix(column, value);
    const free = whole.find((column) => !settled.has(column));
    const column = choice && !settled.has(choice.column) ? choice.column : free;
    // All settled: the plan of this point has been offered with its true cost, nothing else is here.
    if (column === undefined) return this.finish({ bound, columns, values });
    if (choice && choice.forced.length > 0 && settled.has(choice.column)) return { bound, columns, values };
    const nearer = (point?.[column] ?? 1) >= 0.5 ? 1 : 0;
    const child = (value: 0 | 1): Node => ({ bound, columns: [...columns, column], values: [...values, value] });
    this.open.push(child(nearer === 1 ? 0 : 1));
    return child(nearer);
  }

  private finish(node: Node): null {
    const point = this.problem.program.lower.slice();
    node.columns.forEach((column, i) => {
      point[column] = node.values[i]!;
    });
    this.offer(point);
    return null;
  }

  /** A column whose reduced cost alone lifts the bound over the best plan stays where it is. */
  private fixByCost({ bound, reduced }: ProvenOutcome, fix: (column: number, value: 0 | 1) => void): void {
    const room = this.cutoff() - bound;
    if (!Number.isFinite(room)) return;
    for (const column of this.problem.whole) {
      if (this.program.lower[column] === this.program.upper[column]) continue;
      if (reduced[column]! > room) fix(column, 0);
      else if (-reduced[column]! > room) fix(column, 1);
    }
  }

  private dropIdle(point: Float64Array): void {
    const { rows } = this.program;
    for (let r = this.ownRows; r < rows.count; r++) {
      const activity = rows.activity(r, point);
      const slack = Math.min(activity - rows.lower[r]!, rows.upper[r]! - activity);
      this.idle[r] = slack > 1e-6 * (1 + Math.abs(activity)) ? (this.idle[r] ?? 0) + 1 : 0;
    }
    const gone: number[] = [];
    for (let r = this.ownRows; r < rows.count; r++) if (this.idle[r]! >= IDLE_SOLVES) gone.push(r);
    if (gone.length < IDLE_ROWS) return;
    this.program.removeRows(Int32Array.from(gone));
    this.idle = this.idle.filter((solves, r) => r < this.ownRows || solves < IDLE_SOLVES);
  }
}
