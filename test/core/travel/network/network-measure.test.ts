import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METERS_PER_DEGREE } from '../../../../src/core/geo/distance.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { labelOwner, labelValue, NO_LABEL } from '../../../../src/core/travel/label.ts';
import type { Origin } from '../../../../src/core/travel/measure.ts';
import { measureOf, STEP, settingsList, type World, worlds } from './little-networks.ts';

/** On the equator a step is 111.195 m, 10.0 s at 40 km/h. */
const meters = STEP * METERS_PER_DEGREE;
const tertiarySeconds = (steps: number) => (steps * meters * 3.6) / 40;

describe('network times on a drawn road', () => {
  //  0 ── 1 ── 2 ── 3        tertiary, both ways; people stand beside node 3 and between 1 and 2
  const line: World = {
    nodes: [
      [0, 0],
      [STEP, 0],
      [2 * STEP, 0],
      [3 * STEP, 0],
    ],
    ways: [{ nodes: [0, 1, 2, 3] }],
    people: [
      [3 * STEP, STEP / 2, 10],
      [1.5 * STEP, 0, 5],
    ],
  };

  it('sums the road and the walk to it', () => {
    const { cells } = measureOf(line).nearest([{ index: 0, lon: 0, lat: 0 }]);
    const walk = ((meters / 2) * 3.6) / 4.5;
    expect(labelValue(cells[0]!)).toBe(Math.round(tertiarySeconds(3) * 10) + Math.round(walk * 10));
    expect(labelValue(cells[1]!)).toBe(Math.round(tertiarySeconds(1.5) * 10));
  });

  it('travels along one chain without going to its ends', () => {
    const { cells } = measureOf(line).nearest([{ index: 0, lon: STEP, lat: 0 }]);
    expect(labelValue(cells[1]!)).toBe(Math.round(tertiarySeconds(1.5) * 10) - Math.round(tertiarySeconds(1) * 10));
  });

  it('does not drive against a one-way, and patients come the other way', () => {
    const oneway: World = { ...line, ways: [{ nodes: [0, 1, 2, 3], oneway: true }] };
    const end: Origin = { index: 0, lon: 3 * STEP, lat: 0 };
    expect(measureOf(oneway).nearest([end]).cells[1]).toBe(NO_LABEL);
    const toFacility = measureOf(oneway, { ...DEFAULT_TRAVEL, direction: 'to-facility' });
    expect(labelValue(toFacility.nearest([end]).cells[1]!)).toBe(
      Math.round(tertiarySeconds(3) * 10) - Math.round(tertiarySeconds(1.5) * 10),
    );
  });

  it('does not count the facility’s own walk when driving, and counts it when walking', () => {
    const off: Origin = { index: 0, lon: 0, lat: STEP };
    const on: Origin = { index: 0, lon: 0, lat: 0 };
    expect(measureOf(line).nearest([off]).cells).toEqual(measureOf(line).nearest([on]).cells);
    const walking = measureOf(line, { ...DEFAULT_TRAVEL, mode: 'walk' });
    const extra = labelValue(walking.nearest([off]).cells[0]!) - labelValue(walking.nearest([on]).cells[0]!);
    expect(extra).toBe(Math.round(((meters * 3.6) / 4.5) * 10));
  });

  it('leaves people beyond the walking limit unreached', () => {
    const near = measureOf(line, { ...DEFAULT_TRAVEL, maxWalkMeters: meters / 2 - 1 });
    const { cells } = near.nearest([{ index: 0, lon: 0, lat: 0 }]);
    expect(cells[0]).toBe(NO_LABEL);
    expect(cells[1]).not.toBe(NO_LABEL);
  });

  it('answers at once for a place far beyond all roads, even at the pole', () => {
    expect(measureOf(line).canStart(0, 90)).toBe(false);
    expect(measureOf(line).canStart(120, 30)).toBe(false);
  });

  it('never enters a motorway from the side', () => {
    const beside: World = {
      nodes: [
        [0, 0],
        [3 * STEP, 0],
        [0, 2 * STEP],
        [3 * STEP, 2 * STEP],
      ],
      ways: [{ nodes: [0, 1], class: 'motorway' }, { nodes: [2, 3] }, { nodes: [0, 2] }, { nodes: [1, 3] }],
      people: [[1.5 * STEP, 0.1 * STEP, 1]],
    };
    const { cells } = measureOf(beside).nearest([{ index: 0, lon: 0, lat: 2 * STEP }]);
    // The nearest point is on a side street at the end, not on the motorway a few metres away.
    const walk = ((1.5 * meters * 3.6) / 4.5) * 10;
    expect(labelValue(cells[0]!)).toBeGreaterThan(walk);
  });
});

describe('network searches agree with one another', () => {
  it('many origins at once equal the least of each alone, with the lowest owner among equals', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.constantFrom(...settingsList),
        fc.constantFrom('deciseconds' as const, 'decimeters' as const),
        ({ world, origins }, settings, unit) => {
          const measure = measureOf(world, settings, unit);
          const together = measure.nearest(origins).cells;
          const alone = origins.map((origin) => measure.nearest([origin]).cells);
          const least = together.map((_, cell) => Math.min(...alone.map((cells) => cells[cell]!)));
          expect(together).toEqual(least);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('one more origin on top equals searching with all of them, and leaves the base as it was', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...settingsList), ({ world, origins }, settings) => {
        const measure = measureOf(world, settings);
        const [extra, ...others] = origins;
        const state = measure.nearest(others);
        const before = state.cells.slice();
        const out = new Float64Array(before.length);
        measure.nearestWith(state, extra!, out);
        expect(out).toEqual(measure.nearest(origins).cells);
        measure.nearestWith(state, extra!, out);
        expect(out).toEqual(measure.nearest(origins).cells);
        expect(state.cells).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('a bounded search finds exactly the cells within its limit', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...settingsList), fc.nat(6000), ({ world, origins }, settings, limit) => {
        const measure = measureOf(world, settings);
        const out = { cells: new Uint32Array(world.people.length), values: new Uint32Array(world.people.length) };
        for (const origin of origins) {
          const all = measure.nearest([{ ...origin, index: 0 }]).cells;
          const expected = [...all].flatMap((label, cell) =>
            label !== NO_LABEL && labelValue(label) <= limit ? [[cell, labelValue(label)]] : [],
          );
          const found = measure.within(origin, limit, out);
          const pairs = Array.from({ length: found }, (_, k) => [out.cells[k]!, out.values[k]!]).sort(
            (a, b) => a[0]! - b[0]!,
          );
          expect(pairs).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('owners reach their cells in exactly the time told', () => {
    fc.assert(
      fc.property(worlds, ({ world, origins }) => {
        const measure = measureOf(world);
        const together = measure.nearest(origins).cells;
        together.forEach((label, cell) => {
          if (label === NO_LABEL) return;
          const owner = origins[labelOwner(label)]!;
          expect(measure.nearest([owner]).cells[cell]).toBe(label);
        });
      }),
      { numRuns: 100 },
    );
  });
});
