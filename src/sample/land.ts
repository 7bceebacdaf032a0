import type { Landform } from './landform.ts';
import { createNoise } from './noise.ts';
import { spread } from './spread.ts';
import type { Terrain } from './terrain.ts';
import type { WorkGrid } from './work-grid.ts';

/** The land as people meet it, per work cell. */
export interface Land {
  readonly grid: WorkGrid;
  /** Metres above sea, valley floors filled with sediment. */
  readonly meters: Float64Array;
  /** Metres above the river a cell drains to. */
  readonly above: Float32Array;
  /** Metres to the nearest river. */
  readonly toRiver: Float32Array;
  /** Steepest slope to a neighbour, metres per metre. */
  readonly slope: Float32Array;
  /** 0 … 1: how good the ground is to live on. */
  readonly suitability: Float32Array;
  /** Mean suitability within about 2 km, 0 … 1. */
  readonly basin: Float32Array;
  /** Upstream area of river cells in km², 0 where there is no river; widened so that no diagonal step slips through. */
  readonly river: Float32Array;
  /** Upstream area, km². */
  readonly area: Float64Array;
}

/** A stream counts as river from this upstream area on, km². */
const RIVER_KM2 = 5;

/** Fills the valley floors of carved terrain and reads off what settlement and roads depend on. */
export function readLand(terrain: Terrain, landform: Landform, seed: number): Land {
  const { grid, drainage } = terrain;
  const { area } = drainage;
  const meters = Float64Array.from(drainage.filled);
  const toRiver = new Float32Array(grid.count);
  const above = new Float32Array(grid.count);
  fillValleys(terrain, landform, seed, { meters, toRiver, above });
  softenFloors(meters, above, grid);
  const slope = steepness(meters, grid);
  const suitability = new Float32Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const flat = 1 / (1 + ((slope[cell] as number) / 0.13) ** 3);
    const low = 1 / (1 + ((above[cell] as number) / 70) ** 2);
    const warm = 1 / (1 + ((meters[cell] as number) / 900) ** 4);
    suitability[cell] = flat * low * warm;
  }
  const basin = boxMean(boxMean(suitability, grid, 5), grid, 5);
  return { grid, meters, above, toRiver, slope, suitability, basin, river: widenRivers(area, meters, grid), area };
}

interface ValleyFields {
  readonly meters: Float64Array;
  readonly toRiver: Float32Array;
  readonly above: Float32Array;
}

/** Flood plains: wide along large rivers and in basins, none in gorges. */
function fillValleys(terrain: Terrain, landform: Landform, seed: number, fields: ValleyFields): void {
  const { grid, drainage } = terrain;
  const { area, filled } = drainage;
  const { width } = grid;
  const terrace = createNoise(seed * 31 + 12);
  const seeds = [];
  for (let cell = 0; cell < grid.count; cell++) {
    if ((area[cell] as number) >= RIVER_KM2) seeds.push({ cell, label: cell });
  }
  // Climbing is dear, so that a cell belongs to the river of its own valley.
  const near = spread(grid, seeds, (from, to, d) => {
    const climb = (filled[to] as number) - (filled[from] as number);
    return (grid.length[d] as number) + (climb > 0 ? 2.5 * climb : 0);
  });
  for (let cell = 0; cell < grid.count; cell++) {
    const source = near.label[cell] as number;
    if (source < 0) continue;
    const floor = filled[source] as number;
    const climb = Math.max(0, (filled[cell] as number) - floor);
    const away = Math.max(0, (near.cost[cell] as number) - 2.5 * climb);
    const x = ((cell % width) + 0.5) * grid.meterX * 0.001;
    const y = Math.floor(cell / width) * grid.meterY * 0.001;
    const wide = 0.6 + 2.3 * landform.basin(x, y);
    const reach = 62 * (area[source] as number) ** 0.38 * wide * (1 + 0.45 * terrace.at(x / 4, y / 4));
    const share = (away / Math.max(60, reach) - 0.6) / 1.5;
    const keep = share <= 0 ? 0 : share >= 1 ? 1 : share * share * (3 - 2 * share);
    const plain = floor + away * 0.003 + (away > 0 ? 3 * Math.abs(terrace.sum(x / 0.9, y / 0.9, 2)) : 0);
    const old = filled[cell] as number;
    fields.meters[cell] = Math.min(old, plain + (old - plain) * keep);
    fields.toRiver[cell] = away;
    fields.above[cell] = Math.max(0, (fields.meters[cell] as number) - floor);
  }
}

