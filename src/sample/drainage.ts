import { createMinHeap } from './min-heap.ts';
import { STEP_X, STEP_Y, type WorkGrid } from './work-grid.ts';

/** Where water goes. */
export interface Drainage {
  /** Heights with every hollow filled until it overflows, metres. */
  readonly filled: Float64Array;
  /** The neighbour that takes a cell's water; -1 on the edge of the grid. */
  readonly receiver: Int32Array;
  /** All cells, each after its receiver. */
  readonly order: Int32Array;
  /** Area that drains through a cell, km². */
  readonly area: Float64Array;
}

/** A filled hollow still falls by about this much per cell, so that water finds its way. */
const FALL = 1e-4;

/** A fixed number in [0, 1) of a cell and a step: keeps water from preferring the axes of the grid. */
function shake(cell: number, step: number): number {
  let hash = Math.imul(cell * 8 + step, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
}

/** Fills hollows by priority flood (Barnes et al. 2014), then sends water down the steepest of eight steps. */
export function drainage(height: Float64Array, grid: WorkGrid): Drainage {
  const { count } = grid;
  const filled = Float64Array.from(height);
  const order = flood(filled, grid);
  const receiver = new Int32Array(count).fill(-1);
  const area = new Float64Array(count).fill(grid.cellKm2);
  for (let cell = 0; cell < count; cell++) receiver[cell] = steepest(cell, filled, grid);
  for (let at = count - 1; at >= 0; at--) {
    const cell = order[at] as number;
    const to = receiver[cell] as number;
    if (to >= 0) area[to] = (area[to] as number) + (area[cell] as number);
  }
  return { filled, receiver, order, area };
}

/** Raises the bottoms of hollows in place; the order in which cells are reached is upstream. */
function flood(filled: Float64Array, grid: WorkGrid): Int32Array {
  const { width, height, count, offset } = grid;
  const order = new Int32Array(count);
  const seen = new Uint8Array(count);
  const heap = createMinHeap(4096);
  for (let cell = 0; cell < count; cell++) {
    const column = cell % width;
    if (column > 0 && column < width - 1 && cell >= width && cell < count - width) continue;
    seen[cell] = 1;
    heap.push(filled[cell] as number, cell);
  }
  let taken = 0;
  while (heap.size() > 0) {
    const cell = heap.pop();
    order[taken++] = cell;
    const row = (cell / width) | 0;
    const column = cell - row * width;
    for (let d = 0; d < 8; d++) {
      const x = column + (STEP_X[d] as number);
      const y = row + (STEP_Y[d] as number);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const to = cell + (offset[d] as number);
      if (seen[to] === 1) continue;
      seen[to] = 1;
      const least = (filled[cell] as number) + FALL * (0.2 + 6 * shake(to, 0) ** 3);
      if ((filled[to] as number) < least) filled[to] = least;
      heap.push(filled[to] as number, to);
    }
  }
  return order;
}

function steepest(cell: number, filled: Float64Array, grid: WorkGrid): number {
  const { width, height, offset, length } = grid;
  const row = (cell / width) | 0;
  const column = cell - row * width;
  if (column === 0 || row === 0 || column === width - 1 || row === height - 1) return -1;
  let best = 0;
  let to = -1;
  for (let d = 0; d < 8; d++) {
    const next = cell + (offset[d] as number);
    const drop = (filled[cell] as number) - (filled[next] as number);
    if (drop <= 0) continue;
    const fall = (drop / (length[d] as number)) * (0.72 + 0.56 * shake(cell, d));
    if (fall > best) {
      best = fall;
      to = next;
    }
  }
  return to;
}
