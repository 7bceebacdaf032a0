import type { Coverage } from '../coverage/coverage-result.ts';
import { evaluateCoverage, limitValue } from '../coverage/evaluate-coverage.ts';
import type { Gaps } from '../coverage/find-gaps.ts';
import { polygonLookup } from '../geo/point-in-polygons.ts';
import type { CoverageQuestion, SitingQuestion } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { UNREACHED } from '../model/units.ts';
import { candidateSites } from '../siting/candidate-sites.ts';
import { CoveringPlan } from '../siting/covering-plan.ts';
import { coveringProblem, type Pause } from '../siting/covering-problem.ts';
import { explainSites, rankSites } from '../siting/explain-sites.ts';
import { maximalCovering } from '../siting/maximal-covering.ts';
import type { SitingResult } from '../siting/siting-result.ts';
import { labelOwner, labelValue, NO_LABEL } from '../travel/label.ts';
import type { Measure, Origin } from '../travel/measure.ts';
import type { UnreachedReasons } from '../travel/network/unreached-reasons.ts';
import type { Plan } from './edit.ts';
import {
  createMeasureStore,
  keepLast,
  type MeasureKind,
  type MeasureStore,
  type NearestOfPlan,
  prepareTravel,
  travelKey,
} from './measures.ts';

/** An answer with the cells that it is summed from. */
export interface Answer {
  readonly coverage: Coverage;
  readonly gaps: Gaps;
  /** In the limit's unit; UNREACHED where nothing is reached. */
  readonly measure: Uint32Array<ArrayBuffer>;
  readonly deciseconds: Uint32Array<ArrayBuffer>;
  /** Index into the plan's facilities by the limit's measure, -1 where none. */
  readonly nearest: Int32Array<ArrayBuffer>;
  /** Facilities asked about from which nobody can start: too far from any road, or on ground that cannot be crossed. */
  readonly stranded: readonly number[];
}

/** Answers questions about one region; travel times are kept between calls that do not change them. */
export interface Planner {
  readonly region: Region;
  readonly measures: MeasureStore;
  evaluate(plan: Plan, question: CoverageQuestion): Answer;
  /** Why people are not reached at all; null where all are, or where travel is not over roads. */
  whyUnreached(plan: Plan, question: CoverageQuestion): UnreachedReasons['totals'] | null;
  propose(plan: Plan, question: SitingQuestion, pause?: Pause): Promise<SitingResult>;
}

export function createPlanner(region: Region): Planner {
  const measures = createMeasureStore(region);
  const states = keepLast<NearestOfPlan>(6);
  const followed = new Set<string>();
  const townshipAt = polygonLookup(region.townships.map((township) => township.geometry));

  const nearest = (plan: Plan, kinds: readonly string[], kind: MeasureKind): NearestOfPlan => {
    const origins = originsOf(plan, kinds);
    return states(JSON.stringify([kind, travelKey(plan), origins]), () => {
      const of = kinds.join();
      const line = `${kind} ${of} ${travelKey({ ...plan, closedRoads: [], roadSpeeds: {} })}`;
      // Asked for a second time, the search is followed through edits; setting that up would slow the first answer.
      const now = followed.has(line) ? measures.nearestThroughEdits(kind, plan, { origins, of }) : null;
      followed.add(line);
      return now ?? searched(measures.get(kind, plan), origins);
    });
  };

  /** Travel times beside a limit in km: the same as the measure where the limit is in minutes itself. */
  const timesBeside = (
    plan: Plan,
    question: CoverageQuestion,
    own: { measure: Uint32Array<ArrayBuffer>; labels: Float64Array },
  ) => {
    if (question.limit.by === 'minutes') return { deciseconds: own.measure, labels: own.labels };
    if (!hasTimes(region, plan)) {
      return {
        deciseconds: new Uint32Array(own.measure.length).fill(UNREACHED),
        labels: new Float64Array(own.measure.length).fill(NO_LABEL),
      };
    }
    const labels = nearest(plan, question.facilityKinds, 'time').cells;
    return { deciseconds: valuesOf(labels), labels };
  };

  const evaluate = (plan: Plan, question: CoverageQuestion): Answer => {
    const byLimit = nearest(plan, question.facilityKinds, measureKind(question)).cells;
    const measure = valuesOf(byLimit);
    const { deciseconds, labels } = timesBeside(plan, question, { measure, labels: byLimit });
    const owners = ownersOf(byLimit);
    const answers = { measure, deciseconds, limit: limitValue(question), population: region.demand.population };
    const { demand, townships } = region;
    const { coverage, gaps } = evaluateCoverage({
      demand,
      townships,
      facilities: plan.facilities,
      question,
      settings: plan.travel,
      answers,
      nearest: owners,
      quickest: labels === byLimit || !hasTimes(region, plan) ? owners : ownersOf(labels),
    });
    const { stranded } = nearest(plan, question.facilityKinds, hasTimes(region, plan) ? 'time' : measureKind(question));
    return { coverage, gaps, measure, deciseconds, nearest: owners, stranded };
  };

  const propose: Planner['propose'] = async (plan, question, pause) => {
    await prepareTravel(plan.travel.model);
    const kind = measureKind(question.coverage);
    const measure = measures.get(kind, plan);
    const before = nearest(plan, question.coverage.facilityKinds, kind).cells;
    return proposeSites({ region, plan, question, measure, before, townshipAt, measures, ...(pause && { pause }) });
  };

  const whyUnreached: Planner['whyUnreached'] = (plan, question) => {
    if (!hasTimes(region, plan)) return null;
    const { cells } = nearest(plan, question.facilityKinds, 'time');
    if (!cells.includes(NO_LABEL)) return null;
    return measures.unreached(plan, { origins: originsOf(plan, question.facilityKinds), cells })?.totals ?? null;
  };

  return { region, measures, evaluate, whyUnreached, propose };
}

