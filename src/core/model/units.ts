/** Minutes as people read them. Kernels count whole deciseconds instead (see `Deciseconds`). */
export type Minutes = number;
/** Metres on the ground. */
export type Meters = number;
/** Whole tenths of a second: sums do not depend on the order of adding, so results compare exactly. */
export type Deciseconds = number;
/** Longitude and latitude in degrees, WGS84. */
export type LonLat = readonly [lon: number, lat: number];

/** "Cannot be reached" in arrays of deciseconds or decimetres; larger than any real value. */
export const UNREACHED = 0xffffffff;

/** The largest whole number of deciseconds that is still within `minutes`. */
export function decisecondsWithin(minutes: Minutes): Deciseconds {
  // 0.1 + 0.2 must not cost a decisecond: nudge by less than any input could mean.
  return Math.floor(minutes * 600 + 1e-6);
}
