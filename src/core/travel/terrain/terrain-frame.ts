import { equalAreaAbout, type LocalProjection } from './equal-area.ts';
import type { GridSize } from './grid-lines.ts';

/** A region's box in degrees. */
export interface LonLatBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A grid of square cells in metres over a region, and the way there and back. */
export interface TerrainFrame extends GridSize {
  readonly cellMeters: number;
  /** Columns east of the west edge and rows south of the north edge; the cell is the whole part of both. */
  readonly toGrid: (lon: number, lat: number) => readonly [x: number, y: number];
  readonly toLonLat: (x: number, y: number) => readonly [lon: number, lat: number];
  /** Cell (row × columns + column) that holds a place, -1 outside the grid. */
  readonly cellAt: (lon: number, lat: number) => number;
  /** Degrees of a cell's centre. */
  readonly centerOf: (cell: number) => readonly [lon: number, lat: number];
}

const USUAL_CELL = 100;
const MOST_CELLS = 12_000_000;
/** Places along each edge of the box that are projected to find how far the region reaches. */
const EDGE_SAMPLES = 64;

/**
 * A grid over a region, in a projection made for it: cells of `cellMeters` (100 if not given), or the least multiple of
 * 10 m that keeps the grid to `mostCells` (12 million). The box must not cross 180°.
 */
export function terrainGridFrame(
  box: LonLatBox,
  wish: { readonly cellMeters?: number; readonly mostCells?: number } = {},
): TerrainFrame {
  if (!(box.west <= box.east && box.south <= box.north)) {
    throw new Error(`no region between ${box.west} and ${box.east} east, ${box.south} and ${box.north} north`);
  }
  const projection = equalAreaAbout((box.west + box.east) / 2, (box.south + box.north) / 2);
  const { west, east, south, north } = projectedBox(box, projection);
  const most = wish.mostCells ?? MOST_CELLS;
  let cellMeters = wish.cellMeters ?? USUAL_CELL;
  // One cell more on each side, so that a place on the edge of the box is inside the grid.
  const across = (meters: number) => Math.ceil(meters / cellMeters) + 2;
  while (across(east - west) * across(north - south) > most) cellMeters = (Math.floor(cellMeters / 10) + 1) * 10;
  const columns = across(east - west);
  const rows = across(north - south);
  const left = (west + east) / 2 - (columns / 2) * cellMeters;
  const top = (south + north) / 2 + (rows / 2) * cellMeters;
  return frameOf({ columns, rows, cellMeters, left, top, projection });
}

function frameOf(
  grid: GridSize & { cellMeters: number; left: number; top: number; projection: LocalProjection },
): TerrainFrame {
  const { columns, rows, cellMeters, left, top, projection } = grid;
  const toGrid: TerrainFrame['toGrid'] = (lon, lat) => {
    const [x, y] = projection.forward(lon, lat);
    return [(x - left) / cellMeters, (top - y) / cellMeters];
  };
  const toLonLat: TerrainFrame['toLonLat'] = (x, y) => projection.inverse(left + x * cellMeters, top - y * cellMeters);
  return {
    columns,
    rows,
    cellMeters,
    toGrid,
    toLonLat,
    cellAt(lon, lat) {
      const [x, y] = toGrid(lon, lat);
      return x >= 0 && x < columns && y >= 0 && y < rows ? Math.floor(y) * columns + Math.floor(x) : -1;
    },
    centerOf: (cell) => toLonLat((cell % columns) + 0.5, Math.floor(cell / columns) + 0.5),
  };
}

/** The region's reach in metres: the box's edges are bent, so they are followed. */
function projectedBox(box: LonLatBox, projection: LocalProjection): LonLatBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (lon: number, lat: number) => {
    const [x, y] = projection.forward(lon, lat);
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  };
  for (let k = 0; k <= EDGE_SAMPLES; k++) {
    const lon = box.west + ((box.east - box.west) * k) / EDGE_SAMPLES;
    const lat = box.south + ((box.north - box.south) * k) / EDGE_SAMPLES;
    include(lon, box.south);
    include(lon, box.north);
    include(box.west, lat);
    include(box.east, lat);
  }
  return { west, south, east, north };
}
