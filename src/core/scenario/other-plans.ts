import { greatCircleMeters } from '../geo/distance.ts';
import type { CandidateSite } from '../model/region.ts';
import { coverWorth } from '../siting/covering/cover-problem.ts';
import { alternatives, noRegretCore } from '../siting/defence/alternatives.ts';
import type { SolveCover } from './propose-sites.ts';
import type { SitingScene } from './siting-scene.ts';

/** What could be done instead of a proposal, told in its own sites and in places. */
export interface OtherPlans {
  /** Per site of the proposal, in its order: the best that can be done without it. */
  readonly without: readonly {
    /** People fewer than with the proposal. */
    readonly fewer: number;
    /** At least so many fewer, proved. */
    readonly atLeast: number;
    /** Sites of that plan that the proposal does not have. */
    readonly instead: readonly CandidateSite[];
  }[];
  /** Sites (by place in the proposal) that every plan has which gains at most this share fewer people; proved. */
  readonly core: readonly { readonly within: number; readonly sites: readonly number[] }[];
  /** Plans that gain nearly as many people from other places, the best first. */
  readonly plans: readonly OtherPlan[];
}

export interface OtherPlan {
  readonly sites: readonly CandidateSite[];
  readonly fewer: number;
  /** The same as a share of the people that the proposal gains. */
  readonly share: number;
  /** Places in the proposal of the sites that this plan does without. */
  readonly leftOut: readonly number[];
  readonly instead: readonly CandidateSite[];
}

/** Shares of the gain that count as near-equal. */
const NEAR_SHARES = [0.005, 0.01] as const;
/** Metres within which two places are one to a planner: the next village is another plan, the next lot is not. */
const SAME_PLACE_METERS = 1500;

/** The proposal is given by its candidates, in the order in which it tells them. */
export async function otherPlans(
  scene: SitingScene,
  proposal: readonly number[],
  how: { readonly solve: SolveCover; readonly pause?: (share: number) => Promise<void> },
): Promise<OtherPlans> {
  const { cover, sites } = scene;
  const worth = coverWorth(cover, proposal);
  const siteOf = (candidate: number): CandidateSite => sites[candidate]!;
  const found = await alternatives({
    problem: cover,
    best: proposal,
    within: Math.max(...NEAR_SHARES),
    samePlace: (a, b) =>
      greatCircleMeters(sites[a]!.lon, sites[a]!.lat, sites[b]!.lon, sites[b]!.lat) < SAME_PLACE_METERS,
    solve: how.solve,
    ...(how.pause && { pause: how.pause }),
  });
  const rankOf = new Map(proposal.map((candidate, rank) => [candidate, rank]));
  return {
    without: found.without.map((each) => ({
      fewer: worth - each.worth,
      atLeast: Math.max(0, worth - each.bound),
      instead: (each.plan ?? []).filter((candidate) => !rankOf.has(candidate)).map(siteOf),
    })),
    core: NEAR_SHARES.map((within) => ({
      within,
      sites: noRegretCore(found, worth, within).map((candidate) => rankOf.get(candidate)!),
    })),
    plans: found.plans.map((each) => ({
      sites: each.plan.map(siteOf),
      fewer: worth - each.worth,
      share: (worth - each.worth) / worth,
      leftOut: each.leftOut.map((candidate) => rankOf.get(candidate)!),
      instead: each.instead.map(siteOf),
    })),
  };
}
