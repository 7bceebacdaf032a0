import type { Coverage } from '../coverage/coverage-result.ts';
import { evaluateCoverageInSteps, limitValue } from '../coverage/evaluate-coverage.ts';
import type { Gaps } from '../coverage/find-gaps.ts';
import { polygonLookup } from '../geo/point-in-polygons.ts';
import type { CoverageQuestion, Limit, SitingQuestion } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import { finish, inParts, inTurns, type Steps } from '../model/steps.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { UNREACHED } from '../model/units.ts';
import type { Pause } from '../siting/covering-problem.ts';
import type { SitingResult } from '../siting/siting-result.ts';
import type { SolveSiting } from '../siting/solvers.ts';
import { labelOwner, labelValue, NO_LABEL } from '../travel/label.ts';
import type { Measure, Origin } from '../travel/measure.ts';
import type { UnreachedReasons } from '../travel/network/unreached-reasons.ts';
import { type ClosingAnswer, type ClosingRequest, closeSites } from './close-sites.ts';
import type { Plan } from './edit.ts';
import { keepLast } from './keep-last.ts';
import {
  createMeasureStore,
  type MeasureKind,
  type MeasureStore,
  type NearestOfPlan,
  prepareTravel,
  travelKey,
} from './measures.ts';
import { proposeSites } from './propose-sites.ts';
import { type WaysToTarget, waysToTarget } from './reach-target.ts';
import { type SitingScene, sitingScene } from './siting-scene.ts';

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
  /** The same, to be put down in between. What was found by then is kept: asking again goes on from there. */
  evaluateInSteps(plan: Plan, question: CoverageQuestion): Steps<Answer>;
  /** Why people are not reached at all; null where all are, or where travel is not over roads. */
  whyUnreachedInSteps(plan: Plan, question: CoverageQuestion): Steps<UnreachedReasons['totals'] | null>;
  /** What a siting question comes down to under a plan. */
  scene(plan: Plan, question: SitingQuestion, pause?: Pause): Promise<SitingScene>;
  /** How a share of all people could be covered where the sites asked for do not do it. */
  waysToTarget(scene: SitingScene, share: number, how: SitingHelp): Promise<WaysToTarget>;
  /** Which existing facilities can close with the least loss, and what new ones make up for. */
  close(scene: SitingScene, request: ClosingRequest, how: SitingHelp): Promise<ClosingAnswer>;
  /** The best plan for a scene. Throws NoPlanError where its rules allow none. */
  propose(scene: SitingScene, how: SitingHelp): Promise<SitingResult>;
}

export interface SitingHelp {
  readonly solve: SolveSiting;
  readonly pause?: Pause;
}

