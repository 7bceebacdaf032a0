import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CostSweep } from '../../../../src/core/travel/terrain/cost-sweep.ts';
import type { FrictionGrid } from '../../../../src/core/travel/terrain/friction-grid.ts';
import type { TerrainRules } from '../../../../src/core/travel/terrain/terrain-rules.ts';
import { seededRandom } from '../../../oracles/seeded-random.ts';
import { drawnGrid, evenGrid, rules, startedTerrains } from './random-terrain.ts';
import { oracleSeconds } from './terrain-oracle.ts';

const TICK = 1 / 8192;
/** Seconds that a label can hold, twelve days: what takes longer counts as unreached. */
const LONGEST = 2 ** 20;

function secondsFrom(grid: FrictionGrid, start: number, how: TerrainRules = rules(), limit?: number): Float64Array {
  const sweep = new CostSweep(grid, how);
  return sweep.seconds(sweep.run({ cells: [start] }, limit));
}

/** Each step is off by half a tick at most. */
function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, steps: number, note = ''): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    // An assertion costs more than a sweep: only what is wrong is put to it.
    if (Math.abs(found[i]! - wanted[i]!) <= (steps + 1) * TICK) continue;
    if (wanted[i]! >= LONGEST) expect(found[i], `${note} cell ${i}`).toBe(Infinity);
    else
      expect(Math.abs(found[i]! - wanted[i]!), `${note} cell ${i}: ${found[i]} ${wanted[i]}`).toBeLessThanOrEqual(
        (steps + 1) * TICK,
      );
  }
}

describe('on even ground', () => {
  it('eight neighbours: the octile distance', () => {
    // Large enough for fronts of a thousand cells at one time.
    const seconds = secondsFrom(evenGrid(401, 307, 2, 10), 118 * 401 + 77);
    const wanted = Float64Array.from({ length: 401 * 307 }, (_, i) => {
      const dx = Math.abs((i % 401) - 77);
      const dy = Math.abs(Math.floor(i / 401) - 118);
      return 2 * 10 * (Math.max(dx, dy) + (Math.SQRT2 - 1) * Math.min(dx, dy));
    });
    expectClose(seconds, wanted, 324);
  });

  it('sixteen neighbours: knight moves as far as they go, then straight or diagonal', () => {
    const seconds = secondsFrom(evenGrid(41, 37), 18 * 41 + 7, rules({ neighbours: 16 }));
    const wanted = Float64Array.from({ length: 41 * 37 }, (_, i) => {
      const dx = Math.abs((i % 41) - 7);
      const dy = Math.abs(Math.floor(i / 41) - 18);
      const [long, short] = [Math.max(dx, dy), Math.min(dx, dy)];
      // In the wedge below slope 1/2 a path mixes knight and straight steps, above it knight and diagonal ones.
      return 2 * short <= long
        ? long - 2 * short + short * Math.sqrt(5)
        : (long - short) * Math.sqrt(5) + (2 * short - long) * Math.SQRT2;
    });
    expectClose(seconds, wanted, 41);
  });

  it('oblong cells: 3 by 4 m, diagonal 5 m', () => {
    const grid = { ...evenGrid(3, 3), cellX: 3, cellY: 4 };
    expect([...secondsFrom(grid, 0)]).toEqual([0, 3, 6, 4, 5, 8, 8, 9, 10]);
  });

  it('half a step at each of two paces', () => {
    const grid = { ...evenGrid(3, 1), pace: Float32Array.of(1, 3, 0.5), cellX: 10 };
    expect([...secondsFrom(grid, 0)]).toEqual([0, 20, 37.5]);
  });
});

