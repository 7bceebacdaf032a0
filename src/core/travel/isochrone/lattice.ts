import { greatCircleMeters } from '../../geo/distance.ts';
import type { Deciseconds, LonLat } from '../../model/units.ts';

/** Sample points at equal steps: column c, row r stands at x = left + c × stepX, y = top − r × stepY. */
export interface Lattice {
  readonly columns: number;
  readonly rows: number;
  /** The first sample itself, not the edge of its cell. */
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
  /** From the lattice's own plane (metres, say) to lon/lat; absent where x and y are degrees already. */
  readonly project?: (x: number, y: number) => LonLat;
}

/** A rectangle of a lattice, by its first column and row. What it holds goes row by row from the top. */
export interface LatticeWindow {
  readonly lattice: Lattice;
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** The window that is the whole lattice. */
export function wholeLattice(lattice: Lattice): LatticeWindow {
  return { lattice, column: 0, row: 0, columns: lattice.columns, rows: lattice.rows };
}

/** Where a column and row stand; fractions lie between samples. */
export function placeOn(lattice: Lattice, column: number, row: number): LonLat {
  const x = lattice.left + column * lattice.stepX;
  const y = lattice.top - row * lattice.stepY;
  return lattice.project ? lattice.project(x, y) : [x, y];
}

/** Deciseconds to walk the longer of the two steps, at least 1: the steepest rise between neighbours that is believed. */
export function walkedStep(lattice: Lattice, walkKmh: number): Deciseconds {
  const [column, row] = [lattice.columns / 2, lattice.rows / 2];
  const [lon, lat] = placeOn(lattice, column, row);
  const meters = Math.max(
    greatCircleMeters(lon, lat, ...placeOn(lattice, column + 1, row)),
    greatCircleMeters(lon, lat, ...placeOn(lattice, column, row + 1)),
  );
  return Math.max(1, Math.round((meters * 36) / walkKmh));
}

/** Drawn coordinates are whole millionths of a degree (0.1 m): six decimals. */
export const UNITS_PER_DEGREE = 1e6;
/** So far apart are neighbouring positions on a step that rounding to units neither joins nor swaps them. */
const UNITS_PER_QUANTUM = 4;
const MOST_QUANTA = 256;
const FEWEST_QUANTA = 16;

/**
 * Into how many parts a step is divided: lines cross a step only between its parts. A power of two, so that positions
 * are exact in a double. Throws where steps are too short for six decimals (below some 7 m).
 */
export function quantaPerStep(lattice: Lattice): number {
  const [lon, lat] = placeOn(lattice, 0, 0);
  const [eastLon, eastLat] = placeOn(lattice, 1, 0);
  const [southLon, southLat] = placeOn(lattice, 0, 1);
  const degrees = Math.min(Math.hypot(eastLon - lon, eastLat - lat), Math.hypot(southLon - lon, southLat - lat));
  let quanta = MOST_QUANTA;
  while (quanta * UNITS_PER_QUANTUM > degrees * UNITS_PER_DEGREE * 1.000001) quanta /= 2;
  if (!(quanta >= FEWEST_QUANTA)) {
    throw new Error(`A lattice step of ${degrees} degrees is too short for lines with six decimals`);
  }
  return quanta;
}
