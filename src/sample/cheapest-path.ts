import { createMinHeap } from './min-heap.ts';
import type { StepCost } from './spread.ts';
import { STEP_X, STEP_Y, type WorkGrid } from './work-grid.ts';

/**
 * The cheapest chain of cells between two cells, both included, looking only in the window around them widened by
 * `margin` cells; empty where there is none.
 */
export function cheapestPath(
  grid: WorkGrid,
  ends: readonly [number, number],
  margin: number,
  cost: StepCost,
): number[] {
  const [from, to] = ends;
  const { width } = grid;
  const window = windowOf(grid, from, to, margin);
  const size = window.columns * window.rows;
  const best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(size).fill(-1);
  const local = (cell: number): number =>
    (Math.floor(cell / width) - window.top) * window.columns + (cell % width) - window.left;
  const heap = createMinHeap(1024);
  best[local(from)] = 0;
  heap.push(0, local(from));
  const goal = local(to);
  while (heap.size() > 0) {
    const at = heap.pop();
    const here = heap.lastKey();
    if (here > (best[at] as number)) continue;
    if (at === goal) break;
    const column = at % window.columns;
    const row = (at - column) / window.columns;
    const cell = (row + window.top) * width + column + window.left;
    for (let d = 0; d < 8; d++) {
      const x = column + (STEP_X[d] as number);
      const y = row + (STEP_Y[d] as number);
      if (x < 0 || y < 0 || x >= window.columns || y >= window.rows) continue;
      const next = y * window.columns + x;
      const there = here + cost(cell, cell + (grid.offset[d] as number), d);
      if (there >= (best[next] as number)) continue;
      best[next] = there;
      before[next] = at;
      heap.push(there, next);
    }
  }
  if (before[goal] === -1 && goal !== local(from)) return [];
  const path: number[] = [];
  for (let at = goal; at !== -1; at = before[at] as number) {
    const column = at % window.columns;
    path.push(((at - column) / window.columns + window.top) * width + column + window.left);
  }
  return path.reverse();
}

function windowOf(grid: WorkGrid, from: number, to: number, margin: number) {
  const { width, height } = grid;
  const [x0, x1] = [from % width, to % width];
  const [y0, y1] = [Math.floor(from / width), Math.floor(to / width)];
  const left = Math.max(0, Math.min(x0, x1) - margin);
  const top = Math.max(0, Math.min(y0, y1) - margin);
  const right = Math.min(width - 1, Math.max(x0, x1) + margin);
  const bottom = Math.min(height - 1, Math.max(y0, y1) + margin);
  return { left, top, columns: right - left + 1, rows: bottom - top + 1 };
}
