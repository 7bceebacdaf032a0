import * as v from 'valibot';
import { FLAG_CODES } from './vocabulary/flags.ts';
import { NUMBER_CODES } from './vocabulary/numbers.ts';
import { COUNTED_SUPPLY, SUPPLY } from './vocabulary/supply.ts';
import {
  ACTIONS,
  COMPUTABLE,
  CONFIDENCE,
  DIRECTIONS,
  DOMAINS,
  FORCES,
  GROUPINGS,
  LEVELS,
  METRICS,
  MODES,
  OPS,
  PARAMETER_STATUS,
  PROPOSALS,
  RELATIONS,
  SERIES,
  VERIFIED,
  ZONE_KINDS,
} from './vocabulary/words.ts';

/*
 * The rule as data. Keys are those of the catalogue's schema; every word in them is of a closed list, so that a rule
 * never needs code. A number may be null: the rule is then 参数待定 until one is typed.
 */

const text = v.pipe(v.string(), v.minLength(1));
const number = v.pipe(v.number(), v.finite());
const number0 = v.pipe(number, v.minValue(0));
const orNull = v.nullable(number0);
const share = v.nullable(v.pipe(number, v.minValue(0), v.maxValue(1)));
const band = v.pipe(
  v.tuple([number, number]),
  v.check(([low, high]) => low < high, 'impossible-band'),
);
const op = v.picklist(OPS);
const flag = v.picklist(FLAG_CODES);
const quantityNumber = v.picklist(NUMBER_CODES);
const supply = v.picklist(SUPPLY);
const level = v.picklist(LEVELS);
const proposals = v.array(v.picklist(PROPOSALS));

/** A number, or a band with `between`. In conditions bands are half-open [low, high). */
const condition = v.strictObject({ op, value: v.union([number, band]) });

/** Every key has to hold. A list means any of its members. */
const where = v.strictObject({
  area: v.optional(v.picklist(['urban', 'rural'])),
  township_class: v.optional(v.array(v.picklist(['subdistrict', 'town', 'township']))),
  county_class: v.optional(v.array(v.picklist(['district', 'county', 'county-level-city']))),
  level: v.optional(level),
  population: v.optional(condition),
  service_population: v.optional(condition),
  served_population: v.optional(condition),
  urban_population: v.optional(condition),
  region: v.optional(v.picklist(['east', 'central', 'west'])),
  run_by: v.optional(v.picklist(['county', 'city', 'province'])),
  type: v.optional(text),
  tier: v.optional(text),
  flags: v.optional(v.array(flag)),
  not_flags: v.optional(v.array(flag)),
});

const numberCondition = v.strictObject({ number: quantityNumber, op, value: number });
const filter = v.strictObject({
  any: v.pipe(v.array(supply), v.minLength(1)),
  with: v.optional(v.array(flag)),
  tier: v.optional(v.strictObject({ op: v.picklist(['>=', '=', '<=']), value: text })),
  type: v.optional(text),
  /** Which government runs it. */
  level: v.optional(v.picklist(['county', 'city', 'province'])),
  /** At least one of these numbers is as it says. */
  numbers_any: v.optional(v.array(numberCondition)),
});

/** Something to count in a unit. `unresolved` holds words of the text that no closed term says. */
const quantity = v.union([
  v.strictObject({ facilities: filter }),
  v.strictObject({ number: quantityNumber }),
  v.strictObject({ units: level, with: v.optional(v.array(flag)) }),
  v.strictObject({ one: v.literal(true) }),
  v.strictObject({ unresolved: text }),
]);

const endpoint = v.union([
  v.strictObject({ facilities: filter }),
  v.strictObject({ units: level, with: v.optional(v.array(flag)), without: v.optional(v.array(flag)) }),
  /** Ends outside of the map, or that are no places: a hospital elsewhere, a specialty, a pool of staff. */
  v.strictObject({ outside: text }),
  v.strictObject({ unresolved: text }),
]);

