import type { ProposedSite } from '../core/siting/siting-result.ts';
import { movedRanks } from './control/siting-plan.ts';
import { useDocument } from './document-store.ts';
import { type KeyedSiting, useResults } from './results-store.ts';
import { useStale } from './use-stale.ts';

/** The proposal as it stands under the hand, which may no longer be as it was computed. */
export interface ProposalNow {
  /** Its conditions have changed: its figures answer another question and must not be told as if they did not. */
  readonly stale: boolean;
  /** Ranks of the sites that stand elsewhere than proposed. */
  readonly moved: readonly number[];
  /** People covered by the plan with all sites where they are now, live while one is dragged; null until known. */
  readonly covered: number | null;
  /** What a site adds where it stands now; null where that is not known. */
  readonly addsNow: (site: ProposedSite) => number | null;
}

const NONE: readonly number[] = [];

export function useProposal(siting: KeyedSiting | null): ProposalNow {
  const stale = useStale().siting;
  const plan = useDocument((state) => state.history?.plan ?? null);
  const preview = useResults((state) => state.preview);
  const drag = useResults((state) => state.drag);
  const moved = siting && plan ? movedRanks(siting, plan) : NONE;
  const covered = drag?.total.covered ?? preview?.evaluation.coverage.total.covered ?? null;
  const addsNow = (site: ProposedSite): number | null => {
    if (!siting || stale) return null;
    if (moved.length === 0 && !drag) return site.adds;
    // With one site moved, what the plan covers beyond the plan without it is that site's own; with several it is not.
    if (!moved.includes(site.rank)) return moved.length > 0 ? site.adds : null;
    if (moved.length > 1 || covered === null) return null;
    return Math.max(0, covered - (siting.result.coveredAfter - site.only));
  };
  return { stale, moved, covered, addsNow };
}
