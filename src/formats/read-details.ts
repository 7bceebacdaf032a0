import type { FormatDriver, InputFile, ReadOptions, ReadResult } from './driver.ts';

/** A read result with what else the file itself says; every field may be absent. */
export interface DetailedResult extends ReadResult {
  /** Coordinate system named in the file: `EPSG:4549`, `wgs84`. Absent where the file does not say. */
  readonly crs?: string;
}

/** A driver whose results may name the coordinate system. */
export interface DetailedDriver extends FormatDriver {
  readonly read: (file: InputFile, options: ReadOptions) => Promise<DetailedResult>;
}
