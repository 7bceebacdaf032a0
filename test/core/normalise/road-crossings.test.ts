import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { roadTopology } from '../../../src/core/normalise/road-topology.ts';

/** Lines over a small lattice of whole numbers, turned into degrees near the equator by a power of two (exact). */
const SCALE = 2 ** -10;
const vertex = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
const line = fc.uniqueArray(vertex, { minLength: 2, maxLength: 4, selector: String });

type Lattice = readonly [number, number];

/** Where two pieces meet, in lattice units by exact fractions; null for parallel ones and those that do not meet. */
function meeting([a, b]: [Lattice, Lattice], [c, d]: [Lattice, Lattice]): readonly [number, number] | null {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const t = (c[0] - a[0]) * sy - (c[1] - a[1]) * sx;
  const u = (c[0] - a[0]) * ry - (c[1] - a[1]) * rx;
  const within = (value: number) => (cross > 0 ? value >= 0 && value <= cross : value <= 0 && value >= cross);
  return within(t) && within(u) ? [a[0] + (t / cross) * rx, a[1] + (t / cross) * ry] : null;
}

const piecesOf = (points: readonly Lattice[]) =>
  points.slice(1).map((to, i): [Lattice, Lattice] => [points[i] as Lattice, to]);

test('every place where two lines of one level meet becomes a vertex of both, and no other place does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(line, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 5 }), (drawn) => {
      const lines = drawn.map(([points]) => points.map(([x, y]): Position => [x * SCALE, y * SCALE]));
      const levels = drawn.map(([, level]) => level);
      const topology = roadTopology(lines, { snapMeters: 0, splitCrossings: true, levels });
      const of = (l: number) => [...topology.vertices.subarray(topology.offsets[l], topology.offsets[l + 1])];
      const at = (v: number): Lattice => [topology.nodeLon[v]! / SCALE, topology.nodeLat[v]! / SCALE];
      const near = (p: Lattice, q: Lattice) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 1e-6;
      const expected: Lattice[] = [];
      for (let i = 0; i < lines.length; i++) {
        for (let j = i; j < lines.length; j++) {
          for (const p of piecesOf(drawn[i]![0])) {
            for (const q of piecesOf(drawn[j]![0])) {
              const place = meeting(p, q);
              if (place === null || levels[i] !== levels[j]) continue;
              expected.push(place);
              const common = of(i).filter((v) => of(j).includes(v));
              expect(common.some((v) => near(at(v), place))).toBe(true);
            }
          }
        }
      }
      // Nothing but the drawn vertices and those places.
      const drawnPoints = drawn.flatMap(([points]) => points);
      for (let v = 0; v < topology.nodeLon.length; v++) {
        expect([...drawnPoints, ...expected].some((p) => near(p, at(v)))).toBe(true);
      }
      // Lines keep their way: the drawn vertices in their order, and no length is won or lost.
      lines.forEach((_, l) => {
        const run = of(l).map(at);
        const length = (points: readonly Lattice[]) =>
          piecesOf(points).reduce((sum, [a, b]) => sum + Math.hypot(a[0] - b[0], a[1] - b[1]), 0);
        expect(length(run)).toBeCloseTo(length(drawn[l]![0]), 6);
      });
    }),
    { numRuns: 300 },
  );
});

test('lines on different levels share only vertices that they were drawn with', () => {
  const over: Position[] = [
    [0, 0],
    [1, 1],
  ];
  const under: Position[] = [
    [0, 1],
    [0.25, 0.75],
    [1, 0],
  ];
  const apart = roadTopology([over, under], { snapMeters: 0, splitCrossings: true, levels: [1, 0] });
  expect(apart.nodeLon).toHaveLength(5);
  const together = roadTopology([over, under], { snapMeters: 0, splitCrossings: true });
  expect([together.nodeLon.length, together.crossings]).toEqual([6, 1]);
});
