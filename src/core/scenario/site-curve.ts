import { coverWorth } from '../siting/covering/cover-problem.ts';
import type { Proof } from '../siting/proof.ts';
import { type RollOut, rollOut } from '../siting/roll-out.ts';
import type { SolveCover } from './propose-sites.ts';
import { coverOf, type SitingScene } from './siting-scene.ts';

/** The most people that so many new sites can cover. */
export interface CurvePoint {
  readonly sites: number;
  /** Those covered already included. */
  readonly people: number;
  /** No plan of so many sites covers more. */
  readonly bound: number;
  readonly proof: Proof;
}

/**
 * Best coverage for 0 … `upTo` new sites, each solved for itself: the best five need not be the best four and one more.
 * Numbers of sites with which no plan keeps the rules have no point.
 */
export async function siteCurve(
  scene: SitingScene,
  upTo: number,
  how: { readonly solve: SolveCover; readonly tell?: (points: readonly CurvePoint[]) => Promise<void> },
): Promise<CurvePoint[]> {
  const { reach, question, coveredBefore } = scene;
  const points: CurvePoint[] = [{ sites: 0, people: coveredBefore, bound: coveredBefore, proof: 'optimal' }];
  let start: readonly number[] | undefined;
  for (let n = 1; n <= upTo; n++) {
    const found = await how.solve(coverOf(reach, { ...question, sites: n }, scene), start);
    // With sites that must stand, or so many in every county, there may be plans of more sites only.
    if ('infeasible' in found) continue;
    start = found.chosen;
    const [people, bound] = [coveredBefore + found.objective, coveredBefore + found.bound];
    points.push({ sites: n, people, bound, proof: found.proof });
    await how.tell?.(points);
    // All that can be covered is covered.
    if (found.chosen.length < n) break;
  }
  return points;
}

export interface StagesRequest {
  /** New sites that may open each year; what is not used may be used later. */
  readonly yearly: readonly number[];
  /** First year in which each site of the proposal can open, 0 = the first. */
  readonly ready: readonly number[];
}

export interface Stages extends RollOut {
  /** Per year: people fewer than the best plan of as many sites, chosen freely, would cover; NaN beyond the curve. */
  readonly regret: readonly number[];
}

/** The order in which to open the sites of a proposal, and what its being nested costs at each stage. */
export function stagesOf(
  scene: SitingScene,
  proposal: readonly number[],
  { request, curve }: { readonly request: StagesRequest; readonly curve: readonly CurvePoint[] },
): Stages {
  const people = (part: readonly number[]): number =>
    scene.coveredBefore +
    coverWorth(
      scene.cover,
      part.map((i) => proposal[i]!),
    );
  const found = rollOut({ yearly: request.yearly, ready: request.ready, cost: proposal.map(() => 1), people });
  let open = 0;
  const regret = found.years.map((year) => {
    open += year.opened.length;
    return Math.max(0, (curve.find((point) => point.sites === open)?.people ?? Number.NaN) - year.people);
  });
  return { ...found, regret };
}
