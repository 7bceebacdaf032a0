import type { FineGrid } from './fine-grid.ts';
import { FINE } from './fine-grid.ts';
import type { RoadGrid } from './road-grid.ts';
import type { RoadNetwork } from './road-ways.ts';
import { spread } from './spread.ts';

/** Metres of every work cell to the nearest road laid so far; infinity beyond `most`. */
export function roadMeters(roads: RoadGrid, most: number): Float64Array {
  const { grid, onRoad } = roads;
  const seeds = [];
  for (let cell = 0; cell < grid.count; cell++) if (onRoad[cell] === 1) seeds.push({ cell, label: 0 });
  return spread(grid, seeds, (_from, _to, d) => grid.length[d] as number, { cost: most }).cost;
}

/** The fine cell at a place given in metres of the work grid, -1 outside. */
export function fineCellAt(grid: FineGrid, x: number, y: number): number {
  const column = Math.floor((x / grid.work.meterX - grid.column) * FINE);
  const row = Math.floor((y / grid.work.meterY - grid.row) * FINE);
  return column < 0 || row < 0 || column >= grid.width || row >= grid.height ? -1 : row * grid.width + column;
}

/** Farthest distance told apart, cells. */
const FAR_CELLS = 40;

/** Distance of every fine cell to the nearest road line, in cells (straight 1, diagonal 1.4), at most FAR_CELLS. */
export function roadCells(network: RoadNetwork, grid: FineGrid): Float32Array {
  const { width, height } = grid;
  const away = new Float32Array(width * height).fill(FAR_CELLS);
  const stride = grid.work.meterX / FINE / 2;
  for (const way of network.ways) {
    for (let at = 1; at < way.nodes.length; at++) {
      const [from, to] = [way.nodes[at - 1] as number, way.nodes[at] as number];
      const [x, y] = [network.x[from] as number, network.y[from] as number];
      const dx = (network.x[to] as number) - x;
      const dy = (network.y[to] as number) - y;
      const parts = Math.ceil(Math.hypot(dx, dy) / stride) + 1;
      for (let part = 0; part <= parts; part++) {
        const cell = fineCellAt(grid, x + (dx * part) / parts, y + (dy * part) / parts);
        if (cell >= 0) away[cell] = 0;
      }
    }
  }
  const lower = (cell: number, from: number, length: number): void => {
    const there = (away[from] as number) + length;
    if (there < (away[cell] as number)) away[cell] = there;
  };
  // Two passes of the chamfer transform; the outermost ring of cells stays as it is.
  for (const sign of [1, -1]) {
    const first = sign === 1 ? width + 1 : width * height - width - 2;
    const count = width * height - 2 * width - 2;
    for (let at = 0; at < count; at++) {
      const cell = first + sign * at;
      lower(cell, cell - sign, 1);
      lower(cell, cell - sign * width, 1);
      lower(cell, cell - sign * (width + 1), 1.4);
      lower(cell, cell - sign * (width - 1), 1.4);
    }
  }
  return away;
}
