import type { SitingQuestion } from '../../src/core/model/question.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import type { Planner } from '../../src/core/scenario/planner.ts';
import type { SitingResult } from '../../src/core/siting/siting-result.ts';
import { directSolver } from '../../src/engine/solver.ts';

/** The answer to a siting question as the engine and the command line get it, without a stop by the clock. */
export async function propose(planner: Planner, plan: Plan, question: SitingQuestion): Promise<SitingResult> {
  const scene = await planner.scene(plan, question);
  return planner.propose(scene, {
    solve: (model, problem, start) =>
      directSolver.solve(model, problem, { seed: question.seed, ...(start && { start }) }),
  });
}
