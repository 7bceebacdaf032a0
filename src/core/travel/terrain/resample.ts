import type { LandCover } from '../../model/land-cover.ts';
import type { LonLatGrid } from '../../model/lon-lat-grid.ts';
import type { Elevation } from '../../model/region.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import { BARRIER } from './burn-friction.ts';
import type { TerrainFrame } from './terrain-frame.ts';

const CELLS_AT_ONCE = 65_536;

/**
 * Metres above the sea at each cell's centre, bilinear between the four cell centres around it. Where one of them is
 * unknown, the nearest one counts; NaN where that is unknown too, and outside the raster.
 */
export function resampleElevation(frame: TerrainFrame, elevation: Elevation): Float32Array {
  return finish(resampleElevationInSteps(frame, elevation));
}

export function* resampleElevationInSteps(frame: TerrainFrame, elevation: Elevation): Steps<Float32Array> {
  const { width, height, meters } = elevation;
  const out = new Float32Array(frame.columns * frame.rows);
  yield* eachCenter(frame, elevation, (cell, x, y) => {
    if (!(x >= 0 && x <= width && y >= 0 && y <= height)) {
      out[cell] = Number.NaN;
      return;
    }
    // From edges to centres; the outer half cells take the height of their own centre.
    const column = Math.max(0, Math.min(width - 1, x - 0.5));
    const row = Math.max(0, Math.min(height - 1, y - 0.5));
    const left = Math.min(Math.floor(column), Math.max(0, width - 2));
    const top = Math.min(Math.floor(row), Math.max(0, height - 2));
    const right = Math.min(left + 1, width - 1);
    const bottom = Math.min(top + 1, height - 1);
    const share = column - left;
    const north = meters[top * width + left]! * (1 - share) + meters[top * width + right]! * share;
    const south = meters[bottom * width + left]! * (1 - share) + meters[bottom * width + right]! * share;
    const value = north * (1 - (row - top)) + south * (row - top);
    out[cell] = Number.isNaN(value) ? meters[Math.round(row) * width + Math.round(column)]! : value;
  });
  return out;
}

/** The class that holds each cell's centre; `unknown` outside the raster and where it has no data. */
export function resampleLandCover(frame: TerrainFrame, cover: LandCover, unknown = BARRIER): Uint16Array {
  return finish(resampleLandCoverInSteps(frame, cover, unknown));
}

export function* resampleLandCoverInSteps(frame: TerrainFrame, cover: LandCover, unknown: number): Steps<Uint16Array> {
  const { width, height, codes, nodata } = cover;
  const out = new Uint16Array(frame.columns * frame.rows).fill(unknown);
  yield* eachCenter(frame, cover, (cell, x, y) => {
    if (!(x >= 0 && x < width && y >= 0 && y < height)) return;
    const code = codes[Math.floor(y) * width + Math.floor(x)]!;
    if (code !== nodata) out[cell] = code;
  });
  return out;
}

/** Calls with each cell's centre in columns and rows of the raster. */
function* eachCenter(
  frame: TerrainFrame,
  raster: LonLatGrid,
  visit: (cell: number, x: number, y: number) => void,
): Steps<void> {
  const { columns } = frame;
  yield* inParts(frame.rows, Math.ceil(CELLS_AT_ONCE / columns), (from, to) => {
    for (let row = from; row < to; row++) {
      for (let column = 0; column < columns; column++) {
        const [lon, lat] = frame.toLonLat(column + 0.5, row + 0.5);
        visit(row * columns + column, (lon - raster.west) / raster.cellLon, (raster.north - lat) / raster.cellLat);
      }
    }
  });
}