/** Where two rivers share a plain their floors differ by a step: levels it out. */
function softenFloors(meters: Float64Array, above: Float32Array, grid: WorkGrid): void {
  const { width } = grid;
  for (let round = 0; round < 4; round++) {
    for (let cell = width; cell < grid.count - width; cell++) {
      if ((above[cell] as number) > 60) continue;
      const sides = (meters[cell - 1] as number) + (meters[cell + 1] as number);
      const ends = (meters[cell - width] as number) + (meters[cell + width] as number);
      // Only downwards: a floor is never raised over its own river.
      meters[cell] = Math.min(meters[cell] as number, 0.5 * (meters[cell] as number) + 0.125 * (sides + ends));
    }
  }
}

function steepness(meters: Float64Array, grid: WorkGrid): Float32Array {
  const slope = new Float32Array(grid.count);
  const { width } = grid;
  for (let cell = width; cell < grid.count - width; cell++) {
    const column = cell % width;
    if (column === 0 || column === width - 1) continue;
    const east = ((meters[cell + 1] as number) - (meters[cell - 1] as number)) / (2 * grid.meterX);
    const south = ((meters[cell + width] as number) - (meters[cell - width] as number)) / (2 * grid.meterY);
    slope[cell] = Math.sqrt(east * east + south * south);
  }
  return slope;
}

/** Mean over a square of 2 × radius + 1 cells, by running sums. */
function boxMean(values: Float32Array, grid: WorkGrid, radius: number): Float32Array {
  const across = boxLines(values, { lines: grid.height, length: grid.width, line: grid.width, next: 1 }, radius);
  return boxLines(across, { lines: grid.width, length: grid.height, line: 1, next: grid.width }, radius);
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  /** Index distance between lines, and along one. */
  readonly line: number;
  readonly next: number;
}

function boxLines(values: Float32Array, lines: Lines, radius: number): Float32Array {
  const mean = new Float32Array(values.length);
  for (let line = 0; line < lines.lines; line++) {
    const start = line * lines.line;
    const at = (index: number): number => {
      const inside = index < 0 ? 0 : index >= lines.length ? lines.length - 1 : index;
      return values[start + inside * lines.next] as number;
    };
    let sum = 0;
    for (let index = -radius; index <= radius; index++) sum += at(index);
    for (let index = 0; index < lines.length; index++) {
      mean[start + index * lines.next] = sum / (2 * radius + 1);
      sum += at(index + radius + 1) - at(index - radius);
    }
  }
  return mean;
}

/** Marks river cells, and beside every diagonal step the lower of the two corner cells. */
function widenRivers(area: Float64Array, meters: Float64Array, grid: WorkGrid): Float32Array {
  const river = new Float32Array(grid.count);
  const { width } = grid;
  for (let cell = width; cell < grid.count - width - 1; cell++) {
    const here = area[cell] as number;
    if (here < RIVER_KM2) continue;
    river[cell] = Math.max(river[cell] as number, here);
    for (const side of [-1, 1]) {
      const below = cell + width + side;
      if ((area[below] as number) < RIVER_KM2) continue;
      if ((area[cell + side] as number) >= RIVER_KM2 || (area[cell + width] as number) >= RIVER_KM2) continue;
      const corner = (meters[cell + side] as number) < (meters[cell + width] as number) ? cell + side : cell + width;
      river[corner] = Math.min(here, area[below] as number);
    }
  }
  return river;
}
