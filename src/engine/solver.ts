import type { SolverOptions, SolverProgress } from '../core/siting/proof.ts';
import { type AnswerOf, type ProblemOf, SOLVERS, type SolverName } from '../core/siting/solvers.ts';
import { loadHighsSolver } from './highs-solver.ts';

/** What can be sent to another thread; the callbacks stay at home. */
export type SolverWish = Pick<SolverOptions, 'seed' | 'budget'> & { readonly start?: readonly number[] };

export interface SolverControl {
  /** Told now and then how far it is; throws to cancel. */
  readonly pause?: (progress: SolverProgress) => Promise<void>;
  /** True ends the search with the best plan and the bound it has. */
  readonly enough?: () => boolean;
}

/** Solves siting problems, in this thread or in another. */
export interface Solver {
  solve<K extends SolverName>(
    model: K,
    problem: ProblemOf<K>,
    wish: SolverWish,
    control?: SolverControl,
  ): Promise<AnswerOf<K>>;
}

/** The solver in the caller's own thread, for the command line and the tests. */
export const directSolver: Solver = {
  async solve(model, problem, wish, control = {}) {
    // The table's own types say which problem goes with which answer; here all look alike.
    const run = SOLVERS[model] as (problem: unknown, options: object) => Promise<never>;
    return run(problem, { ...wish, ...control, solver: await loadHighsSolver() });
  },
};
