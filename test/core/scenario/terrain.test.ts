import { beforeAll, expect, it } from 'vitest';
import { LAND_CLASS, type LandCover } from '../../../src/core/model/land-cover.ts';
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
const ALONG = METERS * Math.cos((28 * Math.PI) / 180);

beforeAll(() => prepareTravel('terrain'));

/** A lake, 3 km across, north of the road; grass elsewhere. Rows of 0.001 degrees from 28.06 down to 27.98. */
const SIDE = 0.001;
function cover(): LandCover {
  const [width, height] = [300, 90];
  const codes = new Uint8Array(width * height).fill(LAND_CLASS.grass);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const lat = 28.07 - (row + 0.5) * SIDE;
      if (lat > 28.01 && lat < 28.04) codes[row * width + column] = LAND_CLASS.water;
    }
  }
  return { width, height, west: 109.9, north: 28.07, cellLon: SIDE, cellLat: SIDE, codes, nodata: null };
}

function minutesOf(travel: Partial<TravelSettings>, people: readonly (readonly [number, number])[]): number[] {
  const region = littleRegion({
    roads: littleRoads(
      [
        [110, 28],
        [110.1, 28],
      ],
      [{ nodes: [0, 1], class: 'primary' }],
    ),
    // 400 m south of the road: it stands at the road all the same.
    facilities: [littleFacility('s', 110, 27.9964)],
    demand: littleDemand(people.map(([lon, lat]) => [lon, lat, 10])),
    landCover: cover(),
  });
  const plan = baselinePlan(region.facilities, [], { ...DEFAULT_TRAVEL, model: 'terrain', ...travel });
  const { deciseconds } = createPlanner(region).evaluate(plan, QUESTION);
  return Array.from(deciseconds, (value) => (value === UNREACHED ? Number.POSITIVE_INFINITY : value / 600));
}

/** Either end may lie a cell's diagonal off, at 4.05 km/h on grass. */
const CELL = (2 * 142 * 60) / 4050;
const DRIVE = (0.08 * ALONG * 60) / 60_000;

it('starts at the road, drives, and walks the rest over the ground', () => {
  const walk = (0.005 * METERS * 60) / (0.9 * 4500);
  const [onRoad, south] = minutesOf({}, [
    [110.08, 28],
    [110.08, 27.995],
  ]);
  expect(Math.abs(onRoad! - DRIVE)).toBeLessThan(CELL / 2);
  expect(Math.abs(south! - DRIVE - walk)).toBeLessThan(CELL);
});

it('does not cross open water, and reaches whoever lives at its edge', () => {
  const [inLake, atEdge, beyond] = minutesOf({}, [
    [110.05, 28.025],
    [110.05, 28.0105],
    [110.05, 28.05],
  ]);
  expect(inLake).toBe(Number.POSITIVE_INFINITY);
  // 1.2 km of walking, most of it on grass, the last cell on a bank that the land cover calls water.
  expect(Math.abs(atEdge! - (0.05 * ALONG * 60) / 60_000 - (0.0105 * METERS * 60) / 4050)).toBeLessThan(CELL);
  expect(beyond).toBe(Number.POSITIVE_INFINITY);
});

it('names a station in open water as stranded on foot, and by car if no road is near', () => {
  const region = littleRegion({
    roads: littleRoads(
      [
        [110, 28],
        [110.1, 28],
      ],
      [{ nodes: [0, 1], class: 'primary' }],
    ),
    demand: littleDemand([[110.05, 28, 10]]),
    landCover: cover(),
  });
  const planner = createPlanner(region);
  // Added by the plan: the loaded facilities' own ground is taken for dry.
  const added = [littleFacility('bank', 110.05, 28.011), littleFacility('middle', 110.05, 28.035)];
  const stranded = (travel: Partial<TravelSettings>) =>
    planner.evaluate(baselinePlan(added, [], { ...DEFAULT_TRAVEL, model: 'terrain', ...travel }), QUESTION).stranded;
  expect(stranded({ mode: 'walk' })).toEqual([0, 1]);
  expect(stranded({ maxWalkMeters: 2000 })).toEqual([1]);
});

it('on foot all the way is slower than driving first, and wet ground slower than dry', () => {
  const places = [[110.08, 27.995]] as const;
  const [drive] = minutesOf({}, places);
  const [walk] = minutesOf({ mode: 'walk' }, places);
  const [wet] = minutesOf({ mode: 'walk', speed: { season: 'wet' } }, places);
  expect(walk!).toBeGreaterThan(5 * drive!);
  expect(wet!).toBeGreaterThanOrEqual(walk!);
});

it('with roads burnt in, they can be joined anywhere at their speed', () => {
  const [onRoad] = minutesOf({ terrain: { ...DEFAULT_TRAVEL.terrain, roads: 'burnt' } }, [[110.08, 28]]);
  // The station walks its 400 m here: there is no network to stand at.
  const walk = (0.0036 * METERS * 60) / 4050;
  expect(Math.abs(onRoad! - DRIVE - walk)).toBeLessThan(CELL);
});