describe('on slopes', () => {
  /** Climbing 10 m a cell eastward, cells of 100 m, 5 km/h on the flat. */
  const ramp = { ...evenGrid(4, 1, 0.72, 100), elevation: Float32Array.of(0, 10, 20, 30) };

  it('walks by Tobler: up 10 % and down 10 %', () => {
    const up = 3 * 100 * 0.72 * Math.exp(3.5 * 0.15 - 0.175);
    const down = 3 * 100 * 0.72 * Math.exp(3.5 * 0.05 - 0.175);
    expect(secondsFrom(ramp, 0)[3]).toBeCloseTo(up, 3);
    expect(secondsFrom(ramp, 3)[0]).toBeCloseTo(down, 3);
    expect(down).toBeCloseTo(216, 9);
    // To the facility the walk is the other way round.
    expect(secondsFrom(ramp, 0, rules({ direction: 'to-facility' }))[3]).toBeCloseTo(down, 3);
    expect(secondsFrom(ramp, 3, rules({ direction: 'to-facility' }))[0]).toBeCloseTo(up, 3);
  });

  it('motors go as on the flat, and half a step counts as walked where the road ends', () => {
    const driven = { ...ramp, movement: Uint8Array.of(2, 2, 2, 2) };
    expect(secondsFrom(driven, 0)[3]).toBeCloseTo(216, 3);
    const mixed = { ...ramp, movement: Uint8Array.of(2, 2, 0, 0) };
    const factor = Math.exp(3.5 * 0.15 - 0.175);
    expect(secondsFrom(mixed, 0)[3]).toBeCloseTo(72 + 36 + 36 * factor + 72 * factor, 3);
  });

  it('where a height is unknown the ground is level', () => {
    const unknown = { ...ramp, elevation: Float32Array.of(0, Number.NaN, 500, 500) };
    expect(secondsFrom(unknown, 0)[3]).toBeCloseTo(216, 3);
  });

  it('from the facility on a slope is to the facility on the slope turned over', () => {
    fc.assert(
      fc.property(startedTerrains, ({ grid, rules: how, starts }) => {
        const turned = grid.elevation ? { ...grid, elevation: grid.elevation.map((meters) => -meters) } : grid;
        const other = how.direction === 'from-facility' ? 'to-facility' : 'from-facility';
        const a = secondsFrom(grid, starts[0]!.cell, how);
        const b = secondsFrom(turned, starts[0]!.cell, { ...how, direction: other });
        expect([...a]).toEqual([...b]);
      }),
    );
  });
});

describe('barriers', () => {
  it('a closed wall cannot be passed, also not between two corners', () => {
    expect([...secondsFrom(drawnGrid('.#.', '.#.', '.#.'), 0)].filter(Number.isFinite)).toEqual([0, 1, 2]);
    expect(secondsFrom(drawnGrid('.#', '#.'), 0)[3]).toBe(Infinity);
    expect(secondsFrom(drawnGrid('.#', '#.'), 0, rules({ corners: 'leak' }))[3]).toBeCloseTo(Math.SQRT2, 3);
    expect(secondsFrom(drawnGrid('..#.', '.#..', '#...'), 0)[7]).toBe(Infinity);
    expect(secondsFrom(drawnGrid('..', '#.'), 0)[3]).toBeCloseTo(Math.SQRT2, 3);
  });

  it('a wall with one gap is passed there', () => {
    const grid = drawnGrid('..#..', '..#..', '..#..', '.....', '..#..');
    // Down the two columns and diagonally into the gap, and the same way up again.
    expect(secondsFrom(grid, 0)[4]).toBeCloseTo(2 * (1 + 2 * Math.SQRT2), 3);
  });

  it("a knight's move costs all four cells, and needs both in between", () => {
    const sixteen = rules({ neighbours: 16 });
    const mud = { ...drawnGrid('...', '...'), pace: Float32Array.of(1, 5, 9, 9, 3, 2) };
    const straightThenDiagonal = (1 + 5) / 2 + ((5 + 2) / 2) * Math.SQRT2;
    const diagonalThenStraight = ((1 + 3) / 2) * Math.SQRT2 + (3 + 2) / 2;
    const knight = (Math.sqrt(5) * (1 + 5 + 3 + 2)) / 4;
    expect(Math.min(straightThenDiagonal, diagonalThenStraight)).toBeLessThan(knight);
    expect(secondsFrom(mud, 0, sixteen)[5]).toBeCloseTo(diagonalThenStraight, 3);
    expect(secondsFrom({ ...mud, pace: Float32Array.of(1, 1, 9, 9, 1, 2) }, 0, sixteen)[5]).toBeCloseTo(
      (Math.sqrt(5) * 5) / 4,
      3,
    );
    expect(secondsFrom(drawnGrid('.#.', '#..'), 0, sixteen)[5]).toBe(Infinity);
    expect(secondsFrom(drawnGrid('.#.', '...'), 0, sixteen)[5]).toBeCloseTo(1 + Math.SQRT2, 3);
  });

  it('starts on barriers and outside the grid are left out', () => {
    const sweep = new CostSweep(drawnGrid('.#.'));
    expect([...sweep.seconds(sweep.run({ cells: [1, -1, 3] }))]).toEqual([Infinity, Infinity, Infinity]);
    expect(sweep.indexOf(1)).toBe(-1);
  });
});

