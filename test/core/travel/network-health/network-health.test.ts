import { expect, test } from 'vitest';
import { ROAD_FLAG, type Roads } from '../../../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import type { FindingKind } from '../../../../src/core/travel/network-health/finding.ts';
import { networkHealth } from '../../../../src/core/travel/network-health/network-health.ts';
import { type LittleWay, littleDemand, littleRoads } from '../../../support/little-world.ts';

/** One metre in degrees at the equator. */
const METER = 360 / (2 * Math.PI * 6371008.8);
const world = (points: readonly (readonly [number, number])[], ways: readonly LittleWay[]): Roads =>
  littleRoads(
    points.map(([x, y]) => [x * METER, y * METER]),
    ways,
  );
const people = (points: readonly (readonly [number, number, number])[]) =>
  littleDemand(points.map(([x, y, n]) => [x * METER, y * METER, n]));
const settings = DEFAULT_TRAVEL;
const kinds = (roads: Roads) => {
  const { findings } = networkHealth({ roads, settings });
  return Object.fromEntries(
    Object.entries(findings).flatMap(([kind, { count }]) => (count > 0 ? [[kind, count]] : [])),
  );
};

test('parts: people by nearest road, those out of reach apart; the largest part is no finding', () => {
  const roads = world(
    [
      [0, 0],
      [1000, 0],
      [2000, 0],
      [0, 1000],
      [500, 1000],
    ],
    [{ nodes: [0, 1, 2] }, { nodes: [3, 4], id: 'way/lonely' }],
  );
  const demand = people([
    [100, 10, 7],
    [1500, -2999, 5],
    [1500, -3001, 11],
    [400, 900, 13],
    [400, 400, 17],
  ]);
  const health = networkHealth({ roads, settings, demand });
  expect(health.people).toEqual({ total: 53, onLargest: 7 + 5 + 17, onOthers: 13, offRoad: 11 });
  expect([health.parts, health.nodes, health.ways, health.usedWays]).toEqual([2, 5, 2, 2]);
  expect(health.meters).toBeCloseTo(2500, 3);
  expect(health.largestShare).toBeCloseTo(0.8, 6);
  const [part] = health.findings['separate-part'].list;
  expect(part).toMatchObject({ way: 'way/lonely', people: 13 });
  expect([part!.lon / METER, part!.lat / METER, part!.figure]).toEqual([
    expect.closeTo(250, 6),
    expect.closeTo(1000, 6),
    expect.closeTo(500, 3),
  ]);
});

test('dead ends beside a road: 9 m is looked at, 11 m not; joined stubs, bridges and bends are fine', () => {
  const main: LittleWay = { nodes: [0, 1], id: 'main' };
  const points = [
    [0, 0],
    [2000, 0],
    [500, 9],
    [500, 900],
    [700, 11],
    [700, 900],
    // A stub of 8 m that is joined to the main road.
    [1000, 0],
    [1000, 8],
    // Ends beside its own road after a bend of 120 m there and back.
    [1500, 500],
    [1560, 500],
    [1560, 507],
    [1500, 507],
  ] as const;
  const ends = (roads: Roads) => networkHealth({ roads, settings }).findings['dangling-end'].list;
  const near = ends(world(points, [main, { nodes: [2, 3], id: 'near' }, { nodes: [4, 5], id: 'far' }]));
  expect(near.map(({ way }) => way)).toEqual(['near']);
  expect(near[0]!.figure).toBeCloseTo(9, 4);
  expect(near[0]!.lat / METER).toBeCloseTo(9, 6);
  expect(ends(world(points, [{ nodes: [0, 6, 1] }, { nodes: [6, 7] }]))).toEqual([]);
  // Both ends of the hairpin lie 7 m from the other arm, 127 m along the road: farther than ten times 10 m.
  expect(ends(world(points, [{ nodes: [8, 9, 10, 11] }]))).toHaveLength(2);
  expect(
    networkHealth({ roads: world(points, [{ nodes: [8, 9, 10, 11] }]), settings, gapMeters: 20 }).findings[
      'dangling-end'
    ].count,
  ).toBe(0);
  const both = ROAD_FLAG.forward | ROAD_FLAG.backward;
  for (const raised of [ROAD_FLAG.bridge, ROAD_FLAG.tunnel]) {
    expect(ends(world(points, [{ ...main, flags: both | raised }, { nodes: [2, 3] }]))).toEqual([]);
    // The bridge itself ends in the air.
    expect(ends(world(points, [main, { nodes: [2, 3], flags: both | raised }]))).toHaveLength(1);
  }
});

test('a dead end counts even where its own last piece is short', () => {
  const roads = world(
    [
      [0, 0],
      [2000, 0],
      [500, 3],
      [500, 6],
      [500, 900],
    ],
    [{ nodes: [0, 1] }, { nodes: [2, 3, 4] }],
  );
  const health = networkHealth({ roads, settings, demand: people([[510, 800, 42]]) });
  const { list } = health.findings['dangling-end'];
  expect(list).toHaveLength(1);
  expect(list[0]!.figure).toBeCloseTo(3, 4);
  // Joining the two would bring 0 people of the emptier part, the main road.
  expect(list[0]!.people).toBe(0);
});

