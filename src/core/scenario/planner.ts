import type { Coverage } from '../coverage/coverage-result.ts';
import { evaluateCoverageInSteps, limitValue } from '../coverage/evaluate-coverage.ts';
import type { Gaps } from '../coverage/find-gaps.ts';
import type { CoverageQuestion } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import { finish, inParts, type Steps } from '../model/steps.ts';
import { UNREACHED } from '../model/units.ts';
import { NO_LABEL } from '../travel/label.ts';
import type { Measure, Origin } from '../travel/measure.ts';
import type { UnreachedReasons } from '../travel/network/unreached-reasons.ts';
import type { Plan } from './edit.ts';
import { keepLast } from './keep-last.ts';
import { createMeasureStore, type MeasureKind, type MeasureStore, type NearestOfPlan, travelKey } from './measures.ts';
import { hasTimes, measureKind, originsOf, ownersOf, valuesOf } from './plan-question.ts';
import type { SitingPlanner } from './siting-planner.ts';

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
export interface Planner extends SitingPlanner {
  readonly region: Region;
  readonly measures: MeasureStore;
  evaluate(plan: Plan, question: CoverageQuestion): Answer;
  /** The same, to be put down in between. What was found by then is kept: asking again goes on from there. */
  evaluateInSteps(plan: Plan, question: CoverageQuestion): Steps<Answer>;
  /** Why people are not reached at all; null where all are, or where travel is not over roads. */
  whyUnreachedInSteps(plan: Plan, question: CoverageQuestion): Steps<UnreachedReasons['totals'] | null>;
}

export function createPlanner(region: Region): Planner {
  const measures = createMeasureStore(region);
  const states = keepLast<NearestOfPlan>(6);
  const followed = new Set<string>();

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

  const whyUnreachedInSteps: Planner['whyUnreachedInSteps'] = function* (plan, question) {
    if (!hasTimes(region, plan)) return null;
    const { cells } = yield* nearest(plan, question.facilityKinds, 'time');
    if (!cells.includes(NO_LABEL)) return null;
    const found = yield* measures.unreached(plan, { origins: originsOf(plan, question.facilityKinds), cells });
    return found?.totals ?? null;
  };

  const evaluate = (plan: Plan, question: CoverageQuestion) => finish(evaluateInSteps(plan, question));

  // Fetched with the first question about sites: an opening project does without.
  let siting: Promise<SitingPlanner> | null = null;
  const sited = () => {
    siting ??= import('./siting-planner.ts').then((code) => code.createSitingPlanner({ region, measures, nearest }));
    return siting;
  };

  return {
    region,
    measures,
    evaluate,
    evaluateInSteps,
    whyUnreachedInSteps,
    scene: async (...asked) => (await sited()).scene(...asked),
    waysToTarget: async (...asked) => (await sited()).waysToTarget(...asked),
    close: async (...asked) => (await sited()).close(...asked),
    propose: async (...asked) => (await sited()).propose(...asked),
  };
}

function* searched(measure: Measure, origins: readonly Origin[]): Steps<NearestOfPlan> {
  const { cells } = yield* measure.nearestInSteps(origins);
  const stranded: number[] = [];
  yield* inParts(origins.length, 1024, (from, to) => {
    for (const { lon, lat, index } of origins.slice(from, to)) if (!measure.canStart(lon, lat)) stranded.push(index);
  });
  return { cells, stranded };
}
