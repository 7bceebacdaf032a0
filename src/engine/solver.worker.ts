import { expose } from 'comlink';
import type { SolverProgress } from '../core/siting/proof.ts';
import type { ProblemOf, SolverName } from '../core/siting/solvers.ts';
import { directSolver, type SolverWish } from './solver.ts';

/** How often the page is told; more would be work for nobody's eyes. */
const TELL_MILLISECONDS = 150;

export interface SolverThread {
  solve<K extends SolverName>(
    model: K,
    problem: ProblemOf<K>,
    wish: SolverWish,
    tell: (progress: SolverProgress) => void,
  ): Promise<unknown>;
}

const thread: SolverThread = {
  async solve(model, problem, wish, tell) {
    let told = Number.NEGATIVE_INFINITY;
    const pause = async (progress: SolverProgress): Promise<void> => {
      if (performance.now() - told < TELL_MILLISECONDS) return;
      told = performance.now();
      tell(progress);
    };
    return directSolver.solve(model, problem, wish, { pause });
  },
};

expose(thread);