test('one-way traps: a square with a way in, a way out, and a lane that is neither', () => {
  const square: LittleWay = { nodes: [0, 1, 2, 3, 0] };
  const points = [
    [0, 0],
    [1000, 0],
    [1000, 1000],
    [0, 1000],
    [2000, 0],
    [2100, 0],
    [-1000, 0],
    [3000, 3000],
  ] as const;
  const roads = world(points, [
    square,
    { nodes: [1, 4], oneway: true, id: 'in' },
    { nodes: [4, 5], id: 'end of the trap' },
    { nodes: [6, 0], oneway: true, id: 'out' },
    // From what cannot be entered to what cannot be left, and from the trap a way that only joins it.
    { nodes: [7, 4], oneway: true, id: 'apart' },
  ]);
  const demand = people([
    [2050, 5, 3],
    [1500, 5, 4],
    [-500, 5, 5],
    [500, 5, 6],
  ]);
  const { findings } = networkHealth({ roads, settings, demand });
  const of = (kind: FindingKind) =>
    findings[kind].list.map(({ way, people: n, figure }) => [way, n, Math.round(figure)]);
  expect(of('cannot-leave')).toEqual([['in', 7, 1100]]);
  expect(of('cannot-enter')).toEqual([['out', 5, 1000]]);
  // Node 7 reaches the trap only: no way in from the square, none to it.
  expect(of('cannot-leave-or-enter')).toEqual([['apart', 0, 3162]]);
  expect(networkHealth({ roads, settings: { ...settings, mode: 'walk' }, demand }).findings['cannot-leave'].count).toBe(
    0,
  );
});

test('speeds that do not fit the class, classes without a speed', () => {
  const points = [
    [0, 0],
    [1000, 0],
    [1000, 500],
    [0, 500],
  ] as const;
  const roads = {
    ...world(points, [
      { nodes: [0, 1], class: 'motorway', id: 'slow' },
      { nodes: [1, 2], class: 'residential', id: 'fast' },
      { nodes: [2, 3], class: 'motorway_link', id: 'ramp' },
      { nodes: [3, 0], class: 'trunk', id: 'rocket' },
      { nodes: [0, 2], class: 'primary', id: 'silent' },
    ]),
    speed: Float32Array.of(8, 80, 30, 151, 0),
  };
  const noTrunk = { ...settings, speedKmh: { ...settings.speedKmh, trunk: 0, primary: 160 } };
  const { findings } = networkHealth({ roads, settings: noTrunk });
  // In order of length: 1,000 m; 500 m twice.
  expect(findings['odd-speed'].list.map(({ way, figure }) => [way, figure])).toEqual([
    ['slow', 8],
    ['fast', 80],
    ['rocket', 151],
  ]);
  expect(findings['odd-class-speed'].list.map(({ name, figure }) => [name, figure])).toEqual([
    ['primary', 160],
    ['trunk', 0],
  ]);
});

test('duplicates share vertices and a direction; carriageways drawn apart and there-and-back lines do not', () => {
  const points = [
    [0, 0],
    [1000, 0],
    [2000, 0],
    [2000, 0],
    [2000, 0],
  ] as const;
  expect(kinds(world(points, [{ nodes: [0, 1, 2] }, { nodes: [2, 1, 0] }]))).toEqual({ 'duplicate-edge': 1 });
  expect(
    kinds(
      world(points, [
        { nodes: [0, 1], oneway: true },
        { nodes: [1, 0], oneway: true },
      ]),
    ),
  ).toEqual({});
  expect(kinds(world(points, [{ nodes: [0, 1], oneway: true }, { nodes: [1, 0] }]))).toEqual({ 'duplicate-edge': 1 });
  expect(kinds(world(points, [{ nodes: [0, 1, 0] }]))).toEqual({ 'duplicate-edge': 1 });
  const twice = networkHealth({
    roads: world(points, [{ nodes: [0, 1, 2] }, { nodes: [0, 1, 2], id: 'again' }]),
    settings,
  });
  expect(twice.findings['duplicate-edge'].list).toMatchObject([{ way: 'again', figure: expect.closeTo(2000, 3) }]);
  const zero = networkHealth({ roads: world(points, [{ nodes: [0, 1, 2] }, { nodes: [3, 4], id: 'dot' }]), settings });
  expect(zero.findings['zero-length'].list).toMatchObject([{ way: 'dot', figure: 2 }]);
});

test('lists are cut, counts are not; most people first, then most road', () => {
  const points = Array.from({ length: 20 }, (_, i) => [(i >> 1) * 5000, (i & 1) * (100 + i)] as const);
  const ways = Array.from({ length: 10 }, (_, i) => ({ nodes: [2 * i, 2 * i + 1], id: `way/${i}` }));
  const roads = world(
    [...points, [0, 90000], [9000, 90000], [9000, 91000]],
    [...ways, { nodes: [20, 21, 22], id: 'main' }],
  );
  const { findings, people: shares } = networkHealth({ roads, settings, most: 3, demand: people([[15000, 50, 9]]) });
  expect(findings['separate-part'].count).toBe(10);
  expect(findings['separate-part'].list.map(({ way }) => way)).toEqual(['way/3', 'way/9', 'way/8']);
  expect(findings['separate-part'].people).toBe(9);
  expect(shares.onLargest).toBe(0);
});

test('an empty network is no fault of the check', () => {
  const health = networkHealth({ roads: world([], []), settings, demand: people([[0, 0, 5]]) });
  expect(health).toMatchObject({
    parts: 0,
    meters: 0,
    largestShare: 1,
    people: { total: 5, onLargest: 0, onOthers: 0, offRoad: 5 },
  });
});
