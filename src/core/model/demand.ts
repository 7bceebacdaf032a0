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

/** Places without people in the shape of a demand: any measure then answers for them. */
export function placesAsDemand(lon: Float64Array, lat: Float64Array): Demand {
  const count = lon.length;
  return {
    count,
    lon,
    lat,
    population: new Float64Array(count),
    township: new Int32Array(count).fill(-1),
    cell: Uint32Array.from({ length: count }, (_, index) => index),
    total: 0,
  };
}
