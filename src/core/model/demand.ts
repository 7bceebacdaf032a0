/**
 * People where they live, as columns of one length: inhabited raster cells, points, or polygon centroids.
 * Cells are the truth: every number of people is a sum over them, in index order.
 */
export interface Demand {
  readonly count: number;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly population: Float64Array;
  /** Index into the townships, -1 outside all of them. */
  readonly township: Int32Array;
  /** For rasters the cell's index, row × width + column; for records the 1-based row. */
  readonly cell: Uint32Array;
  /** Identifiers of the records, where demand came as records that have them. */
  readonly ids?: readonly string[];
  /** Size of a raster cell in degrees; absent for points. */
  readonly cellSize?: readonly [lon: number, lat: number];
  /** Sum of `population`, in index order. */
  readonly total: number;
}
