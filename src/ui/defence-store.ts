import { create } from 'zustand';
import type { NamedPlace } from '../core/model/question.ts';
import type { OtherPlans } from '../core/scenario/other-plans.ts';
import type { CurvePoint, Stages } from '../core/scenario/site-curve.ts';
import type { RobustnessAnswer } from '../core/scenario/test-robustness.ts';
import type { SitingResult } from '../core/siting/siting-result.ts';

export type DefencePage = 'sites' | 'curve' | 'plans' | 'robustness' | 'stages';

/** What is known about a proposal beside its sites: derived, never saved, gone with the proposal. */
export interface Defence {
  /** The proposal that all this is about. */
  readonly of: SitingResult | null;
  readonly page: DefencePage;
  readonly plans: OtherPlans | null;
  /** As far as it is computed; from 0 sites. */
  readonly curve: readonly CurvePoint[];
  /** After all draws, or after as many as were made before it was stopped. */
  readonly robustness: RobustnessAnswer | null;
  readonly stages: Stages | null;
  /** Sites of another plan that are shown on the map. */
  readonly shownPlan: readonly NamedPlace[] | null;
}

export const NO_DEFENCE: Defence = {
  of: null,
  page: 'sites',
  plans: null,
  curve: [],
  robustness: null,
  stages: null,
  shownPlan: null,
};

export const useDefence = create<Defence>()(() => NO_DEFENCE);
export const defence = useDefence.getState;
export const setDefence = useDefence.setState;
