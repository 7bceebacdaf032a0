import type { Geometry } from 'geojson';
import type { Roads } from '../model/road.ts';

/** One record as the file holds it; `row` is 1-based as the user's program shows it. */
export interface RawRecord {
  readonly row: number;
  readonly values: readonly (string | number | boolean | null)[];
  readonly geometry: Geometry | null;
}

/** Records with named fields: CSV, GeoJSON, later Shapefile, Excel … */
export interface RawRecords {
  readonly type: 'records';
  readonly fields: readonly string[];
  readonly records: readonly RawRecord[];
}

/** A raster as stored: row 0 in the north, never resampled. */
export interface RawRaster {
  readonly type: 'raster';
  readonly width: number;
  readonly height: number;
  /** Outer west and north edge and cell size, in units of `crs`. */
  readonly west: number;
  readonly north: number;
  readonly cellX: number;
  readonly cellY: number;
  /** EPSG code, e.g. 4326; null where the file does not say. */
  readonly epsg: number | null;
  readonly nodata: number | null;
  readonly values: Float32Array | Float64Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;
}

/** Roads that the format itself already ties together at shared nodes (OpenStreetMap). */
export interface RawRoads {
  readonly type: 'roads';
  readonly roads: Roads;
}

export type RawContent = RawRecords | RawRaster | RawRoads;
