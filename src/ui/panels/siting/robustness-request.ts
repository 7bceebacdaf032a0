import { create } from 'zustand';
import type { RobustnessRequest } from '../../../core/scenario/test-robustness.ts';
import { DEFAULT_SPREAD } from '../../../core/siting/robustness/draw.ts';

/** What the draws assume; kept from one proposal to the next. */
export const useRobustnessRequest = create<RobustnessRequest>()(() => ({
  draws: 200,
  seed: 1,
  spread: DEFAULT_SPREAD,
}));

export function setSpread(change: Partial<RobustnessRequest['spread']>): void {
  const { spread } = useRobustnessRequest.getState();
  useRobustnessRequest.setState({ spread: { ...spread, ...change } });
}
