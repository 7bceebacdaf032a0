import { decisecondsWithin } from '../../model/units.ts';
import type { Context } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import { type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { type Area, coverage } from './coverage.ts';

/** Share of residents within `max_min` (`≤`) of the supply. There and back, the way counts twice. */
export function evaluateCoverageTime(
  context: Context,
  subject: Subject,
  test: TestOf<'coverage-time'>,
  area: Area = null,
): Outcome {
  const { max_min, share } = test;
  if (max_min === null) return unknownFor({ data: 'parameter', key: 'max_min' });
  if (share === null) return unknownFor({ data: 'parameter', key: 'share' });
  // Parks are no people: their places have to be known first, and no measure to them is asked for yet.
  if (test.of === 'chemical-parks') return unknownFor({ data: 'facilities', kinds: ['chemical-park'] });
  const overhead = test.total ? context.index.snapshot.responseOverheadMinutes : 0;
  const minutes = (max_min - overhead) / (test.round_trip ? 2 : 1);
  return coverage(context, subject, {
    facility: test.facility,
    measure: { by: 'minutes', mode: test.mode },
    of: test.of ?? 'residents',
    area,
    // Nothing is within a time that call handling and turnout use up; a whole -1 is below every value.
    within: { limit: minutes < 0 ? -1 : decisecondsWithin(minutes), share, unit: { of: 'minutes', size: 600 } },
  });
}
