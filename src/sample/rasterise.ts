import type { Position } from 'geojson';
import type { Rings } from './boundaries.ts';
import type { FineGrid } from './fine-grid.ts';

/**
 * Which polygon holds the middle of each fine cell; -1 where none does. Edges are taken from south to north whichever
 * polygon asks, so that neighbours compute the same crossing and no cell falls between them or into both.
 */
export function rasterise(polygons: ReadonlyMap<number, Rings>, grid: FineGrid): Int32Array {
  const label = new Int32Array(grid.width * grid.height).fill(-1);
  for (const [value, rings] of polygons) {
    const rows = new Map<number, number[]>();
    for (const ring of rings) {
      for (let at = 0; at + 1 < ring.length; at++) {
        addCrossings(rows, ring[at] as Position, ring[at + 1] as Position, grid);
      }
    }
    for (const [row, columns] of rows) {
      columns.sort((left, right) => left - right);
      for (let pair = 0; pair + 1 < columns.length; pair += 2) {
        const from = Math.max(0, Math.ceil(columns[pair] as number));
        const to = Math.min(grid.width, Math.ceil(columns[pair + 1] as number));
        if (to > from) label.fill(value, row * grid.width + from, row * grid.width + to);
      }
    }
  }
  return label;
}

/** Columns (in cells, 0 = middle of the first) where an edge crosses the middles of the rows. */
function addCrossings(rows: Map<number, number[]>, start: Position, end: Position, grid: FineGrid): void {
  const [low, high] = (start[1] as number) < (end[1] as number) ? [start, end] : [end, start];
  const south = low[1] as number;
  const north = high[1] as number;
  if (south === north) return;
  const first = Math.max(0, Math.floor((grid.north - north) / grid.step - 0.5));
  const last = Math.min(grid.height - 1, Math.ceil((grid.north - south) / grid.step - 0.5));
  for (let row = first; row <= last; row++) {
    const lat = grid.north - (row + 0.5) * grid.step;
    // A row through a vertex belongs to the edge above it.
    if (lat < south || lat >= north) continue;
    const lon = (low[0] as number) + ((lat - south) / (north - south)) * ((high[0] as number) - (low[0] as number));
    const column = (lon - grid.west) / grid.step - 0.5;
    const list = rows.get(row);
    if (list === undefined) rows.set(row, [column]);
    else list.push(column);
  }
}
