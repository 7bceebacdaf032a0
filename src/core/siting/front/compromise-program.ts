import { joinRows } from '../covering/cover-program.ts';
import { brokenRule } from '../covering/siting-rules.ts';
import type { WholePlan, WholeProblem } from '../solver/branch-and-bound.ts';
import { type LinearRows, linearRows } from '../solver/linear-program.ts';
import { type CompromiseTable, type Measures, measuresOf } from './compromise-problem.ts';

/** What is to be least: minutes and shares weighted together. */
export interface CompromiseGoal {
  /** Per minute of the mean. */
  readonly mean?: number;
  /** Per share of the people who are covered; taken off. */
  readonly covered?: number;
  /** Per minute of the worst off. */
  readonly worst?: number;
}

export interface CompromiseLimits {
  /** People, at least. */
  readonly covered?: number;
  /** Minutes, at most. */
  readonly mean?: number;
  readonly worst?: number;
}

/** Relative: limits are kept if they are passed by no more; sums in another order differ by as much. */
export const KEPT = 1e-9;
/** Minutes by which a row must be broken to be written. */
const BROKEN = 1e-7;

type Row = { lower: number; upper: number; terms: (readonly [column: number, value: number])[] };

export function goalOf(goal: CompromiseGoal, { mean, covered, worst }: Measures, people: number): number {
  return (
    (goal.mean ?? 0) * mean + (goal.worst ?? 0) * worst - (goal.covered ?? 0) * (people > 0 ? covered / people : 0)
  );
}

export function keepsLimits(limits: CompromiseLimits, measures: Measures): boolean {
  const over = (value: number, most = Infinity): boolean => value > most + KEPT * Math.max(1, Math.abs(most));
  return (
    !over(-measures.covered, -(limits.covered ?? -Infinity)) &&
    !over(measures.mean, limits.mean) &&
    !over(measures.worst, limits.worst)
  );
}

/**
 * The compromise as a program: a column per candidate; per row its minutes, held up by the cuts of the p-median (people
 * of a row go at least as far as the nearest partly open sites let them; Duran-Mateluna, Ales & Elloumi 2023); per row
 * that can be covered whether it is; and, for the worst off, the minutes from which one is among them with each row's
 * excess over these (Rockafellar & Uryasev 2000, conditional value at risk).
 */
export class CompromiseProgram {
  private readonly table: CompromiseTable;
  private readonly goal: CompromiseGoal;
  private readonly limits: CompromiseLimits;
  private readonly minutesAt: number;
  private readonly coveredAt: number;
  private readonly tailAt: number;
  private readonly excessAt: number;
  private readonly size: number;

  constructor(table: CompromiseTable, goal: CompromiseGoal, limits: CompromiseLimits) {
    const { rows } = table;
    this.table = table;
    this.goal = goal;
    this.limits = limits;
    this.minutesAt = rows.sites;
    this.coveredAt = this.minutesAt + rows.rows;
    this.tailAt = this.coveredAt + rows.rows;
    this.excessAt = this.tailAt + 1;
    this.size = this.asksWorst ? this.excessAt + rows.rows : this.tailAt;
  }

  private get asksWorst(): boolean {
    return (this.goal.worst ?? 0) > 0 || this.limits.worst !== undefined;
  }

  problem(start: WholePlan | null): WholeProblem {
    const { table, size, goal, minutesAt, coveredAt, tailAt, excessAt } = this;
    const { rows, problem, people } = table;
    const lower = new Float64Array(size);
    const upper = new Float64Array(size).fill(problem.beyond);
    lower.set(problem.rules.lower);
    upper.set(problem.rules.upper);
    upper.fill(1, coveredAt, tailAt);
    const cost = new Float64Array(size);
    const quota = problem.worstShare * people;
    for (let row = 0; row < rows.rows; row++) {
      const each = rows.people[row]!;
      cost[minutesAt + row] = ((goal.mean ?? 0) * each) / people;
      cost[coveredAt + row] = (-(goal.covered ?? 0) * each) / people;
      if (this.asksWorst) cost[excessAt + row] = ((goal.worst ?? 0) * each) / quota;
    }
    if (this.asksWorst) cost[tailAt] = (goal.worst ?? 0) * this.tailShare;
    const all = linearRows([
      ...this.coverRows(),
      ...this.limitRows(),
      ...this.excessRows(),
      ...this.cuts(problem.rules.upper, null),
    ]);
    return {
      program: { cost, lower, upper, rows: joinRows(problem.rules.rows, all) },
      whole: Int32Array.from({ length: rows.sites }, (_, c) => c),
      step: 0,
      start,
      separate: (point) => this.separate(point),
      round: (point) => this.plan(Array.from({ length: rows.sites }, (_, c) => c).filter((c) => point[c]! > 0.5)),
    };
  }