/** A straight-line standard has an answer without roads; its minutes are then unknown, unless the circle model gives them. */
export function hasTimes(region: Region, plan: Plan): boolean {
  return plan.travel.model !== 'network' || region.roads !== null;
}

function searched(measure: Measure, origins: readonly Origin[]): NearestOfPlan {
  const { cells } = measure.nearest(origins);
  const stranded = origins.filter(({ lon, lat }) => !measure.canStart(lon, lat)).map(({ index }) => index);
  return { cells, stranded };
}

/** Travel models that the data can feed. */
export function modelsFor(region: Region): TravelSettings['model'][] {
  const hasGround = region.roads !== null || region.landCover !== null || region.elevation !== null;
  return ['circle', ...(region.roads ? (['network'] as const) : []), ...(hasGround ? (['terrain'] as const) : [])];
}

/** Which measure a question's limit speaks of. */
export function measureKind(question: CoverageQuestion): MeasureKind {
  if (question.limit.by === 'minutes') return 'time';
  return question.limit.metric === 'straight' ? 'straight' : 'network-length';
}

/** Open facilities of the kinds asked about, by their place in the plan. */
export function originsOf(plan: Plan, kinds: readonly string[]): Origin[] {
  return plan.facilities.flatMap((facility, index) =>
    facility.open && kinds.includes(facility.kind) ? [{ index, lon: facility.lon, lat: facility.lat }] : [],
  );
}

/** Labels to owners, -1 for none. */
export function ownersOf(labels: Float64Array): Int32Array<ArrayBuffer> {
  return Int32Array.from(labels, (label) => (label === NO_LABEL ? -1 : labelOwner(label)));
}

/** Labels to whole values, UNREACHED for none. */
export function valuesOf(labels: Float64Array): Uint32Array<ArrayBuffer> {
  const values = new Uint32Array(labels.length);
  for (let i = 0; i < labels.length; i++) values[i] = labels[i] === NO_LABEL ? UNREACHED : labelValue(labels[i]!);
  return values;
}

interface ProposeInput {
  readonly region: Region;
  readonly plan: Plan;
  readonly question: SitingQuestion;
  readonly measure: Measure;
  readonly before: Float64Array;
  readonly townshipAt: (lon: number, lat: number) => number;
  readonly measures: MeasureStore;
  readonly pause?: Pause;
}

async function proposeSites(input: ProposeInput): Promise<SitingResult> {
  const { region, plan, question, measure, before } = input;
  const { demand } = region;
  const limit = limitValue(question.coverage);
  const covered = Uint8Array.from(before, (label) => (label !== NO_LABEL && labelValue(label) <= limit ? 1 : 0));
  const { sites, dropped } = await candidateSites({
    question,
    demand,
    townships: region.townships,
    facilities: plan.facilities,
    listed: region.candidates,
    zones: plan.zones,
    canStart: (lon, lat) => measure.canStart(lon, lat),
  });
  const problem = await coveringProblem({
    sites,
    measure,
    limit,
    covered,
    population: demand.population,
    minSpacingMeters: question.minSpacingMeters,
    pause: async (share) => input.pause?.(share * 0.7),
  });
  const found = await maximalCovering(problem, {
    sites: question.sites,
    seed: question.seed,
    pause: async (share) => input.pause?.(0.7 + share * 0.3),
  });
  const ranked = rankSites(problem, found);
  const proposed = explainSites({
    problem,
    sites,
    plan: ranked,
    demand,
    townshipAt: input.townshipAt,
    time: timeMeasure(input),
    existing: originsOf(plan, question.coverage.facilityKinds),
  });
  let coveredBefore = 0;
  for (let i = 0; i < demand.count; i++) if (covered[i]) coveredBefore += demand.population[i]!;
  const curve = [coveredBefore];
  for (const site of proposed) curve.push(curve[curve.length - 1]! + site.adds);
  const whole = new CoveringPlan(problem, ranked);
  let nextAdds = 0;
  for (let c = 0; c < sites.length; c++) if (whole.allows(c, -1)) nextAdds = Math.max(nextAdds, whole.gain(c));
  return {
    sites: proposed,
    people: demand.total,
    coveredBefore,
    coveredAfter: curve[curve.length - 1]!,
    curve,
    nextAdds,
    candidates: sites.length,
    dropped,
    groups: problem.groups,
    proof: 'none',
  };
}

function timeMeasure({ plan, measures, region }: ProposeInput): Measure {
  // A straight-line standard in a project without roads: tell times as the circle model would.
  const travel = hasTimes(region, plan) ? plan.travel : { ...plan.travel, model: 'circle' as const };
  return measures.get('time', { ...plan, travel });
}
