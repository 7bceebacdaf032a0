import { expect, it } from 'vitest';
import { finish } from '../../../src/core/model/steps.ts';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { littleDemand, littleFacility, littleRegion, littleRoads } from '../../support/little-world.ts';

const QUESTION = {
  facilityKinds: ['ems-station'],
  limit: { by: 'minutes', minutes: 30 },
  targetShare: 0.9,
} as const;

/** A road with a one-way street that leads only out of a side place; people off every road; people reached. */
const region = littleRegion({
  roads: littleRoads(
    [
      [110, 28],
      [110.05, 28],
      [110.05, 28.02],
    ],
    [{ nodes: [0, 1] }, { nodes: [2, 1], oneway: true }],
  ),
  demand: littleDemand([
    [110.02, 28, 100],
    [110.05, 28.019, 7],
    [110.3, 28.3, 11],
  ]),
  facilities: [littleFacility('s', 110, 28)],
});
const planner = createPlanner(region);

it('says why people are not reached, and balances with the coverage', () => {
  const plan = baselinePlan(region.facilities, [], DEFAULT_TRAVEL);
  const why = finish(planner.whyUnreachedInSteps(plan, QUESTION))!;
  expect(why).toMatchObject({
    none: { cells: 1, people: 100 },
    noRoad: { cells: 1, people: 11 },
    oneWay: { cells: 1, people: 7 },
    smallComponent: { people: 0 },
    noFacility: { people: 0 },
  });
  const { total } = planner.evaluate(plan, QUESTION).coverage;
  expect(why.noRoad.people + why.oneWay.people).toBe(total.unreached);
});

it('has nothing to say where all are reached, or where travel is not over roads', () => {
  const toFacility = { ...DEFAULT_TRAVEL, direction: 'to-facility' } as const;
  expect(finish(planner.whyUnreachedInSteps(baselinePlan(region.facilities, [], toFacility), QUESTION))).toMatchObject({
    oneWay: { people: 0 },
    noRoad: { people: 11 },
  });
  const circle = baselinePlan(region.facilities, [], { ...DEFAULT_TRAVEL, model: 'circle' });
  expect(finish(planner.whyUnreachedInSteps(circle, QUESTION))).toBeNull();
});
