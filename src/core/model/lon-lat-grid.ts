/** How a raster on a lon/lat grid lies, row 0 in the north: its size, its outer north-west corner and its cells in degrees. */
export interface LonLatGrid {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly north: number;
  readonly cellLon: number;
  readonly cellLat: number;
}
