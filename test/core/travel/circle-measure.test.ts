import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleMeters } from '../../../src/core/geo/distance.ts';
import {
  createCircleMeasure,
  straightDecimeters,
  straightTime,
} from '../../../src/core/travel/circle/circle-measure.ts';
import { labelOwner, labelValue } from '../../../src/core/travel/label.ts';
import type { Origin } from '../../../src/core/travel/measure.ts';
import { littleDemand } from '../../support/little-world.ts';

const place = fc.tuple(fc.double({ min: 100, max: 103, noNaN: true }), fc.double({ min: 25, max: 27, noNaN: true }));

describe('circle model', () => {
  it('measures as Turf does', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(greatCircleMeters(a[0], a[1], b[0], b[1])).toBeCloseTo(distance(a, b, { units: 'meters' }), 6);
      }),
    );
  });

  it('finds the nearest of many by brute force, lowest index among equals', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 40 }),
        fc.array(place, { minLength: 1, maxLength: 30 }),
        (people, places) => {
          const demand = littleDemand(people.map(([lon, lat]) => [lon, lat, 1] as const));
          const origins = places.map(([lon, lat], index): Origin => ({ index, lon, lat }));
          const fromMeters = straightTime(1.3, 40);
          const measure = createCircleMeasure(demand, 'deciseconds', fromMeters);
          const { cells } = measure.nearest(origins);
          cells.forEach((label, i) => {
            const seconds = origins.map(
              (o) => (distance([o.lon, o.lat], people[i]!, { units: 'meters' }) * 1.3 * 3.6) / 40,
            );
            expect(Math.abs(labelValue(label) / 10 - Math.min(...seconds))).toBeLessThanOrEqual(0.051);
            expect(seconds[labelOwner(label)]! - Math.min(...seconds)).toBeLessThan(0.11);
          });
          const state = measure.nearest(origins.slice(1));
          const out = new Float64Array(people.length);
          measure.nearestWith(state, origins[0]!, out);
          expect(out).toEqual(cells);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('meets a radius in km exactly at its edge', () => {
    expect(straightDecimeters(3500)).toBe(35000);
    expect(straightDecimeters(3500.01)).toBe(35001);
    expect(straightDecimeters(3499.99)).toBe(35000);
  });
});