const value = v.nullable(v.union([number, band]));
const supplies = v.optional(v.array(supply));
const tests = {
  'coverage-time': {
    max_min: orNull,
    mode: v.picklist(MODES),
    share,
    /** Whom or what has to be within; residents where absent. */
    of: v.optional(v.picklist(['residents', 'births', 'chemical-parks'])),
    /** There and back within the time. */
    round_trip: v.optional(v.boolean()),
    /** Call handling and turnout are part of the time. */
    total: v.optional(v.boolean()),
    facility: supplies,
  },
  'coverage-distance': {
    max_km: orNull,
    metric: v.picklist(METRICS),
    share,
    preferred_km: v.optional(number0),
    /** The people live farther than this instead. */
    inverse: v.optional(v.boolean()),
    facility: supplies,
  },
  'average-time': {
    stat: v.picklist(['mean', 'p90']),
    op: v.picklist(['<', '<=']),
    max_min: orNull,
    /** Call handling and turnout added to each drive; null takes those of the travel settings. */
    overhead_min: v.nullable(number0),
    facility: supplies,
  },
  'count-per-unit': {
    op,
    n: orNull,
    max: v.optional(number0),
    /** What is counted; the rule's facilities where absent. */
    of: v.optional(quantity),
    each_of: v.optional(v.array(quantity)),
    /** Only what stands in the zone of this name. */
    zone: v.optional(text),
    /** Share of units that have to hold it, where the text says "basically all". */
    unit_share: v.optional(v.pipe(number, v.minValue(0), v.maxValue(1))),
    /** One more for every so many people. */
    per_population: v.optional(v.pipe(number, v.gtValue(0))),
  },
  ratio: {
    what: quantity,
    per: quantity,
    base: v.nullable(v.pipe(number, v.gtValue(0))),
    op,
    value,
    pop_factor: v.optional(number0),
    tolerance: v.optional(number0),
    max: v.optional(number0),
  },
  'mix-share': { num: quantity, den: quantity, op, value: share },
  'size-threshold': {
    attr: v.union([
      v.strictObject({ number: quantityNumber, per: v.optional(quantityNumber) }),
      v.strictObject({ flag }),
      v.strictObject({ tier: v.literal(true) }),
      v.strictObject({ text: v.picklist(['specialty', 'ems_supply', 'dept_level']) }),
      v.strictObject({ unresolved: text }),
    ]),
    op: v.picklist([...OPS, 'in']),
    value: v.nullable(v.union([number, band, text, v.boolean(), v.array(text)])),
    tolerance: v.optional(number0),
    facility: supplies,
  },
  pairing: {
    relation: v.picklist(RELATIONS),
    from: endpoint,
    to: endpoint,
    min_links: v.nullable(v.pipe(number, v.integer(), v.minValue(1))),
    max_links: v.optional(v.pipe(number, v.integer(), v.minValue(1))),
    within_m: v.optional(number0),
    per_week: v.optional(number0),
  },
  district: {
    grouping: v.picklist(GROUPINGS),
    members: endpoint,
    districts: v.optional(v.pipe(number, v.integer(), v.minValue(1))),
    contiguous: v.optional(v.boolean()),
    each: v.optional(v.array(flag)),
    unresolved: v.optional(text),
  },
  exclusion: {
    zone: v.union([
      v.strictObject({ kinds: v.array(v.picklist(ZONE_KINDS)), name: v.optional(text) }),
      v.strictObject({ facility: flag }),
      v.strictObject({ everywhere: v.literal(true) }),
      v.strictObject({ none: v.literal(true) }),
      v.strictObject({ number: quantityNumber, quota: quantityNumber }),
      v.strictObject({ unresolved: text }),
    ]),
    actions: v.array(v.picklist(ACTIONS)),
    buffer_m: v.optional(number0),
  },
  siting: {
    projects: v.pipe(v.array(text), v.minLength(1)),
    zones: v.array(text),
    from_zone: v.optional(text),
    n: v.optional(v.pipe(number, v.integer(), v.minValue(1))),
    /** Hospitals that may be converted: bed occupancy below, beds from. */
    occupancy_below: v.optional(number0),
    beds_from: v.optional(number0),
  },
  trend: {
    series: v.pipe(
      v.array(v.strictObject({ of: v.picklist(SERIES), direction: v.picklist(DIRECTIONS) })),
      v.minLength(1),
    ),
    value: v.optional(number),
  },
} as const;

const branch = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.strictObject({ ...entries, kind: v.literal(kind) });

/** A test that stands for itself in `any_of` and `all_of`. */
const branches = v.variant('kind', [
  branch('coverage-time', tests['coverage-time']),
  branch('coverage-distance', tests['coverage-distance']),
  branch('average-time', tests['average-time']),
  branch('count-per-unit', tests['count-per-unit']),
  branch('ratio', tests.ratio),
  branch('mix-share', tests['mix-share']),
  branch('size-threshold', tests['size-threshold']),
  branch('pairing', tests.pairing),
  v.strictObject({ kind: v.literal('unresolved'), words: text }),
]);

