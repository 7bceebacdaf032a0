import { expect, test } from 'vitest';
import { createEmptyRegion } from '../../src/core/model/empty-region.ts';
import type { Region } from '../../src/core/model/region.ts';
import type { RoadClass, Roads } from '../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import { calibrateFile } from '../../src/engine/calibrate-file.ts';
import { createDirectEngine } from '../../src/engine/direct.ts';
import { CANCELLED } from '../../src/engine/engine.ts';
import { littleFacility, littleRoads } from '../support/little-world.ts';

const KM = 360 / (2 * Math.PI * 6371.0088);
/** Longitude of a kilometre mark; the street begins at 1° E, for 0, 0 is no place. */
const lon = (km: number) => 1 + km * KM;
const textFile = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

/** A street along the equator, a stretch of each class after the other (km marks). */
const STRETCHES = [
  { class: 'primary', from: 0, to: 10 },
  { class: 'secondary', from: 10, to: 18 },
  { class: 'residential', from: 18, to: 26 },
] as const satisfies { class: RoadClass; from: number; to: number }[];
const street = littleRoads(
  [0, 10, 18, 26].map((km) => [lon(km), 0] as const),
  [
    ...STRETCHES.map((stretch, i) => ({ nodes: [i, i + 1], class: stretch.class, id: stretch.class })),
    // Beside the primary road, used only where that is closed.
    { nodes: [0, 1], class: 'track' as const, id: 'detour' },
  ],
);
const TRUE_KMH = { primary: 42, secondary: 31, residential: 14 };

/** Minutes by hand between two kilometre marks. */
function minutesBetween(a: number, b: number): number {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return STRETCHES.reduce((sum, stretch) => {
    const km = Math.max(0, Math.min(high, stretch.to) - Math.max(low, stretch.from));
    return sum + (km * 60) / TRUE_KMH[stretch.class];
  }, 0);
}

const facilities = [littleFacility('station', lon(0), 0), littleFacility('hospital', lon(26), 0)];
const regionWith = (roads: Roads | null): Region => ({ ...createEmptyRegion(), facilities, roads });
const plan: Plan = baselinePlan(facilities, [], DEFAULT_TRAVEL);

/** Ends at all sorts of kilometre marks; half of the origins are the station by its name. */
function csvOf(count: number, minutes: (a: number, b: number) => number, more: readonly string[] = []): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const [a, b] = [i % 2 ? 0 : (i * 1.7) % 15, 3 + ((i * 5.37) % 23)];
    return `${i % 2 ? 'station' : `"${lon(a)},0"`},${lon(b)},0,${minutes(a, b).toFixed(4)}`;
  });
  return ['起点,终点经度,终点纬度,行车时间（分钟）', ...rows, ...more].join('\r\n');
}

function calibrate(text: string, change: Partial<Plan> = {}, roads: Roads | null = street) {
  const file = textFile('行程.csv', text);
  return calibrateFile({ file, plan: { ...plan, ...change }, region: regionWith(roads), pause: async () => {} });
}

function expectTrueSpeeds(found: Awaited<ReturnType<typeof calibrate>>): void {
  for (const stretch of STRETCHES) {
    const kmh = found.calibration!.speedKmh[stretch.class];
    expect(Math.abs(kmh / TRUE_KMH[stretch.class] - 1), `${stretch.class} ${kmh}`).toBeLessThan(0.02);
  }
}

test('speeds known by hand come back within 2 %', async () => {
  const found = await calibrate(csvOf(120, minutesBetween));
  expect(found).toMatchObject({ runs: 120, issues: [] });
  expectTrueSpeeds(found);
  const { before, after, holdOut, classes, points } = found.calibration!;
  expect(before.bias).toBeLessThan(-5);
  expect(after.meanAbsolute).toBeLessThan(0.1);
  expect(holdOut!.meanAbsolute).toBeLessThan(0.15);
  expect(points).toHaveLength(120);
  expect(classes.map(({ roadClass }) => roadClass)).toEqual(['primary', 'secondary', 'residential']);
});

test('the speed options of the plan stay what they are: the class speeds under them come back', async () => {
  // An ambulance drives primary and secondary roads at 1.2 of the speed, residential ones at 1.1.
  const asAmbulance = (a: number, b: number) =>
    STRETCHES.reduce((sum, stretch) => {
      const km = Math.max(0, Math.min(Math.max(a, b), stretch.to) - Math.max(Math.min(a, b), stretch.from));
      return sum + (km * 60) / (TRUE_KMH[stretch.class] * (stretch.class === 'residential' ? 1.1 : 1.2));
    }, 0);
  const travel = { ...DEFAULT_TRAVEL, speed: { vehicle: 'ambulance' } } as const;
  expectTrueSpeeds(await calibrate(csvOf(120, asAmbulance), { travel }));
});

