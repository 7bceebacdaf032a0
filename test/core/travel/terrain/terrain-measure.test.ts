import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNREACHED } from '../../../../src/core/model/units.ts';
import { labelOf, labelOwner, labelValue, NO_LABEL } from '../../../../src/core/travel/label.ts';
import type { Within } from '../../../../src/core/travel/measure.ts';
import { CostSweep, type SweepStarts } from '../../../../src/core/travel/terrain/cost-sweep.ts';
import type { FrictionGrid } from '../../../../src/core/travel/terrain/friction-grid.ts';
import {
  createTerrainMeasure,
  startsFromLabels,
  type TerrainMeasureInput,
} from '../../../../src/core/travel/terrain/terrain-measure.ts';
import { drawnGrid, rules, terrainRules, terrains } from './random-terrain.ts';
import { oracleSeconds } from './terrain-oracle.ts';

/** Cells and their values, by cell: the order in which they are found is free. */
function pairsOf(out: Within, found: number): [cell: number, value: number][] {
  const pairs = Array.from({ length: found }, (_, k): [number, number] => [out.cells[k]!, out.values[k]!]);
  return pairs.sort(([a], [b]) => a - b);
}

/** Demand at the centre of every cell, where lon is the column and lat the row: no projection in between. */
function setUp(grid: FrictionGrid, how = rules(), alsoFrom?: TerrainMeasureInput['alsoFrom']) {
  const { columns, rows } = grid;
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < columns && y < rows;
  const frame = { cellAt: (x: number, y: number) => (inside(x, y) ? Math.floor(y) * columns + Math.floor(x) : -1) };
  const count = columns * rows;
  const demand = {
    count,
    lon: Float64Array.from({ length: count }, (_, i) => (i % columns) + 0.5),
    lat: Float64Array.from({ length: count }, (_, i) => Math.floor(i / columns) + 0.5),
  };
  const sweep = new CostSweep(grid, how);
  return createTerrainMeasure({ sweep, frame, demand, ...(alsoFrom ? { alsoFrom } : {}) });
}

function origin(grid: FrictionGrid, cell: number, index: number) {
  return { index, lon: (cell % grid.columns) + 0.5, lat: Math.floor(cell / grid.columns) + 0.5 };
}

const standing = fc.tuple(terrains, terrainRules).chain(([grid, how]) =>
  fc.record({
    grid: fc.constant(grid),
    how: fc.constant(how),
    cells: fc.array(fc.nat(grid.pace.length - 1), { minLength: 1, maxLength: 6 }),
  }),
);

