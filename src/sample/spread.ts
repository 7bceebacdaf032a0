import { createMinHeap } from './min-heap.ts';
import { STEP_X, STEP_Y, type WorkGrid } from './work-grid.ts';

/** Where a spread starts. */
export interface SpreadSeed {
  readonly cell: number;
  readonly label: number;
  /** Cost at the start; a larger one makes a smaller region. */
  readonly start?: number;
}

/** What a spread found, per cell: least cost, label of the seed it came from (-1 = not reached), cell before. */
export interface Spread {
  readonly cost: Float64Array;
  readonly label: Int32Array;
  readonly parent: Int32Array;
}

/** Cost of the step from one cell to the next in direction d; infinity where it may not go. */
export type StepCost = (from: number, to: number, direction: number) => number;

/** Where to stop early: at a cost, or when one cell is reached. */
export interface SpreadLimit {
  readonly cost?: number;
  readonly target?: number;
}

/** Spreads from all seeds at once over the grid by least cost (Dijkstra, eight neighbours). */
export function spread(grid: WorkGrid, seeds: readonly SpreadSeed[], stepCost: StepCost, limit?: SpreadLimit): Spread {
  const { width, height, count, offset } = grid;
  const cost = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const label = new Int32Array(count).fill(-1);
  const parent = new Int32Array(count).fill(-1);
  const heap = createMinHeap(1024);
  for (const seed of seeds) {
    const start = seed.start ?? 0;
    if (start >= (cost[seed.cell] as number)) continue;
    cost[seed.cell] = start;
    label[seed.cell] = seed.label;
    heap.push(start, seed.cell);
  }
  const most = limit?.cost ?? Number.POSITIVE_INFINITY;
  const target = limit?.target ?? -1;
  while (heap.size() > 0) {
    const cell = heap.pop();
    const here = heap.lastKey();
    // An older, dearer entry of a cell that was reached more cheaply since.
    if (here > (cost[cell] as number)) continue;
    if (here > most || cell === target) break;
    const row = (cell / width) | 0;
    const column = cell - row * width;
    for (let d = 0; d < 8; d++) {
      const x = column + (STEP_X[d] as number);
      const y = row + (STEP_Y[d] as number);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const to = cell + (offset[d] as number);
      const there = here + stepCost(cell, to, d);
      if (there < (cost[to] as number)) {
        cost[to] = there;
        label[to] = label[cell] as number;
        parent[to] = cell;
        heap.push(there, to);
      }
    }
  }
  return { cost, label, parent };
}
