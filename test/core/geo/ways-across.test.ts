import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnPath, waysAcross } from '../../../src/core/geo/ways-across.ts';
import { littleRoads } from '../../support/little-world.ts';

type Point = readonly [number, number];
type Segment = readonly [Point, Point];

/** Two segments over whole numbers, by solving for where they meet: all products are exact. */
function share([a, b]: Segment, [c, d]: Segment): boolean {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]];
  const cross = rx * sy - ry * sx;
  if (cross !== 0) {
    const [t, u] = [qx * sy - qy * sx, qx * ry - qy * rx].map((value) => (cross > 0 ? value : -value)) as [
      number,
      number,
    ];
    return t >= 0 && t <= Math.abs(cross) && u >= 0 && u <= Math.abs(cross);
  }
  // Parallel, or one is a point: then some end of one lies on the other.
  return [c, d].some((p) => on(p, [a, b])) || [a, b].some((p) => on(p, [c, d]));
}

/** p lies on the segment where the ways over it are as long as the segment: |ap|² + |pb|² + 2|ap||pb| = |ab|², exactly. */
function on(p: Point, [a, b]: Segment): boolean {
  const turn = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
  const ahead = (p[0] - a[0]) * (p[0] - b[0]) + (p[1] - a[1]) * (p[1] - b[1]);
  return turn === 0 && ahead <= 0;
}

/** Even-odd by a ray to the east; on the edge is for the segments to say. */
function holds(ring: readonly Segment[], [x, y]: Point): boolean {
  return (
    ring.filter(([a, b]) => {
      if (a[1] > y === b[1] > y) return false;
      const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
      return (high[0] - low[0]) * (y - low[1]) - (x - low[0]) * (high[1] - low[1]) > 0;
    }).length %
      2 ===
    1
  );
}

function segmentsOf(points: readonly Point[], closed = false): Segment[] {
  const ends = closed ? [...points.slice(1), points[0]!] : points.slice(1);
  return ends.map((end, i) => [points[i]!, end]);
}

function naive(ways: readonly (readonly Point[])[], { points, closed }: DrawnPath): number[] {
  const edges = segmentsOf(points, closed);
  return [...ways.keys()].filter((w) => {
    const pieces = segmentsOf(ways[w]!);
    return (
      pieces.some((piece) => edges.some((edge) => share(piece, edge))) ||
      (closed && ways[w]!.some((point) => holds(edges, point)))
    );
  });
}

function roadsOf(ways: readonly (readonly Point[])[]) {
  let at = 0;
  const nodes = ways.map((way) => way.map(() => at++));
  return littleRoads(
    ways.flat(),
    nodes.map((own) => ({ nodes: own })),
  );
}

const place = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));

describe('ways under a drawing', () => {
  it('are those that every segment tried against every other gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(place, { minLength: 2, maxLength: 5 }), { maxLength: 8 }),
        fc.array(place, { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        (ways, points, closed) => {
          const drawn = { points, closed: closed && points.length > 2 };
          expect(waysAcross(roadsOf(ways), drawn)).toEqual(naive(ways, drawn));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('a line takes what it crosses or touches; an area also what it holds; both whatever the class', () => {
    const ways: Point[][] = [
      [
        [0, 0],
        [0, 10],
      ],
      [
        [4, 3],
        [5, 4],
      ],
      [
        [20, 0],
        [20, 10],
      ],
      [
        [10, 5],
        [15, 5],
      ],
      // Around the area, and nowhere in it.
      [
        [-2, -2],
        [-2, 12],
        [12, 12],
      ],
    ];
    const across: Point[] = [
      [-1, 5],
      [10, 5],
    ];
    expect(waysAcross(roadsOf(ways), { points: across, closed: false })).toEqual([0, 3]);
    const square: Point[] = [
      [-1, -1],
      [10, -1],
      [10, 11],
      [-1, 11],
    ];
    expect(waysAcross(roadsOf(ways), { points: square, closed: true })).toEqual([0, 1, 3]);
    expect(waysAcross(roadsOf(ways), { points: square.slice(0, 1), closed: false })).toEqual([]);
    expect(waysAcross(roadsOf([]), { points: square, closed: true })).toEqual([]);
  });
});
