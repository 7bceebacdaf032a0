import type { Coverage } from '../core/coverage/coverage-result.ts';
import type { CoverageQuestion } from '../core/model/question.ts';
import type { Shading } from '../map/map-scene.ts';
import { type KeyedEvaluation, type Results, useResults } from './results-store.ts';
import { useSession } from './session.ts';

/** The answer on the screen: with the proposed sites if there are any and the user wants to see them. */
export function shownEvaluation(results: Results, withProposal: boolean): KeyedEvaluation | null {
  return (withProposal && results.siting ? results.preview : null) ?? results.evaluation;
}

export function useShown(): KeyedEvaluation | null {
  const withProposal = useSession((state) => state.withProposal);
  return useResults((state) => shownEvaluation(state, withProposal));
}

/** The question that the shown numbers answer: while another is being set, still the one before. */
export function useShownQuestion(): CoverageQuestion {
  const asked = useSession((state) => state.question);
  return useShown()?.inputs.question ?? asked;
}

export function useShownCoverage(): Coverage | null {
  return useShown()?.evaluation.coverage ?? null;
}

/** One value per township for the map; NaN = unknown. */
export function townshipValues(coverage: Coverage, shading: Shading, townships: number): Float64Array | null {
  if (shading === 'cells' || shading === 'none') return null;
  const values = new Float64Array(townships).fill(Number.NaN);
  for (const row of coverage.townships) {
    const outside = row.people > 0 ? row.outside + row.unreached : Number.NaN;
    values[row.township] =
      shading === 'township-share' ? row.share : shading === 'township-minutes' ? row.meanMinutes : outside;
  }
  return values;
}
