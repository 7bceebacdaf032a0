import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Elevation } from '../../../../src/core/model/region.ts';
import { ROAD_FLAG } from '../../../../src/core/model/road.ts';
import { elevationAt } from '../../../../src/core/travel/speed/elevation-at.ts';
import { gradientFactor, STEEPEST } from '../../../../src/core/travel/speed/gradient-factor.ts';
import { roadGradients } from '../../../../src/core/travel/speed/road-gradients.ts';
import { littleRoads } from '../../../support/little-world.ts';

/** One metre in degrees of latitude, and of longitude at the equator. */
const METER = 360 / (2 * Math.PI * 6371008.8);

/** A height model around 0° 0′ of `width` × `height` cells of a given size, from a function of metres east and north. */
function land(height: (east: number, north: number) => number, cells = 40, size = 50): Elevation {
  const half = (cells * size) / 2;
  return {
    width: cells,
    height: cells,
    west: -half * METER,
    north: half * METER,
    cellLon: size * METER,
    cellLat: size * METER,
    meters: Float32Array.from({ length: cells * cells }, (_, i) =>
      height(-half + ((i % cells) + 0.5) * size, half - (Math.floor(i / cells) + 0.5) * size),
    ),
  };
}

/** A road from points in metres east and north of 0° 0′. */
const roadOver = (points: readonly (readonly [number, number])[], flags = 0) =>
  littleRoads(
    points.map(([x, y]) => [x * METER, y * METER]),
    [{ nodes: points.map((_, i) => i), flags: ROAD_FLAG.forward | ROAD_FLAG.backward | flags }],
  );

test('the share of the speed by hand: rise of 10 %', () => {
  // Uphill 102.6 - 37.2 = 65.4 km/h, downhill 102.6 - 7.6 = 95: there and back at 2 · 65.4 · 95 / 160.4 = 77.469 km/h.
  expect(gradientFactor(0.1)).toBeCloseTo((2 * 65.4 * 95) / 160.4 / 102.6, 12);
  expect(gradientFactor(0.1) * 102.6).toBeCloseTo(77.469, 3);
  expect(gradientFactor(0)).toBe(1);
  expect(gradientFactor(Number.NaN)).toBe(1);
});

test('steeper is never faster, up and down are alike, and errors of the height model cannot stop a car', () => {
  const slope = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(slope, slope, (a, b) => {
      const [flatter, steeper] = Math.abs(a) <= Math.abs(b) ? [a, b] : [b, a];
      expect(gradientFactor(steeper)).toBeLessThanOrEqual(gradientFactor(flatter));
      expect(gradientFactor(a)).toBe(gradientFactor(-a));
      expect(gradientFactor(a)).toBeGreaterThan(0.4);
    }),
  );
  expect(gradientFactor(0.9)).toBe(gradientFactor(STEEPEST));
});

test('heights between cell centres: a plane comes back exactly, outside is unknown', () => {
  const plane = land((x, y) => 500 + 0.1 * x - 0.05 * y);
  const inside = fc.double({ min: -970, max: 970, noNaN: true });
  fc.assert(
    fc.property(inside, inside, (x, y) => {
      expect(elevationAt(plane, x * METER, y * METER)).toBeCloseTo(500 + 0.1 * x - 0.05 * y, 3);
    }),
  );
  expect(elevationAt(plane, 1001 * METER, 0)).toBeNaN();
  expect(elevationAt(plane, 0, -1001 * METER)).toBeNaN();
  // In the outermost half cell the cell's own height holds.
  expect(elevationAt(plane, 999 * METER, 25 * METER)).toBeCloseTo(500 + 97.5 - 1.25, 3);
  expect(elevationAt({ ...plane, meters: plane.meters.map(() => Number.NaN) }, 0, 0)).toBeNaN();
});

test('a road straight up a plane has its slope, along the contour none, and on the flat 0 exactly', () => {
  const slope = land((x) => 100 + 0.08 * x);
  const up = roadGradients(
    roadOver([
      [-500, 0],
      [-300, 0],
      [-280, 0],
      [600, 0],
    ]),
    slope,
  );
  for (const gradient of up.subarray(0, 3)) expect(gradient).toBeCloseTo(0.08, 4);
  expect(up[3]).toBe(0);
  const along = roadGradients(
    roadOver([
      [100, -400],
      [100, 400],
    ]),
    slope,
  );
  expect(along[0]).toBeCloseTo(0, 6);
  const flat = roadGradients(
    roadOver([
      [0, 0],
      [70, 30],
      [300, -200],
    ]),
    land(() => 812),
  );
  expect([...flat]).toEqual([0, 0, 0]);
});

test('a short way is no cliff, and a bridge rises evenly over a valley', () => {
  const slope = land((x) => x);
  // 10 m of way with 10 m of height: taken over 100 m.
  const short = roadGradients(
    roadOver([
      [0, 0],
      [10, 0],
    ]),
    slope,
  );
  expect(short[0]).toBeCloseTo(0.1, 4);
  const valley = land((x) => Math.abs(x) * 0.5);
  const points = [
    [-400, 0],
    [-200, 0],
    [0, 0],
    [200, 0],
    [400, 0],
  ] as const;
  expect(Math.max(...roadGradients(roadOver(points), valley))).toBeGreaterThan(0.4);
  for (const flags of [ROAD_FLAG.bridge, ROAD_FLAG.tunnel]) {
    expect(Math.max(...roadGradients(roadOver(points, flags), valley))).toBeCloseTo(0, 6);
  }
});

test('a bump of one cell is spread over 200 m of the way', () => {
  const bump = land((x) => (Math.abs(x) < 30 ? 10 : 0));
  const points = Array.from({ length: 21 }, (_, i) => [-500 + i * 50, 0] as const);
  const gradients = roadGradients(roadOver(points), bump);
  // The window of 200 m holds the top at most at one end: 10 m in 200 m.
  expect(Math.max(...gradients)).toBeLessThanOrEqual(0.05 + 1e-6);
  expect(Math.max(...gradients)).toBeGreaterThan(0.02);
});

test('where the height is unknown so is the gradient', () => {
  const gradients = roadGradients(
    roadOver([
      [0, 0],
      [5000, 0],
    ]),
    land(() => 1),
  );
  expect(gradients[0]).toBeNaN();
});
