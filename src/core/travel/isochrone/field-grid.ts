import { METERS_PER_DEGREE, RADIANS } from '../../geo/distance.ts';
import { type Demand, placesAsDemand } from '../../model/demand.ts';
import type { Lattice } from './lattice.ts';

/** Sample points of a field, and the lattice that they stand on: sample i is at column i % columns. */
export interface FieldGrid {
  readonly lattice: Lattice;
  /** In the shape of a demand without people, so that any measure built on it answers for the samples. */
  readonly samples: Demand;
}

export interface FieldExtent {
  /** Without them the box around the demand. */
  readonly bounds?: readonly [west: number, south: number, east: number, north: number];
  readonly maxPoints?: number;
}

const MAX_POINTS = 300_000;
/** Enough for the margin and a little between. */
const FEWEST_POINTS = 100;
const MARGIN = 2;
/** Cells wider than this are divided. */
const WIDEST_STEP_METERS = 250;
/** Between samples where there is no raster. */
const FREE_STEP_METERS = 100;

/**
 * Samples over a region with a margin of two all round, never more than `maxPoints`. Over a population raster they are
 * centres of its cells: of each, or every second, third … in both directions; where cells are wider than 250 m, points
 * between are added at a half, a third … of the step. Elsewhere they stand 100 m apart, or farther.
 * Throws where there is neither demand nor bounds.
 */
export function fieldGrid(demand: Demand, extent: FieldExtent = {}): FieldGrid {
  const { bounds = boxAround(demand), maxPoints = MAX_POINTS } = extent;
  if (!(bounds[0] <= bounds[2] && bounds[1] <= bounds[3])) throw new Error(`No field over the bounds ${bounds}`);
  if (maxPoints < FEWEST_POINTS) throw new Error(`A field needs ${FEWEST_POINTS} points, not ${maxPoints}`);
  const unit = unitOf(demand, bounds);
  for (let coarseness = unit.finest; ; coarseness++) {
    // 1/3, 1/2, 1, 2, 3 … times the cell; without a raster in tenths.
    const factor = unit.ofRaster ? (coarseness > 0 ? coarseness : 1 / (2 - coarseness)) : coarseness / 10;
    const lattice = latticeOver(bounds, unit, factor);
    if (lattice.columns * lattice.rows <= maxPoints) return { lattice, samples: samplesOn(lattice, demand) };
  }
}

type Box = readonly [west: number, south: number, east: number, north: number];

interface Unit {
  readonly lon: number;
  readonly lat: number;
  /** A point that all lattices hold: the first cell's centre. */
  readonly anchorLon: number;
  readonly anchorLat: number;
  readonly ofRaster: boolean;
  /** Coarseness to begin with: 1 is the unit itself (10 without a raster), 0 half of it, -1 a third … */
  readonly finest: number;
}

function unitOf(demand: Demand, [west, south, east, north]: Box): Unit {
  const cos = Math.cos(((south + north) / 2) * RADIANS);
  if (demand.cellSize && demand.count > 0) {
    const [lon, lat] = demand.cellSize;
    const parts = Math.max(1, Math.ceil((Math.max(lat, lon * cos) * METERS_PER_DEGREE) / WIDEST_STEP_METERS));
    return { lon, lat, anchorLon: demand.lon[0]!, anchorLat: demand.lat[0]!, ofRaster: true, finest: 2 - parts };
  }
  const lat = FREE_STEP_METERS / METERS_PER_DEGREE;
  return {
    lon: lat / cos,
    lat,
    anchorLon: (west + east) / 2,
    anchorLat: (south + north) / 2,
    ofRaster: false,
    finest: 10,
  };
}

function latticeOver([west, south, east, north]: Box, unit: Unit, factor: number): Lattice {
  const stepX = unit.lon * factor;
  const stepY = unit.lat * factor;
  // A millionth of a step may be a rounding: a box that ends on a centre needs no column more.
  const first = Math.floor((west - unit.anchorLon) / stepX + 1e-6) - MARGIN;
  const last = Math.ceil((east - unit.anchorLon) / stepX - 1e-6) + MARGIN;
  const top = Math.floor((unit.anchorLat - north) / stepY + 1e-6) - MARGIN;
  const bottom = Math.ceil((unit.anchorLat - south) / stepY - 1e-6) + MARGIN;
  return {
    columns: last - first + 1,
    rows: bottom - top + 1,
    left: unit.anchorLon + first * stepX,
    top: unit.anchorLat - top * stepY,
    stepX,
    stepY,
  };
}

function boxAround({ count, lon, lat }: Demand): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    west = Math.min(west, lon[i]!);
    east = Math.max(east, lon[i]!);
    south = Math.min(south, lat[i]!);
    north = Math.max(north, lat[i]!);
  }
  return [west, south, east, north];
}

function samplesOn(lattice: Lattice, demand: Demand): Demand {
  const { columns, rows, left, top, stepX, stepY } = lattice;
  const count = columns * rows;
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      lon[row * columns + column] = left + column * stepX;
      lat[row * columns + column] = top - row * stepY;
    }
  }
  // A sample at a cell's centre takes the very numbers of the cell: it must get the very same time.
  for (let i = 0; i < demand.count; i++) {
    const u = (demand.lon[i]! - left) / stepX;
    const v = (top - demand.lat[i]!) / stepY;
    const [column, row] = [Math.round(u), Math.round(v)];
    if (Math.abs(u - column) > 1e-6 || Math.abs(v - row) > 1e-6) continue;
    if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
    lon[row * columns + column] = demand.lon[i]!;
    lat[row * columns + column] = demand.lat[i]!;
  }
  return { ...placesAsDemand(lon, lat), cellSize: [stepX, stepY] };
}
