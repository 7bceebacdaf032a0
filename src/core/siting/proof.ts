/** optimal: nothing can be better; gap: nothing can be better by more than `gap`; none: a good plan found by search. */
export type Proof = 'optimal' | 'gap' | 'none';

/** How far a solver is. */
export interface SolverProgress {
  /** Objective of the best plan so far; null while there is none. */
  readonly value: number | null;
  /** That plan's candidates, so that whoever stops the search has it. */
  readonly chosen?: readonly number[] | null;
  /** No plan can be better than this; ±Infinity while nothing is known. */
  readonly bound: number;
  /** Share of the work budget that is used, 0 … 1. */
  readonly share: number;
}

/** Lets others run between two pieces of work (a few tens of ms); throws to cancel. */
export type SolverPause = (progress: SolverProgress) => Promise<void>;

/** What every solver takes beside its problem. Never wall time: the same seed and budget give the same plan. */
export interface SolverOptions {
  readonly seed?: number;
  /** Units of work, as the solver defines them. */
  readonly budget?: number;
  readonly pause?: SolverPause;
  /** Asked at the pauses; true ends the search with the best plan and the bound it has by then. */
  readonly enough?: () => boolean;
}

/** What every solver tells. */
export interface SolverResult {
  /** Candidate indices, ascending. */
  readonly chosen: readonly number[];
  readonly objective: number;
  readonly bound: number;
  /** |bound − objective| / |objective|; 0 where both are 0, Infinity where only the objective is. */
  readonly gap: number;
  readonly proof: Proof;
  /** What was left of the problem after reductions that lose nothing, by the field's words. */
  readonly reductions?: Readonly<Record<string, number>>;
  /** Units of work done. */
  readonly work: number;
}

/** A problem that has no plan, and why. Numbers are for the sentence that tells it. */
export interface NoPlan {
  readonly infeasible: string;
  readonly detail?: Readonly<Record<string, number>>;
}

/** Shared by all solvers so that a gap means the same everywhere. */
export function relativeGap(objective: number, bound: number): number {
  const apart = Math.abs(bound - objective);
  if (apart === 0) return 0;
  return objective === 0 ? Infinity : apart / Math.abs(objective);
}

export interface Certificate {
  readonly sense: 'max' | 'min';
  /** Recomputed from the raw problem, not taken from the search. */
  readonly objective: number;
  /** From our own arithmetic, rounding errors taken off. */
  readonly bound: number;
  /** Every plan has a whole-numbered objective: the bound may be rounded to the next one. */
  readonly whole: boolean;
  /** What sums of this problem's numbers can be off by, absolute: matters where the objective itself is 0. */
  readonly noise?: number;
}

/** Relative: both sides are sums of up to 1e7 doubles, each rounded at 1.1e-16; apart by more, something is wrong. */
const ROUNDING = 1e-9;

/**
 * Relative distance at which a plan with real weights counts as proved: the tolerance to which a simplex solver brings
 * its duals, and so our bound, at the very plan that is best. Of three million people it is three.
 */
export const PROVED_WITHIN = 1e-6;

/**
 * Bound, gap and proof of a plan, in one place. A bound on the wrong side of the plan by more than rounding can do
 * is a broken promise between functions, and throws: better no answer than a false certificate.
 */
export function certify(claim: Certificate): Pick<SolverResult, 'bound' | 'gap' | 'proof'> {
  const { sense, objective, bound, whole } = claim;
  if (!Number.isFinite(bound)) return { bound, gap: Infinity, proof: 'none' };
  const better = sense === 'max' ? 1 : -1;
  const slack = ROUNDING * Math.max(1, Math.abs(objective)) + (claim.noise ?? 0);
  if (better * (bound - objective) < -slack)
    throw new Error(`siting: the bound ${bound} is worse than the plan's own ${objective}`);
  const next = sense === 'max' ? Math.floor(bound + slack) : Math.ceil(bound - slack);
  const rounded = whole ? next : bound;
  const allowed = whole ? slack : PROVED_WITHIN * Math.abs(objective) + slack;
  const kept = better * (rounded - objective) > (whole ? 0 : slack) ? rounded : objective;
  const proof = better * (rounded - objective) <= allowed ? 'optimal' : 'gap';
  return { bound: kept, gap: relativeGap(objective, kept), proof };
}
