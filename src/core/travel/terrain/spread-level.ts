import type { TerrainField } from './friction-grid.ts';
import type { Spreading } from './spread-moves.ts';
import { LABEL_PER_SECOND, ROUNDING } from './tick-label.ts';

/**
 * Spreads what the queue holds over ground where slope does not count: eight neighbours, mean of the two paces ×
 * length, no diagonal step between two impassable cells. The plain case of `spread-moves.ts`, several times as fast.
 */
export function spreadLevel(field: TerrainField, { labels, queue, most }: Spreading): boolean {
  const { pace, stride } = field;
  const perX = (field.cellX * LABEL_PER_SECOND) / 2;
  const perY = (field.cellY * LABEL_PER_SECOND) / 2;
  const perDiagonal = Math.sqrt(perX * perX + perY * perY);
  for (let left = most; left > 0; left--) {
    const cell = queue.take();
    if (cell < 0) return true;
    const label = labels[cell]!;
    const here = pace[cell]!;
    // Labels of impassable cells are below every time: none is ever lowered, and their pace need not be looked at.
    let next = cell - 1;
    const west = pace[next]!;
    let nextLabel = label + ((here + west) * perX + ROUNDING - ROUNDING);
    if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    next = cell + 1;
    const east = pace[next]!;
    nextLabel = label + ((here + east) * perX + ROUNDING - ROUNDING);
    if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    next = cell - stride;
    const north = pace[next]!;
    nextLabel = label + ((here + north) * perY + ROUNDING - ROUNDING);
    if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    next = cell + stride;
    const south = pace[next]!;
    nextLabel = label + ((here + south) * perY + ROUNDING - ROUNDING);
    if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    // Diagonals: at least one of the two cells beside the step is open.
    if (north + west > 0) {
      next = cell - stride - 1;
      nextLabel = label + ((here + pace[next]!) * perDiagonal + ROUNDING - ROUNDING);
      if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    }
    if (north + east > 0) {
      next = cell - stride + 1;
      nextLabel = label + ((here + pace[next]!) * perDiagonal + ROUNDING - ROUNDING);
      if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    }
    if (south + west > 0) {
      next = cell + stride - 1;
      nextLabel = label + ((here + pace[next]!) * perDiagonal + ROUNDING - ROUNDING);
      if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    }
    if (south + east > 0) {
      next = cell + stride + 1;
      nextLabel = label + ((here + pace[next]!) * perDiagonal + ROUNDING - ROUNDING);
      if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    }
  }
  return false;
}
