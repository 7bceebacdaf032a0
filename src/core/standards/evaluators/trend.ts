import { exactly } from '../interval.ts';
import type { Context } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import type { YearlySeries } from '../snapshot.ts';
import { type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { allOf, judged } from './outcome.ts';

type Test = TestOf<'trend'>;
type Followed = Test['series'][number];

/** The last year against the first: up, down, or down to nothing. A direction without a predicate needs a person's tick. */
export function evaluateTrend(context: Context, subject: Subject, test: Test): Outcome {
  const outcomes = test.series.map((followed) => one(context, subject, { ...test, followed }));
  return outcomes.length === 1 ? outcomes[0]! : allOf(outcomes);
}

function one({ index }: Context, subject: Subject, { followed, value }: Test & { followed: Followed }): Outcome {
  if (followed.direction === 'none') return unknownFor({ data: 'confirmation' });
  const { units, facilities, series } = index.snapshot;
  const id = subject.of === 'facility' ? facilities[subject.index]!.id : subject.of === 'unit' ? subject.index : -1;
  const isMine = (row: YearlySeries) =>
    row.series === followed.of && (row.of === id || (subject.of === 'unit' && row.of === units[subject.index]!.code));
  const values = series.find(isMine)?.values.toSorted((a, b) => a.year - b.year) ?? [];
  const [base, last] = [values[0], values.at(-1)];
  if (!base || !last || base.year === last.year) return unknownFor({ data: 'series', series: followed.of });
  if (followed.direction === 'to-zero') return against(last.value, 0, last.value <= 0);
  const up = followed.direction === 'up';
  if (value !== undefined) {
    const goal = base.value * (1 + (up ? value : -value));
    const slack = 1e-9 * Math.max(1, Math.abs(goal));
    return against(last.value, goal, up ? last.value >= goal - slack : last.value <= goal + slack);
  }
  // Standing still is no way up or down.
  return against(last.value, base.value, up ? last.value > base.value : last.value < base.value);
}

function against(value: number, threshold: number, met: boolean): Outcome {
  const gap = Math.abs(value - threshold);
  return judged({
    truth: met ? 'yes' : 'no',
    value: exactly(value),
    threshold,
    gap,
    closes: [{ what: 'measure', amount: gap, ...(value > threshold && { less: true }) }],
  });
}
