import type { Condition } from './rule-schema.ts';
import type { Missing } from './verdict.ts';

/** Yes, no, or not known. */
export type Truth = 'yes' | 'no' | 'unknown';

/**
 * A number of which only bounds may be known: what is counted for sure, and what it could be at most. A number is known
 * when both are equal. What keeps them apart is listed.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly missing: readonly Missing[];
}

export const exactly = (value: number): Interval => ({ low: value, high: value, missing: [] });
export const notKnown = (...missing: readonly Missing[]): Interval => ({
  low: 0,
  high: Number.POSITIVE_INFINITY,
  missing,
});

/** The number where it is known, else null. */
export const known = (interval: Interval): number | null => (interval.low === interval.high ? interval.low : null);

export function add(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high, missing: [...a.missing, ...b.missing] };
}

/** a / b for numbers that are not negative; b may not be surely zero. */
export function divide(a: Interval, b: Interval): Interval {
  return {
    low: b.high === Number.POSITIVE_INFINITY ? 0 : b.high === 0 ? 0 : a.low / b.high,
    high: b.low === 0 ? Number.POSITIVE_INFINITY : a.high / b.low,
    missing: [...a.missing, ...b.missing],
  };
}

export function scale(interval: Interval, factor: number): Interval {
  return { ...interval, low: interval.low * factor, high: factor === 0 ? 0 : interval.high * factor };
}

/** Sums of decimals must not fail a threshold by their last bit. */
const SLACK = 1e-9;
const atLeast = (a: number, b: number) => a >= b - SLACK * Math.max(1, Math.abs(b));
const above = (a: number, b: number) => a > b + SLACK * Math.max(1, Math.abs(b));

/** ± of `≈` where the rule gives none. */
export const DEFAULT_TOLERANCE = 0.05;

/**
 * Whether a number is as a rule's threshold asks: `<` against `<=` as written. A band that a value should lie in
 * (`between`) holds both its ends: 1–1.5 staff are 36–54 for 360,000 people.
 */
export function compare(
  value: Interval,
  op: Condition['op'],
  threshold: number | readonly [number, number],
  tolerance = DEFAULT_TOLERANCE,
): Truth {
  const [low, high] = typeof threshold === 'number' ? [threshold, threshold] : threshold;
  switch (op) {
    case '>=':
      return truth(atLeast(value.low, low), !atLeast(value.high, low));
    case '>':
      return truth(above(value.low, low), !above(value.high, low));
    case '<=':
      return truth(atLeast(high, value.high), !atLeast(high, value.low));
    case '<':
      return truth(above(high, value.high), !above(high, value.low));
    case '≈':
      return inside(value, low * (1 - tolerance), high * (1 + tolerance));
    case '=':
    case 'between':
      return inside(value, low, high);
  }
}

const inside = (value: Interval, low: number, high: number) =>
  truth(atLeast(value.low, low) && atLeast(high, value.high), !atLeast(value.high, low) || !atLeast(high, value.low));
const truth = (yes: boolean, no: boolean): Truth => (yes ? 'yes' : no ? 'no' : 'unknown');

/** A condition on a number. Its bands are half-open [low, high), so that neighbours do not overlap. */
export function holds(value: number, { op, value: threshold }: Condition): boolean {
  if (op === 'between' && typeof threshold !== 'number') {
    return atLeast(value, threshold[0]) && !atLeast(value, threshold[1]);
  }
  return compare(exactly(value), op, threshold) === 'yes';
}

export function and(...truths: readonly Truth[]): Truth {
  return truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';
}

export function or(...truths: readonly Truth[]): Truth {
  return truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no';
}

/** Whole things: 8.1 → 9, and 9.000000001 → 9. */
export const roundUp = (value: number): number => Math.ceil(value - SLACK * Math.max(1, Math.abs(value)));
