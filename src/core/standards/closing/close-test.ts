import type { FacilityFilter, Quantity } from '../rule-schema.ts';
import { SUPPLY } from '../vocabulary/supply.ts';
import { ATTRIBUTE_WORDS, VALUE_WORDS } from './attribute-words.ts';
import { ENDPOINT_WORDS } from './endpoint-words.ts';
import { DISTRICT_WORDS, EXCLUSION_WORDS, LISTED_PROJECTS } from './place-words.ts';
import { EACH_WORDS, PRIMARY_WITH, QUANTITY_WORDS, SERVICE_WORDS } from './quantity-words.ts';
import { SERIES_WORDS } from './series-words.ts';

/** A JSON object whose keys and words are not known yet. */
export type Words = Readonly<Record<string, unknown>>;

interface Around {
  readonly id: string;
  readonly kind: string;
  readonly facility: readonly string[];
}

/** The keys of one test, closed. `part` is a case's: it names only what it replaces. */
export function closeTest(rule: Around, words: Words, part = false): Words {
  const found = CLOSERS[rule.kind]?.(rule, words, part) ?? words;
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

type Closer = (rule: Around, words: Words, part: boolean) => Words;

const keep = (words: Words, ...keys: readonly string[]): Words =>
  Object.fromEntries(keys.filter((key) => key in words).map((key) => [key, words[key]]));

const CLOSERS: Readonly<Record<string, Closer>> = {
  'coverage-time': (_rule, words, part) => ({
    ...keep(words, 'max_min', 'mode', 'share', 'round_trip', 'total', 'of'),
    ...(words['of'] === 'chemical parks' && { of: 'chemical-parks' }),
    ...(typeof words['facility'] === 'string' && { facility: [words['facility']] }),
    ...(!part && !('share' in words) && { share: null }),
  }),
  'coverage-distance': (_rule, words, part) => ({
    ...keep(words, 'max_km', 'metric', 'share', 'preferred_km', 'inverse'),
    ...(!part && !('metric' in words) && { metric: 'network' }),
  }),
  'average-time': (_rule, words) => ({ ...keep(words, 'stat', 'op', 'max_min'), overhead_min: null }),
  'count-per-unit': closeCount,
  ratio: closeRatio,
  'mix-share': (rule, words) => ({
    num: quantity(rule, words['num']),
    den: quantity(rule, words['den']),
    ...keep(words, 'op', 'value'),
  }),
  'size-threshold': closeSize,
  pairing: (_rule, words) => ({
    ...keep(words, 'relation', 'min_links', 'max_links', 'within_m'),
    from: endpoint(String(words['from'])),
    to: target(String(words['to'])),
  }),
  district: (rule, words) => ({ ...DISTRICT_WORDS[rule.id], ...keep(words, 'districts', 'contiguous') }),
  exclusion: (rule) => EXCLUSION_WORDS[rule.id] ?? {},
  siting: (rule, words) => ({
    projects: [words['project']],
    zones: [words['zone']],
    ...LISTED_PROJECTS[rule.id],
    ...keep(words, 'from_zone'),
  }),
  trend: (_rule, words) => ({ series: SERIES_WORDS[String(words['measure'])] ?? [], ...keep(words, 'value') }),
};

function closeCount(rule: Around, words: Words): Words {
  const range = words['range'] as readonly [number, number] | undefined;
  const each = words['each_of'] ?? words['allof'];
  const flags = [
    ...((words['requires'] as readonly string[] | undefined) ?? []).map((word) => SERVICE_WORDS[word] ?? word),
    ...(words['standardised'] === true ? ['standardised'] : []),
  ];
  const places = rule.facility.filter(isPlace);
  return {
    ...keep(words, 'op', 'n', 'max', 'zone'),
    ...(range && { n: range[0], max: range[1] }),
    ...(words['of'] !== undefined && { of: quantity(rule, words['of']) }),
    ...(flags.length > 0 && { of: { facilities: { any: places, with: flags } } }),
    ...(Array.isArray(each) && { each_of: each.map(eachQuantity) }),
  };
}

function closeRatio(rule: Around, words: Words, part: boolean): Words {
  const perPeople = words['per'] === 'population';
  return {
    ...keep(words, 'base', 'op', 'value', 'pop_factor', 'tolerance'),
    ...(!part && {
      what: quantity(rule, words['what']),
      // "per facility" has its threshold in a formula: left open with it.
      per: perPeople
        ? { number: 'population' }
        : words['per'] === 'facility'
          ? { one: true }
          : quantity(rule, words['per']),
    }),
    ...(typeof words['value'] === 'string' && { value: null, what: { unresolved: words['value'] } }),
    ...(words['max_beds'] !== undefined && { max: words['max_beds'] }),
  };
}

function closeSize(_rule: Around, words: Words, part: boolean): Words {
  if (words['standard'] !== undefined) return { attr: { flag: 'standardised' }, op: '=', value: true };
  const name = String(words['attr']);
  const attr = ATTRIBUTE_WORDS[name] ?? { unresolved: name };
  const value = words['value'];
  const isFlag = 'flag' in attr;
  return {
    ...(!part && { attr }),
    ...keep(words, 'op', 'tolerance'),
    ...('value' in words && { value: typeof value === 'string' ? (VALUE_WORDS[value] ?? value) : value }),
    ...(isFlag && { op: '=', value: true }),
    // A grade is written 2, 3, 2B …
    ...('tier' in attr && { value: String(value) }),
  };
}

const isPlace = (code: string) => (SUPPLY as readonly string[]).includes(code);

/** What is counted; `primary …` means the primary care kinds that the rule itself lists. */
function quantity(rule: Around, words: unknown): Quantity {
  const name = String(words);
  const flags = PRIMARY_WITH[name];
  if (flags) {
    const own = rule.facility.filter((code) => PRIMARY_KINDS.includes(code));
    const any = (own.length > 0 ? own : ['primary']) as FacilityFilter['any'];
    return { facilities: flags.length > 0 ? { any, with: [...flags] } : { any } };
  }
  return QUANTITY_WORDS[name] ?? { unresolved: name };
}

const PRIMARY_KINDS = ['community-hc', 'community-station', 'township-hc', 'central-township-hc', 'village-clinic'];

function eachQuantity(words: unknown): Quantity {
  const filter = EACH_WORDS[String(words)];
  return filter ? { facilities: filter } : { unresolved: String(words) };
}

function endpoint(words: string) {
  return ENDPOINT_WORDS[words] ?? (isPlace(words) ? { facilities: { any: [words] } } : { unresolved: words });
}

/** The far end need not be on the map: what is no facility kind is told by the link itself. */
function target(words: string) {
  const known = ENDPOINT_WORDS[words];
  if (known && !('unresolved' in known)) return known;
  return isPlace(words) ? { facilities: { any: [words] } } : { outside: words };
}
