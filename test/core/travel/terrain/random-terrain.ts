import fc from 'fast-check';
import type { FrictionGrid } from '../../../../src/core/travel/terrain/friction-grid.ts';
import { DEFAULT_TERRAIN_RULES, type TerrainRules } from '../../../../src/core/travel/terrain/terrain-rules.ts';

/** Small grids with barriers, all kinds of movement that have a rule, and heights that may be unknown. */
export const terrains: fc.Arbitrary<FrictionGrid> = fc
  .record({
    columns: fc.integer({ min: 1, max: 9 }),
    rows: fc.integer({ min: 1, max: 8 }),
    cellX: fc.constantFrom(10, 30, 100),
    cellY: fc.constantFrom(10, 31, 100),
    hilly: fc.boolean(),
  })
  .chain(({ columns, rows, cellX, cellY, hilly }) => {
    const many = <T>(values: fc.Arbitrary<T>) =>
      fc.array(values, { minLength: columns * rows, maxLength: columns * rows });
    return fc
      .record({
        pace: many(
          fc.oneof(
            { weight: 3, arbitrary: fc.constantFrom(0, 0.05, 0.72, 1.8, 40) },
            { weight: 1, arbitrary: fc.float({ min: Math.fround(0.01), max: 3, noNaN: true }) },
          ),
        ),
        movement: many(fc.constantFrom(0, 0, 2)),
        elevation: many(
          fc.oneof(
            { weight: 9, arbitrary: fc.integer({ min: 0, max: 60 }) },
            { weight: 1, arbitrary: fc.constant(Number.NaN) },
          ),
        ),
      })
      .map(({ pace, movement, elevation }) => ({
        columns,
        rows,
        cellX,
        cellY,
        pace: Float32Array.from(pace),
        movement: Uint8Array.from(movement),
        ...(hilly ? { elevation: Float32Array.from(elevation) } : {}),
      }));
  });

export const terrainRules: fc.Arbitrary<TerrainRules> = fc.record({
  neighbours: fc.constantFrom(8, 16),
  direction: fc.constantFrom('from-facility', 'to-facility'),
  corners: fc.constantFrom('one-side-open', 'leak'),
  unknownElevation: fc.constant('level'),
  meanOf: fc.constant('paces'),
  speedAtSlope: fc.constant(null),
});

/** A grid with starts of several owners at various times; some may stand on barriers. */
export const startedTerrains = fc.tuple(terrains, terrainRules).chain(([grid, rules]) => {
  const start = fc.record({
    cell: fc.integer({ min: 0, max: grid.columns * grid.rows - 1 }),
    seconds: fc.constantFrom(0, 0, 12.5, 600, 100_000),
  });
  return fc.record({
    grid: fc.constant(grid),
    rules: fc.constant(rules),
    starts: fc.array(start, { minLength: 1, maxLength: 4 }),
  });
});

/** A level grid of one pace. */
export function evenGrid(columns: number, rows: number, pace = 1, cell = 1): FrictionGrid {
  return { columns, rows, cellX: cell, cellY: cell, pace: new Float32Array(columns * rows).fill(pace) };
}

/** Ground as drawn: `#` is a barrier, everything else takes 1 s/m; cells of 1 m. */
export function drawnGrid(...lines: string[]): FrictionGrid {
  const columns = lines[0]?.length ?? 0;
  const pace = Float32Array.from(lines.join(''), (sign) => (sign === '#' ? 0 : 1));
  return { columns, rows: lines.length, cellX: 1, cellY: 1, pace };
}

export function rules(changes: Partial<TerrainRules> = {}): TerrainRules {
  return { ...DEFAULT_TERRAIN_RULES, ...changes };
}
