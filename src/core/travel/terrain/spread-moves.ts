import type { CellQueue } from './cell-queue.ts';
import type { Ground } from './ground.ts';

/** Spreads what the queue holds by any moves and step times, under the rules for barriers. */
export function spreadMoves(ground: Ground, labels: Float64Array, queue: CellQueue): void {
  const { count, offset } = ground.moves;
  for (let cell = queue.take(); cell >= 0; cell = queue.take()) {
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
}