describe('the terrain measure', () => {
  it('says who is nearest, in deciseconds rounded at the end', () => {
    const grid = { ...drawnGrid('...#.'), pace: Float32Array.of(0.26, 0.26, 0.26, 0, 1) };
    const { cells } = setUp(grid).nearest([origin(grid, 0, 5)]);
    // 0.26 s and 0.52 s, not twice 0.3 s.
    expect([...cells]).toEqual([labelOf(0, 5), labelOf(3, 5), labelOf(5, 5), NO_LABEL, NO_LABEL]);
  });

  it('nobody starts on a barrier or outside', () => {
    const grid = drawnGrid('.#.');
    const measure = setUp(grid);
    expect([0.5, 1.5, 2.5, 3.5, -0.1].map((x) => measure.canStart(x, 0.5))).toEqual([true, false, true, false, false]);
    expect([...measure.nearest([origin(grid, 1, 0)]).cells]).toEqual([NO_LABEL, NO_LABEL, NO_LABEL]);
  });

  it('one more origin gives what all at once give, bit for bit, and leaves the state as it was', () => {
    fc.assert(
      fc.property(standing, fc.boolean(), ({ grid, how, cells }, lowest) => {
        const measure = setUp(grid, how);
        const [first, ...others] = cells.map((cell, k) => origin(grid, cell, k + 1));
        const extra = { ...first!, index: lowest ? 0 : 99 };
        const state = measure.nearest(others);
        const before = state.cells.slice();
        const out = new Float64Array(before.length);
        for (let again = 0; again < 2; again++) {
          measure.nearestWith(state, extra, out);
          expect([...out]).toEqual([...measure.nearest([...others, extra]).cells]);
        }
        expect([...state.cells]).toEqual([...before]);
        measure.nearestWith(state, { index: 7, lon: -1, lat: -1 }, out);
        expect([...out]).toEqual([...before]);
      }),
      { numRuns: 300 },
    );
  });

  it('within a limit are those whose rounded time is not above it, time and again', () => {
    fc.assert(
      fc.property(standing, fc.integer({ min: 0, max: 3000 }), ({ grid, how, cells }, limit) => {
        const measure = setUp(grid, how);
        const out = { cells: new Uint32Array(grid.pace.length), values: new Uint32Array(grid.pace.length) };
        for (const [cell, bound] of [...cells.map((c) => [c, limit]), [cells[0]!, limit + 57], [cells[0]!, 0]]) {
          const place = origin(grid, cell!, 0);
          const all = measure.nearest([place]).cells;
          const wanted = [...all.entries()].filter(([, label]) => label !== NO_LABEL && labelValue(label) <= bound!);
          const found = measure.within(place, bound!, out);
          expect(pairsOf(out, found)).toEqual(wanted.map(([i, label]) => [i, labelValue(label)]));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out cells to skip', () => {
    const grid = drawnGrid('....');
    const out = { cells: new Uint32Array(4), values: new Uint32Array(4), skip: Uint8Array.of(0, 1, 0, 0) };
    expect(setUp(grid).within(origin(grid, 0, 0), 20, out)).toBe(2);
    expect(pairsOf(out, 2)).toEqual([
      [0, 0],
      [2, 20],
    ]);
  });

  it('the k nearest are the first k of all origins measured one by one', () => {
    fc.assert(
      fc.property(standing, fc.integer({ min: 1, max: 4 }), ({ grid, how, cells }, k) => {
        const measure = setUp(grid, how);
        const origins = cells.map((cell, i) => origin(grid, cell, 3 * i));
        const each = origins.map((one) => measure.nearest([one]).cells);
        const { values, owners } = measure.kNearest(origins, k);
        for (let i = 0; i < grid.pace.length; i++) {
          const labels = each.map((of) => of[i]!).filter((label) => label !== NO_LABEL);
          const wanted = labels.sort((a, b) => a - b).slice(0, k);
          const found = Array.from({ length: k }, (_, slot) => i * k + slot);
          expect(found.map((slot) => values[slot])).toEqual(
            found.map((_, n) => (n < wanted.length ? labelValue(wanted[n]!) : UNREACHED)),
          );
          found.forEach((slot, n) => {
            const owner = owners[slot]!;
            if (n >= wanted.length) expect(owner).toBe(-1);
            // Among owners with the same decisecond the tick decides who is the k-th: any of them is right.
            else expect(labelValue(each[owner / 3]![i]!)).toBe(labelValue(wanted[n]!));
          });
          expect(new Set(found.map((slot) => owners[slot]).filter((owner) => owner! >= 0)).size).toBe(wanted.length);
        }
        if (k === 1)
          expect([...owners]).toEqual(
            [...measure.nearest(origins).cells].map((l) => (l === NO_LABEL ? -1 : labelOwner(l))),
          );
      }),
      { numRuns: 300 },
    );
  });
});

describe('driving to the road vertex, then walking', () => {
  // A road runs along the top, reached at three vertices by car; the middle of the grid is a wall with one gap.
  const grid = { ...drawnGrid('......', '###.##', '......'), cellX: 100, cellY: 100 };
  const network: SweepStarts = { cells: [1, 3, 5], seconds: [20, 30, 45], owners: [8, 8, 8] };

  it('takes the quicker of walking all the way and driving first', () => {
    const measure = setUp(grid, rules(), function* () {
      yield;
      return network;
    });
    const found = [...measure.nearest([origin(grid, 0, 8)]).cells].map((label) =>
      label === NO_LABEL ? null : labelValue(label) / 10,
    );
    const walked = oracleSeconds(grid, rules(), { cell: 0, seconds: 0 });
    const driven = [0, 1, 2].map((k) =>
      oracleSeconds(grid, rules(), { cell: network.cells[k]!, seconds: network.seconds![k]! }),
    );
    const wanted = walked.map((seconds, i) => Math.min(seconds, ...driven.map((times) => times[i]!)));
    wanted.forEach((seconds, i) => {
      if (seconds === Infinity) expect(found[i]).toBeNull();
      else expect(Math.abs(found[i]! - seconds)).toBeLessThanOrEqual(0.06);
    });
    expect(found[0]).toBe(0);
    expect(found[1]).toBe(20);
    // By car to the gap, then through it: 30 s + 200 m at 1 m/s.
    expect(found[15]).toBe(230);
  });

  it('one more origin still gives what all at once give, and limits hold', () => {
    // The more eastern an origin, the sooner a car from there is at the eastern vertex.
    const alsoFrom: TerrainMeasureInput['alsoFrom'] = function* (origins) {
      yield;
      return {
        cells: origins.flatMap(() => [1, 3, 5]),
        seconds: origins.flatMap(({ lon }) => [1, 3, 5].map((column) => 10 + 10 * Math.abs(lon - 0.5 - column))),
        owners: origins.flatMap(({ index }) => [index, index, index]),
      };
    };
    const measure = setUp(grid, rules(), alsoFrom);
    const [west, east] = [origin(grid, 0, 2), origin(grid, 5, 1)];
    const out = new Float64Array(18);
    measure.nearestWith(measure.nearest([west]), east, out);
    expect([...out]).toEqual([...measure.nearest([west, east]).cells]);
    const reached = { cells: new Uint32Array(18), values: new Uint32Array(18) };
    const found = measure.within(west, 400, reached);
    const all = measure.nearest([{ ...west, index: 0 }]).cells;
    const expected = [...all.keys()].filter((i) => labelValue(all[i]!) <= 400);
    expect(pairsOf(reached, found)).toEqual(expected.map((i) => [i, labelValue(all[i]!)]));
    expect(measure.kNearest([west, east], 2).owners.subarray(0, 2)).toEqual(Int32Array.of(2, 1));
  });

  it('starts come from labels of places on the ground', () => {
    const labels = Float64Array.of(labelOf(125, 4), NO_LABEL, labelOf(0, 7), labelOf(1, 1));
    expect(startsFromLabels(Int32Array.of(0, 1, 2, -1), labels)).toEqual({
      cells: Int32Array.of(0, 2),
      seconds: Float64Array.of(12.5, 0),
      owners: Float64Array.of(4, 7),
    });
  });
});
