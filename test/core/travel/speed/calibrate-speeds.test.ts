import { expect, test } from 'vitest';
import type { ObservedRun } from '../../../../src/core/model/observed-run.ts';
import { ROAD_CLASSES, type RoadClass } from '../../../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { type CalibrationInput, calibrateSpeeds } from '../../../../src/core/travel/speed/calibrate-speeds.ts';

const nowhere = { lon: 0, lat: 0 };
const kmOf = (lengths: Partial<Record<RoadClass, number>>) =>
  Float64Array.from(ROAD_CLASSES, (name) => lengths[name] ?? 0);

/** Runs of known kilometres: the origin's longitude is the number of the run. */
function runsOf(drives: readonly [lengths: Partial<Record<RoadClass, number>>, minutes: number][]) {
  const runs = drives.map(([, minutes], i): ObservedRun => {
    return { id: `r${i}`, origin: { lon: i, lat: 0 }, destination: nowhere, minutes };
  });
  return { runs, route: ({ lon }: { lon: number }) => kmOf(drives[lon]![0]) };
}

const speedKmh = { ...DEFAULT_TRAVEL.speedKmh, primary: 60, secondary: 30 };
const calibrate = (input: Partial<CalibrationInput> & Pick<CalibrationInput, 'runs' | 'route'>) =>
  calibrateSpeeds({ speedKmh, random: seededRandom(7), ...input });

test('two classes by hand, with hardly any pull and with one', () => {
  const drives = runsOf([
    [{ primary: 10 }, 10],
    [{ secondary: 5 }, 10],
    [{ primary: 10, secondary: 5 }, 21],
  ]);
  // Normal equations [200 50; 50 50] p = [310; 155]: 31/30 and 62/30 minutes per kilometre.
  const free = calibrate({ ...drives, priorShare: 1e6 });
  expect(free.speedKmh.primary).toBeCloseTo(60 / (31 / 30), 6);
  expect(free.speedKmh.secondary).toBeCloseTo(60 / (62 / 30), 6);
  // Present paces 1 and 2; noise 1 minute, spread one half: ridge 4 and 1, so [204 50; 50 51] p = [314; 157].
  const pulled = calibrate({ ...drives, noiseMinutes: 1, priorShare: 0.5 });
  expect(pulled.speedKmh.primary).toBeCloseTo(60 / (8164 / 7904), 9);
  expect(pulled.speedKmh.secondary).toBeCloseTo(60 / (16328 / 7904), 9);
  // Before: 10, 10, 20 against 10, 10, 21.
  expect(pulled.before).toEqual({ meanAbsolute: expect.closeTo(1 / 3, 12), bias: expect.closeTo(-1 / 3, 12) });
  expect(pulled.classes).toMatchObject([
    { roadClass: 'primary', km: 20, runs: 2, before: 60 },
    { roadClass: 'secondary', km: 10, runs: 2, before: 30 },
  ]);
  expect(pulled.points.map(({ observed, before }) => [observed, before])).toEqual([
    [10, 10],
    [10, 10],
    [21, 20],
  ]);
});

const TRUE_KMH: Readonly<Partial<Record<RoadClass, number>>> = {
  trunk: 66,
  primary: 48,
  secondary: 41,
  tertiary: 27,
  residential: 18,
};

/** Drives of random lengths over some of the classes, with their true minutes and normal noise. */
function simulated(count: number, noise: number, seed: number) {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return runsOf(
    Array.from({ length: count }, (): [Partial<Record<RoadClass, number>>, number] => {
      const lengths = Object.fromEntries(
        Object.keys(TRUE_KMH).flatMap((name) => (random() < 0.6 ? [[name, 0.5 + random() * 8]] : [])),
      );
      lengths['primary'] ??= 1;
      const minutes = Object.entries(lengths).reduce(
        (sum, [name, km]) => sum + (km * 60) / TRUE_KMH[name as RoadClass]!,
        0,
      );
      return [lengths, Math.max(0.5, minutes + noise * normal())];
    }),
  );
}

