import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METERS_PER_DEGREE } from '../../../../src/core/geo/distance.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { labelValue, NO_LABEL } from '../../../../src/core/travel/label.ts';
import type { Origin } from '../../../../src/core/travel/measure.ts';
import type { LittleWay } from '../../../support/little-world.ts';
import { fromNothing, measureOf, STEP, type Ways, type World } from './little-networks.ts';

const S = STEP;

/** Closes the ways in a session and checks it against a network built anew; gives the cells' seconds before and after. */
function close(world: World, origins: readonly Origin[], ways: readonly number[], slower: Ways = new Map()) {
  const session = measureOf(world).session(origins);
  const seconds = () =>
    Array.from(session.cells, (label) => (label === NO_LABEL ? Number.POSITIVE_INFINITY : labelValue(label) / 10));
  const before = seconds();
  const closed: Ways = new Map([...slower, ...ways.map((way) => [way, Number.POSITIVE_INFINITY] as const)]);
  const change = session.update({ ways: closed });
  expect(session.cells).toEqual(fromNothing({ world, settings: DEFAULT_TRAVEL, unit: 'deciseconds' }, origins, closed));
  const after = seconds();
  change.undo();
  expect(seconds()).toEqual(before);
  return { before, after };
}

/** `count` nodes in a row from a place, and ways of `each` segments along them. */
function street(world: World, from: readonly [number, number], { count, each }: { count: number; each: number }) {
  const first = world.nodes.length;
  const ways: LittleWay[] = [];
  for (let i = 0; i < count; i++) world.nodes.push([from[0] + i * S, from[1]]);
  for (let i = 0; i < count - 1; i += each) {
    ways.push({ nodes: Array.from({ length: Math.min(each, count - 1 - i) + 1 }, (_, k) => first + i + k) });
  }
  world.ways.push(...ways);
}

const drive = (steps: number) => (steps * S * METERS_PER_DEGREE * 3.6) / 40;
const walk = (steps: number) => (steps * S * METERS_PER_DEGREE * 3.6) / 4.5;

/** A street grid of 17 × 17 crossings, 289 nodes: with a few closings it hangs together, with many it may not be entered. */
const SIDE = 17;
const gridWays = Array.from({ length: SIDE * SIDE }, (_, node) => node).flatMap((node): LittleWay[] => [
  ...(node % SIDE < SIDE - 1 ? [{ nodes: [node, node + 1], oneway: node % 7 === 0 }] : []),
  ...(node + SIDE < SIDE * SIDE ? [{ nodes: [node, node + SIDE], oneway: node % 5 === 0 }] : []),
]);
const grid: World = {
  nodes: Array.from({ length: SIDE * SIDE }, (_, i) => [110 + (i % SIDE) * S, 28 + Math.floor(i / SIDE) * S]),
  ways: gridWays,
  people: Array.from({ length: 120 }, (_, i) => [
    110 + (((i * 37) % 180) * S) / 10,
    28 + (((i * 91) % 180) * S) / 10,
    1,
  ]),
};

