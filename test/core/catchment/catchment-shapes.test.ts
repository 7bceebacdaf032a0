import fc from 'fast-check';
import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { catchmentShapes, type OwnerField } from '../../../src/core/catchment/catchment-shapes.ts';
import { placeOn, wholeLattice } from '../../../src/core/travel/isochrone/lattice.ts';
import { at } from '../../oracles/at.ts';
import { oraclePointInPolygon } from '../../oracles/point-in-polygon-oracle.ts';
import { expectedRings, faults, meet, signedArea } from '../travel/isochrone/shape-checks.ts';

/** Rows of letters: '.' nobody, A owner 0, B owner 1 … on steps of 1,000 units. */
function fieldOf(rows: readonly string[], turned = false): OwnerField {
  const columns = rows[0]!.length;
  const lattice = {
    columns,
    rows: rows.length,
    left: turned ? 0 : 119,
    top: turned ? 0 : 29,
    stepX: turned ? 90 : 0.001,
    stepY: turned ? 90 : 0.001,
    ...(turned && { project: (x: number, y: number) => [119 + (x - y) / 140_000, 29 + (x + y) / 160_000] as const }),
  };
  const owners = Int32Array.from(rows.join(''), (letter) => (letter === '.' ? -1 : letter.charCodeAt(0) - 65));
  return { ...wholeLattice(lattice), owners };
}

const units = (rings: readonly (readonly Position[])[]) =>
  rings.map((ring) => ring.map(([lon, lat]) => [Math.round((lon! - 119) * 1e6), Math.round((lat! - 29) * 1e6)]));

function areaOf({ coordinates }: MultiPolygon): number {
  return coordinates.flat().reduce((sum, ring) => sum + signedArea(ring) / 2, 0);
}

