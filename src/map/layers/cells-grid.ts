import type { RegionView } from '../../engine/engine.ts';

/** One resolution of the grid. Each texel holds `step` × `step` cells and shows the most peopled of them. */
export interface GridLevel {
  readonly step: number;
  /** Place of each inhabited texel … */
  readonly columns: Uint16Array;
  readonly rows: Uint16Array;
  /** … and the demand cell that it shows. */
  readonly cells: Uint32Array;
}

/** The inhabited cells of a raster by column and row, in as many resolutions as zooms ask for. */
export interface CellsGrid {
  readonly west: number;
  readonly north: number;
  readonly cellLon: number;
  readonly cellLat: number;
  readonly columns: number;
  readonly rows: number;
  /** Level 0 = the cells themselves; each next one halves the resolution. Made when first asked for. */
  level(index: number): GridLevel;
}

/** A part of one level, in its texels. */
export interface GridWindow {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

function rangeOf(values: Float64Array): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** Halves the resolution; of up to four texels the most peopled stays, so that villages do not vanish among fields. */
function halve(level: GridLevel, size: { columns: number; rows: number }, population: Float64Array): GridLevel {
  const step = level.step * 2;
  const width = Math.ceil(size.columns / step);
  const winner = new Int32Array(width * Math.ceil(size.rows / step)).fill(-1);
  let count = 0;
  for (let index = 0; index < level.cells.length; index++) {
    const texel = (level.rows[index]! >> 1) * width + (level.columns[index]! >> 1);
    const cell = level.cells[index]!;
    const before = winner[texel]!;
    if (before < 0) count++;
    if (before < 0 || population[cell]! > population[before]!) winner[texel] = cell;
  }
  const half = { step, columns: new Uint16Array(count), rows: new Uint16Array(count), cells: new Uint32Array(count) };
  let next = 0;
  winner.forEach((cell, texel) => {
    if (cell < 0) return;
    half.cells[next] = cell;
    half.columns[next] = texel % width;
    half.rows[next++] = Math.floor(texel / width);
  });
  return half;
}

/** Finds the grid behind demand cells; null for points, and for rasters beyond 65 536 columns or rows. */
export function cellsGrid(demand: RegionView['demand']): CellsGrid | null {
  if (!demand.cellSize || demand.count === 0) return null;
  const [cellLon, cellLat] = demand.cellSize;
  const [minLon, maxLon] = rangeOf(demand.lon);
  const [minLat, maxLat] = rangeOf(demand.lat);
  const columns = Math.round((maxLon - minLon) / cellLon) + 1;
  const rows = Math.round((maxLat - minLat) / cellLat) + 1;
  if (Math.max(columns, rows) > 65_536) return null;
  const { count } = demand;
  const whole = {
    step: 1,
    columns: new Uint16Array(count),
    rows: new Uint16Array(count),
    cells: new Uint32Array(count),
  };
  for (let cell = 0; cell < count; cell++) {
    whole.columns[cell] = Math.round((demand.lon[cell]! - minLon) / cellLon);
    whole.rows[cell] = Math.round((maxLat - demand.lat[cell]!) / cellLat);
    whole.cells[cell] = cell;
  }
  const levels: GridLevel[] = [whole];
  const level = (index: number): GridLevel => {
    const known = levels[index];
    if (known) return known;
    const made = halve(level(index - 1), { columns, rows }, demand.population);
    levels[index] = made;
    return made;
  };
  return { west: minLon - cellLon / 2, north: maxLat + cellLat / 2, cellLon, cellLat, columns, rows, level };
}

/** Writes the class of every texel of a window; 0 where nobody lives. */
export function paintWindow(level: GridLevel, window: GridWindow, classes: Uint8Array): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(window.columns * window.rows);
  const { columns, rows, cells } = level;
  for (let index = 0; index < cells.length; index++) {
    const column = columns[index]! - window.column;
    const row = rows[index]! - window.row;
    if (column < 0 || row < 0 || column >= window.columns || row >= window.rows) continue;
    pixels[row * window.columns + column] = classes[cells[index]!]!;
  }
  return pixels;
}