describe('closing a road follows the whole build', () => {
  it('where people stand exactly between two roads, and the closing changes which of them is built first', () => {
    //            7
    //            │ closed
    //  0 ─────── 5 ───── 6 ── 9      lat +S
    //              (cell)│
    //            1 ───── 2 ── 8      lat −S
    const world: World = {
      nodes: [
        [-3 * S, S],
        [0, -S],
        [3 * S, -S],
        [9, 9],
        [9, 9],
        [0, S],
        [3 * S, S],
        [0, 4 * S],
        [5 * S, -S],
        [5 * S, S],
      ],
      ways: [
        { nodes: [1, 2] },
        { nodes: [0, 5] },
        { nodes: [5, 6] },
        { nodes: [5, 7] },
        { nodes: [6, 2] },
        { nodes: [2, 8] },
        { nodes: [6, 9] },
      ],
      people: [[1.5 * S, 0, 1]],
    };
    const { before, after } = close(world, [{ index: 0, lon: -3 * S, lat: S }], [3]);
    // Before, the lower road is taken, which is built first; afterwards the upper one is one road from node 0 on.
    expect(before[0]! - walk(1)).toBeCloseTo(drive(6 + 2 + 1.5), 0);
    expect(after[0]! - walk(1)).toBeCloseTo(drive(4.5), 0);
    // The same for a facility in that place.
    const seen = close({ ...world, people: [[-3 * S, S, 1]] }, [{ index: 0, lon: 1.5 * S, lat: 0 }], [3]);
    expect(seen.before[0]! - seen.after[0]!).toBeCloseTo(drive(5), 0);
  });

  it('where a ring is left without a junction, which is then built last', () => {
    const world: World = { nodes: [], ways: [], people: [] };
    // A ring of 300 nodes: east along the equator side, and back a little farther south.
    for (let i = 0; i < 150; i++) world.nodes.push([i * S, -S]);
    for (let i = 149; i >= 0; i--) world.nodes.push([i * S, -3 * S]);
    world.ways.push({ nodes: [...Array.from({ length: 300 }, (_, i) => i), 0] });
    street(world, [0, S], { count: 250, each: 249 });
    world.nodes.push([200 * S, -S]);
    world.ways.push({ nodes: [149, world.nodes.length - 1] });
    const people: World['people'] = [[75.5 * S, 0, 1]];
    const origins = [{ index: 0, lon: 75.5 * S, lat: S }];
    const { before, after } = close({ ...world, people }, origins, [2]);
    expect(before[0]).toBe(Number.POSITIVE_INFINITY);
    expect(after[0]).toBeCloseTo(walk(1), 0);
  });

  it('where a part becomes too small to be entered, and another the largest', () => {
    const world: World = { nodes: [], ways: [], people: [] };
    street(world, [110, 28], { count: 251, each: 50 });
    street(world, [110, 29], { count: 170, each: 169 });
    const places = [
      [110.005, 28.001, 1],
      [110.2, 28.001, 1],
      [110.02, 29.001, 1],
    ] as const;
    const origins = [
      { index: 4, lon: 110.1, lat: 28 },
      { index: 2, lon: 110.1, lat: 29 },
    ];
    // Open: only the long street may be entered. Cut into 101 and 101 nodes, it may not, and the other becomes the largest.
    const { before, after } = close({ ...world, people: places }, origins, [2]);
    expect(before.map(Number.isFinite)).toEqual([true, true, false]);
    expect(after.map(Number.isFinite)).toEqual([false, false, true]);
    // The same where the roads of that other part change too, so that they are built anew themselves.
    const faster = close({ ...world, people: places }, origins, [2], new Map([[5, 0.5]]));
    expect(faster.after.map(Number.isFinite)).toEqual([false, false, true]);
    // Cut at its end, the other 201 nodes may be entered as before; the person there has too far to walk.
    const end = close({ ...world, people: places }, origins, [0]);
    expect(end.after.map(Number.isFinite)).toEqual([false, true, false]);
  });

  it('in a street grid, with few ways closed and with many', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 180 }));
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(SIDE * SIDE * 2 - 2 * SIDE - 1), { minLength: 1, maxLength: 120 }),
        // A row or column cut through, more or less.
        fc.nat(SIDE - 2),
        fc.boolean(),
        (places, ways, row, cut) => {
          const origins = places.map(([x, y], index) => ({ index, lon: 110 + (x * S) / 10, lat: 28 + (y * S) / 10 }));
          const across = gridWays.flatMap(({ nodes: [a, b] }, way) =>
            b === a! + SIDE && Math.floor(a! / SIDE) === row ? [way] : [],
          );
          close(grid, origins, cut ? [...across, ...ways.slice(0, 5)] : ways);
        },
      ),
      { numRuns: 150 },
    );
  });
});
