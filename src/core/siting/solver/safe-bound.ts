import type { RowPool } from './row-pool.ts';

export interface BoundedColumns {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface SafeBound {
  /** No point of the program costs less; -Infinity if the duals prove nothing. */
  readonly bound: number;
  /** Cost of each column after the duals' share: what the bound rises by, at least, per unit it leaves its better limit. */
  readonly reduced: Float64Array;
}

/** Half a unit in the last place of 1: the error of one rounding, relative. */
const ROUNDING = 2 ** -53;

/**
 * A lower bound on min cᵀx from any row weights y, by our own arithmetic: Σ y·(row limit) + Σ min over each column of
 * (c − Aᵀy)·x, less all rounding errors that can have happened (Neumaier & Shcherbina 2004, "Safe bounds in linear and
 * mixed-integer linear programming"). Valid whatever the solver's status, tolerance or mistakes; good if y is nearly dual
 * optimal. Give every column finite limits where there are any. With `cost` all 0 and a bound above 0 the program has no
 * point at all (Farkas).
 */
export function safeBound(columns: BoundedColumns, rows: RowPool, duals: Float64Array): SafeBound {
  const { cost, lower, upper } = columns;
  const reduced = Float64Array.from(cost);
  const mass = Float64Array.from(cost, Math.abs);
  const terms = new Uint32Array(cost.length);
  const total = { sum: 0, error: 0, lost: 0 };
  for (let r = 0; r < rows.count; r++) {
    const y = usable(duals[r] ?? 0, rows.lower[r]!, rows.upper[r]!);
    if (y === 0) continue;
    add(total, y * (y > 0 ? rows.lower[r]! : rows.upper[r]!), ROUNDING);
    const columnsOf = rows.columnsOf[r]!;
    const valuesOf = rows.valuesOf[r]!;
    for (let k = 0; k < columnsOf.length; k++) {
      const column = columnsOf[k]!;
      const share = y * valuesOf[k]!;
      reduced[column]! -= share;
      mass[column]! += Math.abs(share);
      terms[column]!++;
    }
  }
  for (let j = 0; j < cost.length; j++) {
    const d = reduced[j]!;
    const end = d >= 0 ? lower[j]! : upper[j]!;
    const reach = Math.max(Math.abs(lower[j]!), Math.abs(upper[j]!));
    // Each product and each difference rounds once: two roundings a term, on no more than the mass.
    const slip = 2 * (terms[j]! + 1) * ROUNDING * mass[j]!;
    if (mass[j] === 0) continue;
    // Where a column has no limit on one side, the sign of its reduced cost must be beyond doubt.
    const doubtful = reach === Infinity && Math.abs(d) <= slip;
    if (doubtful || !Number.isFinite(end)) return { bound: -Infinity, reduced };
    add(total, d * end, ROUNDING);
    total.lost += slip * (reach === Infinity ? Math.abs(end) : reach);
  }
  return { bound: total.sum + total.error - total.lost * (1 + 2 ** -40), reduced };
}

/** A weight that pulls at a limit which is not there is worth nothing. */
function usable(y: number, lower: number, upper: number): number {
  if (y > 0) return lower === -Infinity ? 0 : y;
  if (y < 0) return upper === Infinity ? 0 : y;
  return 0;
}

/** Adds with the rounding error kept apart (Neumaier's compensated sum); what the term itself may be off is noted. */
function add(total: { sum: number; error: number; lost: number }, term: number, relative: number): void {
  const next = total.sum + term;
  total.error += Math.abs(total.sum) >= Math.abs(term) ? total.sum - next + term : term - next + total.sum;
  total.sum = next;
  // The compensation itself rounds: a second of its own for good measure.
  total.lost += Math.abs(term) * relative * 2 + Math.abs(next) * 2 ** -100;
}
