import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnAreas } from '../../../../src/core/travel/terrain/burn-areas.ts';
import {
  BARRIER,
  type BurnLayer,
  burnFriction,
  mergeLandCover,
} from '../../../../src/core/travel/terrain/burn-friction.ts';
import { burnLines } from '../../../../src/core/travel/terrain/burn-lines.ts';
import { gridLines } from '../../../../src/core/travel/terrain/grid-lines.ts';

type Point = readonly [x: number, y: number];

const SIZE = { columns: 8, rows: 6 };

/** The burnt grid as a drawing: `x` where the code was written. */
function drawn(burn: (into: { codes: Uint16Array; size: typeof SIZE }) => void): string[] {
  const codes = new Uint16Array(SIZE.columns * SIZE.rows);
  burn({ codes, size: SIZE });
  return rowsOf(codes, (code) => (code > 0 ? 'x' : '.'));
}

function rowsOf(codes: Uint16Array, sign: (code: number) => string): string[] {
  return Array.from({ length: SIZE.rows }, (_, row) =>
    Array.from(codes.subarray(row * SIZE.columns, (row + 1) * SIZE.columns), sign).join(''),
  );
}

const lines = (...all: Point[][]) => drawn((into) => burnLines(gridLines(all), 1, into));
const areas = (...all: Point[][]) => drawn((into) => burnAreas(gridLines(all), 1, into));

