import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { metersToBorder, oracleAreaOf, oraclePointInPolygon } from './point-in-polygon-oracle.ts';
import { seededRandom } from './seeded-random.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/* A 10 × 10 square with a hole from 4 to 6, an island from 4.5 to 5.5 in the hole, and a square far to the east. */
const HOLED: Polygon = { type: 'Polygon', coordinates: [box(0, 0, 10, 10), box(4, 4, 6, 6)] };
const ISLANDS: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [[box(0, 0, 10, 10), box(4, 4, 6, 6)], [box(4.5, 4.5, 5.5, 5.5)], [box(20, 0, 30, 10)]],
};

describe('even-odd', () => {
  it.each([
    [1, 1, true, true],
    [4.2, 5, false, false],
    [5, 5, false, true],
    [25, 5, false, true],
    [15, 5, false, false],
    [-1, 5, false, false],
    [5, 11, false, false],
  ])('(%d, %d)', (lon, lat, inHoled, inIslands) => {
    expect(oraclePointInPolygon({ lon, lat }, HOLED)).toBe(inHoled);
    expect(oraclePointInPolygon({ lon, lat }, ISLANDS)).toBe(inIslands);
  });

  it('a ray through a vertex is counted once', () => {
    // Diamond; the ray from (-0.5, 0) east runs through the vertex (1, 0), the one from (-2, 0) through both.
    const diamond: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [1, 0],
          [0, 1],
          [-1, 0],
          [0, -1],
          [1, 0],
        ],
      ],
    };
    expect(oraclePointInPolygon({ lon: -0.5, lat: 0 }, diamond)).toBe(true);
    expect(oraclePointInPolygon({ lon: -2, lat: 0 }, diamond)).toBe(false);
    expect(oraclePointInPolygon({ lon: -2, lat: 1 }, diamond)).toBe(false);
  });

  it('two squares with a common border share no point and leave none out', () => {
    const left: Polygon = { type: 'Polygon', coordinates: [box(0, 0, 1, 1)] };
    const right: Polygon = { type: 'Polygon', coordinates: [box(1, 0, 2, 1)] };
    const onBorder = { lon: 1, lat: 0.5 };
    expect([left, right].filter((area) => oraclePointInPolygon(onBorder, area))).toHaveLength(1);
    expect(metersToBorder(onBorder, left)).toBe(0);
    expect(oracleAreaOf({ lon: 0.5, lat: 0.5 }, [right, left])).toBe(1);
    expect(oracleAreaOf({ lon: 5, lat: 5 }, [right, left])).toBe(-1);
  });

  it('equals Turf on 2000 random points of random stars', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 20; round++) {
      const ring: Position[] = Array.from({ length: 40 }, (_, i) => {
        const radius = 0.2 + random();
        return [radius * Math.cos((i * Math.PI) / 20), radius * Math.sin((i * Math.PI) / 20)];
      });
      const star: Polygon = {
        type: 'Polygon',
        coordinates: [[...ring, ring[0] ?? []], box(-0.1, -0.1, 0.1, 0.1)],
      };
      for (let i = 0; i < 100; i++) {
        const place = { lon: 2.4 * random() - 1.2, lat: 2.4 * random() - 1.2 };
        if (metersToBorder(place, star) < 0.001) continue;
        expect(oraclePointInPolygon(place, star)).toBe(booleanPointInPolygon([place.lon, place.lat], star));
      }
    }
  });
});
