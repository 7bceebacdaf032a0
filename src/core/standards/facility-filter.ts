import { and, compare, exactly, type Interval, or, type Truth } from './interval.ts';
import type { FacilityFilter, Rule } from './rule-schema.ts';
import type { PlacedFacility } from './snapshot.ts';
import type { SnapshotIndex } from './snapshot-index.ts';
import { distinctMissing, type Missing } from './verdict.ts';
import type { FlagCode } from './vocabulary/flags.ts';
import { SUPPLY, type SupplyCode, supplyTerm, type TierCondition, tierRank } from './vocabulary/supply.ts';

/** Facilities that match for sure, and those of which something is not known. */
export interface Matches {
  readonly sure: readonly number[];
  readonly maybe: readonly number[];
  readonly missing: readonly Missing[];
  /** No list of any of these kinds was given. */
  readonly unrecorded: boolean;
}

/** Kinds on the map that the words of a filter mean. */
export function kindsOf(any: readonly SupplyCode[]): string[] {
  return [...new Set(any.flatMap((code) => [...supplyTerm(code).kinds, ...(supplyTerm(code).graded?.kinds ?? [])]))];
}

/** Words of the rule's `facility` that stand on a map. */
export function placesOf(rule: Pick<Rule, 'facility'>): SupplyCode[] {
  return rule.facility.filter((code): code is SupplyCode => (SUPPLY as readonly string[]).includes(code));
}

/** Open facilities among `among` (all if absent) that are as the filter says. */
export function matchFacilities(index: SnapshotIndex, filter: FacilityFilter, among?: readonly number[]): Matches {
  if (among) return match(index, filter, among);
  return index.remember(JSON.stringify(['match', filter]), () =>
    match(
      index,
      filter,
      index.snapshot.facilities.map((_, at) => at),
    ),
  );
}

function match({ snapshot }: SnapshotIndex, filter: FacilityFilter, among: readonly number[]): Matches {
  const sure: number[] = [];
  const maybe: number[] = [];
  const open = new Map<string, number>();
  for (const index of among) {
    const facility = snapshot.facilities[index]!;
    if (!facility.open) continue;
    const found = matchFacility(facility, filter);
    if (found.truth === 'yes') sure.push(index);
    if (found.truth !== 'unknown') continue;
    maybe.push(index);
    for (const attribute of found.attributes) open.set(attribute, (open.get(attribute) ?? 0) + 1);
  }
  const silent = filter.any.filter((code) => !kindsOf([code]).some((kind) => snapshot.recordedKinds.has(kind)));
  const missing: Missing[] = [...open].map(([attribute, facilities]) => ({
    data: 'facility-attribute',
    attribute,
    facilities,
  }));
  if (silent.length > 0) missing.push({ data: 'facilities', kinds: silent });
  return { sure, maybe, missing: distinctMissing(missing), unrecorded: silent.length === filter.any.length };
}

/** How many match: those for sure, and at most. Without any list of these kinds there may be any number. */
export function countMatches({ sure, maybe, missing, unrecorded }: Matches): Interval {
  const high = unrecorded ? Number.POSITIVE_INFINITY : sure.length + maybe.length;
  return { low: sure.length, high, missing };
}

/** Whether one facility is as the filter says, and what is not known of it. */
export function matchFacility(
  facility: PlacedFacility,
  filter: FacilityFilter,
): { truth: Truth; attributes: string[] } {
  const attributes: string[] = [];
  const ask = (truth: Truth, attribute: string): Truth => {
    if (truth === 'unknown') attributes.push(attribute);
    return truth;
  };
  const word = or(...filter.any.map((code) => isOfWord(facility, code)));
  if (word === 'no') return { truth: 'no', attributes };
  const truth = and(
    ask(word, 'tier'),
    ...(filter.with ?? []).map((flag) => ask(flagOf(facility, flag), flag)),
    ...(filter.tier ? [ask(hasTier(facility, filter.tier), 'tier')] : []),
    ...(filter.type === undefined ? [] : [ask(hasType(facility, filter.type), 'type')]),
    ...(filter.level === undefined ? [] : [ask(hasLevel(facility, filter.level), 'level')]),
    ...(filter.numbers_any ? [anyNumber(facility, filter.numbers_any, ask)] : []),
  );
  return { truth, attributes: truth === 'unknown' ? attributes : [] };
}

