import { limitValue } from '../coverage/evaluate-coverage.ts';
import type { CoverageQuestion } from '../model/question.ts';
import { finish, type Steps } from '../model/steps.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import type { Plan } from './edit.ts';
import type { Planner } from './planner.ts';

export type TravelModel = TravelSettings['model'];

/** What one model says of the standard, and where it stands alone. */
export interface ModelVerdict {
  readonly model: TravelModel;
  /** People inside the standard. */
  readonly covered: number;
  /** Inside by this model alone: it claims them, the others deny them. */
  readonly claimsAlone: number;
  /** Outside by this model alone: the others claim them. */
  readonly deniesAlone: number;
}

export interface ModelComparison {
  readonly people: number;
  readonly verdicts: readonly ModelVerdict[];
  /** People whom all models cover, and whom none covers. */
  readonly agreedInside: number;
  readonly agreedOutside: number;
  /** Per cell: bit m is set where `verdicts[m].model` covers it. */
  readonly insideBy: Uint8Array<ArrayBuffer>;
}

/**
 * The same standard by several travel models: the first objection in a meeting, answered with people. A model that
 * the data cannot feed must be left out by the caller.
 */
export function compareModels(planner: Planner, asked: ModelQuestion): ModelComparison {
  return finish(compareModelsInSteps(planner, asked));
}

export interface ModelQuestion {
  readonly plan: Plan;
  readonly question: CoverageQuestion;
  readonly models: readonly TravelModel[];
}

export function* compareModelsInSteps(planner: Planner, asked: ModelQuestion): Steps<ModelComparison> {
  const { demand } = planner.region;
  const limit = limitValue(asked.question);
  const insideBy = new Uint8Array(demand.count);
  for (const [index, model] of asked.models.entries()) {
    const plan = { ...asked.plan, travel: { ...asked.plan.travel, model } };
    const { measure } = yield* planner.evaluateInSteps(plan, asked.question);
    for (let i = 0; i < demand.count; i++) if (measure[i]! <= limit) insideBy[i]! |= 1 << index;
  }
  const peopleOf = new Float64Array(1 << asked.models.length);
  for (let i = 0; i < demand.count; i++) peopleOf[insideBy[i]!]! += demand.population[i]!;
  const all = peopleOf.length - 1;
  const verdicts = asked.models.map((model, index): ModelVerdict => {
    const own = 1 << index;
    const covered = peopleOf.reduce((sum, people, code) => (code & own ? sum + people : sum), 0);
    return { model, covered, claimsAlone: peopleOf[own]!, deniesAlone: peopleOf[all & ~own]! };
  });
  return {
    people: demand.total,
    verdicts,
    agreedInside: peopleOf[all]!,
    agreedOutside: peopleOf[0]!,
    insideBy,
  };
}
