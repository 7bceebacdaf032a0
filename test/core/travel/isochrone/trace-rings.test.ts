import { contours } from 'd3-contour';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rings, traceRings } from '../../../../src/core/travel/isochrone/trace-rings.ts';
import { expectedRings } from './shape-checks.ts';

/** Rows of letters: '.' nobody, A owner 0, B owner 1 … with an empty edge all round. */
function gridOf(rows: readonly string[]) {
  const columns = rows[0]!.length + 2;
  const padded = ['', ...rows, ''].map((row) => `.${row.padEnd(columns - 2, '.')}.`).join('');
  return { columns, labels: Int32Array.from(padded, (letter) => (letter === '.' ? -1 : letter.charCodeAt(0) - 65)) };
}

function crossingsOf(rings: Rings, ring: number): string[] {
  return Array.from({ length: rings.offsets[ring + 1]! - rings.offsets[ring]! }, (_, k) => {
    const at = rings.offsets[ring]! + k;
    return `${rings.inner[at]}>${rings.outer[at]}`;
  });
}

const masks = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 })).chain(([columns, rows]) =>
  fc.array(fc.string({ unit: fc.constantFrom('.', 'A'), minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);

describe('borders of labelled samples', () => {
  it('go around one sample counter-clockwise from its west: west, south, east, north', () => {
    // Widened to 3 × 3: the sample is number 4.
    const rings = traceRings(gridOf(['A']));
    expect(crossingsOf(rings, 0)).toEqual(['4>3', '4>7', '4>5', '4>1']);
    expect([...rings.parent]).toEqual([-1]);
  });

  it('turn the other way round a hole, which knows the ring around it; an island in the hole is an area of its own', () => {
    const rings = traceRings(gridOf(['AAAAA', 'A...A', 'A.A.A', 'A...A', 'AAAAA']));
    expect([...rings.parent]).toEqual([-1, 0, -1]);
    expect([0, 1, 2].map((ring) => crossingsOf(rings, ring).length)).toEqual([20, 12, 4]);
  });

  it('keep samples apart that meet at a corner', () => {
    expect(traceRings(gridOf(['A.', '.A'])).count).toBe(2);
    expect(traceRings(gridOf(['AB', 'BA'])).count).toBe(4);
  });

  it('find the holes of one area one by one, also several in a row', () => {
    const rings = traceRings(gridOf(['AAAAAAA', 'A.A.A.A', 'AAAAAAA', 'A.A...A', 'AAAAAAA']));
    expect([...rings.parent]).toEqual([-1, 0, 0, 0, 0, 0]);
  });

  it('are as many as the areas and what they close off', () => {
    fc.assert(
      fc.property(masks, (rows) => {
        const rings = traceRings(gridOf(rows));
        const holes = [...rings.parent].filter((parent) => parent >= 0).length;
        const mask = [...rows.join('')].map((letter) => letter === 'A');
        expect({ outer: rings.count - holes, holes }).toEqual(expectedRings(mask, rows[0]!.length));
      }),
      { numRuns: 400 },
    );
  });

  it('are the rings of d3-contour, with the same holes in the same areas', () => {
    fc.assert(
      fc.property(masks, (rows) => {
        const { columns, labels } = gridOf(rows);
        const size: [number, number] = [columns, labels.length / columns];
        const theirs = contours()
          .size(size)
          .smooth(false)
          .contour(
            Array.from(labels, (label) => label + 1),
            0.5,
          );
        // A point on a step has one coordinate at the step's middle: the cell number tells step and direction.
        const keys = (ring: readonly number[][]) =>
          ring
            .slice(1)
            .map(([x, y]) => `${x} ${y}`)
            .sort()
            .join();
        const expected = theirs.coordinates.map((polygon) => [keys(polygon[0]!), ...polygon.slice(1).map(keys).sort()]);
        const rings = traceRings({ columns, labels });
        const middle = (sample: number, other: number) => {
          const [u, v] = [sample % columns, Math.floor(sample / columns)];
          const [ou, ov] = [other % columns, Math.floor(other / columns)];
          return [(u + ou) / 2 + 0.5, (v + ov) / 2 + 0.5];
        };
        const ours = new Map<number, string[]>();
        for (let ring = 0; ring < rings.count; ring++) {
          const points = [[]] as number[][];
          for (let k = rings.offsets[ring]!; k < rings.offsets[ring + 1]!; k++) {
            points.push(middle(rings.inner[k]!, rings.outer[k]!));
          }
          const parent = rings.parent[ring]!;
          if (parent < 0) ours.set(ring, [keys(points)]);
          else ours.get(parent)!.push(keys(points));
        }
        const found = [...ours.values()].map(([outer, ...holes]) => [outer, ...holes.sort()]);
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });
});
