import { limitValue } from '../coverage/evaluate-coverage.ts';
import type { SitingQuestion } from '../model/question.ts';
import type { CandidateSite, Region } from '../model/region.ts';
import { ROAD_CLASSES, type RoadClass } from '../model/road.ts';
import { inTurns } from '../model/steps.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { coveredPeople, coveringProblem, type Pause } from '../siting/covering-problem.ts';
import { type Draw, drawConditions, type Spread } from '../siting/robustness/draw.ts';
import { nearBest } from '../siting/robustness/near-best.ts';
import type { DrawOutcome } from '../siting/robustness/robustness.ts';
import { labelValue, NO_LABEL } from '../travel/label.ts';
import type { Plan } from './edit.ts';
import { createMeasureStore, type MeasureStore, prepareTravel } from './measures.ts';
import { measureKind, originsOf } from './plan-question.ts';

export interface StressInput {
  readonly region: Region;
  readonly plan: Plan;
  readonly question: SitingQuestion;
  /** The sites proposed, then the candidates that may stand in for them. */
  readonly pool: readonly CandidateSite[];
  readonly proposed: number;
  readonly pause?: Pause;
}

/** What may turn out other than assumed, in one case. */
export type Conditions = Pick<Draw, 'speedOf' | 'speed' | 'population' | 'lost'>;

/** The same speeds, people and facilities as assumed, but for one factor on all driving speeds. */
export function atUniformSpeed(factor: number, townships: number): Conditions {
  const speedOf = Object.fromEntries(ROAD_CLASSES.map((name) => [name, factor])) as Record<RoadClass, number>;
  return { speedOf, speed: factor, population: new Float64Array(townships + 1).fill(1), lost: [] };
}

/** The conditions of draw number `index` for this plan. */
export function conditionsOfDraw(input: StressInput, draw: { seed: number; index: number; spread: Spread }): Draw {
  const existing = originsOf(input.plan, input.question.coverage.facilityKinds).length;
  return drawConditions(draw, { spread: draw.spread, townships: input.region.townships.length, existing });
}

/**
 * How the proposal fares under other conditions, routed anew: against the best plan that can be made of the pool then.
 * `start` is a good plan to search from (indices into the pool), such as the one of the draw before.
 */
export type StressTest = (conditions: Conditions, start?: readonly number[]) => Promise<StressOutcome>;

export interface StressOutcome extends DrawOutcome {
  readonly best: readonly number[];
  /** Share of people that a plan of the pool covers under the same conditions; null once that is given up. */
  readonly shareOf: ((plan: readonly number[]) => number) | null;
}

/** A test of one proposal; what does not change from draw to draw is kept in it. */
export function stressTest(input: StressInput): StressTest {
  const measures = createMeasureStore(input.region, 1);
  return (conditions, start) => stressPlan(input, { conditions, measures, ...(start && { start }) });
}

interface StressCase {
  readonly conditions: Conditions;
  readonly measures: MeasureStore;
  readonly start?: readonly number[];
}

async function stressPlan(input: StressInput, { conditions, measures, start }: StressCase): Promise<StressOutcome> {
  const { region, question, pool, proposed } = input;
  const { demand } = region;
  const plan = planUnder(input.plan, conditions, question.coverage.facilityKinds);
  await prepareTravel(plan.travel.model);
  const waiting = async () => input.pause?.(0.3);
  const measure = await inTurns(measures.getInSteps(measureKind(question.coverage), plan), waiting);
  const limit = limitValue(question.coverage);
  const existing = originsOf(plan, question.coverage.facilityKinds);
  const { cells: labels } = await inTurns(measure.nearestInSteps(existing), waiting);
  const population = peopleUnder(demand, conditions.population);
  const covered = new Uint8Array(demand.count);
  let base = 0;
  let people = 0;
  for (let i = 0; i < demand.count; i++) {
    people += population[i]!;
    if (labels[i] === NO_LABEL || labelValue(labels[i]!) > limit) continue;
    covered[i] = 1;
    base += population[i]!;
  }
  const { minSpacingMeters } = question;
  const problem = await coveringProblem({
    sites: pool,
    measure,
    limit,
    population,
    covered,
    minSpacingMeters,
    pause: async (share) => input.pause?.(0.5 + share * 0.4),
  });
  const asProposed = Array.from({ length: proposed }, (_, site) => site);
  const found = nearBest(problem, { plan: asProposed, ...(start && { start }) });
  return {
    selected: found.selected,
    nearOptimal: found.nearOptimal,
    planShare: (base + found.planPeople) / people,
    bestShare: (base + found.bestPeople) / people,
    best: found.best,
    shareOf: (sites) => (base + coveredPeople(problem, sites)) / people,
  };
}

function planUnder(plan: Plan, conditions: Conditions, kinds: readonly string[]): Plan {
  const lost = new Set(originsOf(plan, kinds).flatMap(({ index }, i) => (conditions.lost.includes(i) ? [index] : [])));
  const facilities = plan.facilities.map((one, index) => (lost.has(index) ? { ...one, open: false } : one));
  return { ...plan, facilities, travel: travelUnder(plan.travel, conditions) };
}

/** Driving changes with the conditions; the walk to the road does not. */
function travelUnder(travel: TravelSettings, { speedOf, speed }: Conditions): TravelSettings {
  const speedKmh = Object.fromEntries(
    Object.entries(travel.speedKmh).map(([name, kmh]) => [name, kmh * speedOf[name as RoadClass]]),
  ) as Record<RoadClass, number>;
  return { ...travel, speedKmh, straightKmh: travel.straightKmh * speed };
}

function peopleUnder(demand: Region['demand'], factors: Float64Array): Float64Array {
  const outside = factors.length - 1;
  return demand.population.map((people, cell) => {
    const township = demand.township[cell]!;
    return people * factors[township >= 0 ? township : outside]!;
  });
}
