import { countMatches, matchFacilities, placesOf } from '../facility-filter.ts';
import { compare, type Interval, known, notKnown, roundUp } from '../interval.ts';
import { type Context, countsOfQuantity, quantityIn } from '../quantity.ts';
import type { Quantity, TestOf } from '../rule-schema.ts';
import { type Closing, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { allOf, judged } from './outcome.ts';

type Test = TestOf<'count-per-unit'>;

/** How many there are in a place, against how many there should be. With `each_of`, of every one of them. */
export function evaluateCountPerUnit(context: Context, subject: Subject, test: Test): Outcome {
  if (test.n === null) return unknownFor({ data: 'parameter', key: 'n' });
  const wanted = test.each_of ?? [test.of ?? ofRule(context)];
  const outcomes = wanted.map((quantity) => judgeCount(context, subject, { ...test, n: test.n!, quantity }));
  return outcomes.length === 1 ? outcomes[0]! : allOf(outcomes);
}

function ofRule({ rule }: Context): Quantity {
  const [first, ...rest] = placesOf(rule);
  return first ? { facilities: { any: [first, ...rest] } } : { unresolved: rule.facility.join() };
}

function judgeCount(context: Context, subject: Subject, test: Test & { n: number; quantity: Quantity }): Outcome {
  const { quantity, max } = test;
  let need = test.n;
  if (test.per_population !== undefined) {
    const people = subject.of === 'unit' ? context.index.population[subject.index] : undefined;
    if (typeof people !== 'number') return unknownFor({ data: 'population' });
    // One for every so many people: a sixth of a centre more is one centre more.
    need = Math.max(need, roundUp(people / test.per_population));
  }
  const value = test.zone === undefined ? quantityIn(context, subject, quantity) : inZone(context, test.zone, quantity);
  const enough = compare(value, test.op, need);
  const truth = max === undefined || enough === 'no' ? enough : compare(value, 'between', [need, max]);
  const found = judged({
    truth,
    value,
    threshold: need,
    gap: gapOf(value, need, max),
    closes: closes(value, { need, max, quantity }),
  });
  return { ...found, have: known(value), need };
}

/** What of it stands in a zone that the planner drew. */
function inZone({ index }: Context, name: string, quantity: Quantity): Interval {
  const inside = index.snapshot.facilitiesInZone({ name, meters: 0 });
  if (!inside || !('facilities' in quantity)) return notKnown({ data: 'zone', zone: name });
  return countMatches(matchFacilities(index, quantity.facilities, inside));
}

/** Short of what is needed, or above what is allowed. */
function gapOf(value: Interval, need: number, max: number | undefined): number {
  if (value.high < need) return roundUp(need - value.high);
  return roundUp(value.low - (max ?? need));
}

function closes(
  value: Interval,
  { need, max, quantity }: { need: number; max: number | undefined; quantity: Quantity },
): Closing[] {
  const what = countsOfQuantity(quantity);
  const amount = gapOf(value, need, max);
  return [{ what: what === 'facilities' ? 'sites' : what, amount, ...(value.high < need ? {} : { less: true }) }];
}
