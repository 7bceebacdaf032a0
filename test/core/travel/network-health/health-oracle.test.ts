import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { adjacencyOf } from '../../../../src/core/travel/network/adjacency.ts';
import { componentsOf } from '../../../../src/core/travel/network/components.ts';
import { USE, usableSegments } from '../../../../src/core/travel/network/segments.ts';
import { networkHealth } from '../../../../src/core/travel/network-health/network-health.ts';
import { oneWayPockets, POCKET_KINDS } from '../../../../src/core/travel/network-health/one-way-pockets.ts';
import { SegmentGrid } from '../../../../src/core/travel/network-health/segment-grid.ts';
import { strongComponents } from '../../../../src/core/travel/network-health/strong-components.ts';
import { littleDemand, littleRoads } from '../../../support/little-world.ts';

const NODES = 9;
const METER = 360 / (2 * Math.PI * 6371008.8);
const place = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }));
const places = fc.uniqueArray(place, { minLength: NODES, maxLength: NODES, selector: String });
const edge = fc.record({
  from: fc.nat(NODES - 1),
  to: fc.nat(NODES - 1),
  oneway: fc.boolean(),
});
const world = fc.record({ points: places, edges: fc.array(edge, { minLength: 1, maxLength: 14 }) });

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function build({ points, edges }: World) {
  const kept = edges.filter(({ from, to }) => from !== to);
  const roads = littleRoads(
    points.map(([x, y]) => [x * METER, y * METER]),
    kept.map(({ from, to, oneway }) => ({ nodes: [from, to], oneway })),
  );
  const segments = usableSegments(roads, DEFAULT_TRAVEL, []);
  return { kept, roads, segments, adjacency: adjacencyOf(segments, NODES), components: componentsOf(segments, NODES) };
}

/** Reachability of all pairs by Warshall, each node reaching itself. */
function reach(edges: World['edges'], undirected: boolean): boolean[][] {
  const can = Array.from({ length: NODES }, (_, i) => Array.from({ length: NODES }, (_, j) => i === j));
  for (const { from, to, oneway } of edges) {
    can[from]![to] = true;
    if (!oneway || undirected) can[to]![from] = true;
  }
  for (let k = 0; k < NODES; k++)
    for (let i = 0; i < NODES; i++) for (let j = 0; j < NODES; j++) if (can[i]![k] && can[k]![j]) can[i]![j] = true;
  return can;
}

test('strong components are the classes of mutual reach', () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const { kept, segments, adjacency } = build(drawn);
      const can = reach(kept, false);
      const { ofNode, sizes } = strongComponents(segments, adjacency);
      const used = [...ofNode.keys()].filter((n) => kept.some(({ from, to }) => from === n || to === n));
      expect([...ofNode.keys()].filter((n) => ofNode[n] !== -1)).toEqual(used);
      for (const a of used) {
        for (const b of used) expect(ofNode[a] === ofNode[b]).toBe(can[a]![b] === true && can[b]![a] === true);
        expect(sizes[ofNode[a]!]).toBe(used.filter((b) => ofNode[b] === ofNode[a]).length);
      }
    }),
    { numRuns: 300 },
  );
});

test('pockets by the definition: what the main part of the own network reaches, and what reaches it', () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const { kept, segments, adjacency, components } = build(drawn);
      const can = reach(kept, false);
      const near = reach(kept, true);
      const { kinds, ofSegment } = oneWayPockets(segments, adjacency, components.ofNode);
      const mutual = (n: number) => can.filter((row, m) => can[n]![m] && row[n]).length;
      for (let s = 0; s < segments.count; s++) {
        const ends = [segments.from[s]!, segments.to[s]!];
        const members = near[ends[0]!]!.flatMap((joined, n) => (joined ? [n] : []));
        const most = Math.max(...members.map(mutual));
        const mains = members.filter((n) => mutual(n) === most);
        // Where two strong parts are equally large, either may be called the main one: not looked at here.
        if (mains.some((n) => !can[mains[0]!]![n] || !can[n]![mains[0]!])) continue;
        const main = mains[0]!;
        const kindOf = (n: number) =>
          can[main]![n]
            ? can[n]![main]
              ? null
              : 'cannot-leave'
            : can[n]![main]
              ? 'cannot-enter'
              : 'cannot-leave-or-enter';
        const expected = kindOf(ends[0]!) ?? kindOf(ends[1]!);
        expect(ofSegment[s] === -1 ? null : POCKET_KINDS[kinds[ofSegment[s]!]!]).toBe(expected);
      }
    }),
    { numRuns: 300 },
  );
});

const meters = (px: number, py: number, [ax, ay]: [number, number], [bx, by]: [number, number]) => {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length));
  return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
};

test('nearest and near segments by looking at all of them; people are conserved', () => {
  fc.assert(
    fc.property(
      world,
      fc.array(place, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 1500 }),
      (drawn, at, limit) => {
        const { kept, roads, segments } = build(drawn);
        const grid = new SegmentGrid(roads, segments, USE.snap);
        for (const [x, y] of at) {
          const all = kept.map(({ from, to }) => meters(x, y, drawn.points[from]!, drawn.points[to]!));
          const least = Math.min(...all);
          const found = grid.nearest(x * METER, y * METER, limit);
          // Within a millimetre of the limit either answer is right.
          if (Math.abs(least - limit) > 0.001) expect(found !== -1).toBe(least <= limit);
          if (found !== -1) {
            expect(all[found]).toBeCloseTo(least, 3);
            expect(grid.meters).toBeCloseTo(least, 3);
          }
          const within = new Set(grid.within(x * METER, y * METER, limit));
          all.forEach((distance, s) => {
            if (Math.abs(distance - limit) > 0.001) expect(within.has(s)).toBe(distance <= limit);
          });
        }
        const demand = littleDemand(at.map(([x, y], i) => [x * METER, y * METER, i + 1]));
        const { people } = networkHealth({ roads, settings: { ...DEFAULT_TRAVEL, maxWalkMeters: limit }, demand });
        expect(people.onLargest + people.onOthers + people.offRoad).toBe(demand.total);
      },
    ),
    { numRuns: 200 },
  );
});
