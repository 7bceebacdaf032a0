import type { LonLatGrid } from './lon-lat-grid.ts';

/** What the ground is, by the codes of `LandCover.codes`; every map's own classes become these. */
export const LAND_CLASS = {
  /** Nothing is known: open ground. */ open: 1,
  built: 2,
  crop: 3,
  grass: 4,
  shrub: 5,
  forest: 6,
  bare: 7,
  wetland: 8,
  water: 9,
  snow: 10,
} as const;
export type LandClass = keyof typeof LAND_CLASS;

/** Land cover, row by row. */
export interface LandCover extends LonLatGrid {
  /** LAND_CLASS codes. */
  readonly codes: Uint8Array | Uint16Array;
  /** A code that says nothing about the ground, if there is one. */
  readonly nodata: number | null;
}
