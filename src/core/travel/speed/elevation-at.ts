import type { Elevation } from '../../model/region.ts';

/** Height in metres between the centres of the four cells around a place (bilinear); NaN outside or where one is unknown. */
export function elevationAt(elevation: Elevation, lon: number, lat: number): number {
  const { width, height, meters } = elevation;
  // Cells hold the height of their centre; within half a cell of the edge the outermost cell stands alone.
  const x = (lon - elevation.west) / elevation.cellLon - 0.5;
  const y = (elevation.north - lat) / elevation.cellLat - 0.5;
  if (!(x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5)) return Number.NaN;
  const column = Math.max(0, Math.min(width - 1, Math.floor(x)));
  const row = Math.max(0, Math.min(height - 1, Math.floor(y)));
  const right = Math.min(width - 1, column + 1);
  const below = Math.min(height - 1, row + 1);
  const fx = Math.max(0, x - column);
  const fy = Math.max(0, y - row);
  const upper = meters[row * width + column]! * (1 - fx) + meters[row * width + right]! * fx;
  const lower = meters[below * width + column]! * (1 - fx) + meters[below * width + right]! * fx;
  return upper * (1 - fy) + lower * fy;
}
