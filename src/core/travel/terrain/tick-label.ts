import { NO_LABEL, OWNER_SPAN } from '../label.ts';

/**
 * Inside a sweep time is counted in ticks of 1/8192 s, whole numbers: sums are exact, so that a result does not depend
 * on the order of work, and a step of 1.35 s (30 m at 80 km/h) is right to 0.005 %. Labels are ticks and owner as in
 * `label.ts`, with ticks below 2³³ (twelve days).
 */
export const TICKS_PER_SECOND = 8192;

/** The label of a cell that was not reached: one that any reached cell's is below. */
export const UNREACHED_TICKS = 2 ** 53;

/** What a second adds to a label. */
export const LABEL_PER_SECOND = TICKS_PER_SECOND * OWNER_SPAN;

/**
 * `(x + ROUNDING) - ROUNDING` is x to the nearest whole tick: at 1.5 · 2⁷² doubles are 2²⁰ apart. Two additions, where
 * `Math.round` would take several times as long in the innermost loop.
 */
export const ROUNDING = 1.5 * 2 ** 72;

/** Label of a start. Throws for a time or owner that a label cannot hold. */
export function tickLabel(seconds: number, owner: number): number {
  if (!(seconds >= 0 && seconds * TICKS_PER_SECOND < 2 ** 33)) throw new Error(`a start at ${seconds} s`);
  if (!(owner >= 0 && owner < OWNER_SPAN)) throw new Error(`owner ${owner} of at most ${OWNER_SPAN}`);
  return Math.round(seconds * TICKS_PER_SECOND) * OWNER_SPAN + owner;
}

/** Seconds of a sweep's label; Infinity for cells not reached or not passable. */
export function tickLabelSeconds(label: number, unreached: number): number {
  return label >= 0 && label < unreached ? Math.floor(label / OWNER_SPAN) / TICKS_PER_SECOND : Infinity;
}

/** The label in deciseconds (see `label.ts`), rounded to the nearest; NO_LABEL for cells not reached or not passable. */
export function decisecondLabel(label: number, unreached: number): number {
  if (label < 0 || label >= unreached) return NO_LABEL;
  const ticks = Math.floor(label / OWNER_SPAN);
  return Math.round((ticks * 10) / TICKS_PER_SECOND) * OWNER_SPAN + (label - ticks * OWNER_SPAN);
}
