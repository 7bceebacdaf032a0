import { describe, expect, it } from 'vitest';
import { areaKm2 } from '../../../../src/core/geo/area-km2.ts';
import { greatCircleMeters } from '../../../../src/core/geo/distance.ts';
import { UNREACHED } from '../../../../src/core/model/units.ts';
import { bandCheck } from '../../../../src/core/travel/isochrone/band-check.ts';
import { circleIsochrones } from '../../../../src/core/travel/isochrone/circle-isochrones.ts';
import type { IsochroneShapes } from '../../../../src/core/travel/isochrone/isochrone-shapes.ts';
import { at } from '../../../oracles/at.ts';
import { littleDemand } from '../../../support/little-world.ts';

const speed = { detour: 1.3, straightKmh: 39 };

describe('isochrones of the circle model', () => {
  it('are circles of minutes × speed / detour, the largest first', () => {
    const shapes = circleIsochrones([{ id: 'a', name: '', lon: 119, lat: 28 }], [6, 12, 6], speed);
    expect(shapes.features.map((feature) => feature.properties)).toEqual([{ minutes: 12 }, { minutes: 6 }]);
    // 12 min at 39 km/h are 7.8 km of road, 6 km straight.
    for (const [index, meters] of [6000, 3000].entries()) {
      const ring = at(shapes.features, index).geometry.coordinates.flat(2) as [number, number][];
      expect(ring.length).toBe(65);
      for (const [lon, lat] of ring) expect(Math.abs(greatCircleMeters(119, 28, lon, lat) - meters)).toBeLessThan(0.02);
    }
  });

  it('are dissolved: two circles far apart have twice the area of one, two at one place the area of one', () => {
    const near = { id: 'a', name: '', lon: 119, lat: 28 };
    const area = (...places: (typeof near)[]) =>
      areaKm2(at(circleIsochrones(places, [12], speed).features, 0).geometry);
    expect(area(near, { ...near, lon: 120 }) / area(near)).toBeCloseTo(2, 5);
    expect(area(near, near) / area(near)).toBeCloseTo(1, 5);
  });

  it('are none without places', () => {
    expect(circleIsochrones([], [12], speed).features).toEqual([]);
  });
});

describe('people by area against people by time', () => {
  const square: IsochroneShapes = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { minutes: 10 },
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 1],
                [0, 0],
              ],
            ],
          ],
        },
      },
    ],
  };
  const demand = littleDemand([
    [0.5, 0.5, 1000],
    [0.2, 0.2, 20],
    [2, 2, 5],
    [3, 3, 70],
  ]);

  it('tells both, the difference, and everyone on the wrong side', () => {
    // 1,000 and 5 are within 10 min; drawn are 1,000 and 20.
    const times = Uint32Array.of(6000, 6001, 10, UNREACHED);
    expect(bandCheck(square, demand, times)).toEqual([
      { minutes: 10, byTime: 1005, byArea: 1020, share: 15 / 1005, misplaced: 25 / 1005, flagged: true },
    ]);
  });

  it('keeps quiet up to 1 %', () => {
    const times = Uint32Array.of(6000, 6000, 10, UNREACHED);
    expect(bandCheck(square, demand, times)).toMatchObject([{ byTime: 1025, share: -5 / 1025, flagged: false }]);
  });
});