function isOfWord(facility: PlacedFacility, code: SupplyCode): Truth {
  const term = supplyTerm(code);
  if (code === 'lead-hospital' && facility.flags?.lead === true) return 'yes';
  if (facility.kinds.some((kind) => term.kinds.includes(kind)))
    return code === 'public-hospital' ? flagOr(facility, 'public', 'yes') : 'yes';
  if (!term.graded || !facility.kinds.some((kind) => term.graded!.kinds.includes(kind))) return 'no';
  return hasTier(facility, term.graded.tier);
}

function flagOr(facility: PlacedFacility, flag: FlagCode, otherwise: Truth): Truth {
  const value = facility.flags?.[flag];
  return value === undefined ? otherwise : value ? 'yes' : 'no';
}

/** As told, else as the kind tells. */
export function flagOf(facility: PlacedFacility, flag: FlagCode): Truth {
  const value = facility.flags?.[flag];
  if (value !== undefined) return value ? 'yes' : 'no';
  if (flag === 'public' && facility.kinds.includes('private-hospital')) return 'no';
  if (flag === 'general') return hasType(facility, 'general');
  return 'unknown';
}

/** `2` and `3` mean the whole grade, `3A` the very step. */
export function hasTier(facility: PlacedFacility, condition: TierCondition): Truth {
  if (facility.tier === undefined) return 'unknown';
  const own = tierRank(facility.tier);
  const asked = tierRank(condition.value);
  if (Number.isNaN(own) || Number.isNaN(asked)) return 'unknown';
  const step = asked % 10 === 0 ? Math.floor(own / 10) * 10 : own;
  const holds = condition.op === '=' ? step === asked : condition.op === '>=' ? step >= asked : step <= asked;
  return holds ? 'yes' : 'no';
}

const LEVEL_OF_KIND: Readonly<Record<string, PlacedFacility['level']>> = {
  'county-hospital': 'county',
  'municipal-hospital': 'city',
  'provincial-hospital': 'province',
};

/** Which government runs it: as told, else as the kind tells. */
export function hasLevel(facility: PlacedFacility, level: string): Truth {
  const own = facility.level ?? facility.kinds.map((kind) => LEVEL_OF_KIND[kind]).find((found) => found !== undefined);
  if (own === undefined) return 'unknown';
  return own === level ? 'yes' : 'no';
}

const TYPE_OF_KIND: Readonly<Record<string, string>> = {
  'tcm-hospital': 'tcm',
  'mch-hospital': 'mch',
  'psychiatric-hospital': 'psychiatric',
  'childrens-hospital': 'childrens',
  'specialist-hospital': 'specialist',
  'rehab-hospital': 'rehab',
  'nursing-hospital': 'nursing',
  'general-hospital': 'general',
  'county-hospital': 'general',
};

/** As told, else as the kind tells; a rule may also name a kind as type. */
export function hasType(facility: PlacedFacility, type: string): Truth {
  const own = facility.type ?? facility.kinds.map((kind) => TYPE_OF_KIND[kind]).find((found) => found !== undefined);
  if (own === type || facility.kinds.includes(type)) return 'yes';
  return own === undefined ? 'unknown' : 'no';
}

function anyNumber(
  facility: PlacedFacility,
  conditions: NonNullable<FacilityFilter['numbers_any']>,
  ask: (truth: Truth, attribute: string) => Truth,
): Truth {
  return or(
    ...conditions.map(({ number, op, value }) => {
      const own = facility.numbers?.[number];
      return own === undefined ? ask('unknown', number) : compare(exactly(own), op, value);
    }),
  );
}
