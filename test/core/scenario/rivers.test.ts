import { beforeAll, expect, it } from 'vitest';
import type { Barrier } from '../../../src/core/model/barrier.ts';
import { DEFAULT_TRAVEL, type TravelSettings } from '../../../src/core/model/travel-settings.ts';
import { UNREACHED } from '../../../src/core/model/units.ts';
import { baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { prepareTravel } from '../../../src/core/scenario/measures.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { littleDemand, littleFacility, littleRegion, littleRoads } from '../../support/little-world.ts';

const QUESTION = {
  facilityKinds: ['ems-station'],
  limit: { by: 'minutes', minutes: 30 },
  targetShare: 0.9,
} as const;
const METERS = 111_195;
const ALONG = METERS * Math.cos((28.01 * Math.PI) / 180);

beforeAll(() => prepareTravel('terrain'));

/** From beyond the west to beyond the east of everything, 1.1 km north of the station. */
const RIVER: Barrier = {
  name: '好溪',
  kind: 'river',
  geometry: {
    type: 'LineString',
    coordinates: [
      [109.9, 28.01],
      [110.2, 28.01],
    ],
  },
};
/** A road along the south bank, and one over the river. */
const ROADS = littleRoads(
  [
    [110, 28],
    [110.05, 28],
    [110.05, 28.02],
  ],
  [
    { nodes: [0, 1], class: 'tertiary', id: 'south' },
    { nodes: [1, 2], class: 'tertiary', id: 'bridge' },
  ],
);
const SOUTH = [110.02, 28.005] as const;
const NORTH = [110.005, 28.02] as const;
const OFF = 80 / METERS;
/** A raster's people: one every hundred metres along the river, 80 m off it at either bank, or on it (0). */
const banks = (side: number) =>
  Array.from({ length: 50 }, (_, i) => [110 + (i * 100) / ALONG, 28.01 + side * OFF] as const);

function minutesOf(
  barriers: readonly Barrier[],
  travel: Partial<TravelSettings>,
  closedRoads: readonly string[] = [],
): { south: number; north: number; southBank: number[]; northBank: number[]; onRiver: number[] } {
  const people = [SOUTH, NORTH, ...banks(-1), ...banks(1), ...banks(0)];
  const region = littleRegion({
    barriers,
    roads: ROADS,
    facilities: [littleFacility('s', 110, 28)],
    demand: littleDemand(people.map(([lon, lat]) => [lon, lat, 10])),
  });
  const plan = baselinePlan(region.facilities, [], { ...DEFAULT_TRAVEL, model: 'terrain', ...travel });
  const { deciseconds } = createPlanner(region).evaluate({ ...plan, closedRoads }, QUESTION);
  const minutes = Array.from(deciseconds, (value) => (value === UNREACHED ? Number.POSITIVE_INFINITY : value / 600));
  return {
    south: minutes[0]!,
    north: minutes[1]!,
    southBank: minutes.slice(2, 52),
    northBank: minutes.slice(52, 102),
    onRiver: minutes.slice(102),
  };
}

const finite = (values: readonly number[]) => values.filter(Number.isFinite).length;

it('on foot, the far bank is reached over the bridge alone, and nobody’s house is a ford', () => {
  const free = minutesOf([], { mode: 'walk' });
  const river = minutesOf([RIVER], { mode: 'walk' });
  const closed = minutesOf([RIVER], { mode: 'walk' }, ['bridge']);
  expect(river.south).toBe(free.south);
  // Straight, 2.3 km; by the bridge 5 km east and back, at 4.5 km/h on the road and 3.6 on open ground.
  const straight = Math.hypot(0.005 * ALONG, 0.02 * METERS);
  const detour = Math.hypot(0.05 * ALONG, 0.01 * METERS) + Math.hypot(0.045 * ALONG, 0.01 * METERS);
  expect(free.north).toBeLessThan(((straight * 1.083 + 150) / 3600) * 60);
  expect(river.north).toBeGreaterThan((detour / 4500) * 60);
  expect(river.north).toBeLessThan(((detour * 1.083 + 300) / 3600) * 60);
  expect(closed.north).toBe(Number.POSITIVE_INFINITY);
  // The people on the river’s own cells stand on the bank that is theirs.
  expect(finite(closed.southBank)).toBe(50);
  expect(finite(closed.northBank)).toBe(0);
  expect([finite(river.southBank), finite(river.northBank), finite(river.onRiver)]).toEqual([50, 50, 50]);
});

it('by car, the walk from the road does not cross it either', () => {
  const river = minutesOf([RIVER], {});
  const closed = minutesOf([RIVER], {}, ['bridge']);
  expect(finite(river.northBank)).toBe(50);
  expect(finite(closed.northBank)).toBe(0);
  expect(finite(closed.southBank)).toBe(50);
  expect(closed.north).toBe(Number.POSITIVE_INFINITY);
  expect(finite(minutesOf([], {}, ['bridge']).northBank)).toBe(50);
});

it('roads burnt in are driven over it', () => {
  const burnt = { terrain: { ...DEFAULT_TRAVEL.terrain, roads: 'burnt' } } as const;
  const drive = ((0.05 * ALONG + 0.02 * METERS) / 40_000) * 60;
  const walk = ((0.045 * ALONG) / 3600) * 60;
  expect(minutesOf([RIVER], burnt).north).toBeGreaterThan(drive);
  expect(minutesOf([RIVER], burnt).north).toBeLessThan((drive + walk) * 1.083 + 5);
  expect(minutesOf([RIVER], burnt, ['bridge']).north).toBe(Number.POSITIVE_INFINITY);
});

it('asks nothing of the other models', () => {
  for (const model of ['circle', 'network'] as const) {
    expect(minutesOf([RIVER], { model })).toEqual(minutesOf([], { model }));
  }
});
