import type { WorkGrid } from './work-grid.ts';

/** The population raster's grid: 3 arc-seconds, a window of the work grid with nine cells in one of its. */
export interface FineGrid {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly north: number;
  readonly step: number;
  /** Work column and row of the north-west corner. */
  readonly column: number;
  readonly row: number;
  readonly work: WorkGrid;
}

/** Fine cells along one work cell. */
export const FINE = 3;

/** The window around all labelled work cells, `margin` work cells wider on each side. */
export function createFineGrid(label: Int32Array, work: WorkGrid, margin: number): FineGrid {
  let [left, right, top, bottom] = [work.width, 0, work.height, 0];
  for (let cell = 0; cell < work.count; cell++) {
    if (label[cell] === -1) continue;
    const x = cell % work.width;
    const y = (cell - x) / work.width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  left = Math.max(0, left - margin);
  top = Math.max(0, top - margin);
  right = Math.min(work.width - 1, right + margin);
  bottom = Math.min(work.height - 1, bottom + margin);
  return {
    width: (right - left + 1) * FINE,
    height: (bottom - top + 1) * FINE,
    west: work.west + left * work.step,
    north: work.north - top * work.step,
    step: work.step / FINE,
    column: left,
    row: top,
    work,
  };
}

/** The fine cell in the middle of a work cell. */
export function fineCellOf(grid: FineGrid, workCell: number): number {
  const column = workCell % grid.work.width;
  const row = (workCell - column) / grid.work.width;
  return ((row - grid.row) * FINE + 1) * grid.width + (column - grid.column) * FINE + 1;
}

/** A field of the work grid, interpolated at a fine cell's middle. */
export function fineValue(grid: FineGrid, field: Float32Array | Float64Array, fineCell: number): number {
  const { work } = grid;
  const column = fineCell % grid.width;
  const x = grid.column + (column + 0.5) / FINE - 0.5;
  const y = grid.row + ((fineCell - column) / grid.width + 0.5) / FINE - 0.5;
  const left = Math.min(work.width - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(work.height - 2, Math.max(0, Math.floor(y)));
  const fx = x - left;
  const fy = y - top;
  const at = top * work.width + left;
  const north = (field[at] as number) * (1 - fx) + (field[at + 1] as number) * fx;
  const south = (field[at + work.width] as number) * (1 - fx) + (field[at + work.width + 1] as number) * fx;
  return north * (1 - fy) + south * fy;
}
