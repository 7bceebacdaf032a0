import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BARRIER, burnFriction } from '../../../../src/core/travel/terrain/burn-friction.ts';
import { CostSweep } from '../../../../src/core/travel/terrain/cost-sweep.ts';
import { gridLines } from '../../../../src/core/travel/terrain/grid-lines.ts';
import { standingOnBanks } from '../../../../src/core/travel/terrain/river-banks.ts';
import { terrainGridFrame } from '../../../../src/core/travel/terrain/terrain-frame.ts';
import { DEFAULT_TERRAIN_RULES } from '../../../../src/core/travel/terrain/terrain-rules.ts';

type Point = readonly [x: number, y: number];

const [GROUND, ROAD] = [1, 2];
/** 1 s per metre on the ground, half of it on the road. */
const SPEEDS = new Map([
  [GROUND, { kmh: 3.6, movement: 'walk' }],
  [ROAD, { kmh: 7.2, movement: 'walk' }],
] as const);

function sweepOver(
  size: { columns: number; rows: number },
  burnt: { river: Point[]; road?: Point[]; neighbours?: 8 | 16 },
): CostSweep {
  const { river, road, neighbours = 8 } = burnt;
  const grid = burnFriction(
    {
      ...size,
      landCover: new Uint16Array(size.columns * size.rows).fill(GROUND),
      layers: [
        { code: BARRIER, shape: 'lines', lines: gridLines([river]) },
        { code: ROAD, shape: 'lines', lines: gridLines(road ? [road] : []), road: true },
      ],
    },
    SPEEDS,
    { cellX: 100, cellY: 100 },
  );
  return new CostSweep(grid, { ...DEFAULT_TERRAIN_RULES, neighbours });
}

function rounded(sweep: CostSweep, columns: number): (number | string)[][] {
  const seconds = sweep.seconds(sweep.run({ cells: [0] }));
  const rows = seconds.length / columns;
  return Array.from({ length: rows }, (_, row) =>
    Array.from(seconds.subarray(row * columns, (row + 1) * columns), (value) =>
      Number.isFinite(value) ? Math.round(value) : '-',
    ),
  );
}

const SIZE = { columns: 5, rows: 3 };
const RIVER: Point[] = [
  [2.5, -1],
  [2.5, 4],
];

describe('a river', () => {
  it('separates its banks where nothing bridges it', () => {
    expect(rounded(sweepOver(SIZE, { river: RIVER }), 5)).toEqual([
      [0, 100, '-', '-', '-'],
      [100, 141, '-', '-', '-'],
      [200, 241, '-', '-', '-'],
    ]);
  });

  it('is crossed on the road over it, and only there', () => {
    const road: Point[] = [
      [0.5, 1.5],
      [4.5, 1.5],
    ];
    // A step along the road takes 50 s, one between road and ground 75 s straight and 106 s diagonally (141 m at 0.75
    // s/m). From the bridge one steps diagonally past the river: one cell beside the step is road.
    expect(rounded(sweepOver(SIZE, { river: RIVER, road }), 5)).toEqual([
      [0, 100, '-', 262, 312],
      [75, 106, 156, 206, 256],
      [150, 181, '-', 262, 312],
    ]);
  });

  it('does not leak at any angle, whatever its bends, with 8 and with 16 neighbours', () => {
    const [columns, rows] = [14, 12];
    const whole = fc.integer({ min: -4, max: 16 });
    const height = fc.oneof(whole, fc.double({ min: -4, max: 16, noNaN: true }));
    const bend = fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 14 }), fc.double({ min: 0, max: 14, noNaN: true })),
      height,
    );
    fc.assert(
      fc.property(
        fc.tuple(
          height,
          height,
          fc.array(bend, { maxLength: 4 }),
          fc.constantFrom(8 as const, 16 as const),
          fc.boolean(),
        ),
        ([first, last, bends, neighbours, turned]) => {
          const middle = bends.toSorted((a, b) => a[0] - b[0]);
          const across: Point[] = [[-1, first], ...middle, [15, last]];
          // Lying and standing: the same river with rows and columns exchanged.
          const river: Point[] = turned ? across.map(([x, y]) => [y, x]) : across;
          const size = turned ? { columns: rows, rows: columns } : { columns, rows };
          const sweep = sweepOver(size, { river, neighbours });
          const open = Array.from({ length: columns * rows }, (_, cell) => cell).filter(
            (cell) => sweep.indexOf(cell) >= 0,
          );
          const north = (cell: number): boolean => {
            const [x, y] = [(cell % size.columns) + 0.5, Math.floor(cell / size.columns) + 0.5];
            return turned ? x < heightAt(across, y) : y < heightAt(across, x);
          };
          const starts = open.filter(north);
          const seconds = sweep.seconds(sweep.run({ cells: starts }));
          return open.every((cell) => north(cell) || seconds[cell] === Number.POSITIVE_INFINITY);
        },
      ),
      { numRuns: 600 },
    );
  });
});

/** Height of a line that runs from west to east; of an upright piece either end will do: the cell is burnt. */
function heightAt(line: readonly Point[], x: number): number {
  const next = line.findIndex(([at]) => at >= x);
  const [a, b] = [line[next - 1]!, line[next]!];
  return b[0] === a[0] ? b[1] : a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1]);
}

describe('whoever stands in a river', () => {
  const frame = terrainGridFrame({ west: 119, south: 28, east: 119.01, north: 28.01 });
  const count = frame.columns * frame.rows;
  const cell = (column: number, row: number) => row * frame.columns + column;
  /** Columns 4 and 5 are river. */
  const rivers = Uint16Array.from({ length: count }, (_, i) => Number([4, 5].includes(i % frame.columns)));
  const dry = () => Float32Array.from(rivers, (river) => (river ? 0 : 1));
  const standsAt = (pace: Float32Array, x: number, y: number) =>
    standingOnBanks(frame, rivers, pace).cellAt(...frame.toLonLat(x, y));

  it('stands on the nearest bank, and stays where there is a bridge or no river', () => {
    expect(standsAt(dry(), 4.4, 3.6)).toBe(cell(3, 3));
    expect(standsAt(dry(), 5.4, 3.6)).toBe(cell(6, 3));
    expect(standsAt(dry(), 7.4, 3.6)).toBe(cell(7, 3));
    const bridged = dry();
    bridged[cell(4, 3)] = 1;
    expect(standsAt(bridged, 4.4, 3.6)).toBe(cell(4, 3));
  });

  it('is taken two cells far and no farther, and out of other closed ground not at all', () => {
    const closed = new Float32Array(count);
    expect(standsAt(closed, 4.4, 3.6)).toBe(-1);
    closed[cell(2, 1)] = 1;
    expect(standsAt(closed, 4.4, 3.6)).toBe(cell(2, 1));
    expect(standsAt(closed, 5.4, 3.6)).toBe(-1);
    expect(standsAt(closed, 7.4, 3.6)).toBe(cell(7, 3));
    expect(standingOnBanks(frame, rivers, closed).cellAt(100, 10)).toBe(-1);
  });
});
