import type { Highs, Model } from 'highs';
import type {
  LinearModel,
  LinearOutcome,
  LinearProgram,
  LinearRows,
  LinearSolver,
} from '../core/siting/solver/linear-program.ts';

let loading: Promise<LinearSolver> | null = null;

/** HiGHS (WASM), fetched when a proof is first asked for. Its statuses are claims; see `linear-program.ts`. */
export function loadHighsSolver(): Promise<LinearSolver> {
  loading ??= import('highs').then(async ({ default: load }) => {
    const highs = await load();
    return { create: (program) => new HighsModel(highs, program) };
  });
  return loading;
}

class HighsModel implements LinearModel {
  private readonly highs: Highs;
  private readonly model: Model & { dispose(): void };

  constructor(highs: Highs, program: LinearProgram) {
    this.highs = highs;
    const { cost, lower, upper, rows } = program;
    this.model = highs.createModel({
      numCols: cost.length,
      numRows: rows.lower.length,
      sense: highs.constants.objectiveSense.minimize,
      colCost: cost,
      colLower: lower,
      colUpper: upper,
      rowLower: rows.lower,
      rowUpper: rows.upper,
      matrix: matrixOf(rows, cost.length),
    });
    this.model.options.set({ output_flag: false, solver: 'simplex', random_seed: 1 });
  }

  addRows(rows: LinearRows): void {
    const { numCols } = this.model.getDimensions();
    this.model.addRows({ lower: rows.lower, upper: rows.upper, matrix: matrixOf(rows, numCols) });
  }

  removeRows(rows: Int32Array): void {
    if (rows.length > 0) this.model.deleteRows({ kind: 'set', indices: rows });
  }

  setBounds(columns: Int32Array, lower: Float64Array, upper: Float64Array): void {
    if (columns.length > 0) this.model.changeColsBounds({ kind: 'set', indices: columns }, lower, upper);
  }

  setCosts(columns: Int32Array, cost: Float64Array): void {
    if (columns.length > 0) this.model.changeColsCost({ kind: 'set', indices: columns }, cost);
  }

  solve(limits: { readonly iterations?: number } = {}): LinearOutcome {
    const { modelStatus } = this.highs.constants;
    this.model.options.set('simplex_iteration_limit', this.iterationLimit(limits.iterations));
    this.model.run();
    const status = this.model.getModelStatus();
    if (status === modelStatus.infeasible)
      return { status: 'infeasible', ray: this.model.getDualRay()?.values ?? null };
    // Anything but these two may leave no solution to be asked for.
    if (status !== modelStatus.optimal && status !== modelStatus.iterationLimit)
      return { status: 'stopped', duals: null };
    const { colValue, rowDual } = this.model.getSolution();
    if (status !== modelStatus.optimal) return { status: 'stopped', duals: rowDual };
    return { status: 'optimal', objective: this.model.getObjectiveValue(), values: colValue, duals: rowDual };
  }

  /** The solver counts on from the last run as long as it keeps the basis. */
  private iterationLimit(more: number | undefined): number {
    if (more === undefined) return 2 ** 31 - 1;
    return Math.max(0, Number(this.model.info.get('simplex_iteration_count'))) + more;
  }

  dispose(): void {
    this.model.dispose();
  }
}

function matrixOf({ offsets, columns, values, lower }: LinearRows, numCols: number) {
  return { format: 'csr', numRows: lower.length, numCols, starts: offsets, indices: columns, values } as const;
}
