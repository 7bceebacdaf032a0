import type { Deciseconds } from '../../model/units.ts';
import { UNREACHED } from '../../model/units.ts';
import type { Lattice, LatticeWindow } from './lattice.ts';

/** Travel time at every sample of a window. */
export interface TimeField extends LatticeWindow {
  /** Deciseconds, UNREACHED where there is no way. */
  readonly values: Uint32Array;
  /** Time to walk from one sample to the next (see `walkedStep`): how fast time may rise beyond a threshold. */
  readonly stepDeciseconds: Deciseconds;
}

/** What a `within` search has found among the samples of a lattice. */
export interface FoundSamples {
  readonly count: number;
  /** Indices row × lattice columns + column. */
  readonly cells: Uint32Array;
  readonly values: Uint32Array;
}

/** Samples kept free around what was found, so that no line ends at the window's edge. */
const MARGIN = 1;

/**
 * The smallest field around the samples that were found: the memory of one facility's surroundings, not of the whole
 * lattice. Null where nothing was found.
 */
export function windowField(lattice: Lattice, found: FoundSamples, stepDeciseconds: Deciseconds): TimeField | null {
  if (found.count === 0) return null;
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < found.count; k++) {
    const column = found.cells[k]! % lattice.columns;
    const row = (found.cells[k]! - column) / lattice.columns;
    if (column < west) west = column;
    if (column > east) east = column;
    if (row < north) north = row;
    if (row > south) south = row;
  }
  const [column, row] = [west - MARGIN, north - MARGIN];
  const columns = east - west + 1 + 2 * MARGIN;
  const rows = south - north + 1 + 2 * MARGIN;
  const values = new Uint32Array(columns * rows).fill(UNREACHED);
  for (let k = 0; k < found.count; k++) {
    const c = found.cells[k]! % lattice.columns;
    const r = (found.cells[k]! - c) / lattice.columns;
    values[(r - row) * columns + c - column] = found.values[k]!;
  }
  return { lattice, column, row, columns, rows, values, stepDeciseconds };
}
