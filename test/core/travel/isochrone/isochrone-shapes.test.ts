import fc from 'fast-check';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areaKm2 } from '../../../../src/core/geo/area-km2.ts';
import { greatCircleMeters } from '../../../../src/core/geo/distance.ts';
import { finish } from '../../../../src/core/model/steps.ts';
import { type LonLat, UNREACHED } from '../../../../src/core/model/units.ts';
import { bandLines, crossing } from '../../../../src/core/travel/isochrone/band-lines.ts';
import { isochroneShapes } from '../../../../src/core/travel/isochrone/isochrone-shapes.ts';
import { type Lattice, placeOn, walkedStep, wholeLattice } from '../../../../src/core/travel/isochrone/lattice.ts';
import { polygonsOfLines } from '../../../../src/core/travel/isochrone/polygons-of-lines.ts';
import type { TimeField } from '../../../../src/core/travel/isochrone/time-field.ts';
import { at } from '../../../oracles/at.ts';
import { oraclePointInPolygon } from '../../../oracles/point-in-polygon-oracle.ts';
import { expectedRings, faults, meetings } from './shape-checks.ts';

function fieldOf(
  columns: number,
  values: readonly number[],
  place: Partial<Lattice> & { rise?: number } = {},
): TimeField {
  const { rise = 1600, ...rest } = place;
  const rows = values.length / columns;
  const lattice = { columns, rows, left: 119, top: 29, stepX: 0.001024, stepY: 0.001024, ...rest };
  return { ...wholeLattice(lattice), values: Uint32Array.from(values), stepDeciseconds: rise };
}

const X = UNREACHED;

describe('isochrones worked by hand', () => {
  // A step of 1,024 units has 256 parts of 4 units.
  it('cross each step where time passes half a decisecond beyond the minute', () => {
    const field = fieldOf(3, [X, 1200, X, 601, 300, 900, X, X, X], { rise: 1000 });
    const shapes = isochroneShapes(field, [1]);
    // Centre 119.001024, 28.998976. East (600.5 - 300) / 600 = 0.5008: 128 parts; north 300.5 / 900: 85 parts;
    // west 300.5 / 301: 256, but 255 at most; south not reached, so as if after 600 + 1000: 300.5 / 1300: 59 parts.
    const ring = [
      [119.000004, 28.998976],
      [119.001024, 28.99874],
      [119.001536, 28.998976],
      [119.001024, 28.999316],
    ];
    expect(shapes.features).toEqual([
      {
        type: 'Feature',
        properties: { minutes: 1 },
        geometry: { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]]]] },
      },
    ]);
  });

  it('take a time at the limit as within it, one decisecond more as beyond, and leave out empty areas', () => {
    const shapes = isochroneShapes(fieldOf(1, [601, 600]), [0.5, 1]);
    expect(shapes.features.map((feature) => feature.properties)).toEqual([{ minutes: 1 }]);
    expect(oraclePointInPolygon({ lon: 119, lat: 29 }, at(shapes.features, 0).geometry)).toBe(false);
    expect(oraclePointInPolygon({ lon: 119, lat: 28.998976 }, at(shapes.features, 0).geometry)).toBe(true);
  });

  it('come with the largest first, each number of minutes once', () => {
    const shapes = isochroneShapes(fieldOf(1, [0]), [5, 30, 5, 15]);
    expect(shapes.features.map((feature) => feature.properties.minutes)).toEqual([30, 15, 5]);
  });

  it('refuse steps too short for six decimals', () => {
    expect(() => isochroneShapes(fieldOf(1, [0], { stepX: 0.00005 }), [1])).toThrow('too short');
  });

  it('give each larger limit a part of its own on every step', () => {
    const bands = { limits: [600, 601, 602, 9000], quanta: 16, rise: 1500 };
    const parts = (from: number, to: number) => [0, 1, 2, 3].map((band) => crossing(bands, { from, to, band }));
    expect(parts(600, 20000)).toEqual([1, 2, 3, 14]);
    // 600.5, 601.5 and 602.5 sixteenths of 2,100, 2,101 and 2,102 all round to 5; 9000.5 of 9,001 to 16.
    expect(parts(0, 9001)).toEqual([5, 6, 7, 15]);
    // A limit of 600 stands for all that rounds to it: three quarters of the way from 599 to 601.
    expect(crossing({ limits: [600], quanta: 16, rise: 1500 }, { from: 599, to: 601, band: 0 })).toBe(12);
    fc.assert(
      fc.property(fc.nat(600), fc.integer({ min: 9001, max: 40000 }), (from, to) => {
        const found = parts(from, to);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        expect(Math.min(...found)).toBeGreaterThan(0);
        expect(Math.max(...found)).toBeLessThan(16);
      }),
    );
  });
});

