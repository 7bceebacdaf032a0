import { limitValue } from '../coverage/evaluate-coverage.ts';
import { greatCircleMeters, METERS_PER_DEGREE } from '../geo/distance.ts';
import { polygonLookup } from '../geo/point-in-polygons.ts';
import type { NamedPlace, PerCounty, SitingQuestion } from '../model/question.ts';
import type { CandidateSite, Region } from '../model/region.ts';
import { type Candidates, candidateSites, isAt } from '../siting/candidate-sites.ts';
import type { CoverProblem } from '../siting/covering/cover-problem.ts';
import { type CountRule, sitingRules } from '../siting/covering/siting-rules.ts';
import { type CoveringProblem, coveringProblem, type Pause } from '../siting/covering-problem.ts';
import { labelValue, NO_LABEL } from '../travel/label.ts';
import type { Measure } from '../travel/measure.ts';
import type { Plan } from './edit.ts';

/** A siting question made concrete: where a site may stand, whom it would reach, and what is asked of a plan. */
export interface SitingScene {
  readonly plan: Plan;
  readonly question: SitingQuestion;
  readonly sites: readonly CandidateSite[];
  /** County of each candidate where the question counts by county, else empty. */
  readonly counties: readonly string[];
  readonly dropped: Candidates['dropped'];
  /** Whom the candidates reach beyond those covered already, equal groups merged. */
  readonly reach: CoveringProblem;
  /** The same with the rules of the question. */
  readonly cover: CoverProblem;
  /** 1 for cells that the existing facilities cover. */
  readonly covered: Uint8Array;
  readonly coveredBefore: number;
}

export interface SceneInput {
  readonly region: Region;
  readonly plan: Plan;
  readonly question: SitingQuestion;
  readonly measure: Measure;
  /** Labels of the existing facilities by the same measure. */
  readonly before: Float64Array;
  readonly pause?: Pause;
}

export async function sitingScene(input: SceneInput): Promise<SitingScene> {
  const { region, plan, question, measure, before } = input;
  const { demand } = region;
  const limit = limitValue(question.coverage);
  const covered = Uint8Array.from(before, (label) => (label !== NO_LABEL && labelValue(label) <= limit ? 1 : 0));
  let coveredBefore = 0;
  for (let i = 0; i < demand.count; i++) if (covered[i]) coveredBefore += demand.population[i]!;
  const { sites, dropped } = await candidateSites({
    question,
    demand,
    townships: region.townships,
    facilities: plan.facilities,
    listed: region.candidates,
    zones: plan.zones,
    canStart: (lon, lat) => measure.canStart(lon, lat),
  });
  const reach = await coveringProblem({
    sites,
    measure,
    limit,
    covered,
    population: demand.population,
    minSpacingMeters: question.minSpacingMeters,
    ...(input.pause && { pause: input.pause }),
  });
  const counties = question.perCounty ? countiesOf(region, sites) : [];
  const cover = coverOf(reach, question, { sites, counties });
  return { plan, question, sites, counties, dropped, reach, cover, covered, coveredBefore };
}

/** The covering problem under the rules of a question; `sites` new ones at most. */
export function coverOf(
  reach: CoveringProblem,
  question: SitingQuestion,
  { sites, counties }: Pick<SitingScene, 'sites' | 'counties'>,
): CoverProblem {
  const { candidates, groups, weight, offsets, groupsOf } = reach;
  const conflicts = tooClose(sites, question.minSpacingMeters);
  const required = placesIn(sites, question.required ?? []).filter((candidate) => candidate >= 0);
  const counts = question.perCounty ? countRules(counties, question.perCounty) : [];
  const rules = sitingRules({ candidates, sites: question.sites, conflicts, required, counts });
  return {
    candidates,
    groups,
    layers: 1,
    worth: weight,
    offsets,
    groupsOf,
    charge: new Float64Array(candidates),
    rules,
  };
}

/** Which candidate stands at each place, -1 where none does. */
export function placesIn(sites: readonly CandidateSite[], places: readonly NamedPlace[]): number[] {
  return places.map((place) => sites.findIndex((site) => isAt(place, site)));
}

function countiesOf({ townships }: Region, sites: readonly CandidateSite[]): string[] {
  const townshipAt = polygonLookup(townships.map((township) => township.geometry));
  return sites.map(({ lon, lat }) => townships[townshipAt(lon, lat)]?.county ?? '');
}

/** One rule per county that has candidates; what lies outside of all is not counted. */
function countRules(counties: readonly string[], perCounty: PerCounty): CountRule[] {
  const members = new Map<string, number[]>();
  counties.forEach((county, candidate) => {
    if (county === '') return;
    const own = members.get(county);
    if (own) own.push(candidate);
    else members.set(county, [candidate]);
  });
  return [...members.values()].map((each) => ({ members: each, ...perCounty }));
}

/** Pairs of candidates nearer to each other than the least spacing: a0, b0, a1, b1, … */
function tooClose(sites: readonly CandidateSite[], meters: number): number[] {
  if (meters <= 0) return [];
  const pairs: number[] = [];
  // In order of latitude, so that most pairs need not be looked at.
  const order = sites.map((_, i) => i).sort((a, b) => sites[a]!.lat - sites[b]!.lat);
  order.forEach((a, rank) => {
    for (let next = rank + 1; next < order.length; next++) {
      const b = order[next]!;
      if ((sites[b]!.lat - sites[a]!.lat) * METERS_PER_DEGREE >= meters) break;
      if (greatCircleMeters(sites[a]!.lon, sites[a]!.lat, sites[b]!.lon, sites[b]!.lat) < meters) pairs.push(a, b);
    }
  });
  return pairs;
}
