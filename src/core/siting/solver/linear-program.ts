/**
 * The door to a linear solver, which the core does not know: HiGHS stands behind it in the app, anything else could.
 * Always: minimise cᵀx where rowLower ≤ A x ≤ rowUpper and lower ≤ x ≤ upper; ±Infinity where there is no limit.
 */
export interface LinearProgram {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: LinearRows;
}

/** Rows of a program, sparse: row r has `values[k]` in column `columns[k]` for k = offsets[r] … offsets[r + 1] - 1. */
export interface LinearRows {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/**
 * What a run found. The numbers are claims of floating-point arithmetic: a bound that is told to anybody is made from the
 * duals by `safe-bound.ts`, whatever the status says.
 */
export type LinearOutcome =
  | {
      readonly status: 'optimal';
      readonly objective: number;
      /** Per column. */
      readonly values: Float64Array;
      /** Per row: change of the objective per unit of the row's limit (≥ 0 at a lower limit, ≤ 0 at an upper one). */
      readonly duals: Float64Array;
    }
  | {
      readonly status: 'infeasible';
      /** Weights of the rows whose sum nothing within the columns' bounds can meet (Farkas), if the solver tells them. */
      readonly ray: Float64Array | null;
    }
  | {
      /** Stopped by a limit, or in numerical trouble. */
      readonly status: 'stopped';
      /** The duals it stood at, if any: a bound can be made of them. */
      readonly duals: Float64Array | null;
    };

/** A program held by the solver; changes keep the basis, so that the next run starts warm. */
export interface LinearModel {
  addRows(rows: LinearRows): void;
  /** Row numbers as they are now, ascending; later rows move up. */
  removeRows(rows: Int32Array): void;
  setBounds(columns: Int32Array, lower: Float64Array, upper: Float64Array): void;
  setCosts(columns: Int32Array, cost: Float64Array): void;
  /**
   * Solves the program without regard to wholeness; stops after so many simplex iterations (none given: never). Starting
   * again costs the solver more than going on: long solves are left whole, and are cancelled by ending their worker.
   */
  solve(limits?: { readonly iterations?: number }): LinearOutcome;
  /** Gives the memory back; the model must not be used after. */
  dispose(): void;
}

export interface LinearSolver {
  create(program: LinearProgram): LinearModel;
}

/** Rows from lists, for models that are written row by row: each row as its limits and its [column, value] pairs. */
export function linearRows(
  rows: readonly {
    readonly lower: number;
    readonly upper: number;
    readonly terms: readonly (readonly [column: number, value: number])[];
  }[],
): LinearRows {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    offsets[r + 1] = offsets[r]! + row.terms.length;
  });
  const terms = rows.flatMap((row) => row.terms);
  return {
    lower: Float64Array.from(rows, (row) => row.lower),
    upper: Float64Array.from(rows, (row) => row.upper),
    offsets,
    columns: Int32Array.from(terms, ([column]) => column),
    values: Float64Array.from(terms, ([, value]) => value),
  };
}