export function createPlanner(region: Region): Planner {
  const measures = createMeasureStore(region);
  const states = keepLast<NearestOfPlan>(6);
  const followed = new Set<string>();
  const townshipAt = polygonLookup(region.townships.map((township) => township.geometry));

  const nearest = (plan: Plan, kinds: readonly string[], kind: MeasureKind): Steps<NearestOfPlan> => {
    const origins = originsOf(plan, kinds);
    return states(JSON.stringify([kind, travelKey(plan), origins]), function* () {
      const of = kinds.join();
      const line = `${kind} ${of} ${travelKey({ ...plan, closedRoads: [], roadSpeeds: {} })}`;
      // Asked for a second time, the search is followed through edits; setting that up would slow the first answer.
      const now = followed.has(line) ? yield* measures.nearestThroughEdits(kind, plan, { origins, of }) : null;
      followed.add(line);
      return now ?? (yield* searched(yield* measures.getInSteps(kind, plan), origins));
    });
  };

  /** Travel times beside a limit in km: the same as the measure where the limit is in minutes itself. */
  function* timesBeside(
    plan: Plan,
    question: CoverageQuestion,
    own: { measure: Uint32Array<ArrayBuffer>; labels: Float64Array },
  ): Steps<{ deciseconds: Uint32Array<ArrayBuffer>; labels: Float64Array }> {
    if (question.limit.by === 'minutes') return { deciseconds: own.measure, labels: own.labels };
    if (!hasTimes(region, plan)) {
      return {
        deciseconds: new Uint32Array(own.measure.length).fill(UNREACHED),
        labels: new Float64Array(own.measure.length).fill(NO_LABEL),
      };
    }
    const labels = (yield* nearest(plan, question.facilityKinds, 'time')).cells;
    return { deciseconds: valuesOf(labels), labels };
  }

  function* evaluateInSteps(plan: Plan, question: CoverageQuestion): Steps<Answer> {
    const byLimit = (yield* nearest(plan, question.facilityKinds, measureKind(question))).cells;
    const measure = valuesOf(byLimit);
    const { deciseconds, labels } = yield* timesBeside(plan, question, { measure, labels: byLimit });
    yield;
    const owners = ownersOf(byLimit);
    yield;
    const answers = { measure, deciseconds, limit: limitValue(question), population: region.demand.population };
    const { demand, townships } = region;
    const { coverage, gaps } = yield* evaluateCoverageInSteps({
      demand,
      townships,
      facilities: plan.facilities,
      question,
      settings: plan.travel,
      answers,
      nearest: owners,
      quickest: labels === byLimit || !hasTimes(region, plan) ? owners : ownersOf(labels),
    });
    const toStart = hasTimes(region, plan) ? 'time' : measureKind(question);
    const { stranded } = yield* nearest(plan, question.facilityKinds, toStart);
    return { coverage, gaps, measure, deciseconds, nearest: owners, stranded };
  }

  const scene: Planner['scene'] = async (plan, question, pause) => {
    await prepareTravel(plan.travel.model);
    const kind = measureKind(question.coverage);
    const waiting = async () => pause?.(0);
    const measure = await inTurns(measures.getInSteps(kind, plan), waiting);
    const { cells: before } = await inTurns(nearest(plan, question.coverage.facilityKinds, kind), waiting);
    return sitingScene({ region, plan, question, measure, before, ...(pause && { pause }) });
  };

  const propose: Planner['propose'] = async (asked, { solve, pause }) => {
    const { plan, question } = asked;
    const waiting = async () => pause?.(1);
    const time = await inTurns(measures.getInSteps('time', toldBy(region, plan)), waiting);
    const existing = originsOf(plan, question.coverage.facilityKinds);
    const kind = measureKind(question.coverage);
    const measure = countsMinutes(question) ? time : await inTurns(measures.getInSteps(kind, plan), waiting);
    return proposeSites({ region, scene: asked, solve, measure, townshipAt, time, existing, pause: waiting });
  };

  const close: Planner['close'] = async (asked, request, { solve, pause }) => {
    const { plan, question } = asked;
    const kind = measureKind(question.coverage);
    const measure = await inTurns(measures.getInSteps(kind, plan), async () => pause?.(0));
    return closeSites({
      scene: asked,
      population: region.demand.population,
      measure,
      limit: limitValue(question.coverage),
      existing: originsOf(plan, question.coverage.facilityKinds),
      request,
      solve: (problem, start) => solve('cover', problem, start),
      ...(pause && { pause }),
    });
  };

  const ways: Planner['waysToTarget'] = async (asked, share, { solve, pause }) => {
    const { plan, question } = asked;
    const kind = measureKind(question.coverage);
    const measure = await inTurns(measures.getInSteps(kind, plan), async () => pause?.(0));
    const existing = originsOf(plan, question.coverage.facilityKinds);
    const sceneWith = (limit: Limit) =>
      scene(plan, { ...question, coverage: { ...question.coverage, limit } }, async () => pause?.(0.9));
    return waysToTarget({ region, scene: asked, share, existing, measure, solve, sceneWith, ...(pause && { pause }) });
  };

  const whyUnreachedInSteps: Planner['whyUnreachedInSteps'] = function* (plan, question) {
    if (!hasTimes(region, plan)) return null;
    const { cells } = yield* nearest(plan, question.facilityKinds, 'time');
    if (!cells.includes(NO_LABEL)) return null;
    const found = yield* measures.unreached(plan, { origins: originsOf(plan, question.facilityKinds), cells });
    return found?.totals ?? null;
  };

  const evaluate = (plan: Plan, question: CoverageQuestion) => finish(evaluateInSteps(plan, question));

  return {
    region,
    measures,
    evaluate,
    evaluateInSteps,
    whyUnreachedInSteps,
    scene,
    close,
    propose,
    waysToTarget: ways,
  };
}

/** A straight-line standard has an answer without roads; its minutes are then unknown, unless the circle model gives them. */
export function hasTimes(region: Region, plan: Plan): boolean {
  return plan.travel.model !== 'network' || region.roads !== null;
}

function* searched(measure: Measure, origins: readonly Origin[]): Steps<NearestOfPlan> {
  const { cells } = yield* measure.nearestInSteps(origins);
  const stranded: number[] = [];
  yield* inParts(origins.length, 1024, (from, to) => {
    for (const { lon, lat, index } of origins.slice(from, to)) if (!measure.canStart(lon, lat)) stranded.push(index);
  });
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

function countsMinutes({ goal }: SitingQuestion): boolean {
  return goal?.for === 'least-minutes' || goal?.for === 'worst-served';
}

/** A straight-line standard in a project without roads: times are told as the circle model would. */
function toldBy(region: Region, plan: Plan): Plan {
  return hasTimes(region, plan) ? plan : { ...plan, travel: { ...plan.travel, model: 'circle' } };
}
