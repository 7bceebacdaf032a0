/**
 * The grid all terrain work is done on: 9 arc-seconds (about 250 m), row 0 in the north.
 * Nine population cells of 3 arc-seconds fit into one of its cells.
 */
export interface WorkGrid {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Degrees of the west and north edges. */
  readonly west: number;
  readonly north: number;
  /** Size of a cell in degrees and in metres. */
  readonly step: number;
  readonly meterX: number;
  readonly meterY: number;
  /** Area of a cell, km². */
  readonly cellKm2: number;
  /** Index offset and length in metres of the eight steps: E, SE, S, SW, W, NW, N, NE. */
  readonly offset: Int32Array;
  readonly length: Float64Array;
}

/** Column and row change of the eight steps. The opposite of step d is d ^ 4. */
export const STEP_X: readonly number[] = [1, 1, 0, -1, -1, -1, 0, 1];
export const STEP_Y: readonly number[] = [0, 1, 1, 1, 0, -1, -1, -1];

/** Metres of one degree of latitude on the mean sphere. */
const METERS_PER_DEGREE = 111_195;
const CENTRE_LON = 110;
const CENTRE_LAT = 27;

/** Makes a grid of an extent in km around 110° E 27° N; `coarser` makes its cells that many times larger. */
export function createWorkGrid(widthKm: number, heightKm: number, coarser = 1): WorkGrid {
  const step = 0.0025 * coarser;
  const meterY = step * METERS_PER_DEGREE;
  const meterX = meterY * Math.cos((CENTRE_LAT * Math.PI) / 180);
  // Whole numbers of the coarsest cells (4), so that all levels cover the same extent.
  const width = (Math.ceil((widthKm * 1000) / ((meterX / coarser) * 8)) * 8) / coarser;
  const height = (Math.ceil((heightKm * 1000) / ((meterY / coarser) * 8)) * 8) / coarser;
  const offset = new Int32Array(8);
  const length = new Float64Array(8);
  for (let d = 0; d < 8; d++) {
    const dx = STEP_X[d] as number;
    const dy = STEP_Y[d] as number;
    offset[d] = dy * width + dx;
    length[d] = Math.sqrt((dx * meterX) ** 2 + (dy * meterY) ** 2);
  }
  return {
    width,
    height,
    count: width * height,
    west: CENTRE_LON - (width * step) / 2,
    north: CENTRE_LAT + (height * step) / 2,
    step,
    meterX,
    meterY,
    cellKm2: (meterX * meterY) / 1e6,
    offset,
    length,
  };
}
