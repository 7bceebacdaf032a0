import { greatCircleMeters } from '../../geo/distance.ts';
import { matchFacilities, placesOf } from '../facility-filter.ts';
import { exactly } from '../interval.ts';
import type { Context } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import { type Missing, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { type Area, coverage } from './coverage.ts';
import { judged } from './outcome.ts';

/** Share of residents within `max_km` (`≤`) of the supply, straight or by road; with `inverse`, farther than it. */
export function evaluateCoverageDistance(
  context: Context,
  subject: Subject,
  test: TestOf<'coverage-distance'>,
  area: Area = null,
): Outcome {
  const { max_km, share } = test;
  if (max_km === null) return unknownFor({ data: 'parameter', key: 'max_km' });
  if (share === null) return unknownFor({ data: 'parameter', key: 'share' });
  if (subject.of === 'facility') return farFromOthers(context, subject.index, { ...test, max_km });
  return coverage(context, subject, {
    facility: test.facility,
    measure: { by: 'km', metric: test.metric },
    of: 'residents',
    area,
    within: {
      // Whole decimetres, with a nudge so that 3.5 km is not lost to its last bit.
      limit: Math.floor(max_km * 10_000 + 1e-6),
      share,
      unit: { of: 'km', size: 10_000 },
      ...(test.inverse && { inverse: true }),
    },
  });
}

/**
 * A facility that has to be far from others of its kind. Only straight lines are known between facilities; a road is never
 * shorter, so one that is far enough in a straight line is far enough by road.
 */
function farFromOthers(
  { index, rule }: Context,
  at: number,
  test: TestOf<'coverage-distance'> & { max_km: number },
): Outcome {
  const { facilities } = index.snapshot;
  const [first, ...rest] = placesOf(rule);
  if (!test.inverse || !first) return unknownFor({ data: 'units', level: 'township' });
  const matches = matchFacilities(index, { any: [first, ...rest] });
  const { lon, lat } = facilities[at]!;
  const others = matches.sure.filter((other) => other !== at).map((other) => facilities[other]!);
  const km = Math.min(...others.map((other) => greatCircleMeters(lon, lat, other.lon, other.lat))) / 1000;
  const truth = km > test.max_km ? 'yes' : test.metric === 'straight' ? 'no' : 'unknown';
  const gap = test.max_km - km;
  const missing: Missing[] = truth === 'unknown' ? [{ data: 'travel', measure: 'facility-to-facility' }] : [];
  return judged({
    truth,
    value: Number.isFinite(km) ? { ...exactly(km), missing } : { low: 0, high: km, missing },
    threshold: test.max_km,
    gap,
    closes: [{ what: 'km', amount: gap }],
  });
}
