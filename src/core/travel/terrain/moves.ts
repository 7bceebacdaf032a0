import type { TerrainField } from './friction-grid.ts';

/** The steps from a cell, as columns: where they lead, how long they are, which cells they pass. */
export interface Moves {
  readonly count: number;
  /** Added to a padded index. */
  readonly offset: Int32Array;
  readonly meters: Float64Array;
  /**
   * Diagonal: the two cells beside the step. Knight's move: the two it passes, the straight neighbour of the start and
   * the diagonal one. Straight: 0.
   */
  readonly sideA: Int32Array;
  readonly sideB: Int32Array;
}

/** First the four straight steps, then from `FIRST_DIAGONAL` the diagonals, from `FIRST_KNIGHT` knight's moves. */
export const FIRST_DIAGONAL = 4;
export const FIRST_KNIGHT = 8;

const STEPS: readonly (readonly [dx: number, dy: number])[] = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
  [-2, -1],
  [2, -1],
  [-2, 1],
  [2, 1],
  [-1, -2],
  [1, -2],
  [-1, 2],
  [1, 2],
];

export function movesOf(field: TerrainField, neighbours: 8 | 16): Moves {
  const steps = STEPS.slice(0, neighbours);
  const at = (dx: number, dy: number) => dy * field.stride + dx;
  const sides = steps.map(([dx, dy], k): readonly [number, number] => {
    if (k < FIRST_DIAGONAL) return [0, 0];
    if (k < FIRST_KNIGHT) return [at(dx, 0), at(0, dy)];
    const straight = Math.abs(dx) === 2 ? at(dx / 2, 0) : at(0, dy / 2);
    return [straight, at(Math.sign(dx), Math.sign(dy))];
  });
  return {
    count: neighbours,
    offset: Int32Array.from(steps, ([dx, dy]) => at(dx, dy)),
    meters: Float64Array.from(steps, ([dx, dy]) => Math.hypot(dx * field.cellX, dy * field.cellY)),
    sideA: Int32Array.from(sides, ([a]) => a),
    sideB: Int32Array.from(sides, ([, b]) => b),
  };
}