test('closed roads are not driven', async () => {
  const { calibration } = await calibrate(csvOf(20, minutesBetween), { closedRoads: ['primary'] });
  const names = calibration!.classes.map(({ roadClass }) => roadClass);
  expect(names).toContain('track');
  expect(names).not.toContain('primary');
});

test('a road that the plan drives faster keeps its share', async () => {
  // The secondary road is rebuilt and driven at one and a half times the speed of its class.
  const rebuilt = (from: number, to: number) => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const km = Math.max(0, Math.min(high, 18) - Math.max(low, 10));
    return minutesBetween(from, to) - ((km * 60) / TRUE_KMH.secondary) * (1 - 1 / 1.5);
  };
  expectTrueSpeeds(await calibrate(csvOf(120, rebuilt), { roadSpeeds: { secondary: 1.5 } }));
});

test('every row that does not count is told with its reason', async () => {
  const odd = [
    `station,${lon(5)},${90 * KM},9`, // to where no road goes
    `"${lon(0)},${90 * KM}",${lon(5)},0,9`, // from there
    `station,${lon(0)},0.000001,9`, // from the station to itself
    `nowhere,${lon(5)},0,9`,
    `station,${lon(5)},0,-1`,
  ];
  const { calibration, runs, issues } = await calibrate(csvOf(20, minutesBetween, odd));
  expect(runs).toBe(25);
  expect(calibration!.points).toHaveLength(20);
  const out = issues.filter(({ leftOut }) => leftOut);
  expect(out.map(({ code }) => code).sort()).toEqual([
    'run-minutes-invalid',
    'run-place-unknown',
    'run-without-length',
    'run-without-way',
    'run-without-way',
  ]);
  expect(out.filter(({ code }) => code === 'run-without-way').map(({ values }) => values!['id'])).toEqual([
    'row-22',
    'row-23',
  ]);
});

test('nothing to fit: null and the reason', async () => {
  const only = (found: Awaited<ReturnType<typeof calibrate>>) => [
    found.calibration,
    found.runs,
    found.issues.map(({ code }) => code),
  ];
  expect(only(await calibrate(csvOf(3, minutesBetween), {}, null))).toEqual([null, 3, ['no-roads']]);
  expect(only(await calibrate('a,b\n1,2\n'))).toEqual([null, 1, ['runs-columns-absent']]);
  expect(only(await calibrate('起点,终点,分钟\nx,y,3\n'))).toEqual([null, 1, ['run-place-unknown']]);
  expect(only(await calibrate(`起点,终点,分钟\nstation,station,3\n`))).toEqual([null, 1, ['run-without-length']]);
  expect((await calibrate('')).issues).toMatchObject([{ code: 'file-empty', file: '行程.csv' }]);
});

test('a plan that drives at the speed limits is warned of', async () => {
  const { calibration, issues } = await calibrate(csvOf(20, minutesBetween), {
    travel: { ...DEFAULT_TRAVEL, useMaxspeed: true },
  });
  expect(calibration).not.toBeNull();
  expect(issues.map(({ code }) => code)).toEqual(['runs-by-class-only']);
});

test('the engine gives the same of what it has loaded', async () => {
  const engine = createDirectEngine();
  const roads = STRETCHES.map(({ class: highway, from, to }) => ({
    type: 'Feature',
    properties: { highway },
    geometry: { type: 'LineString', coordinates: [from, to].map((km) => [lon(km), 0]) },
  }));
  const file = textFile('roads.geojson', JSON.stringify({ type: 'FeatureCollection', features: roads }));
  await engine.load([{ role: 'roads', path: file.name }], [file]);
  const found = await engine.calibrate(textFile('行程.csv', csvOf(120, minutesBetween)), plan);
  expect(found.runs).toBe(120);
  expectTrueSpeeds(found);
});

test('it reports how far it is, and can be cancelled', async () => {
  const engine = createDirectEngine();
  const roads = textFile(
    'roads.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { highway: 'primary' },
          geometry: { type: 'LineString', coordinates: [0, 26].map((km) => [lon(km), 0]) },
        },
      ],
    }),
  );
  await engine.load([{ role: 'roads', path: roads.name }], [roads]);
  const runs = textFile('行程.csv', csvOf(20, minutesBetween));
  const steps: string[] = [];
  const cancelled = engine.calibrate(runs, plan, ({ step, share }) => {
    steps.push(step);
    if (share === 0) engine.cancel();
  });
  await expect(cancelled).rejects.toThrow(CANCELLED);
  expect(steps[0]).toBe('calibrate');
  expect((await engine.calibrate(runs, plan)).calibration?.points).toHaveLength(20);
});
