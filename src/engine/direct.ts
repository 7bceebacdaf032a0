import type { Engine } from './engine.ts';
import { createJobs } from './jobs.ts';
import { directSolver } from './solver.ts';

/** The engine on the caller's own thread: for the command line and the tests. */
export function createDirectEngine(): Engine {
  return createJobs({
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
    solver: directSolver,
  });
}
