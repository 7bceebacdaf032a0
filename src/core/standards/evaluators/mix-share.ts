import { compare, divide, type Interval, known, roundUp } from '../interval.ts';
import { type Context, countsOfQuantity, quantityIn } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import { NOT_APPLICABLE, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { judged } from './outcome.ts';

/** Part of a whole: 70 % of ten is seven. Without a whole there is nothing to share: not applicable. */
export function evaluateMixShare(context: Context, subject: Subject, test: TestOf<'mix-share'>): Outcome {
  if (test.value === null) return unknownFor({ data: 'parameter', key: 'value' });
  const num = quantityIn(context, subject, test.num);
  const den = quantityIn(context, subject, test.den);
  if (den.high === 0) return NOT_APPLICABLE;
  const value = bounded(num, den);
  const [have, whole] = [known(num), known(den)];
  const gap = have === null || whole === null ? null : roundUp(test.value * whole) - have;
  const counts = countsOfQuantity(test.num);
  const found = judged({
    truth: compare(value, test.op, test.value),
    value,
    threshold: test.value,
    gap: gap === null ? null : Math.abs(gap),
    closes: gap === null ? [] : [{ what: counts, amount: Math.abs(gap), ...(gap < 0 && { less: true }) }],
  });
  return { ...found, have, need: whole === null ? null : roundUp(test.value * whole) };
}

/** A part is never more than its whole. */
function bounded(num: Interval, den: Interval): Interval {
  const share = divide(num, den);
  return {
    ...share,
    low: Math.min(share.low, 1),
    high: known(num) !== null && known(den) !== null ? share.high : Math.min(share.high, 1),
  };
}
