import type { UnitCoverage } from '../coverage/coverage-result.ts';
import { isMet, limitValue, overheadOf } from '../coverage/evaluate-coverage.ts';
import { type CellAnswers, summariseUnits } from '../coverage/summarise.ts';
import type { Facility } from '../model/facility.ts';
import type { CoverageQuestion } from '../model/question.ts';
import { UNREACHED } from '../model/units.ts';
import type { Plan } from './edit.ts';
import { hasTimes, measureKind, originsOf, valuesOf } from './plan-question.ts';
import type { Planner } from './planner.ts';

/** What follows a facility under the pointer. */
export interface DragAnswer {
  readonly measure: Uint32Array<ArrayBuffer>;
  readonly total: UnitCoverage;
  readonly meanResponseMinutes: number;
  readonly townshipsMet: number;
  readonly townshipShare: Float64Array<ArrayBuffer>;
}

export type DragSession = (lon: number, lat: number) => DragAnswer;

/**
 * Prepares the answers for one facility on the move: the nearest search over all the others is done once, and each
 * position then only lowers it. The last answer equals a full evaluation with the facility there, bit for bit,
 * because labels break ties alike and people are added in the same order.
 */
export function beginDrag(
  planner: Planner,
  plan: Plan,
  dragged: { facility: Facility; question: CoverageQuestion },
): DragSession {
  const { question, facility } = dragged;
  const { demand, townships } = planner.region;
  const at = plan.facilities.findIndex((other) => other.id === facility.id);
  const index = at < 0 ? plan.facilities.length : at;
  const others = originsOf(plan, question.facilityKinds).filter((origin) => origin.index !== index);
  const follow = (kind: ReturnType<typeof measureKind>) => {
    const measure = planner.measures.get(kind, plan);
    const state = measure.nearest(others);
    const labels = new Float64Array(demand.count);
    return (lon: number, lat: number) => {
      measure.nearestWith(state, { index, lon, lat }, labels);
      return valuesOf(labels);
    };
  };
  const byLimit = follow(measureKind(question));
  const byTime = question.limit.by === 'minutes' ? null : timesOf(planner, plan, () => follow('time'));
  const limit = limitValue(question);
  const overhead = overheadOf(plan.travel);
  return (lon, lat) => {
    const measure = byLimit(lon, lat);
    const deciseconds = byTime ? byTime(lon, lat) : measure;
    const answers: CellAnswers = { measure, deciseconds, limit, population: demand.population };
    const { units, all } = summariseUnits(
      answers,
      { count: townships.length, of: demand.township },
      { ascending: NOTHING, overhead },
    );
    return {
      measure,
      total: all.coverage,
      meanResponseMinutes: all.response.meanMinutes,
      townshipsMet: units.filter((row) => isMet(row.coverage, question)).length,
      townshipShare: Float64Array.from(units, (row) => row.coverage.share),
    };
  };
}

type Follow = (lon: number, lat: number) => Uint32Array<ArrayBuffer>;

function timesOf(planner: Planner, plan: Plan, follow: () => Follow): Follow {
  if (hasTimes(planner.region, plan)) return follow();
  const none = new Uint32Array(planner.region.demand.count).fill(UNREACHED);
  return () => none;
}

/** P90 needs a sort; it waits until the facility is put down. */
const NOTHING = new Uint32Array(0);