describe('lines', () => {
  it('burn every cell they run through, so that no walker slips across', () => {
    expect(
      lines([
        [0.5, 0.5],
        [3.5, 2],
      ]),
    ).toEqual(['xx......', '.xxx....', '...x....', '........', '........', '........']);
    expect(
      lines([
        [1.5, 4.2],
        [1.5, 1.9],
        [6.1, 1.9],
      ]),
    ).toEqual(['........', '.xxxxxx.', '.x......', '.x......', '.x......', '........']);
  });

  it('a point burns its cell; a line through a corner goes on diagonally; the far edges belong to the last cells', () => {
    expect(lines([[2.5, 2.5]])[2]).toBe('..x.....');
    expect(
      lines([
        [0.5, 0.5],
        [2.5, 2.5],
      ]),
    ).toEqual(['x.......', '.x......', '..x.....', '........', '........', '........']);
    expect(
      lines([
        [8, 6],
        [8, 4.5],
      ]),
    ).toEqual(['........', '........', '........', '........', '.......x', '.......x']);
  });

  it('what lies outside is cut off', () => {
    expect(
      lines([
        [-100, 2.5],
        [100, 2.5],
      ])[2],
    ).toBe('xxxxxxxx');
    expect(
      lines([
        [-3, -1],
        [-1, 9],
      ]).join(''),
    ).not.toContain('x');
    expect(
      lines([
        [-5, 1.5],
        [-1, 1.5],
      ]).join(''),
    ).not.toContain('x');
    expect(
      lines([
        [Number.NaN, 1],
        [3, 1],
      ]).join(''),
    ).not.toContain('x');
  });

  it('are the cells whose inside the segment meets, whichever way it is drawn', () => {
    const place = fc.integer({ min: -4000, max: 12_000 }).map((n) => n / 997);
    const point = fc.tuple(place, place);
    fc.assert(
      fc.property(point, point, (from, to) => {
        if (from[0] === to[0] && from[1] === to[1]) return;
        const found = lines([from, to]).join('');
        const back = lines([to, from]).join('');
        for (let i = 0; i < found.length; i++) {
          const meets = lengthInside(from, to, [i % 8, Math.floor(i / 8)]);
          // A billionth of the line is below what clipping can tell.
          if (meets > 1e-9) expect(found[i] + back[i]!, `cell ${i}`).toBe('xx');
          if (meets < -1e-9) expect(found[i] + back[i]!, `cell ${i}`).toBe('..');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Share of a segment inside a unit cell; negative where they miss each other. */
function lengthInside(from: Point, to: Point, cell: Point): number {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1] as const) {
    const run = to[axis] - from[axis];
    const a = (cell[axis] - from[axis]) / run;
    const b = (cell[axis] + 1 - from[axis]) / run;
    if (run !== 0) [enter, leave] = [Math.max(enter, Math.min(a, b)), Math.min(leave, Math.max(a, b))];
    else if (from[axis] < cell[axis] || from[axis] > cell[axis] + 1) return -1;
    else if (from[axis] === cell[axis] || from[axis] === cell[axis] + 1) return 0;
  }
  return leave - enter;
}

describe('areas', () => {
  it('burn the cells whose centre they hold, not those that they merely touch', () => {
    expect(
      areas([
        [1.4, 1.4],
        [4.6, 1.4],
        [4.6, 3.6],
        [1.4, 3.6],
      ]),
    ).toEqual(['........', '.xxxx...', '.xxxx...', '.xxxx...', '........', '........']);
    expect(
      areas([
        [1.6, 1.6],
        [4.4, 1.6],
        [4.4, 3.4],
        [1.6, 3.4],
      ])[2],
    ).toBe('..xx....');
  });

  it('have holes, closed or not, and may reach beyond the grid', () => {
    const outer: Point[] = [
      [-9, -9],
      [99, -9],
      [99, 99],
      [-9, 99],
      [-9, -9],
    ];
    expect(
      areas(outer, [
        [2, 1],
        [6, 1],
        [6, 5],
        [2, 5],
      ]),
    ).toEqual(['xxxxxxxx', 'xx....xx', 'xx....xx', 'xx....xx', 'xx....xx', 'xxxxxxxx']);
  });

  it('two halves of the plane share out the centres, also those on the border', () => {
    const on = fc.integer({ min: -4, max: 24 }).map((n) => n / 2);
    fc.assert(
      fc.property(on, on, on, on, (x1, y1, x2, y2) => {
        if (x1 === x2 && y1 === y2) return;
        // A wide quadrilateral cut in two along a line through half-cell places.
        const [dx, dy] = [(x2 - x1) * 1000, (y2 - y1) * 1000];
        const [a, b]: Point[] = [
          [x1 - dx, y1 - dy],
          [x1 + dx, y1 + dy],
        ] as const;
        const left: Point[] = [a!, b!, [x1 - dy * 2, y1 + dx * 2]];
        const right: Point[] = [b!, a!, [x1 + dy * 2, y1 - dx * 2]];
        const [one, other] = [areas(left).join(''), areas(right).join('')];
        for (let i = 0; i < one.length; i++) expect(`${one[i]}${other[i]}`, `cell ${i}`).toMatch(/^(x\.|\.x)$/);
      }),
    );
  });
});

describe('merging', () => {
  const river: BurnLayer = {
    code: BARRIER,
    shape: 'lines',
    lines: gridLines([
      [
        [3.5, 0],
        [3.5, 6],
      ],
    ]),
  };
  const road: BurnLayer = {
    code: 1001,
    shape: 'lines',
    road: true,
    lines: gridLines([
      [
        [0.5, 2.5],
        [7.5, 2.5],
      ],
    ]),
  };
  const closed: BurnLayer = {
    code: BARRIER,
    shape: 'areas',
    lines: gridLines([
      [
        [5, 2],
        [7, 2],
        [7, 4],
        [5, 4],
      ],
    ]),
  };
  const landCover = new Uint16Array(48).fill(1);
  const sign = (code: number) => (code === BARRIER ? '#' : code === 1 ? '.' : '=');

  it('later layers cover earlier ones: a road bridges the river, a closed area stops the road', () => {
    const merged = mergeLandCover({ ...SIZE, landCover, layers: [river, road, closed] });
    expect(rowsOf(merged, sign)).toEqual(['...#....', '...#....', '=====##=', '...#.##.', '...#....', '...#....']);
    expect([...landCover]).toEqual(Array.from({ length: 48 }, () => 1));
  });

  it('a road from corner to corner through a wall is dropped only where asked', () => {
    const stub: BurnLayer = { code: 1001, shape: 'lines', road: true, lines: gridLines([[[3.5, 0.5]]]) };
    const input = { ...SIZE, landCover, layers: [stub] };
    // The road cell (3, 0) is open to (4, 1) over two others; with those two closed, only corner to corner.
    expect(mergeLandCover({ ...input, dropCornerRoads: true })[3]).toBe(1001);
    const cornered = landCover.slice();
    cornered[4] = BARRIER;
    cornered[8 + 3] = BARRIER;
    expect(mergeLandCover({ ...input, landCover: cornered, dropCornerRoads: true })[3]).toBe(BARRIER);
    expect(mergeLandCover({ ...input, landCover: cornered })[3]).toBe(1001);
  });

  it('takes speeds from the table; what is not in it, or has none, is impassable', () => {
    const speeds = new Map([
      [1, { kmh: 4.5, movement: 'walk' }],
      [1001, { kmh: 60, movement: 'motor' }],
      [7, { kmh: 0, movement: 'walk' }],
    ] as const);
    const cover = landCover.slice();
    cover[0] = 7;
    cover[1] = 9;
    const grid = burnFriction({ ...SIZE, landCover: cover, layers: [road] }, speeds, { cellX: 100, cellY: 100 });
    expect([...grid.pace.subarray(0, 3)]).toEqual([0, 0, Math.fround(0.8)]);
    expect(grid.pace[16]).toBe(Math.fround(0.06));
    expect([grid.movement?.[2], grid.movement?.[16]]).toEqual([0, 2]);
    expect(() => mergeLandCover({ columns: 2, rows: 2, landCover, layers: [] })).toThrow('land cover has 48 cells');
  });
});
