import * as v from 'valibot';
import { RULE_SCHEMA, type Rule } from './rule-schema.ts';

/** Numbers that a planner typed, by rule and by key of its test (`share`, `max_min`, `cases.0.max_min` …). */
export interface Parameters {
  readonly typed: Readonly<Record<string, Readonly<Record<string, number | string | readonly [number, number]>>>>;
  /**
   * `expiry` (到期考核): the rule as it stands at its date; typed numbers only fill what the text leaves open.
   * `plan` (新规划): the same predicate with the typed number, for the target year.
   */
  readonly mode: { readonly kind: 'expiry' } | { readonly kind: 'plan'; readonly targetYear: number };
}

/** A rule with its numbers put in, and the keys that nobody has confirmed. */
export interface Prepared {
  readonly rule: Rule;
  /** Without a number at all: nothing can be computed. */
  readonly missing: readonly string[];
  /** With a number that is assumed, suggested, or was stated for a time that has passed: provisional. */
  readonly unconfirmed: readonly string[];
  readonly targetYear: number | null;
}

/** Keys of each kind that hold its threshold. */
export const THRESHOLDS: Readonly<Record<Rule['kind'], readonly string[]>> = {
  'coverage-time': ['max_min', 'share'],
  'coverage-distance': ['max_km', 'share'],
  'average-time': ['max_min'],
  'count-per-unit': ['n'],
  ratio: ['value', 'base'],
  'mix-share': ['value'],
  'size-threshold': ['value'],
  pairing: ['min_links'],
  district: [],
  exclusion: [],
  siting: [],
  trend: [],
};

/** Keys of a rule's test that have no number, in no case either, and are needed. */
export function missingKeys(rule: Rule): string[] {
  if (rule.any_of) return [];
  const test: Readonly<Record<string, unknown>> = rule.test;
  const cases: readonly { readonly test: object }[] = rule.cases ?? [];
  const open = 'what' in rule.test && 'unresolved' in rule.test.what;
  return THRESHOLDS[rule.kind].filter(
    (key) => test[key] === null && !open && !(cases.length > 0 && cases.every((one) => replaces(one.test, key))),
  );
}

function replaces(test: object, key: string): boolean {
  return key in test || 'attr' in test || (key === 'value' && 'op' in test);
}

/** Puts the typed numbers into a rule, by mode. */
export function prepareRule(rule: Rule, parameters: Parameters): Prepared {
  const typed = parameters.typed[rule.id] ?? {};
  const empty = missingKeys(rule);
  const assumed = rule.assumed ?? [];
  const plan = parameters.mode.kind === 'plan';
  const mayFill = (key: string) => plan || empty.includes(key) || assumed.includes(key);
  const fill: Record<string, unknown> = {};
  for (const key of empty) if (rule.suggested?.[key] !== undefined) fill[key] = rule.suggested[key];
  for (const [key, value] of Object.entries(typed)) if (mayFill(key)) fill[key] = value;
  const open = [...empty, ...assumed];
  const passed = plan && hasPassed(rule, parameters.mode) ? THRESHOLDS[rule.kind] : [];
  // A new number for any of the thresholds renews a rule whose date has passed.
  const renewed = passed.length === 0 || Object.keys(typed).some((key) => passed.includes(lastPart(key)));
  const filled = withKeys(rule, fill);
  return {
    rule: filled ?? rule,
    // Numbers that the rule's own schema refuses are as good as not typed.
    missing: filled ? empty.filter((key) => fill[key] === undefined) : Object.keys(fill),
    unconfirmed: [...open.filter((key) => typed[key] === undefined), ...(renewed ? [] : ['successor'])],
    targetYear: parameters.mode.kind === 'plan' ? parameters.mode.targetYear : rule.target_year,
  };
}

const lastPart = (key: string) => key.slice(key.lastIndexOf('.') + 1);

/** Stated for a time that ends before the plan's year: the old number may be looked at, not counted as met. */
function hasPassed(rule: Rule, mode: Parameters['mode']): boolean {
  if (mode.kind !== 'plan') return false;
  const until = rule.valid.to === null ? rule.target_year : Number(rule.valid.to.slice(0, 4));
  return until !== null && until < mode.targetYear;
}

/** `key` and `cases.N.key` replaced; null where the result is no rule: an unknown key, a share above 1, a word for a number. */
function withKeys(rule: Rule, fill: Readonly<Record<string, unknown>>): Rule | null {
  if (Object.keys(fill).length === 0) return rule;
  const own = Object.fromEntries(Object.entries(fill).filter(([key]) => !key.startsWith('cases.')));
  const cases = (rule.cases ?? []).map((one, index) => ({
    ...one,
    test: { ...one.test, ...partOf(fill, `cases.${index}.`) },
  }));
  // An "or" of the rule's own kind is its test again: it takes the same numbers.
  const any_of = (rule.any_of ?? []).map((branch) => (branch.kind === rule.kind ? { ...branch, ...own } : branch));
  const filled = {
    ...rule,
    test: { ...rule.test, ...own },
    ...(rule.cases && { cases }),
    ...(rule.any_of && { any_of }),
  };
  const parsed = v.safeParse(RULE_SCHEMA, filled);
  return parsed.success ? parsed.output : null;
}

function partOf(fill: Readonly<Record<string, unknown>>, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fill)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}
