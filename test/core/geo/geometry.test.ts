import { area, booleanPointInPolygon, circle, featureCollection, union } from '@turf/turf';
import fc from 'fast-check';
import type { Feature, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areaKm2 } from '../../../src/core/geo/area-km2.ts';
import { bufferZones } from '../../../src/core/geo/buffer-zones.ts';
import { dissolve } from '../../../src/core/geo/dissolve.ts';
import { greatCircleMeters } from '../../../src/core/geo/distance.ts';
import { polygonLookup } from '../../../src/core/geo/point-in-polygons.ts';
import { serviceCircles } from '../../../src/core/geo/service-circles.ts';
import { oracleAreaOf } from '../../oracles/point-in-polygon-oracle.ts';
import { littleTownship } from '../../support/little-world.ts';

const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
  minLength: 2,
  maxLength: 12,
});
const centersOf = (list: readonly (readonly [number, number])[]) =>
  list.map(([x, y], i) => ({ id: `f${i}`, name: '', lon: 110 + x * 0.005, lat: 28 + y * 0.005 }));

describe('service circles', () => {
  it('stand at their radius all round', () => {
    const [feature] = serviceCircles([{ id: 'a', name: '甲', lon: 110, lat: 28 }], 3.5, false).features;
    for (const [lon, lat] of (feature!.geometry as Polygon).coordinates[0]!) {
      expect(greatCircleMeters(110, 28, lon!, lat!)).toBeCloseTo(3500, 3);
    }
    expect(feature!.properties).toMatchObject({ id: 'a', km: 3.5 });
  });

  it('dissolve to the same area as Turf’s own union', () => {
    fc.assert(
      fc.property(places, (list) => {
        const centers = centersOf(list);
        const ours = serviceCircles(centers, 2, true).features[0]!;
        const circles = centers.map(
          ({ lon, lat }): Feature<Polygon> => circle([lon, lat], 2, { steps: 64, units: 'kilometers' }),
        );
        const theirs = circles.length > 1 ? union(featureCollection(circles)) : circles[0];
        // Corners are whole centimetres after the union: a few millionths of a circle of 2 km.
        expect(Math.abs(area(ours) / area(theirs!) - 1)).toBeLessThan(5e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('keep holes and islands, with rings turned as RFC 7946 asks', () => {
    // A ring of circles around an empty middle, with a small circle inside it.
    const ring = Array.from({ length: 16 }, (_, i) => ({
      id: `${i}`,
      name: '',
      lon: 110 + 0.1 * Math.cos((i * Math.PI) / 8),
      lat: 28 + 0.09 * Math.sin((i * Math.PI) / 8),
    }));
    const whole = dissolve([
      ...serviceCircles(ring, 3, false).features.map((feature) => feature.geometry),
      ...serviceCircles([{ id: 'm', name: '', lon: 110, lat: 28 }], 1, false).features.map(
        (feature) => feature.geometry,
      ),
    ]);
    expect(whole.coordinates.map((rings) => rings.length).sort()).toEqual([1, 2]);
    expect(booleanPointInPolygon([110, 28], whole)).toBe(true);
    expect(booleanPointInPolygon([110.03, 28], whole)).toBe(false);
    const signed = (r: number[][]) => r.slice(1).reduce((sum, p, i) => sum + r[i]![0]! * p[1]! - p[0]! * r[i]![1]!, 0);
    for (const rings of whole.coordinates)
      rings.forEach((r, i) => void expect(Math.sign(signed(r))).toBe(i === 0 ? 1 : -1));
  });
});

describe('which township holds a point', () => {
  it('agrees with plain ray casting, and gives every point of a shared border to exactly one side', () => {
    const boxes = [
      littleTownship('a', [0, 0, 1, 1]),
      littleTownship('b', [1, 0, 2, 1]),
      littleTownship('c', [0, 1, 2, 2]),
    ].map((t) => t.geometry);
    const lookup = polygonLookup(boxes);
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 2.5, noNaN: true }),
        fc.double({ min: -0.5, max: 2.5, noNaN: true }),
        (lon, lat) => {
          expect(lookup(lon, lat)).toBe(oracleAreaOf({ lon, lat }, boxes));
        },
      ),
      { numRuns: 500 },
    );
    for (const [lon, lat] of [
      [1, 0.5],
      [0.5, 1],
      [1, 1],
      [1.5, 1],
    ] as const) {
      const holders = boxes.filter((box) => polygonLookup([box])(lon, lat) === 0);
      expect(holders).toHaveLength(1);
    }
    expect(polygonLookup([])(1, 1)).toBe(-1);
  });

  it('sees holes', () => {
    const outer = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const hole = [
      [1, 1],
      [1, 3],
      [3, 3],
      [3, 1],
      [1, 1],
    ];
    const lookup = polygonLookup([{ type: 'Polygon', coordinates: [outer, hole] }]);
    expect([lookup(0.5, 2), lookup(2, 2)]).toEqual([0, -1]);
  });
});

describe('areas', () => {
  it('are those of the sphere', () => {
    // A square degree at the equator: the radius squared × one degree in radians × the sine of one degree.
    const expected = 6371.0088 ** 2 * (Math.PI / 180) * Math.sin(Math.PI / 180);
    expect(areaKm2(littleTownship('a', [0, 0, 1, 1]).geometry)).toBeCloseTo(expected, 0);
  });
});

describe('buffers of forbidden zones', () => {
  it('reach as far as asked, and no farther', () => {
    const [wide] = bufferZones([littleTownship('z', [110, 28, 110.02, 28.02]).geometry], 1000);
    const north = (meters: number) => 28.02 + meters / 111_195;
    expect(booleanPointInPolygon([110.01, north(950)], wide!)).toBe(true);
    expect(booleanPointInPolygon([110.01, north(1050)], wide!)).toBe(false);
  });
});
