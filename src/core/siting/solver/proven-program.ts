import type { LinearModel, LinearOutcome, LinearProgram, LinearRows, LinearSolver } from './linear-program.ts';
import { RowPool } from './row-pool.ts';
import { type SafeBound, safeBound } from './safe-bound.ts';

/** What is known of the program as it stands, by our own arithmetic. */
export interface ProvenOutcome extends SafeBound {
  /** The solver's point; null where it was stopped, or found nothing. Not proved to be feasible. */
  readonly values: Float64Array | null;
  /** Proved to have no point. */
  readonly empty: boolean;
  /** More iterations would say more. */
  readonly unfinished: boolean;
}

/** A linear program in the solver with our own copy beside it, from which every bound is made. */
export class ProvenProgram {
  readonly rows = new RowPool();
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  private readonly model: LinearModel;
  /** Columns whose limits the solver has not been told yet. */
  private readonly changed = new Set<number>();

  constructor(solver: LinearSolver, program: LinearProgram) {
    this.cost = program.cost.slice();
    this.lower = program.lower.slice();
    this.upper = program.upper.slice();
    this.rows.add(program.rows);
    this.model = solver.create(program);
  }

  addRows(rows: LinearRows): void {
    this.rows.add(rows);
    this.model.addRows(rows);
  }

  removeRows(gone: Int32Array): void {
    this.rows.remove(gone);
    this.model.removeRows(gone);
  }

  setBounds(column: number, lower: number, upper: number): void {
    if (this.lower[column] === lower && this.upper[column] === upper) return;
    this.lower[column] = lower;
    this.upper[column] = upper;
    this.changed.add(column);
  }

  /** Runs the solver on, warm, for so many simplex iterations at most. */
  solve(iterations?: number): ProvenOutcome {
    this.tellBounds();
    const outcome = this.model.solve(iterations === undefined ? {} : { iterations });
    return this.judge(outcome);
  }

  dispose(): void {
    this.model.dispose();
  }

  private tellBounds(): void {
    if (this.changed.size === 0) return;
    const columns = Int32Array.from(this.changed).sort();
    this.changed.clear();
    const pick = (limits: Float64Array) => Float64Array.from(columns, (column) => limits[column]!);
    this.model.setBounds(columns, pick(this.lower), pick(this.upper));
  }

  private judge(outcome: LinearOutcome): ProvenOutcome {
    if (outcome.status === 'infeasible') {
      const empty = this.provesEmpty(outcome.ray);
      return { values: null, empty, unfinished: false, bound: empty ? Infinity : -Infinity, reduced: this.cost };
    }
    const unfinished = outcome.status === 'stopped';
    const values = unfinished ? null : outcome.values;
    const known = outcome.duals ? safeBound(this, this.rows, outcome.duals) : { bound: -Infinity, reduced: this.cost };
    return { values, empty: false, unfinished, ...known };
  }

  /** A ray may come with either sign. */
  private provesEmpty(ray: Float64Array | null): boolean {
    if (!ray) return false;
    const columns = { cost: new Float64Array(this.cost.length), lower: this.lower, upper: this.upper };
    return [ray, ray.map((weight) => -weight)].some((weights) => safeBound(columns, this.rows, weights).bound > 0);
  }
}
