import type { ProvenProgram } from './proven-program.ts';

/** Columns tried by solving both sides, at most, and how far. */
const TRIED = 8;
const TRIAL_ITERATIONS = 60;
/** After so many observations on both sides a column's record is trusted without a trial. */
const RELIABLE = 4;
/** No gain counts as less: a product with 0 would hide the other side. */
const LEAST = 1e-6;
const WHOLE = 1e-6;

export interface BranchChoice {
  readonly column: number;
  /** Columns that must have this value below the node: their other side was proved worse than the best plan. */
  readonly forced: readonly (readonly [column: number, value: 0 | 1])[];
}

/** Whether a value is 0 or 1 as far as a solver can tell. */
export function isWhole(value: number): boolean {
  return value < WHOLE || value > 1 - WHOLE;
}

/**
 * Chooses the column to branch on: reliability branching (Achterberg, Koch & Martin 2005, "Branching rules revisited").
 * Records of how much the bound rose per unit are kept over the whole tree; columns without a record are tried.
 */
export class Branching {
  private readonly rises: [Float64Array, Float64Array];
  private readonly seen: [Uint32Array, Uint32Array];

  constructor(columns: number) {
    this.rises = [new Float64Array(columns), new Float64Array(columns)];
    this.seen = [new Uint32Array(columns), new Uint32Array(columns)];
  }

  /** A column that is not whole at the point, or null. `cutoff`: nothing that costs as much or more is of interest. */
  choose(program: ProvenProgram, whole: Int32Array, at: { point: Float64Array; bound: number; cutoff: number }) {
    const open = [...whole].filter((column) => !isWhole(at.point[column]!));
    if (open.length === 0) return null;
    open.sort((a, b) => this.guess(b, at.point[b]!) - this.guess(a, at.point[a]!) || a - b);
    const forced: [number, 0 | 1][] = [];
    let best = { column: open[0]!, score: -1 };
    let tried = 0;
    for (const column of open.slice(0, TRIED * 2)) {
      const value = at.point[column]!;
      const reliable = Math.min(this.seen[0][column]!, this.seen[1][column]!) >= RELIABLE;
      if (!reliable && tried++ < TRIED) {
        const ends = this.try(program, column, at);
        if (ends !== null) {
          forced.push([column, ends]);
          continue;
        }
      }
      const score = this.guess(column, value);
      if (score > best.score) best = { column, score };
    }
    return { column: best.column, forced } satisfies BranchChoice;
  }

  /** Solves both sides a little way; returns the value that the column must have, if one side is out of the question. */
  private try(program: ProvenProgram, column: number, at: { point: Float64Array; bound: number; cutoff: number }) {
    const [lower, upper] = [program.lower[column]!, program.upper[column]!];
    let must: 0 | 1 | null = null;
    for (const side of [0, 1] as const) {
      program.setBounds(column, side, side);
      const { bound } = program.solve(TRIAL_ITERATIONS);
      this.record(column, side, { from: at.bound, to: Math.min(bound, at.cutoff), value: at.point[column]! });
      if (bound >= at.cutoff && must === null) must = side === 0 ? 1 : 0;
    }
    program.setBounds(column, lower, upper);
    return must;
  }

  record(column: number, side: 0 | 1, { from, to, value }: { from: number; to: number; value: number }): void {
    if (!Number.isFinite(to) || !Number.isFinite(from)) return;
    const way = side === 0 ? value : 1 - value;
    this.rises[side][column]! += Math.max(0, to - from) / Math.max(way, WHOLE);
    this.seen[side][column]!++;
  }

  /** Product of the rises to be expected on both sides. */
  private guess(column: number, value: number): number {
    const down = this.mean(0, column) * value;
    const up = this.mean(1, column) * (1 - value);
    return Math.max(down, LEAST) * Math.max(up, LEAST);
  }

  private mean(side: 0 | 1, column: number): number {
    const count = this.seen[side][column]!;
    return count > 0 ? this.rises[side][column]! / count : 1;
  }
}