describe('a disc on a field of even walking', () => {
  const kmh = 4.5;
  const minutes = 60;
  /** Radius in metres, with the half decisecond that lines stand for. */
  const radius = ((minutes * 600 + 0.5) * kmh) / 36;
  const discArea = (Math.PI * radius * radius) / 1e6;
  function disc(stepMeters: number, shift: number): TimeField {
    const degrees = stepMeters / 111195;
    const half = Math.ceil(radius / stepMeters) + 3;
    const count = 2 * half + 1;
    const lattice: Lattice = {
      columns: count,
      rows: count,
      left: 119 - half * (degrees / Math.cos((29 * Math.PI) / 180)),
      top: 29 + half * degrees,
      stepX: degrees / Math.cos((29 * Math.PI) / 180),
      stepY: degrees,
    };
    const [lon, lat] = placeOn(lattice, half + shift, half + shift / 3);
    const values = Uint32Array.from({ length: count * count }, (_, i) => {
      const place = placeOn(lattice, i % count, Math.floor(i / count));
      return Math.round((greatCircleMeters(lon, lat, ...place) * 36) / kmh);
    });
    return { ...wholeLattice(lattice), values, stepDeciseconds: walkedStep(lattice, kmh) };
  }
  const drawn = (field: TimeField): MultiPolygon => at(isochroneShapes(field, [minutes]).features, 0).geometry;
  const traced = (field: TimeField): MultiPolygon => ({
    type: 'MultiPolygon',
    coordinates: polygonsOfLines(finish(bandLines(field, [minutes * 600]))).get(0)!,
  });
  const meanError = (stepMeters: number) => {
    const shifts = [0, 0.13, 0.29, 0.41];
    return shifts.reduce((sum, shift) => sum + areaKm2(traced(disc(stepMeters, shift))) / discArea - 1, 0) / 4;
  };

  it('has the area of the circle but for an error that falls like the square of the step', () => {
    const [coarse, middle, fine] = [600, 300, 150].map((step) => Math.abs(meanError(step))) as [number, number, number];
    expect(coarse / middle).toBeGreaterThan(3);
    expect(coarse / middle).toBeLessThan(5.3);
    expect(middle / fine).toBeGreaterThan(3);
    expect(middle / fine).toBeLessThan(5.3);
    expect(fine).toBeLessThan(3e-4);
  });

  it('loses little when its line is thinned out, and most of its vertices', () => {
    const field = disc(150, 0.2);
    const before = traced(field);
    const after = drawn(field);
    expect(after.coordinates.flat(2).length).toBeLessThan(before.coordinates.flat(2).length / 2);
    expect(Math.abs(areaKm2(after) / areaKm2(before) - 1)).toBeLessThan(2e-3);
    for (const [lon, lat] of after.coordinates.flat(2) as [number, number][]) {
      const [centreLon, centreLat] = placeOn(
        field.lattice,
        (field.columns - 1) / 2 + 0.2,
        (field.rows - 1) / 2 + 0.2 / 3,
      );
      expect(Math.abs(greatCircleMeters(centreLon, centreLat, lon, lat) - radius)).toBeLessThan(3);
    }
  });
});

const turned = (x: number, y: number): LonLat => [
  119 + (x * Math.cos(0.5) - y * Math.sin(0.5)) / 97000,
  29 + (x * Math.sin(0.5) + y * Math.cos(0.5)) / 111000,
];
const lattices: Partial<Lattice>[] = [
  {},
  { left: 118.7916667, top: 28.4583333, stepX: 1 / 1200, stepY: 1 / 1200 },
  { left: -57.123456789, top: -30.98765, stepX: 0.000071, stepY: 0.000093 },
  { left: 0, top: 0, stepX: 90, stepY: 90, project: turned },
];
const values = {
  noise: fc.oneof(fc.integer({ min: 0, max: 2400 }), fc.constant(X)),
  steps: fc.constantFrom(0, 599, 600, 601, 1199, 1200, 1201, 100_000, X),
  sparse: fc.oneof({ weight: 8, arbitrary: fc.constant(X) }, fc.integer({ min: 0, max: 1200 })),
  holes: fc.oneof({ weight: 6, arbitrary: fc.constant(100) }, fc.constant(700), fc.constant(X)),
};
const fields = fc
  .record({
    columns: fc.integer({ min: 1, max: 11 }),
    rows: fc.integer({ min: 1, max: 11 }),
    kind: fc.constantFrom(...Object.values(values)),
    place: fc.constantFrom(...lattices),
    rise: fc.constantFrom(1, 2, 30, 1600, 20_000),
  })
  .chain(({ columns, rows, kind, place, rise }) =>
    fc
      .array(kind, { minLength: columns * rows, maxLength: columns * rows })
      .map((list) => fieldOf(columns, list, { ...place, rise })),
  );
