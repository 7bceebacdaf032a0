import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNREACHED } from '../../../src/core/model/units.ts';
import {
  createCircleMeasure,
  straightDecimeters,
  straightTime,
} from '../../../src/core/travel/circle/circle-measure.ts';
import { kNearest } from '../../../src/core/travel/k-nearest.ts';
import { labelValue, NO_LABEL } from '../../../src/core/travel/label.ts';
import type { Measure, Origin } from '../../../src/core/travel/measure.ts';
import { littleDemand } from '../../support/little-world.ts';
import { measureOf, settingsList, worlds } from './network/little-networks.ts';

/** The k best of single searches, by the definition: lower value first, then lower index. */
function ranking(measure: Measure, origins: readonly Origin[], k: number): { values: number[]; owners: number[] } {
  const alone = origins.map((origin) => ({ owner: origin.index, cells: measure.nearest([origin]).cells }));
  const values: number[] = [];
  const owners: number[] = [];
  for (let cell = 0; cell < measure.nearest([]).cells.length; cell++) {
    const best = alone
      .filter(({ cells }) => cells[cell] !== NO_LABEL)
      .map(({ owner, cells }) => ({ owner, value: labelValue(cells[cell]!) }))
      .sort((a, b) => a.value - b.value || a.owner - b.owner);
    for (let slot = 0; slot < k; slot++) {
      values.push(best[slot]?.value ?? UNREACHED);
      owners.push(best[slot]?.owner ?? -1);
    }
  }
  return { values, owners };
}

function plain({ values, owners }: { values: Uint32Array; owners: Int32Array }) {
  return { values: [...values], owners: [...owners] };
}

describe('the k nearest origins of every cell', () => {
  it('are the k least of single searches over the network', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.constantFrom(...settingsList),
        fc.constantFrom('deciseconds' as const, 'decimeters' as const),
        fc.integer({ min: 1, max: 5 }),
        ({ world, origins }, settings, unit, k) => {
          const measure = measureOf(world, settings, unit);
          // Higher indices come first in the list, and twins stand at one place: ties are broken by index.
          const shuffled = [...origins, { ...origins[0]!, index: 50 }].reverse();
          expect(plain(kNearest(measure, shuffled, k))).toEqual(ranking(measure, shuffled, k));
          expect(plain(kNearest(withoutRanking(measure), shuffled, k))).toEqual(ranking(measure, shuffled, k));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are the k least of single searches in a straight line', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 20 }),
        fc.array(place, { maxLength: 9 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (people, places, k, time) => {
          const demand = littleDemand(people.map(([x, y]) => [118 + x / 100, 29 + y / 100, 1]));
          const measure = time
            ? createCircleMeasure(demand, 'deciseconds', straightTime(1.3, 40))
            : createCircleMeasure(demand, 'decimeters', straightDecimeters);
          const origins = places.map(([x, y], i) => ({
            index: places.length - i,
            lon: 118 + x / 100,
            lat: 29 + y / 100,
          }));
          expect(plain(kNearest(measure, origins, k))).toEqual(ranking(measure, origins, k));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('refuse what is no number of origins', () => {
    const measure = createCircleMeasure(littleDemand([[118, 29, 1]]), 'decimeters', straightDecimeters);
    expect(() => kNearest(measure, [], 0)).toThrow('the 0 nearest');
    expect(() => kNearest(measure, [], 1.5)).toThrow('the 1.5 nearest');
    expect(plain(kNearest(withoutRanking(measure), [], 2))).toEqual({
      values: [UNREACHED, UNREACHED],
      owners: [-1, -1],
    });
  });
});

/** The same measure as one whose travel model has no ranking of its own. */
function withoutRanking(measure: Measure): Measure {
  return {
    unit: measure.unit,
    nearest: (origins) => measure.nearest(origins),
    nearestInSteps: (origins) => measure.nearestInSteps(origins),
    nearestWith: (state, extra, out) => measure.nearestWith(state, extra, out),
    within: (place, limit, out) => measure.within(place, limit, out),
    canStart: (lon, lat) => measure.canStart(lon, lat),
  };
}