const owned = fc
  .record({
    columns: fc.integer({ min: 1, max: 10 }),
    rows: fc.integer({ min: 1, max: 10 }),
    letters: fc.constantFrom('AB', 'ABC', '.AB', 'AAAAB', '.AAAAAABBBBBBC'),
    turned: fc.boolean(),
  })
  .chain(({ columns, rows, letters, turned }) =>
    fc
      .array(fc.string({ unit: fc.constantFrom(...letters), minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((list) => fieldOf(list, turned)),
  );

describe('catchments', () => {
  it('meet midway between samples of different owners', () => {
    const shapes = catchmentShapes(fieldOf(['AB']));
    expect(shapes.features.map((feature) => feature.properties)).toEqual([{ facility: 0 }, { facility: 1 }]);
    expect(shapes.features.map(({ geometry }) => units(geometry.coordinates.flat()))).toEqual([
      [
        [
          [-500, 0],
          [0, -500],
          [500, 0],
          [0, 500],
          [-500, 0],
        ],
      ],
      [
        [
          [500, 0],
          [1000, -500],
          [1500, 0],
          [1000, 500],
          [500, 0],
        ],
      ],
    ]);
  });

  it('leave out who serves nobody, and nobody’s land', () => {
    expect(catchmentShapes(fieldOf(['C.'])).features.map((feature) => feature.properties)).toEqual([{ facility: 2 }]);
    expect(catchmentShapes(fieldOf(['..'])).features).toEqual([]);
  });

  it('hold an enclave in a hole of the very same outline', () => {
    const [outer, enclave] = catchmentShapes(
      fieldOf(['AAAAAAA', 'AAAAAAA', 'AABBBAA', 'AABBBAA', 'AABBBAA', 'AAAAAAA', 'AAAAAAA']),
    ).features;
    const hole = units([at(at(outer!.geometry.coordinates, 0), 1)])[0]!
      .slice(1)
      .map(String);
    const ring = units([at(at(enclave!.geometry.coordinates, 0), 0)])[0]!
      .slice(1)
      .map(String);
    expect(hole.toSorted()).toEqual(ring.toSorted());
    expect(hole.length).toBeLessThan(12);
  });

  it('hold the samples of their owner and no others', () => {
    fc.assert(
      fc.property(owned, (field) => {
        const shapes = catchmentShapes(field).features;
        field.owners.forEach((owner, i) => {
          const [lon, lat] = placeOn(field.lattice, i % field.columns, Math.floor(i / field.columns));
          const holders = shapes.filter(({ geometry }) => oraclePointInPolygon({ lon, lat }, geometry));
          expect(holders.map((feature) => feature.properties.facility)).toEqual(owner < 0 ? [] : [owner]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('are valid, with as many rings as their samples have areas and holes', () => {
    fc.assert(
      fc.property(owned, (field) => {
        for (const { properties, geometry } of catchmentShapes(field).features) {
          expect(faults(geometry)).toEqual([]);
          const mask = Array.from(field.owners, (owner) => owner === properties.facility);
          const holes = geometry.coordinates.reduce((sum, rings) => sum + rings.length - 1, 0);
          expect({ outer: geometry.coordinates.length, holes }).toEqual(expectedRings(mask, field.columns));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of different owners never overlap: edges are shared whole, or meet at ends only', () => {
    fc.assert(
      fc.property(owned, (field) => {
        type Edge = { a: [number, number]; b: [number, number]; owner: number };
        const edges = catchmentShapes(field).features.flatMap(({ properties, geometry }) =>
          units(geometry.coordinates.flat()).flatMap((ring) =>
            ring.slice(1).map((b, i): Edge => {
              const a = ring[i]!;
              return { a: [a[0]!, a[1]!], b: [b[0]!, b[1]!], owner: properties.facility };
            }),
          ),
        );
        edges.forEach((s, i) => {
          for (const t of edges.slice(i + 1)) {
            if (s.owner === t.owner) continue;
            const ends = [s.a, s.b].filter((p) => [t.a, t.b].some((q) => `${p}` === `${q}`)).length;
            // Shared whole: then the two areas lie on opposite sides of it.
            if (ends === 2) expect(`${s.a} ${s.b}`).toBe(`${t.b} ${t.a}`);
            else if (ends === 0) expect(meet(s.a, s.b, t.a, t.b)).toBe(false);
            else {
              const [sFar] = [s.a, s.b].filter((p) => `${p}` !== `${t.a}` && `${p}` !== `${t.b}`);
              const [tFar] = [t.a, t.b].filter((p) => `${p}` !== `${s.a}` && `${p}` !== `${s.b}`);
              expect(meet(sFar!, sFar!, t.a, t.b) || meet(tFar!, tFar!, s.a, s.b)).toBe(false);
            }
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('fill all the land but the middles of squares where owners meet, to the last unit', () => {
    const inland = fc
      .record({ columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 9 }) })
      .chain(({ columns, rows }) =>
        fc.array(
          fc.string({ unit: fc.constantFrom('A', 'A', 'A', 'B', 'B', 'C'), minLength: columns, maxLength: columns }),
          {
            minLength: rows,
            maxLength: rows,
          },
        ),
      );
    fc.assert(
      fc.property(inland, (list) => {
        // C lies all around.
        const bar = 'C'.repeat(list[0]!.length + 2);
        const rows = [bar, ...list.map((row) => `C${row}C`), bar];
        const shapes = catchmentShapes(fieldOf(rows)).features;
        const outline = shapes.find((feature) => feature.properties.facility === 2)!.geometry.coordinates;
        const land = Math.max(...outline.map((rings) => signedArea(rings[0]!) / 2));
        let middles = 0;
        for (let r = 1; r < rows.length; r++) {
          for (let c = 1; c < bar.length; c++) {
            const [a, b, d, e] = [rows[r - 1]![c - 1], rows[r - 1]![c], rows[r]![c - 1], rows[r]![c]];
            // A border across the square, or one corner cut off: nothing is left over.
            const sides = [a === b, b === e, e === d, d === a].filter((same) => !same).length;
            if (sides === 3) middles += 0.25;
            if (sides === 4) middles += 0.5;
          }
        }
        const owned = shapes.reduce((sum, { geometry }) => sum + areaOf(geometry), 0);
        expect(owned).toBe(land - middles * 1e6);
      }),
      { numRuns: 200 },
    );
  });

  it('are thinned out: a long slanting border keeps few vertices, the same for both', () => {
    const rows = Array.from(
      { length: 30 },
      (_, r) => 'A'.repeat(5 + Math.round(r * 0.6)) + 'B'.repeat(30 - Math.round(r * 0.6)),
    );
    const [a, b] = catchmentShapes(fieldOf(rows)).features.map(({ geometry }) =>
      geometry.coordinates.flat(2).map(String),
    );
    // Of A's 104 steps to others: 30 in the west, 5 in the north, 22 in the south, 30 + 17 along the border.
    expect(a!.length).toBeLessThan(104 / 3);
    expect(a!.filter((place) => b!.includes(place)).length).toBeGreaterThan(3);
  });
});
