import { finish, type Steps } from '../../model/steps.ts';
import { burnAreas } from './burn-areas.ts';
import { burnLines } from './burn-lines.ts';
import { type FrictionGrid, MOVEMENT, type Movement, paceOfSpeed } from './friction-grid.ts';
import type { GridLines, GridSize } from './grid-lines.ts';

/** Code of ground that nobody passes. Land cover and roads have codes of their own, from 1. */
export const BARRIER = 0;

/** One kind of thing burnt into the land cover: a road class, rivers, closed areas. */
export interface BurnLayer {
  /** BARRIER, or a code of the speed table. */
  readonly code: number;
  /** Lines burn every cell they run through; areas the cells whose centre they hold. */
  readonly shape: 'lines' | 'areas';
  readonly lines: GridLines;
  /** Roads: what is judged by `dropCornerRoads`. */
  readonly road?: boolean;
}

export interface BurnInput extends GridSize {
  /** Land cover code of each cell, BARRIER where there is none. */
  readonly landCover: Uint16Array;
  /**
   * From the lowest to the topmost: later layers cover earlier ones. The usual order is rivers and lakes, then roads
   * from the slowest class to the fastest (a road over a river is its bridge), then closed areas.
   */
  readonly layers: readonly BurnLayer[];
  /** Removes roads that would lead through a wall corner to corner: for sweeps whose corners leak. */
  readonly dropCornerRoads?: boolean;
}

/** Burns the layers into the land cover; the input is left as it is. */
export function mergeLandCover(input: BurnInput): Uint16Array {
  return finish(mergeLandCoverInSteps(input));
}

export function* mergeLandCoverInSteps(input: BurnInput): Steps<Uint16Array> {
  const { columns, rows, landCover, layers } = input;
  if (landCover.length !== columns * rows)
    throw new Error(`land cover has ${landCover.length} cells, the grid ${columns} × ${rows}`);
  const codes = landCover.slice();
  const into = { codes, size: { columns, rows } };
  for (const layer of layers) {
    (layer.shape === 'lines' ? burnLines : burnAreas)(layer.lines, layer.code, into);
    yield;
  }
  if (!input.dropCornerRoads) return codes;
  return dropCornerRoads(into, new Set(layers.filter((layer) => layer.road).map((layer) => layer.code)));
}

/**
 * AccessMod's cleaning of bridges: a road cell becomes a barrier if a diagonal neighbour is passable and both cells
 * beside the two are not (outside the grid nothing is passable). All cells are judged on the uncleaned merge.
 */
function dropCornerRoads(merge: { codes: Uint16Array; size: GridSize }, roads: ReadonlySet<number>): Uint16Array {
  const { codes, size } = merge;
  const open = (column: number, row: number) =>
    column >= 0 &&
    row >= 0 &&
    column < size.columns &&
    row < size.rows &&
    codes[row * size.columns + column] !== BARRIER;
  const cleaned = codes.slice();
  for (let row = 0; row < size.rows; row++) {
    for (let column = 0; column < size.columns; column++) {
      if (!roads.has(codes[row * size.columns + column]!)) continue;
      const leaks = (dx: number, dy: number) =>
        open(column + dx, row + dy) && !open(column + dx, row) && !open(column, row + dy);
      if (leaks(-1, -1) || leaks(1, -1) || leaks(-1, 1) || leaks(1, 1)) cleaned[row * size.columns + column] = BARRIER;
    }
  }
  return cleaned;
}

/** km/h on the flat and way of moving, by code. What is not listed, or not above 0 km/h, is impassable. */
export type SpeedTable = ReadonlyMap<number, { readonly kmh: number; readonly movement: Movement }>;

/** Turns codes into friction by the speed table. */
export function frictionOfCodes(
  codes: Uint16Array,
  speeds: SpeedTable,
  frame: GridSize & { readonly cellX: number; readonly cellY: number; readonly elevation?: Float32Array },
): FrictionGrid {
  const paceOfCode = new Float32Array(2 ** 16);
  const movementOfCode = new Uint8Array(2 ** 16);
  for (const [code, { kmh, movement }] of speeds) {
    paceOfCode[code] = paceOfSpeed(kmh);
    movementOfCode[code] = MOVEMENT[movement];
  }
  paceOfCode[BARRIER] = 0;
  const pace = new Float32Array(codes.length);
  const movement = new Uint8Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    pace[i] = paceOfCode[codes[i]!]!;
    movement[i] = movementOfCode[codes[i]!]!;
  }
  const { columns, rows, cellX, cellY, elevation } = frame;
  return { columns, rows, cellX, cellY, pace, movement, ...(elevation ? { elevation } : {}) };
}

/** Land cover, roads and barriers to friction in one step. */
export function burnFriction(input: BurnInput, speeds: SpeedTable, ground: GroundCells): FrictionGrid {
  return finish(burnFrictionInSteps(input, speeds, ground));
}

export function* burnFrictionInSteps(input: BurnInput, speeds: SpeedTable, ground: GroundCells): Steps<FrictionGrid> {
  const codes = yield* mergeLandCoverInSteps(input);
  return frictionOfCodes(codes, speeds, { columns: input.columns, rows: input.rows, ...ground });
}

/** Size of a cell in metres, and heights where they are known. */
interface GroundCells {
  readonly cellX: number;
  readonly cellY: number;
  readonly elevation?: Float32Array;
}
