import { isSitingStale } from './control/siting-plan.ts';
import { useDocument } from './document-store.ts';
import { sameInputs, useResults } from './results-store.ts';
import { useSession } from './session.ts';

export interface Stale {
  /** The coverage on the screen was computed from other inputs than those on the screen. */
  readonly evaluation: boolean;
  /** The proposal answers another question, or other facilities. */
  readonly siting: boolean;
}

export function useStale(): Stale {
  const question = useSession((state) => state.question);
  const options = useSession((state) => state.siting);
  const plan = useDocument((state) => state.history?.plan ?? null);
  const { region, evaluation, siting } = useResults();
  return {
    evaluation:
      region !== null &&
      plan !== null &&
      evaluation !== null &&
      !sameInputs(evaluation.inputs, { region, plan, question }),
    siting: siting !== null && plan !== null && isSitingStale(siting, plan, question, options),
  };
}
