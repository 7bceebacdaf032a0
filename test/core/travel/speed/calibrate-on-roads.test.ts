import { expect, test } from 'vitest';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { calibrateOnRoads } from '../../../../src/core/travel/speed/calibrate-on-roads.ts';
import { littleRoads } from '../../../support/little-world.ts';

const KM = 360 / (2 * Math.PI * 6371.0088);
const at = (x: number, y = 0) => ({ lon: x * KM, lat: y * KM });
const settings = { ...DEFAULT_TRAVEL, speedKmh: { ...DEFAULT_TRAVEL.speedKmh, primary: 60, tertiary: 40 } };
const seeded = () => seededRandom(1);
const run = (id: string, [from, to]: readonly [number, number], minutes: number) => ({
  id,
  origin: at(from),
  destination: at(to),
  minutes,
});
const quiet = async () => {};

/** 10 km of primary, and beside it 10.198 km of tertiary over a bend 1 km to the north; runs go from end to end. */
const twoWays = littleRoads(
  [
    [0, 0],
    [10 * KM, 0],
    [5 * KM, KM],
  ],
  [
    { nodes: [0, 1], class: 'primary' },
    { nodes: [0, 2, 1], class: 'tertiary' },
  ],
);
const BEND = 2 * Math.sqrt(26);

test('ways are chosen again by the fitted speeds, and the error before stays that of the present ways', async () => {
  // The primary road is jammed at 20 km/h as short runs show; long ones take 15.3 minutes over the bend at 40 km/h.
  const short = Array.from({ length: 200 }, (_, i) => run(`s${i}`, [1, 3], 6));
  const long = Array.from({ length: 200 }, (_, i) => run(`l${i}`, [0, 10], (BEND / 40) * 60));
  const shares: number[] = [];
  const found = await calibrateOnRoads(
    { runs: [...short, ...long], roads: twoWays, settings, seeded },
    async (share) => {
      shares.push(share);
    },
  );
  expect(shares.length).toBeGreaterThan(2);
  // Present speeds: 2 km take 2 minutes and 10 km 10 minutes, both by the primary road.
  expect(found.points[0]!.before).toBeCloseTo(2, 3);
  expect(found.points[399]!.before).toBeCloseTo(10, 3);
  expect(found.before.meanAbsolute).toBeCloseTo((4 + ((BEND / 40) * 60 - 10)) / 2, 3);
  expect(Math.abs(found.speedKmh.primary / 20 - 1)).toBeLessThan(0.02);
  expect(Math.abs(found.speedKmh.tertiary / 40 - 1)).toBeLessThan(0.02);
  expect(found.after.meanAbsolute).toBeLessThan(0.05);
  expect(found.classes.map(({ roadClass, runs }) => [roadClass, runs])).toEqual([
    ['primary', 200],
    ['tertiary', 200],
  ]);
});

test('a link is fitted with its road and keeps its share of its speed', async () => {
  const ramp = littleRoads(
    [
      [0, 0],
      [3 * KM, 0],
      [6 * KM, 0],
    ],
    [
      { nodes: [0, 1], class: 'primary' },
      { nodes: [1, 2], class: 'primary_link' },
    ],
  );
  // 3 km at 30 and 3 km at 18 km/h.
  const runs = Array.from({ length: 60 }, (_, i) => run(`r${i}`, [0, 6], 16));
  const found = await calibrateOnRoads({ runs, roads: ramp, settings, seeded }, quiet);
  expect(found.classes).toMatchObject([{ roadClass: 'primary', before: 60 }]);
  expect(found.classes).toHaveLength(1);
  // 3 km and 3 / 0.6 km as far as time goes.
  expect(found.classes[0]!.km / 60).toBeCloseTo(8, 4);
  expect(found.points[0]!.before).toBeCloseTo(8, 4);
  expect(Math.abs(found.speedKmh.primary / 30 - 1)).toBeLessThan(0.02);
  expect(found.speedKmh.primary_link / found.speedKmh.primary).toBeCloseTo(0.6, 12);
  expect(found.speedKmh.trunk_link).toBe(settings.speedKmh.trunk_link);
});

test('speeds of the road file are not used', async () => {
  const tagged = { ...twoWays, speed: Float32Array.of(90, 90) };
  const input = { runs: [run('a', [0, 10], 12), run('b', [1, 9], 9)], seeded, roads: tagged };
  const by = (useMaxspeed: boolean) => calibrateOnRoads({ ...input, settings: { ...settings, useMaxspeed } }, quiet);
  expect(await by(true)).toEqual(await by(false));
});

test('runs that contradict each other move a speed less', async () => {
  // 2 km in 3 or 9 minutes: the mean error is 3 minutes whatever the fit, the noise √(π/2) times that.
  const runs = Array.from({ length: 40 }, (_, i) => run(`r${i}`, [1, 3], i % 2 ? 3 : 9));
  const found = await calibrateOnRoads({ runs, roads: twoWays, settings, seeded }, quiet);
  const ridge = ((3 * Math.sqrt(Math.PI / 2)) / 0.3) ** 2;
  // (Σ km · minutes + ridge · present pace) / (Σ km² + ridge), present pace 1 minute per kilometre.
  const pace = (2 * 240 + ridge) / (4 * 40 + ridge);
  expect(60 / found.speedKmh.primary).toBeCloseTo(pace, 4);
  expect(found.after.meanAbsolute).toBeCloseTo(3, 6);
});
