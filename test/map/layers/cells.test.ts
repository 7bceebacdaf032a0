import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNREACHED } from '../../../src/core/model/units.ts';
import {
  classesOf,
  densityClasses,
  paletteOf,
  strengthsOf,
  UNREACHED_CLASS,
} from '../../../src/map/layers/cells-classes.ts';
import { cellsGrid, paintWindow } from '../../../src/map/layers/cells-grid.ts';
import {
  type CellsView,
  levelFor,
  pixelLookup,
  seenWindow,
  viewOf,
  windowFor,
} from '../../../src/map/layers/cells-view.ts';
import { MAP_COLORS } from '../../../src/map/map-colors.ts';
import { mercatorX, mercatorY } from '../../../src/map/mercator.ts';
import { defaultRamp } from '../../../src/map/ramp.ts';

const RAMP = defaultRamp({ unit: 'minutes', limit: 15 }, 'light');
const SIZE = 0.01;

/** A raster of inhabited cells, given by column and row from the north-west corner at 106° E 28° N. */
function demandOf(cells: readonly (readonly [column: number, row: number, people: number])[]) {
  return {
    count: cells.length,
    lon: Float64Array.from(cells, ([column]) => 106 + (column + 0.5) * SIZE),
    lat: Float64Array.from(cells, ([, row]) => 28 - (row + 0.5) * SIZE),
    population: Float64Array.from(cells, ([, , people]) => people),
    township: new Int32Array(cells.length),
    cellSize: [SIZE, SIZE] as const,
  };
}

/** A camera whose top left pixel is at a place. */
function viewAt(lon: number, lat: number, pixelsPerCell: number): CellsView {
  const scale = (pixelsPerCell / SIZE) * 360;
  return { width: 60, height: 40, scale, originX: -mercatorX(lon) * scale, originY: -mercatorY(lat) * scale };
}

describe('classesOf', () => {
  it('counts a value equal to a step as within it', () => {
    const minutes = (value: number) => value * 600;
    const values = Uint32Array.of(
      0,
      minutes(5),
      minutes(5) + 1,
      minutes(15),
      minutes(15) + 1,
      minutes(45) + 1,
      UNREACHED,
    );
    expect([...classesOf(values, RAMP, new Uint8Array(7))]).toEqual([1, 1, 2, 3, 4, 7, UNREACHED_CLASS]);
  });
});

describe('strengthsOf', () => {
  it('is weak where few live, strong where most do, and stands above the class', () => {
    const strengths = strengthsOf(Float64Array.of(1, 1, 1, 1, 2, 3, 5, 100));
    expect([...strengths]).toEqual([0, 0, 0, 0, 0, 0, 1, 3]);
    expect([...strengthsOf(Float64Array.of(5, 5, 5))]).toEqual([3, 3, 3]);
    expect([...classesOf(Uint32Array.of(0, UNREACHED), RAMP, Uint8Array.of(0, 3))]).toEqual([1, 63]);
  });
});

describe('paletteOf', () => {
  it('holds the ramp, nobody transparent', () => {
    const palette = paletteOf(RAMP, MAP_COLORS.light);
    expect([...palette.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...palette.slice(4, 8)]).toEqual([0x0b, 0x55, 0x57, 255]);
    expect([...palette.slice(28, 32)]).toEqual([0x86, 0x23, 0x0f, 255]);
  });

  it('has a shade for every density', () => {
    const [low, high] = densityClasses(Float64Array.of(0, 5000));
    const palette = paletteOf(RAMP, MAP_COLORS.light);
    expect([...palette.slice(4 * low!, 4 * low! + 3)]).toEqual([0xd9, 0xd6, 0xcb]);
    expect([...palette.slice(4 * high!, 4 * high! + 3)]).toEqual([0x6d, 0x66, 0x56]);
  });
});

