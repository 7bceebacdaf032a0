import type { CoverProblem } from '../core/siting/covering/cover-problem.ts';
import { type CoverOptions, solveCover } from '../core/siting/covering/solve-cover.ts';
import { loadHighsSolver } from './highs-solver.ts';

/** One function per siting model; the linear solver is fetched when one is first asked. */
export const solvers = {
  cover: async (problem: CoverProblem, options: CoverOptions) =>
    solveCover(problem, { ...options, solver: await loadHighsSolver() }),
};
