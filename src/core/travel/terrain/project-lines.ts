import type { Position } from 'geojson';
import { type GridLines, gridLines } from './grid-lines.ts';
import type { TerrainFrame } from './terrain-frame.ts';

/** Lines or rings of longitudes and latitudes in the coordinates of a grid. */
export function projectLines(frame: Pick<TerrainFrame, 'toGrid'>, lines: readonly (readonly Position[])[]): GridLines {
  return gridLines(lines.map((line) => line.map(([lon = Number.NaN, lat = Number.NaN]) => frame.toGrid(lon, lat))));
}