test('known speeds come back within 2 % from runs without noise, and the errors vanish', () => {
  const { speedKmh: fitted, after, before, holdOut, outliers } = calibrate(simulated(200, 0, 3));
  for (const [name, kmh] of Object.entries(TRUE_KMH)) {
    expect(Math.abs(fitted[name as RoadClass] / kmh - 1), name).toBeLessThan(0.02);
  }
  expect(before.meanAbsolute).toBeGreaterThan(1);
  expect(after.meanAbsolute).toBeLessThan(0.1);
  expect(holdOut!.meanAbsolute).toBeLessThan(0.1);
  expect(Math.abs(holdOut!.bias)).toBeLessThan(0.05);
  expect(outliers).toEqual([]);
  // Untouched classes keep their number.
  expect(fitted.motorway).toBe(speedKmh.motorway);
  expect(fitted.footway).toBe(0);
});

test('with noise the runs left out are computed better than before, and not as well as those fitted', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { before, after, holdOut } = calibrate({ ...simulated(60, 2, seed), noiseMinutes: 2 });
    expect(holdOut!.meanAbsolute).toBeLessThan(before.meanAbsolute);
    expect(Math.abs(holdOut!.bias)).toBeLessThan(Math.abs(before.bias));
    expect(holdOut!.meanAbsolute).toBeGreaterThan(after.meanAbsolute);
  }
});

test('held-out minutes are those of a fit without the run', () => {
  const drives = simulated(10, 1, 11);
  // As many folds as runs: each point by the other nine, whatever the order.
  const all = calibrate({ ...drives, folds: 10 });
  drives.runs.forEach((left, i) => {
    const others = calibrate({ ...drives, runs: drives.runs.filter((run) => run !== left) });
    const km = drives.route(left.origin);
    const minutes = ROAD_CLASSES.reduce(
      (sum, name, c) => sum + (km[c]! > 0 ? (km[c]! * 60) / others.speedKmh[name] : 0),
      0,
    );
    expect(all.points[i]!.heldOut).toBeCloseTo(minutes, 9);
  });
});

test('the same seed deals the same folds', () => {
  const of = (seed: number) => calibrate({ ...simulated(40, 2, 5), random: seededRandom(seed) }).holdOut;
  expect(of(1)).toEqual(of(1));
  expect(of(1)).not.toEqual(of(2));
});

test('a class with a few hundred metres stays where it is, whatever its runs say', () => {
  const { runs, route } = simulated(100, 0, 9);
  const withTrack = calibrate({
    runs,
    route: (origin) => {
      const km = route(origin);
      km[ROAD_CLASSES.indexOf('track')] = origin.lon < 3 ? 0.05 : 0;
      return km;
    },
  });
  expect(withTrack.speedKmh.track).toBeGreaterThan(14);
  expect(withTrack.speedKmh.track).toBeLessThan(16);
});

test('no class beyond 150 km/h or backwards, however absurd the minutes', () => {
  const { speedKmh: fitted } = calibrate({
    ...runsOf([
      [{ primary: 10, secondary: 10 }, 1],
      [{ primary: 10 }, 60],
    ]),
    priorShare: 100,
  });
  expect(fitted.secondary).toBeCloseTo(150, 6);
  expect(fitted.primary).toBeGreaterThan(0);
  expect(fitted.primary).toBeLessThan(speedKmh.primary);
});

test('outliers, runs without a way and runs without minutes are listed by their names', () => {
  const drives = simulated(50, 0.3, 13);
  const late = drives.runs.map((run, i) => (i === 17 ? { ...run, minutes: run.minutes + 45 } : run));
  const odd = [
    { id: 'no way', origin: { lon: -1, lat: 0 }, destination: nowhere, minutes: 5 },
    { id: 'no time', origin: { lon: 0, lat: 0 }, destination: nowhere, minutes: 0 },
    { id: 'no number', origin: { lon: 0, lat: 0 }, destination: nowhere, minutes: Number.NaN },
    { id: 'no length', origin: { lon: -2, lat: 0 }, destination: nowhere, minutes: 5 },
  ];
  const result = calibrate({
    runs: [...late, ...odd],
    route: (origin) => (origin.lon === -1 ? null : origin.lon === -2 ? kmOf({}) : drives.route(origin)),
  });
  expect(result.outliers).toEqual(['r17']);
  expect(result.unrouted).toEqual(['no way']);
  expect(result.unusable).toEqual(['no time', 'no number', 'no length']);
  expect(result.points).toHaveLength(50);
});

test('nothing to fit: speeds stay, figures are zero', () => {
  const none = calibrate({ runs: [], route: () => null });
  expect(none.speedKmh).toEqual(speedKmh);
  expect([none.before, none.after, none.holdOut]).toEqual([
    { meanAbsolute: 0, bias: 0 },
    { meanAbsolute: 0, bias: 0 },
    null,
  ]);
});
