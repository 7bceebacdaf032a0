import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROAD_CLASSES, type RoadClass } from '../../../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { createRoadRouter } from '../../../../src/core/travel/speed/road-router.ts';
import { withSpeedFactors } from '../../../../src/core/travel/speed/speed-factors.ts';
import { littleRoads } from '../../../support/little-world.ts';

const KM = 360 / (2 * Math.PI * 6371.0088);
const at = (x: number, y: number) => ({ lon: x * KM, lat: y * KM });
const table = (km: Float64Array | null) =>
  km && Object.fromEntries(ROAD_CLASSES.flatMap((name, c) => (km[c]! > 0 ? [[name, Number(km[c]!.toFixed(6))]] : [])));

/** A square: 4 km of one-way primary round it, a direct residential street through the middle. */
const roads = littleRoads(
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ].map(([x, y]) => [x! * KM, y! * KM] as const),
  [
    { nodes: [0, 1, 2, 3, 0], class: 'primary', oneway: true },
    { nodes: [0, 2], class: 'residential' },
  ],
);

test('kilometres by class on the quickest way, one-way rules obeyed', () => {
  const route = createRoadRouter(roads, DEFAULT_TRAVEL);
  // From 0.25 km along the south side to 0.5 km along the west side (driven southwards): 0.75 + 1 + 1 + 0.5 km.
  expect(table(route(at(0.25, -0.01), at(-0.01, 0.5)))).toEqual({ primary: 3.25 });
  // Back: 0.5 km to the corner, 0.25 km on.
  expect(table(route(at(-0.01, 0.5), at(0.25, -0.01)))).toEqual({ primary: 0.75 });
  // Against the one-way street on the same piece: all the way round.
  expect(table(route(at(0.75, -0.01), at(0.25, -0.01)))).toEqual({ primary: 3.5 });
  expect(table(route(at(0.25, -0.01), at(0.75, -0.01)))).toEqual({ primary: 0.5 });
  // The street of 1.414 km at 25 km/h takes longer than 2 km at 60.
  expect(table(route(at(0, 0), at(1, 1)))).toEqual({ primary: 2 });
  const quick = { ...DEFAULT_TRAVEL, speedKmh: { ...DEFAULT_TRAVEL.speedKmh, residential: 50 } };
  expect(table(createRoadRouter(roads, quick)(at(0, 0), at(1, 1)))).toEqual({
    residential: expect.closeTo(Math.SQRT2, 5),
  });
});

test('too far from any road, or no way: null', () => {
  const route = createRoadRouter(roads, DEFAULT_TRAVEL);
  expect(route(at(0, 0), at(1, 4.1))).toBe(null);
  expect(route(at(1, 4.1), at(0, 0))).toBe(null);
  expect(route(at(0, 0), at(1, 1))).not.toBe(null);
  const trap = littleRoads(
    [
      [0, 0],
      [KM, 0],
    ],
    [{ nodes: [0, 1], oneway: true }],
  );
  expect(createRoadRouter(trap, DEFAULT_TRAVEL)(at(0.9, 0), at(0.1, 0))).toBe(null);
});

test('where the speed model slows a road its kilometres count for more, so that they still give the time', () => {
  const slow = withSpeedFactors(roads, { terrain: 'mountain' }, { elevation: null, zones: [] });
  expect(table(createRoadRouter(slow, DEFAULT_TRAVEL)(at(0.25, -0.01), at(0.75, -0.01)))).toEqual({
    primary: Number((0.5 / 0.75).toFixed(6)),
  });
});

test('the same minutes as all pairs by Warshall, between vertices', () => {
  const NODES = 8;
  const classes = ['trunk', 'primary', 'tertiary', 'residential', 'track'] as const satisfies RoadClass[];
  const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  const edge = fc.record({
    from: fc.nat(NODES - 1),
    to: fc.nat(NODES - 1),
    oneway: fc.boolean(),
    class: fc.constantFrom(...classes),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { minLength: NODES, maxLength: NODES, selector: String }),
      fc.array(edge, { minLength: 6, maxLength: 16 }),
      (points, drawn) => {
        const edges = drawn.filter(({ from, to }) => from !== to);
        const net = littleRoads(
          points.map(([x, y]) => [x * KM, y * KM]),
          edges.map(({ from, to, ...way }) => ({ nodes: [from, to], ...way })),
        );
        const minutes = points.map((_, i) => points.map((_, j) => (i === j ? 0 : Infinity)));
        const put = (a: number, b: number, value: number) => {
          minutes[a]![b] = Math.min(minutes[a]![b]!, value);
        };
        for (const { from, to, oneway, class: name } of edges) {
          const km = Math.hypot(points[from]![0] - points[to]![0], points[from]![1] - points[to]![1]);
          put(from, to, (km * 60) / DEFAULT_TRAVEL.speedKmh[name]);
          if (!oneway) put(to, from, (km * 60) / DEFAULT_TRAVEL.speedKmh[name]);
        }
        for (let k = 0; k < NODES; k++)
          for (let i = 0; i < NODES; i++) for (let j = 0; j < NODES; j++) put(i, j, minutes[i]![k]! + minutes[k]![j]!);
        // Vertices on trunk roads only cannot be stood at; pieces that cross a vertex would catch it.
        const standing = points.flatMap((_, i) =>
          edges.some(({ from, to, class: name }) => name !== 'trunk' && (from === i || to === i)) &&
          !crossed(points, edges, i)
            ? [i]
            : [],
        );
        const route = createRoadRouter(net, DEFAULT_TRAVEL);
        const part = largestPart(edges, NODES);
        for (const i of standing) {
          for (const j of standing) {
            if (!part.has(i) || !part.has(j)) continue;
            const km = route(
              { lon: net.nodeLon[i]!, lat: net.nodeLat[i]! },
              { lon: net.nodeLon[j]!, lat: net.nodeLat[j]! },
            );
            const total =
              km &&
              ROAD_CLASSES.reduce(
                (sum, name, c) => sum + (km[c]! > 0 ? (km[c]! * 60) / DEFAULT_TRAVEL.speedKmh[name] : 0),
                0,
              );
            if (total === null) expect(minutes[i]![j]).toBe(Infinity);
            else expect(Math.abs(total - minutes[i]![j]!)).toBeLessThan(0.001 * (1 + total));
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

interface Edge {
  readonly from: number;
  readonly to: number;
}

/** Whether a piece that does not end at the vertex runs through it. */
function crossed(points: readonly (readonly [number, number])[], edges: readonly Edge[], i: number): boolean {
  const [x, y] = points[i]!;
  return edges.some(({ from, to }) => {
    if (from === i || to === i) return false;
    const [[ax, ay], [bx, by]] = [points[from]!, points[to]!];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) < 0.01;
  });
}

/** Nodes of the part with most nodes; empty where two are equally large. */
function largestPart(edges: readonly Edge[], nodes: number): Set<number> {
  const part = Array.from({ length: nodes }, (_, i) => i);
  for (let round = 0; round < nodes; round++)
    for (const { from, to } of edges) part[from] = part[to] = Math.min(part[from]!, part[to]!);
  const groups = [...new Set(part)].map((name) => part.flatMap((p, i) => (p === name ? [i] : [])));
  groups.sort((a, b) => b.length - a.length);
  return new Set(groups[0]!.length === groups[1]?.length ? [] : groups[0]);
}
