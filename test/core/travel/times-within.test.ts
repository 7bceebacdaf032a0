import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCircleMeasure, straightDecimeters } from '../../../src/core/travel/circle/circle-measure.ts';
import { labelValue, NO_LABEL } from '../../../src/core/travel/label.ts';
import type { Measure } from '../../../src/core/travel/measure.ts';
import { joinTimes, type TimesWithin, timesWithin } from '../../../src/core/travel/times-within.ts';
import { littleDemand } from '../../support/little-world.ts';
import { measureOf, settingsList, worlds } from './network/little-networks.ts';

type Pairs = [cell: number, value: number][][];

function pairsOf({ offsets, cells, values }: TimesWithin): Pairs {
  return Array.from({ length: offsets.length - 1 }, (_, p) =>
    Array.from({ length: offsets[p + 1]! - offsets[p]! }, (__, i): [number, number] => [
      cells[offsets[p]! + i]!,
      values[offsets[p]! + i]!,
    ]),
  );
}

/** One unbounded search a place. */
function expectedOf(measure: Measure, places: readonly { lon: number; lat: number }[], limit: number): Pairs {
  return places.map((place) =>
    [...measure.nearest([{ ...place, index: 0 }]).cells].flatMap((label, cell): Pairs[number] =>
      label !== NO_LABEL && labelValue(label) <= limit ? [[cell, labelValue(label)]] : [],
    ),
  );
}

describe('times within a limit, place by cell', () => {
  it('are those of single searches, in the order of the cells, whole or in parts', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.constantFrom(...settingsList),
        fc.integer({ min: 0, max: 90_000 }),
        fc.nat(6),
        ({ world, origins }, settings, limit, cut) => {
          const measure = measureOf(world, settings);
          const question = { limit, cells: world.people.length };
          const expected = expectedOf(measure, origins, limit);
          const whole = timesWithin(measure, origins, question);
          expect(pairsOf(whole)).toEqual(expected);
          expect(whole.values.BYTES_PER_ELEMENT).toBe(limit > 65_535 ? 4 : 2);
          const parts = [origins.slice(0, cut), origins.slice(cut)].map((part) => timesWithin(measure, part, question));
          expect(joinTimes(parts)).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('grow beyond what was set aside for them, and leave out what is to be skipped', () => {
    const count = 40_000;
    const demand = littleDemand(Array.from({ length: count }, (_, i) => [118 + (i % 200) / 1e4, 29 + i / 1e7, 1]));
    const measure = createCircleMeasure(demand, 'decimeters', straightDecimeters);
    const places = [
      { lon: 118, lat: 29 },
      { lon: 118.02, lat: 29 },
      { lon: 10, lat: 29 },
    ];
    const skip = Uint8Array.from({ length: count }, (_, i) => (i % 7 === 0 ? 1 : 0));
    const found = timesWithin(measure, places, { limit: 1e6, cells: count, skip });
    expect([...found.offsets]).toEqual([0, 34_285, 68_570, 68_570]);
    expect(pairsOf(found)[1]!.map(([cell]) => cell)).toEqual(
      Array.from({ length: count }, (_, i) => i).filter((i) => i % 7 !== 0),
    );
  });

  it('join to nothing where there is nothing', () => {
    expect(joinTimes([])).toEqual({
      offsets: new Uint32Array(1),
      cells: new Uint32Array(0),
      values: new Uint16Array(0),
    });
  });
});