const effect = v.union([
  v.literal('not-applicable'),
  /** A unit without its own is met by a share in its neighbour's, told by a link `shared-centre`. */
  v.literal('may-share'),
]);

const head = {
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  title: v.strictObject({ zh: text, en: text }),
  domain: v.picklist(DOMAINS),
  /** Code of the administrative unit it holds in (CN for the country), or where it comes from abroad. */
  scope: text,
  standing: v.picklist(['national', 'plan', 'notice', 'opinion', 'foreign', 'method']),
  force: v.picklist(FORCES),
  computable: v.picklist(COMPUTABLE),
  facility: v.array(v.picklist([...SUPPLY, ...COUNTED_SUPPLY])),
  unit: level,
  also_unit: v.optional(v.array(level)),
  where: v.optional(where),
  except: v.optional(v.array(v.strictObject({ when: where, effect }))),
  parameter_status: v.picklist(PARAMETER_STATUS),
  /** Keys of `test` whose value the text does not state: to be confirmed. */
  assumed: v.optional(v.array(text)),
  /** Keys of `test` without a number, with what may be proposed in grey. */
  suggested: v.optional(v.record(v.string(), v.union([number, v.string()]))),
  closes: proposals,
  target_year: v.nullable(v.pipe(number, v.integer())),
  valid: v.strictObject({ from: v.nullable(text), to: v.nullable(text) }),
  superseded_by: v.optional(text),
  source: v.strictObject({ doc: text }),
  verified: v.picklist(VERIFIED),
  confidence: v.picklist(CONFIDENCE),
  any_of: v.optional(v.array(branches)),
  all_of: v.optional(v.array(branches)),
};

const rule = <K extends string, T extends v.GenericSchema, C extends v.GenericSchema>(kind: K, test: T, part: C) =>
  v.strictObject({
    ...head,
    kind: v.literal(kind),
    test,
    /** The first whose `when` holds replaces the keys it names. */
    cases: v.optional(v.array(v.strictObject({ when: where, test: part }))),
  });

const coverageTime = v.strictObject(tests['coverage-time']);
const coverageDistance = v.strictObject(tests['coverage-distance']);
const averageTime = v.strictObject(tests['average-time']);
const countPerUnit = v.strictObject(tests['count-per-unit']);
const ratio = v.strictObject(tests.ratio);
const mixShare = v.strictObject(tests['mix-share']);
const sizeThreshold = v.strictObject(tests['size-threshold']);
const pairing = v.strictObject(tests.pairing);
const district = v.strictObject(tests.district);
const exclusion = v.strictObject(tests.exclusion);
const siting = v.strictObject(tests.siting);
const trend = v.strictObject(tests.trend);

/** One rule of any of the twelve kinds. */
export const RULE_SCHEMA = v.variant('kind', [
  rule('coverage-time', coverageTime, v.partial(coverageTime)),
  rule('coverage-distance', coverageDistance, v.partial(coverageDistance)),
  rule('average-time', averageTime, v.partial(averageTime)),
  rule('count-per-unit', countPerUnit, v.partial(countPerUnit)),
  rule('ratio', ratio, v.partial(ratio)),
  rule('mix-share', mixShare, v.partial(mixShare)),
  rule('size-threshold', sizeThreshold, v.partial(sizeThreshold)),
  rule('pairing', pairing, v.partial(pairing)),
  rule('district', district, v.partial(district)),
  rule('exclusion', exclusion, v.partial(exclusion)),
  rule('siting', siting, v.partial(siting)),
  rule('trend', trend, v.partial(trend)),
]);

/** Parts that stand in many places: the published schema names them once. */
export const SCHEMA_PARTS = {
  flag,
  number: quantityNumber,
  supply,
  level,
  condition,
  where,
  filter,
  quantity,
  endpoint,
  branch: branches,
  proposals,
};

/** A set of rules as a file. */
export const STANDARDS_SCHEMA = v.strictObject({
  format: v.literal('medreach-standards'),
  version: v.literal(1),
  rules: v.array(RULE_SCHEMA),
});

export type Rule = v.InferOutput<typeof RULE_SCHEMA>;
/** What a rule of one kind tests. */
export type TestOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>['test'];
export type Where = v.InferOutput<typeof where>;
export type Condition = v.InferOutput<typeof condition>;
export type FacilityFilter = v.InferOutput<typeof filter>;
export type Quantity = v.InferOutput<typeof quantity>;
export type Endpoint = v.InferOutput<typeof endpoint>;
export type Branch = v.InferOutput<typeof branches>;