describe('cellsGrid', () => {
  it('leaves points alone', () => {
    expect(cellsGrid({ ...demandOf([[0, 0, 1]]), cellSize: null })).toBeNull();
  });

  it('paints each cell into its texel and nothing elsewhere', () => {
    const grid = cellsGrid(
      demandOf([
        [0, 0, 1],
        [2, 1, 1],
      ]),
    )!;
    expect([grid.columns, grid.rows]).toEqual([3, 2]);
    const whole = { column: 0, row: 0, columns: 3, rows: 2 };
    expect([...paintWindow(grid.level(0), whole, Uint8Array.of(4, 5))]).toEqual([4, 0, 0, 0, 0, 5]);
    expect([...paintWindow(grid.level(0), { column: 1, row: 1, columns: 2, rows: 1 }, Uint8Array.of(4, 5))]).toEqual([
      0, 5,
    ]);
  });

  it('keeps the most peopled cell when it halves', () => {
    const grid = cellsGrid(
      demandOf([
        [0, 0, 3],
        [1, 0, 9],
        [1, 1, 4],
        [2, 2, 1],
        [4, 0, 2],
      ]),
    )!;
    const pixels = paintWindow(grid.level(1), { column: 0, row: 0, columns: 3, rows: 2 }, Uint8Array.of(1, 2, 3, 4, 5));
    expect([...pixels]).toEqual([2, 0, 5, 0, 4, 0]);
    expect([...grid.level(2).cells]).toEqual([1, 4]);
  });

  it('loses no inhabited place at any level', () => {
    const cell = fc.tuple(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 99 }));
    const cells = fc.uniqueArray(cell, { minLength: 1, selector: ([column, row]) => `${column} ${row}` });
    fc.assert(
      fc.property(cells, fc.nat(3), (list, index) => {
        const grid = cellsGrid(demandOf(list))!;
        const [west, north] = [Math.min(...list.map(([c]) => c)), Math.min(...list.map(([, r]) => r))];
        const level = grid.level(index);
        const texels = new Set([...level.columns].map((column, at) => `${column} ${level.rows[at]}`));
        const expected = new Set(list.map(([c, r]) => `${(c - west) >> index} ${(r - north) >> index}`));
        expect(texels).toEqual(expected);
      }),
    );
  });
});

describe('pixelLookup', () => {
  const grid = cellsGrid(
    demandOf([
      [0, 0, 1],
      [9, 9, 1],
    ]),
  )!;

  it('knows the cell under every pixel, −1 beside the grid', () => {
    const view = viewAt(106 - SIZE, 28 + SIZE / 2, 10);
    const { columns, rows } = pixelLookup(grid, view, 1);
    expect([columns[9], columns[10], columns[19], columns[20]]).toEqual([-1, 0, 0, 1]);
    // From the bottom up: the last entry is the top row of pixels, half a cell above the grid.
    expect([rows[39], rows[35], rows[33], rows[30]]).toEqual([-1, -1, 0, 0]);
  });

  it('agrees with the definition for any place', () => {
    const place = fc.tuple(
      fc.double({ min: -0.05, max: 0.12, noNaN: true }),
      fc.double({ min: -0.12, max: 0.05, noNaN: true }),
    );
    fc.assert(
      fc.property(place, fc.double({ min: 0.3, max: 30, noNaN: true }), ([dx, dy], pixels) => {
        const view = viewAt(106 + dx, 28 + dy, pixels);
        const { columns } = pixelLookup(grid, view, 1);
        columns.forEach((column, pixel) => {
          const lon = 106 + dx + ((pixel + 0.5) / pixels) * SIZE;
          const exact = (lon - 106) / SIZE;
          // Skip middles that fall on an edge between two cells: rounding decides.
          if (Math.abs(exact - Math.round(exact)) < 1e-6) return;
          const inside = exact >= 0 && exact < 10;
          expect(column).toBe(inside ? Math.floor(exact) : -1);
        });
      }),
    );
  });

  it('asks for nothing when the grid is out of sight', () => {
    expect(seenWindow(pixelLookup(grid, viewAt(100, 20, 5), 1))).toBeNull();
  });

  it('has at hand what is seen, with a margin', () => {
    const view = viewAt(106.02, 27.98, 30);
    const seen = seenWindow(pixelLookup(grid, view, 1))!;
    const window = windowFor(grid, view, 1);
    expect(window.column).toBeLessThanOrEqual(seen.column);
    expect(window.row).toBeLessThanOrEqual(seen.row);
    expect(window.column + window.columns).toBeGreaterThanOrEqual(seen.column + seen.columns);
    expect(window.row + window.rows).toBeGreaterThanOrEqual(seen.row + seen.rows);
  });
});

it('takes the level whose texels are large enough', () => {
  const grid = cellsGrid(
    demandOf([
      [0, 0, 1],
      [9, 9, 1],
    ]),
  )!;
  expect(levelFor(grid, viewAt(106, 28, 4), 1.15)).toBe(0);
  expect(levelFor(grid, viewAt(106, 28, 1), 1.15)).toBe(1);
  expect(levelFor(grid, viewAt(106, 28, 0.2), 1.15)).toBe(3);
});

it('reads the camera off the matrix', () => {
  // Clip x = 4 x − 2.4, clip y = −8 y + 3.2, w = 2.
  const matrix = [4, 0, 0, 0, 0, -8, 0, 0, 0, 0, 1, 0, -2.4, 3.2, 0, 2];
  const view = viewOf(matrix, 200, 100);
  expect(view.scale).toBe(200);
  // The middle of the screen is where clip x and y are 0: x = 0.6, y = 0.4.
  expect(0.6 * view.scale + view.originX).toBeCloseTo(100, 9);
  expect(0.4 * view.scale + view.originY).toBeCloseTo(50, 9);
});