const limitLists = fc.uniqueArray(fc.constantFrom(1, 300, 599, 600, 601, 602, 900, 1200, 1201, 2400), {
  minLength: 1,
  maxLength: 5,
});

function samplesOf(field: TimeField) {
  return Array.from(field.values, (value, i) => {
    const [lon, lat] = placeOn(field.lattice, i % field.columns, Math.floor(i / field.columns));
    return { value, lon, lat };
  });
}

describe('isochrones of any field', () => {
  const shapesOf = (field: TimeField, limits: readonly number[]) =>
    isochroneShapes(
      field,
      limits.map((limit) => limit / 600),
    ).features.map((feature) => ({ limit: Math.round(feature.properties.minutes * 600), geometry: feature.geometry }));

  it('are valid polygons with as many rings as the samples have areas and holes', () => {
    fc.assert(
      fc.property(fields, limitLists, (field, limits) => {
        for (const { limit, geometry } of shapesOf(field, limits)) {
          expect(faults(geometry)).toEqual([]);
          const mask = Array.from(field.values, (value) => value <= limit);
          const holes = geometry.coordinates.reduce((sum, rings) => sum + rings.length - 1, 0);
          expect({ outer: geometry.coordinates.length, holes }).toEqual(expectedRings(mask, field.columns));
        }
      }),
      { numRuns: 250 },
    );
  });

  it('are valid before any vertex is taken out, too', () => {
    fc.assert(
      fc.property(fields, (field) => {
        const coordinates = polygonsOfLines(finish(bandLines(field, [600]))).get(0) ?? [];
        expect(faults({ type: 'MultiPolygon', coordinates })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('hold the samples within the time and no others', () => {
    fc.assert(
      fc.property(fields, limitLists, (field, limits) => {
        const shapes = shapesOf(field, limits);
        for (const limit of limits) {
          const geometry = shapes.find((shape) => shape.limit === limit)?.geometry;
          for (const { value, ...place } of samplesOf(field)) {
            expect(geometry !== undefined && oraclePointInPolygon(place, geometry)).toBe(value <= limit);
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  it('lie within each other: no line of one meets a line of another, and all vertices are inside the larger', () => {
    fc.assert(
      fc.property(fields, limitLists, (field, limits) => {
        // On a turned lattice rounding to 0.1 m may make lines of two limits touch: samples still agree (above).
        fc.pre(field.lattice.project === undefined);
        const shapes = shapesOf(field, limits);
        expect(meetings(shapes.flatMap(({ geometry }) => geometry.coordinates.flat()))).toEqual([]);
        shapes.slice(1).forEach(({ geometry }, index) => {
          const larger = at(shapes, index).geometry;
          for (const [lon, lat] of geometry.coordinates.flat(2) as [number, number][]) {
            expect(oraclePointInPolygon({ lon, lat }, larger)).toBe(true);
          }
        });
      }),
      { numRuns: 250 },
    );
  });

  it('stay within one step of the samples, also where they reach the edge', () => {
    fc.assert(
      fc.property(fields, (field) => {
        fc.pre(field.lattice.project === undefined);
        const { left, top, stepX, stepY, columns, rows } = field.lattice;
        for (const [lon, lat] of shapesOf(field, [2400]).flatMap(({ geometry }) => geometry.coordinates.flat(2))) {
          expect(lon).toBeGreaterThan(left - stepX);
          expect(lon).toBeLessThan(left + columns * stepX);
          expect(lat).toBeLessThan(top + stepY);
          expect(lat).toBeGreaterThan(top - rows * stepY);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('isochrones of a large rough field', () => {
  it('hold every sample on its side and cross nowhere near each other', () => {
    // 60 × 50 samples of waves and noise, three limits: every pair of segments is tried.
    let state = 7;
    const random = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    const list = Array.from({ length: 3000 }, (_, i) => {
      const [c, r] = [i % 60, Math.floor(i / 60)];
      return Math.round(
        Math.hypot(c - 30, r - 25) * 60 + 900 * (1 + Math.sin(c / 5) * Math.cos(r / 4)) + random() * 300,
      );
    });
    const field = fieldOf(60, list, at(lattices, 1));
    const shapes = isochroneShapes(field, [2, 3.5, 5]);
    expect(meetings(shapes.features.flatMap(({ geometry }) => geometry.coordinates.flat()))).toEqual([]);
    for (const { properties, geometry } of shapes.features) {
      for (const { value, ...place } of samplesOf(field)) {
        expect(oraclePointInPolygon(place, geometry)).toBe(value <= properties.minutes * 600);
      }
    }
    const count = shapes.features.flatMap(({ geometry }) => geometry.coordinates.flat(2)).length;
    expect(count).toBeLessThan(finish(bandLines(field, [1200, 2100, 3000])).x.length * 0.7);
  });
});
