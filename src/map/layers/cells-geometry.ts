import type { RegionView } from '../../engine/engine.ts';
import { mercatorX, mercatorY } from '../mercator.ts';

/** A run of consecutive cells with the box around them, for leaving out what is not on the screen. */
export interface CellRun {
  readonly first: number;
  readonly count: number;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Demand as vertex data. Places are offsets from `origin`, because a float holds 24 bits: centimetres over a prefecture. */
export interface CellsGeometry {
  readonly count: number;
  readonly origin: readonly [x: number, y: number];
  /** x and y per cell, in Mercator units from the origin. */
  readonly offsets: Float32Array<ArrayBuffer>;
  /** People per cell on a logarithmic scale, 0 … 255: shade before the first answer, and who is drawn on top. */
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly runs: readonly CellRun[];
  /** Width, and height at the origin, of a cell in Mercator units; null for points. */
  readonly cell: readonly [width: number, height: number] | null;
  /** Relative growth of a cell's height per Mercator unit south of the origin: cells get taller towards the poles. */
  readonly stretch: number;
}

const RUN_LENGTH = 4096;

function logWeights(population: Float64Array): Uint8Array<ArrayBuffer> {
  let most = 0;
  for (const people of population) most = Math.max(most, people);
  const scale = most > 0 ? 255 / Math.log1p(most) : 0;
  return Uint8Array.from(population, (people) => Math.round(Math.log1p(Math.max(0, people)) * scale));
}

function runsOf(offsets: Float32Array, count: number): CellRun[] {
  const runs: CellRun[] = [];
  for (let first = 0; first < count; first += RUN_LENGTH) {
    const end = Math.min(first + RUN_LENGTH, count);
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let cell = first; cell < end; cell++) {
      const x = offsets[2 * cell] ?? 0;
      const y = offsets[2 * cell + 1] ?? 0;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    runs.push({ first, count: end - first, minX, minY, maxX, maxY });
  }
  return runs;
}

/** Vertex data of the demand cells or points; built once per region. */
export function cellsGeometry(demand: RegionView['demand'], bounds: RegionView['bounds']): CellsGeometry {
  const [west, south, east, north] = bounds;
  const lat = (south + north) / 2;
  const origin: [number, number] = [mercatorX((west + east) / 2), mercatorY(lat)];
  const offsets = new Float32Array(2 * demand.count);
  for (let cell = 0; cell < demand.count; cell++) {
    offsets[2 * cell] = mercatorX(demand.lon[cell] ?? 0) - origin[0];
    offsets[2 * cell + 1] = mercatorY(demand.lat[cell] ?? 0) - origin[1];
  }
  const size = demand.cellSize;
  const radians = (lat * Math.PI) / 180;
  return {
    count: demand.count,
    origin,
    offsets,
    weights: logWeights(demand.population),
    runs: runsOf(offsets, demand.count),
    cell: size && [size[0] / 360, size[1] / 360 / Math.cos(radians)],
    // d(1 / cos φ)/dy over 1 / cos φ, where dφ/dy = −2π cos φ.
    stretch: -2 * Math.PI * Math.sin(radians),
  };
}

/** Joins neighbouring runs that touch the view: few draw calls, and none for what is out of sight. */
export function visibleRuns(
  runs: readonly CellRun[],
  view: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number },
): { first: number; count: number }[] {
  const visible: { first: number; count: number }[] = [];
  for (const run of runs) {
    if (run.maxX < view.minX || run.minX > view.maxX || run.maxY < view.minY || run.minY > view.maxY) continue;
    const last = visible.at(-1);
    if (last && last.first + last.count === run.first) last.count += run.count;
    else visible.push({ first: run.first, count: run.count });
  }
  return visible;
}
