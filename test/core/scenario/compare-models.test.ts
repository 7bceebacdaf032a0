import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { compareModels } from '../../../src/core/scenario/compare-models.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { littleDemand, littleFacility, littleRegion, littleRoads } from '../../support/little-world.ts';

describe('several models of one standard', () => {
  // A station west of a gorge; a road that leads around it, 3 km east, then back; a motorway-like road north.
  const region = littleRegion({
    facilities: [littleFacility('s', 110, 28)],
    demand: littleDemand([
      // At the station; across the gorge, near as the crow flies; far along a fast road; far from everything.
      [110, 28, 100],
      [110.002, 28.03, 40],
      [110.1, 28, 7],
      [110.3, 28.3, 2],
    ]),
    roads: littleRoads(
      [
        [110, 28],
        [110.1, 28],
        [110.1, 28.06],
        [110.002, 28.03],
      ],
      [
        { nodes: [0, 1], class: 'motorway' },
        { nodes: [0, 1], class: 'primary' },
        { nodes: [1, 2, 3], class: 'track' },
      ],
    ),
  });
  const planner = createPlanner(region);
  const plan = baselinePlan(region.facilities, [], { ...DEFAULT_TRAVEL, detour: 1, straightKmh: 40 });
  const question = {
    facilityKinds: ['ems-station'],
    // 10 minutes: 6.7 km as the crow flies; 9.8 km of primary road at 60 km/h, but not 24 km with tracks.
    limit: { by: 'minutes', minutes: 10 },
    targetShare: 0.9,
  } as const;

  it('tell whom each claims alone and whom each denies alone', () => {
    const two = compareModels(planner, { plan, question, models: ['circle', 'network'] });
    expect(two).toMatchObject({
      people: 149,
      agreedInside: 100,
      agreedOutside: 2,
      verdicts: [
        { model: 'circle', covered: 140, claimsAlone: 40, deniesAlone: 7 },
        { model: 'network', covered: 107, claimsAlone: 7, deniesAlone: 40 },
      ],
    });
    expect([...two.insideBy]).toEqual([3, 1, 2, 0]);
  });

  it('agree with each one evaluated by itself, and balance to the person', () => {
    const models = ['circle', 'network'] as const;
    const found = compareModels(planner, { plan, question, models });
    for (const { model, covered } of found.verdicts) {
      const alone = planner.evaluate({ ...plan, travel: { ...plan.travel, model } }, question);
      expect(covered).toBe(alone.coverage.total.covered);
    }
    const [circle, network] = found.verdicts;
    expect(found.agreedInside + found.agreedOutside + circle!.claimsAlone + network!.claimsAlone).toBe(found.people);
  });
});