  /** Cost of a plan as the program counts it (people out of everybody's reach are a constant that it leaves out). */
  plan(open: readonly number[]): WholePlan | null {
    const { table, goal, limits } = this;
    if (brokenRule(table.problem.rules, open) !== -1) return null;
    const measures = measuresOf(table, open);
    return keepsLimits(limits, measures) ? { open, cost: goalOf(goal, measures, table.people) - this.constant } : null;
  }

  /** Part of the goal that no plan can change: people out of everybody's reach. */
  get constant(): number {
    const { rows, problem, people } = this.table;
    const mean = (rows.unreached * problem.beyond) / people;
    return (this.goal.mean ?? 0) * mean + (this.goal.worst ?? 0) * (1 - this.tailShare) * problem.beyond;
  }

  /** Share of the worst off who are within somebody's reach. */
  private get tailShare(): number {
    const { rows, problem, people } = this.table;
    return Math.max(0, 1 - rows.unreached / (problem.worstShare * people));
  }

  private separate(point: Float64Array): LinearRows | null {
    const rows = this.cuts(point, point);
    return rows.length > 0 ? linearRows(rows) : null;
  }

  /** A row is covered no more than sites within the limit are open. */
  private coverRows(): Row[] {
    const { rows, problem } = this.table;
    if (!this.goal.covered && this.limits.covered === undefined) return [];
    return Array.from({ length: rows.rows }, (_, row) => {
      const terms: (readonly [number, number])[] = [[this.coveredAt + row, 1]];
      for (let k = rows.offsets[row]!; k < rows.offsets[row + 1]! && rows.cost[k]! <= problem.limit; k++)
        terms.push([rows.site[k]!, -1]);
      return { lower: -Infinity, upper: 0, terms };
    });
  }

  private limitRows(): Row[] {
    const { rows, problem, people } = this.table;
    const { covered, mean, worst } = this.limits;
    const each = (at: number, share: number) => Array.from(rows.people, (p, row) => [at + row, p / share] as const);
    const slack = (limit: number) => KEPT * Math.max(1, Math.abs(limit));
    const found: Row[] = [];
    if (covered !== undefined)
      found.push({ lower: (covered - slack(covered)) / people, upper: Infinity, terms: each(this.coveredAt, people) });
    const gone = (rows.unreached * problem.beyond) / people;
    if (mean !== undefined)
      found.push({ lower: -Infinity, upper: mean + slack(mean) - gone, terms: each(this.minutesAt, people) });
    if (worst !== undefined) {
      const quota = problem.worstShare * people;
      const tail = this.tailShare;
      const upper = worst + slack(worst) - (1 - tail) * problem.beyond;
      found.push({ lower: -Infinity, upper, terms: [[this.tailAt, tail], ...each(this.excessAt, quota)] });
    }
    return found;
  }

  private excessRows(): Row[] {
    if (!this.asksWorst) return [];
    return Array.from({ length: this.table.rows.rows }, (_, row) => ({
      lower: 0,
      upper: Infinity,
      terms: [
        [this.excessAt + row, 1],
        [this.minutesAt + row, -1],
        [this.tailAt, 1],
      ] as const as (readonly [number, number])[],
    }));
  }

  /** minutes ≥ far − Σ (far − time) · open over the nearer sites, where `far` is where the nearest open parts add up to 1. */
  private cuts(at: ArrayLike<number>, point: Float64Array | null): Row[] {
    const { rows, problem } = this.table;
    const found: Row[] = [];
    for (let row = 0; row < rows.rows; row++) {
      const end = rows.offsets[row + 1]!;
      let k = rows.offsets[row]!;
      let open = 0;
      while (k < end && open < 1 - 1e-9) open += Math.max(0, at[rows.site[k++]!]!);
      const far = open < 1 - 1e-9 ? problem.beyond : rows.cost[k - 1]!;
      const terms: (readonly [number, number])[] = [[this.minutesAt + row, 1]];
      let least = far;
      for (let i = rows.offsets[row]!; i < end && rows.cost[i]! < far; i++) {
        terms.push([rows.site[i]!, far - rows.cost[i]!]);
        least -= (far - rows.cost[i]!) * Math.max(0, at[rows.site[i]!]!);
      }
      if (!point || least > point[this.minutesAt + row]! + BROKEN) found.push({ lower: far, upper: Infinity, terms });
    }
    return found;
  }
}
