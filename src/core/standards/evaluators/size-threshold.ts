import { flagOf, hasTier, matchFacilities, placesOf } from '../facility-filter.ts';
import { compare, divide, exactly, type Interval, known, notKnown, type Truth } from '../interval.ts';
import { type Context, numberIn, unitFlag } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import type { PlacedFacility } from '../snapshot.ts';
import {
  type Closing,
  distinctMissing,
  type Missing,
  NOT_APPLICABLE,
  type Outcome,
  type Subject,
  unknownFor,
} from '../verdict.ts';
import { countsOf } from '../vocabulary/numbers.ts';
import { judged, STATUS, shareOf } from './outcome.ts';

type Test = TestOf<'size-threshold'>;

/** A property of a facility against its threshold; for a unit, of every facility of the rule in it. */
export function evaluateSizeThreshold(context: Context, subject: Subject, test: Test): Outcome {
  if (test.value === null) return unknownFor({ data: 'parameter', key: 'value' });
  if ('unresolved' in test.attr) return unknownFor({ data: 'wording', words: test.attr.unresolved });
  const places = test.facility ?? placesOf(context.rule);
  // Without facilities in the rule the property is the place's own.
  if (subject.of === 'facility' || places.length === 0) return ofPlace(context, subject, test);
  const { index } = context;
  const among = subject.of === 'unit' ? index.facilitiesIn[subject.index] : undefined;
  const matches = matchFacilities(index, { any: [...places] }, among);
  if (matches.unrecorded) return unknownFor(...matches.missing);
  const looked = matches.sure.map((at) => ({ at, outcome: ofPlace(context, { of: 'facility', index: at }, test) }));
  const members = looked.map(({ at, outcome }) => ({ index: at, truth: truthOf(outcome) }));
  for (const at of matches.maybe) members.push({ index: at, truth: 'unknown' });
  if (members.length === 0) return NOT_APPLICABLE;
  const missing = distinctMissing([...matches.missing, ...looked.flatMap(({ outcome }) => outcome.missing)]);
  return { ...shareOf(members, (failing) => [{ what: 'facilities', amount: failing }]), missing };
}

const truthOf = ({ status }: Outcome): Truth => (status === 'met' ? 'yes' : status === 'unmet' ? 'no' : 'unknown');

function ofPlace(context: Context, subject: Subject, test: Test): Outcome {
  const { attr } = test;
  if ('number' in attr) return ofNumber(context, subject, test);
  const facility = subject.of === 'facility' ? context.index.snapshot.facilities[subject.index]! : null;
  if ('flag' in attr) {
    const own = facility
      ? flagOf(facility, attr.flag)
      : subject.of === 'unit'
        ? unitFlag(context.index, subject.index, attr.flag)
        : 'unknown';
    return plain(same(own, test.value !== false), { data: 'flag', flag: attr.flag });
  }
  if (!facility) return unknownFor({ data: 'facilities', kinds: context.rule.facility });
  if ('tier' in attr) return ofTier(facility, test);
  if (!('text' in attr)) return unknownFor();
  const own = textOf(facility, attr.text);
  const allowed = [test.value].flat().map(String);
  const missing: Missing = { data: 'facility-attribute', attribute: attr.text, facilities: 1 };
  return plain(own === undefined ? 'unknown' : allowed.includes(own) ? 'yes' : 'no', missing);
}

const same = (own: Truth, wanted: boolean): Truth => (own === 'unknown' || wanted ? own : own === 'yes' ? 'no' : 'yes');

function ofTier(facility: PlacedFacility, { op, value }: Test): Outcome {
  const asked = op === '<' || op === '<=' ? '<=' : op === '=' ? '=' : '>=';
  return plain(hasTier(facility, { op: asked, value: String(value) }), {
    data: 'facility-attribute',
    attribute: 'tier',
    facilities: 1,
  });
}

/** A network hospital is one by its kind; everything else is told. */
function textOf(facility: PlacedFacility, text: keyof NonNullable<PlacedFacility['texts']>): string | undefined {
  if (text === 'ems_supply' && facility.kinds.includes('network-hospital')) return 'network-hospital';
  if (text === 'ems_supply' && facility.flags?.['direct-station']) return 'direct-station';
  return facility.texts?.[text];
}

function plain(truth: Truth, missing: Missing): Outcome {
  return {
    ...NOT_APPLICABLE,
    status: STATUS[truth],
    measure: truth === 'unknown' ? null : truth === 'yes' ? 1 : 0,
    threshold: 1,
    gap: truth === 'unknown' ? null : truth === 'yes' ? 0 : 1,
    closes: truth === 'no' ? [{ what: 'facilities', amount: 1 }] : [],
    missing: truth === 'unknown' ? [missing] : [],
  };
}

function ofNumber(context: Context, subject: Subject, { attr, op, value, tolerance }: Test): Outcome {
  if (!('number' in attr)) return unknownFor();
  const top = numberIn(context, subject, attr.number);
  const below = attr.per === undefined ? exactly(1) : numberIn(context, subject, attr.per);
  if (below.high === 0) return NOT_APPLICABLE;
  const found: Interval =
    below.low === 0 && below.high === Number.POSITIVE_INFINITY
      ? notKnown(...top.missing, ...below.missing)
      : divide(top, below);
  if (typeof value !== 'number' && !isBand(value)) return unknownFor({ data: 'wording', words: String(value) });
  const low = typeof value === 'number' ? value : value[0];
  const high = typeof value === 'number' ? value : value[1];
  const own = known(found);
  const short = own !== null && own < low;
  const gap = own === null ? null : short ? low - own : own - high;
  const per = known(below);
  const whole = gap !== null && per !== null ? Math.ceil(Math.abs(gap) * per - 1e-9) : null;
  const counts = countsOf(attr.number);
  const closes: Closing[] =
    whole === null
      ? []
      : [{ what: counts, amount: counts === 'measure' ? gap! : whole, ...(!short && { less: true }) }];
  const truth = op === 'in' ? 'unknown' : compare(found, op, value, tolerance);
  return judged({ truth, value: found, threshold: low, gap, closes });
}

function isBand(value: Test['value']): value is [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number';
}
