import { compare, DEFAULT_TOLERANCE, divide, type exactly, known, roundUp, scale } from '../interval.ts';
import { type Context, countsOfQuantity, quantityIn } from '../quantity.ts';
import type { Quantity, TestOf } from '../rule-schema.ts';
import { type Closing, NOT_APPLICABLE, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { judged } from './outcome.ts';

type Test = TestOf<'ratio'>;

/**
 * So many of something per base of something else: have ≥ ⌈value × per × factor / base⌉. Things that cannot be divided
 * (vehicles, people, beds, sites) are needed whole: the need is rounded up.
 */
export function evaluateRatio(context: Context, subject: Subject, test: Test): Outcome {
  const { value, base, op, max } = test;
  if ('unresolved' in test.what) return unknownFor({ data: 'wording', words: test.what.unresolved });
  if (value === null) return unknownFor({ data: 'parameter', key: 'value' });
  if (base === null) return unknownFor({ data: 'parameter', key: 'base' });
  const per = scale(quantityIn(context, subject, test.per), (test.pop_factor ?? 1) / base);
  if (per.high === 0) return NOT_APPLICABLE;
  const have = quantityIn(context, subject, test.what);
  const ratio = divide(have, per);
  const found = judged({
    truth: compare(ratio, op, value, test.tolerance),
    value: { ...ratio, missing: [...have.missing, ...per.missing] },
    threshold: typeof value === 'number' ? value : value[0],
    ...shortfall(have, per, test),
  });
  const counted = { ...found, have: known(have), need: needOf(known(per), test) };
  if (max === undefined || found.status !== 'met') return counted;
  // A second limit, on the thing itself: at most so many beds.
  const below = compare(have, '<=', max);
  return below === 'yes' ? counted : { ...counted, status: below === 'no' ? 'unmet' : 'unknown' };
}

/** Whole things that are too few or too many, where both numbers are known. */
function shortfall(
  have: ReturnType<typeof exactly>,
  per: ReturnType<typeof exactly>,
  test: Test,
): { gap: number | null; closes: Closing[] } {
  const [own, base] = [known(have), known(per)];
  if (own === null || base === null) return { gap: null, closes: [] };
  const { op, what } = test;
  const { least, most } = bounds(base, test);
  const counts = countsOfQuantity(what);
  const unit: Closing['what'] = counts === 'facilities' ? 'sites' : counts;
  const upper = op === '<=' || op === '<';
  if (!upper && own < least) return { gap: least - own, closes: [{ what: unit, amount: least - own }] };
  return { gap: own - most, closes: [{ what: unit, amount: own - most, less: true }] };
}

/** The least and the most that the rule allows, in whole things where they cannot be divided. */
function bounds(base: number, { value, op, what, tolerance }: Test): { least: number; most: number } {
  const slack = op === '≈' ? (tolerance ?? DEFAULT_TOLERANCE) : 0;
  const [low, high] = typeof value === 'number' ? [value * (1 - slack), value * (1 + slack)] : value!;
  if (!roundsUp(what)) return { least: low * base, most: high * base };
  return { least: roundUp(low * base), most: Math.floor(high * base + 1e-9) };
}

/** What has to be there; the most that may be where the rule is a ceiling. */
function needOf(base: number | null, test: Test): number | null {
  if (base === null) return null;
  const { least, most } = bounds(base, test);
  return test.op === '<=' || test.op === '<' ? most : least;
}

const roundsUp = (what: Quantity) => countsOfQuantity(what) !== 'measure';
