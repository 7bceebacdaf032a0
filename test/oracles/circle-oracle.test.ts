import { distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { at } from './at.ts';
import { oracleCircle, oracleStraightKm } from './circle-oracle.ts';
import { greatCircleMeters, greatCircleMetersByVectors } from './great-circle.ts';
import { seededRandom } from './seeded-random.ts';

describe('great circle', () => {
  it('one degree of the equator or of a meridian is π/180 × 6371008.8 m = 111195.0802 m', () => {
    expect(greatCircleMeters({ lon: 0, lat: 0 }, { lon: 1, lat: 0 })).toBeCloseTo(111195.0802, 3);
    expect(greatCircleMeters({ lon: 120, lat: 28 }, { lon: 120, lat: 29 })).toBeCloseTo(111195.0802, 3);
  });

  it('equals the vector formula and Turf on random pairs', () => {
    const random = seededRandom(1);
    for (let i = 0; i < 200; i++) {
      const a = { lon: 360 * random() - 180, lat: 160 * random() - 80 };
      const b = { lon: a.lon + random(), lat: a.lat + random() };
      const meters = greatCircleMeters(a, b);
      expect(greatCircleMetersByVectors(a, b)).toBeCloseTo(meters, 4);
      expect(1000 * distance([a.lon, a.lat], [b.lon, b.lat])).toBeCloseTo(meters, 4);
    }
  });
});

describe('circle', () => {
  /* F0 at 0°, F1 at 3°, person at 1°: 1° from F0, 2° from F1. 111195.08 m × 1.3 / 40 km/h = 13009.82 s. */
  const facilities = [
    { lon: 0, lat: 0 },
    { lon: 3, lat: 0 },
  ];
  const people = [{ lon: 1, lat: 0 }];

  it('metres × detour / speed to the nearest', () => {
    const nearest = at(oracleCircle(facilities, people, { detour: 1.3, straightKmh: 40 }), 0);
    expect(nearest.facility).toBe(0);
    expect(nearest.seconds).toBeCloseTo(13009.8244, 3);
    expect(oracleStraightKm(facilities, people)[0]).toBeCloseTo(111.1950802, 6);
  });

  it('without facilities nobody is reached', () => {
    const none = { meters: Infinity, seconds: Infinity, facility: -1 };
    expect(oracleCircle([], people, { detour: 1, straightKmh: 1 })).toEqual([none]);
  });
});
