import { latitudeOf, mercatorX, mercatorY } from '../mercator.ts';
import type { CellsGrid, GridWindow } from './cells-grid.ts';

/** The camera without rotation: Mercator = (pixel − origin) / scale, in device pixels from the top left corner. */
export interface CellsView {
  readonly width: number;
  readonly height: number;
  readonly originX: number;
  readonly originY: number;
  /** Device pixels per Mercator unit, the same in both directions. */
  readonly scale: number;
}

/** Reads the camera off MapLibre's matrix, in double precision. Bearing and pitch are zero: only scale and shift are left. */
export function viewOf(matrix: ArrayLike<number>, width: number, height: number): CellsView {
  const at = (index: number): number => matrix[index]!;
  const w = at(15);
  const scale = ((at(0) / w) * width) / 2;
  return { width, height, scale, originX: ((at(12) / w + 1) * width) / 2, originY: ((1 - at(13) / w) * height) / 2 };
}

/** The coarsest need: the level whose texels are at least `least` device pixels wide and high. */
export function levelFor(grid: CellsGrid, view: CellsView, least: number): number {
  const width = (grid.cellLon / 360) * view.scale;
  const height = (mercatorY(grid.north - grid.cellLat) - mercatorY(grid.north)) * view.scale;
  return Math.max(0, Math.ceil(Math.log2(least / Math.min(width, height))));
}

/**
 * For each column and row of pixels the column and row of the grid's level below its middle, −1 beside the grid.
 * Rows from the bottom up, as WebGL counts them. Cells keep their true place and size to the pixel.
 */
export function pixelLookup(
  grid: CellsGrid,
  view: CellsView,
  step: number,
): { columns: Int32Array<ArrayBuffer>; rows: Int32Array<ArrayBuffer> } {
  const lookup = (length: number, size: number, cellAt: (pixel: number) => number): Int32Array<ArrayBuffer> =>
    Int32Array.from({ length }, (_, pixel) => {
      const cell = Math.floor(cellAt(pixel));
      return cell < 0 || cell >= size ? -1 : Math.floor(cell / step);
    });
  const columns = lookup(view.width, grid.columns, (pixel) => {
    const lon = ((pixel + 0.5 - view.originX) / view.scale) * 360 - 180;
    return (lon - grid.west) / grid.cellLon;
  });
  const rows = lookup(view.height, grid.rows, (pixel) => {
    const lat = latitudeOf((view.height - pixel - 0.5 - view.originY) / view.scale);
    return (grid.north - lat) / grid.cellLat;
  });
  return { columns, rows };
}

/** The part of a level that must be at hand: the view and half of it again on each side, within the grid. */
export function windowFor(grid: CellsGrid, view: CellsView, step: number): GridWindow {
  const pixelX = (lon: number): number => mercatorX(lon) * view.scale + view.originX;
  const spread = (from: number, to: number, size: number): [number, number] => {
    const margin = (to - from) / 2;
    const start = Math.min(size - 1, Math.max(0, Math.floor((from - margin) / step)));
    return [start, Math.max(start, Math.min(size - 1, Math.ceil((to + margin) / step)))];
  };
  const pixelsPerColumn = (grid.cellLon / 360) * view.scale;
  const left = (0 - pixelX(grid.west)) / pixelsPerColumn;
  const lat = (pixel: number): number => latitudeOf((pixel - view.originY) / view.scale);
  const top = (grid.north - lat(0)) / grid.cellLat;
  const bottom = (grid.north - lat(view.height)) / grid.cellLat;
  const [column, lastColumn] = spread(left, left + view.width / pixelsPerColumn, Math.ceil(grid.columns / step));
  const [row, lastRow] = spread(top, bottom, Math.ceil(grid.rows / step));
  return { column, row, columns: lastColumn - column + 1, rows: lastRow - row + 1 };
}

/** Whether one window lies within another. */
export function holds(outer: GridWindow, inner: GridWindow): boolean {
  return (
    inner.column >= outer.column &&
    inner.row >= outer.row &&
    inner.column + inner.columns <= outer.column + outer.columns &&
    inner.row + inner.rows <= outer.row + outer.rows
  );
}

/** What of a level the pixels ask for. */
export function seenWindow(lookup: { readonly columns: Int32Array; readonly rows: Int32Array }): GridWindow | null {
  const [column, lastColumn] = ends(lookup.columns);
  const [row, lastRow] = ends(lookup.rows);
  if (column < 0 || row < 0) return null;
  return { column, row, columns: lastColumn - column + 1, rows: lastRow - row + 1 };
}

function ends(indices: Int32Array): [number, number] {
  const inside = indices.filter((index) => index >= 0);
  const [a, b] = [inside[0] ?? -1, inside.at(-1) ?? -1];
  return [Math.min(a, b), Math.max(a, b)];
}
