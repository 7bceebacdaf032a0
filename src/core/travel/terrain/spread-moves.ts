import type { CellQueue } from './cell-queue.ts';
import type { Ground } from './ground.ts';

export interface Spreading {
  readonly labels: Float64Array;
  readonly queue: CellQueue;
  /** Cells to go on from before the work is put down. */
  readonly most: number;
}

/**
 * Spreads what the queue holds by any moves and step times, under the rules for barriers. True when all is done, false
 * where there is more to do after `most` cells.
 */
export function spreadMoves(ground: Ground, { labels, queue, most }: Spreading): boolean {
  const { count, offset } = ground.moves;
  for (let left = most; left > 0; left--) {
    const cell = queue.take();
    if (cell < 0) return true;
    if (ground.isStop(cell)) continue;
    const label = labels[cell]!;
    for (let move = 0; move < count; move++) {
      const next = cell + offset[move]!;
      // Settled before this cell, or impassable (its label is below every time): asked first, as it costs least.
      if (labels[next]! <= label) continue;
      const nextLabel = label + ground.stepLabel(cell, next, move);
      if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    }
  }
  return false;
}
