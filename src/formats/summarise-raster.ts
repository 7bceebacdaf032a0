import type { RawRaster } from '../core/normalise/raw.ts';

export interface RasterSummary {
  readonly width: number;
  readonly height: number;
  /** `NaN` as a word, because JSON has no such number. */
  readonly nodata: number | 'NaN' | null;
  /** Cells that hold a value; their sum, least and greatest. */
  readonly cells: number;
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
}

/** Counts what a raster holds; nodata and NaN are no values. The sum goes row by row from the north. */
export function summariseRaster(raw: RawRaster): RasterSummary {
  let cells = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of raw.values) {
    if (value === raw.nodata || !Number.isFinite(value)) continue;
    cells++;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const { width, height } = raw;
  const nodata = Number.isNaN(raw.nodata) ? 'NaN' : raw.nodata;
  return { width, height, nodata, cells, sum, min: cells > 0 ? min : null, max: cells > 0 ? max : null };
}
