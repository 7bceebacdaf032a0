import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { applyEdit, baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import type { Edit } from '../../../src/core/scenario/edit.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { seededRandom } from '../../../src/core/siting/random.ts';
import { littleDemand, littleFacility, littleRegion, littleRoads } from '../../support/little-world.ts';

const QUESTION = {
  facilityKinds: ['ems-station'],
  limit: { by: 'minutes', minutes: 8 },
  targetShare: 0.9,
} as const;

/** A grid of streets 1 km apart, some of them one-way, with people everywhere and four stations. */
function town() {
  const random = seededRandom(3);
  const side = 6;
  const nodes: [number, number][] = [];
  for (let i = 0; i < side * side; i++) nodes.push([110 + (i % side) * 0.01, 28 + Math.floor(i / side) * 0.01]);
  const ways = nodes.flatMap((_, i) => [
    ...((i + 1) % side ? [{ nodes: [i, i + 1], oneway: random() < 0.2, id: `e${i}` }] : []),
    ...(i + side < nodes.length ? [{ nodes: [i, i + side], oneway: random() < 0.2, id: `n${i}` }] : []),
  ]);
  const spot = () => 110 + random() * 0.05;
  const demand = littleDemand(Array.from({ length: 60 }, () => [spot(), spot() - 82, Math.ceil(random() * 30)]));
  const facilities = Array.from({ length: 4 }, (_, i) => littleFacility(`s${i}`, spot(), spot() - 82));
  return littleRegion({ roads: littleRoads(nodes, ways), demand, facilities });
}

it('any sequence of edits gives the answer of a planner that never saw them', () => {
  const region = town();
  const ids = region.roads!.wayIds;
  const road = fc.integer({ min: 0, max: ids.length - 1 }).map((i) => ids[i]!);
  const station = fc.integer({ min: 0, max: 3 }).map((i) => `s${i}`);
  const place = fc.double({ min: 0, max: 0.05, noNaN: true });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    road.map((id) => ({ edit: 'close-road' as const, road: id })),
    road.map((id) => ({ edit: 'reopen-road' as const, road: id })),
    fc.record({ edit: fc.constant('set-road-speed' as const), road, share: fc.constantFrom(0.25, 0.5, 2, null) }),
    station.map((id) => ({ edit: 'close-facility' as const, id })),
    station.map((id) => ({ edit: 'reopen-facility' as const, id })),
    fc
      .tuple(station, place, place)
      .map(([id, x, y]) => ({ edit: 'move-facility' as const, id, lon: 110 + x, lat: 28 + y })),
  );
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      const planner = createPlanner(region);
      let plan = baselinePlan(region.facilities, [], DEFAULT_TRAVEL);
      planner.evaluate(plan, QUESTION);
      for (const one of edits) {
        const isClosed = 'road' in one && plan.closedRoads.includes(one.road);
        if ((one.edit === 'close-road' && isClosed) || (one.edit === 'reopen-road' && !isClosed)) continue;
        plan = applyEdit(plan, one).plan;
        const followed = planner.evaluate(plan, QUESTION);
        const anew = createPlanner(region).evaluate(plan, QUESTION);
        expect(followed.deciseconds).toEqual(anew.deciseconds);
        expect(followed.nearest).toEqual(anew.nearest);
        expect(followed.stranded).toEqual(anew.stranded);
        expect(followed.coverage).toEqual(anew.coverage);
      }
    }),
    { numRuns: 150 },
  );
});

it('a station whose only road is closed is stranded, and named', () => {
  const nodes: [number, number][] = [
    [110, 28],
    [110.05, 28],
    [111, 28],
    [111.05, 28],
  ];
  const region = littleRegion({
    roads: littleRoads(nodes, [
      { nodes: [0, 1], id: 'west' },
      { nodes: [2, 3], id: 'east' },
    ]),
    demand: littleDemand([[110.05, 28, 5]]),
    facilities: [littleFacility('w', 110, 28), littleFacility('e', 111, 28)],
  });
  const planner = createPlanner(region);
  const plan = baselinePlan(region.facilities, [], DEFAULT_TRAVEL);
  // Both parts have two nodes: the smaller is never entered from the side, and the lower one is the largest.
  expect(planner.evaluate(plan, QUESTION).stranded).toEqual([1]);
  const closed = applyEdit(plan, { edit: 'close-road', road: 'west' }).plan;
  expect(planner.evaluate(closed, QUESTION).stranded).toEqual([0]);
});

it('a road driven at half its speed takes twice as long, and as long as before once that is taken back', () => {
  const region = littleRegion({
    roads: littleRoads(
      [
        [110, 28],
        [110.1, 28],
      ],
      [{ nodes: [0, 1], id: 'r' }],
    ),
    demand: littleDemand([[110.1, 28, 5]]),
    facilities: [littleFacility('s', 110, 28)],
  });
  const planner = createPlanner(region);
  const plan = baselinePlan(region.facilities, [], DEFAULT_TRAVEL);
  const time = (now: typeof plan) => planner.evaluate(now, QUESTION).deciseconds[0]!;
  const before = time(plan);
  const { plan: slow, reverse } = applyEdit(plan, { edit: 'set-road-speed', road: 'r', share: 0.5 });
  expect(Math.abs(time(slow) - 2 * before)).toBeLessThanOrEqual(1);
  expect(applyEdit(slow, reverse).plan).toEqual(plan);
  expect(time(applyEdit(slow, reverse).plan)).toBe(before);
});
