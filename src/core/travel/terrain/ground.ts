import type { TerrainField } from './friction-grid.ts';
import { FIRST_DIAGONAL, FIRST_KNIGHT, type Moves, movesOf } from './moves.ts';
import { type StepTime, stepTimeOf } from './step-time.ts';
import type { TerrainRules } from './terrain-rules.ts';
import { LABEL_PER_SECOND, ROUNDING } from './tick-label.ts';

/** A field under rules: which steps can be made and what they add to a label. */
export class Ground {
  readonly field: TerrainField;
  readonly moves: Moves;
  private readonly time: StepTime;
  private readonly leaks: boolean;
  private readonly stops: boolean;

  constructor(field: TerrainField, rules: TerrainRules) {
    this.field = field;
    this.moves = movesOf(field, rules.neighbours);
    this.time = stepTimeOf(field, this.moves, rules);
    this.leaks = rules.corners === 'leak';
    this.stops = rules.unknownElevation === 'stop' && field.elevation !== null;
  }

  /** Nobody goes on from here, whatever brought them: the height is unknown and the rules make that a stop. */
  isStop(cell: number): boolean {
    return this.stops && Number.isNaN(this.field.elevation![cell]!);
  }

  /** What a move between passable cells adds to a label, in whole ticks; NaN where it cannot be made. */
  stepLabel(cell: number, next: number, move: number): number {
    if (move >= FIRST_DIAGONAL) {
      const { pace } = this.field;
      const a = pace[cell + this.moves.sideA[move]!]!;
      const b = pace[cell + this.moves.sideB[move]!]!;
      // A knight's move passes both cells; a diagonal needs one of them open.
      if (move >= FIRST_KNIGHT ? a === 0 || b === 0 : a + b === 0 && !this.leaks) return Number.NaN;
    }
    return this.time.seconds(cell, next, move) * LABEL_PER_SECOND + ROUNDING - ROUNDING;
  }
}