describe('against the definition', () => {
  it('times and owners of every cell, on random ground, starts and rules', () => {
    fc.assert(
      fc.property(startedTerrains, ({ grid, rules: how, starts }) => {
        const sweep = new CostSweep(grid, how);
        const result = sweep.run({
          cells: starts.map((start) => start.cell),
          seconds: starts.map((start) => start.seconds),
          owners: starts.map((_, owner) => owner),
        });
        const each = starts.map((start) => oracleSeconds(grid, how, start));
        const wanted = Float64Array.from(grid.pace, (_, i) => Math.min(...each.map((times) => times[i]!)));
        const seconds = sweep.seconds(result);
        expectClose(seconds, wanted, grid.pace.length);
        sweep.owners(result).forEach((owner, i) => {
          if (wanted[i]! >= LONGEST) expect(owner).toBe(-1);
          else expect(Math.abs(each[owner]![i]! - wanted[i]!)).toBeLessThanOrEqual((grid.pace.length + 1) * TICK);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('ties go to the lower owner: whole seconds on a 3-4-5 grid', () => {
    const random = seededRandom(7);
    for (let run = 0; run < 100; run++) {
      const pace = Float32Array.from({ length: 81 }, () => (random() < 0.2 ? 0 : 2 * Math.ceil(random() * 2)));
      const grid = { columns: 9, rows: 9, cellX: 3, cellY: 4, pace };
      const cells = Array.from({ length: 6 }, () => Math.floor(random() * 81));
      const each = cells.map((cell) => oracleSeconds(grid, rules(), { cell, seconds: 0 }));
      const owners = [4, 2, 9, 0, 7, 1];
      const sweep = new CostSweep(grid);
      const result = sweep.run({ cells, owners });
      const found = sweep.owners(result);
      const seconds = sweep.seconds(result);
      for (let i = 0; i < 81; i++) {
        const best = Math.min(...each.map((times) => times[i]!));
        const nearest = owners.filter((_, k) => each[k]![i] === best);
        expect(seconds[i]).toBe(best);
        expect(found[i]).toBe(best === Infinity ? -1 : Math.min(...nearest));
      }
    }
  });

  it('many starts at once are the least of each alone', () => {
    fc.assert(
      fc.property(startedTerrains, ({ grid, rules: how, starts }) => {
        const sweep = new CostSweep(grid, how);
        const together = sweep.run({ cells: starts.map((s) => s.cell), owners: starts.map((_, k) => k) }).labels;
        const alone = starts.map((start, k) => sweep.run({ cells: [start.cell], owners: [k] }).labels);
        expect([...together]).toEqual([...together.keys()].map((i) => Math.min(...alone.map((labels) => labels[i]!))));
      }),
    );
  });

  it('a limit cuts the unlimited result, and `≤` is within', () => {
    fc.assert(
      fc.property(startedTerrains, fc.integer({ min: 0, max: 400 }), ({ grid, rules: how, starts }, limit) => {
        const all = secondsFrom(grid, starts[0]!.cell, how);
        const cut = secondsFrom(grid, starts[0]!.cell, how, limit);
        expect([...cut]).toEqual(Array.from(all, (seconds) => (seconds <= limit ? seconds : Infinity)));
      }),
    );
    expect([...secondsFrom(evenGrid(4, 1), 0, rules(), 2)]).toEqual([0, 1, 2, Infinity]);
  });

  it('raising a pace lowers no time', () => {
    fc.assert(
      fc.property(
        startedTerrains,
        fc.nat(),
        fc.constantFrom(1.01, 2, 10),
        ({ grid, rules: how, starts }, where, factor) => {
          const before = secondsFrom(grid, starts[0]!.cell, how);
          const pace = grid.pace.slice();
          pace[where % pace.length]! *= factor;
          const after = secondsFrom({ ...grid, pace }, starts[0]!.cell, how);
          for (let i = 0; i < after.length; i++) expect(after[i]).toBeGreaterThanOrEqual(before[i]!);
        },
      ),
    );
  });

  it('a mirrored or turned map has mirrored or turned times', () => {
    fc.assert(
      fc.property(startedTerrains, ({ grid, rules: how, starts }) => {
        const { columns, rows } = grid;
        const start = starts[0]!.cell;
        const times = secondsFrom(grid, start, how);
        const mirror = (i: number) => Math.floor(i / columns) * columns + columns - 1 - (i % columns);
        // A quarter turn: column c, row r goes to column rows - 1 - r, row c.
        const turn = (i: number) => (i % columns) * rows + rows - 1 - Math.floor(i / columns);
        const mirrored = secondsFrom(moved(grid, mirror), mirror(start), how);
        const turned = secondsFrom(
          { ...moved(grid, turn), columns: rows, rows: columns, cellX: grid.cellY, cellY: grid.cellX },
          turn(start),
          how,
        );
        times.forEach((seconds, i) => {
          expect(mirrored[mirror(i)]).toBe(seconds);
          expect(turned[turn(i)]).toBe(seconds);
        });
      }),
    );
  });

  it('sixteen neighbours are never slower than eight', () => {
    fc.assert(
      fc.property(startedTerrains, ({ grid, rules: how, starts }) => {
        const eight = secondsFrom(grid, starts[0]!.cell, { ...how, neighbours: 8 });
        const sixteen = secondsFrom(grid, starts[0]!.cell, { ...how, neighbours: 16 });
        for (let i = 0; i < eight.length; i++) expect(sixteen[i]).toBeLessThanOrEqual(eight[i]!);
      }),
    );
  });
});

function moved(grid: FrictionGrid, to: (i: number) => number): FrictionGrid {
  const move = <T extends Float32Array | Uint8Array>(values: T): T => {
    const out = values.slice() as T;
    values.forEach((value, i) => {
      out[to(i)] = value;
    });
    return out;
  };
  return {
    ...grid,
    pace: move(grid.pace),
    ...(grid.movement ? { movement: move(grid.movement) } : {}),
    ...(grid.elevation ? { elevation: move(grid.elevation) } : {}),
  };
}

it('says what does not fit', () => {
  const grid = evenGrid(2, 2);
  expect(() => new CostSweep({ ...grid, columns: 3 })).toThrow('pace has 4 cells, the grid 3 × 2 = 6');
  expect(() => new CostSweep({ ...grid, pace: Float32Array.of(1, -1, 1, 1) })).toThrow('cell 1 is -1');
  expect(() => new CostSweep({ ...grid, cellX: 0 })).toThrow('cells of 0 by 1 m');
  expect(() => new CostSweep(grid).run({ cells: [0], seconds: [-1] })).toThrow('a start at -1 s');
});
