/** Land cover classes on a lon/lat grid, row 0 in the north; codes as in the file (see `land-speeds.ts`). */
export interface LandCover {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly north: number;
  readonly cellLon: number;
  readonly cellLat: number;
  readonly codes: Uint8Array | Uint16Array;
  /** The code of ground about which the file says nothing. */
  readonly nodata: number | null;
}
