import { ALSO_BY_RULE } from './also-words.ts';
import {
  ASSUMED_BY_RULE,
  BRANCHES_BY_RULE,
  CONDITIONS_BY_RULE,
  COUNTED_BY_RULE,
  type Override,
  SUGGESTED_BY_RULE,
} from './by-rule.ts';
import { closeTest, type Words } from './close-test.ts';
import { closeWhere } from './close-where.ts';
import { SCOPE_CODES } from './place-words.ts';

/** A rule as the catalogue writes it: partly plain words. */
export interface WordyRule extends Words {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly unit: string;
  readonly facility: readonly string[];
  readonly test: Words;
}

/**
 * Turns a rule in the catalogue's words into the closed schema, by the tables beside this file. Words without a closed
 * term stay as `unresolved`; nothing is guessed. The result still has to be read by the schema.
 */
export function closeRule(rule: WordyRule): Words {
  const { id } = rule;
  const assumed = ASSUMED_BY_RULE[id];
  const own = { ...closeTest(rule, rule.test), ...(COUNTED_BY_RULE[id] && testKeys(COUNTED_BY_RULE[id])), ...assumed };
  const branches = { ...closeBranches(rule), ...pick(COUNTED_BY_RULE[id], BRANCH_KEYS), ...BRANCHES_BY_RULE[id] };
  const also = ALSO_BY_RULE[id];
  const closed = {
    ...copied(rule),
    scope: SCOPE_CODES[rule.scope] ?? rule.scope,
    standing: standingOf(rule),
    ...(rule.test['also_unit'] !== undefined && { also_unit: [rule.test['also_unit']].flat() }),
    ...(rule['where'] !== undefined && { where: closeWhere(rule['where'] as Words) }),
    ...(rule['except'] !== undefined && { except: closeExcept(rule['except'] as readonly Words[]) }),
    test: own,
    ...(rule['cases'] !== undefined && { cases: closeCases(rule) }),
    ...branches,
    ...(also && { all_of: [...((branches['all_of'] as readonly unknown[]) ?? []), ...also] }),
    ...CONDITIONS_BY_RULE[id],
    ...(assumed && { assumed: Object.keys(assumed) }),
    ...(SUGGESTED_BY_RULE[id] && { suggested: SUGGESTED_BY_RULE[id] }),
    ...(COUNTED_BY_RULE[id]?.['unit'] !== undefined && { unit: COUNTED_BY_RULE[id]['unit'] }),
  };
  return Object.fromEntries(Object.entries(closed).filter(([, value]) => value !== undefined));
}

const BRANCH_KEYS = ['any_of', 'all_of'];
const NOT_OF_TEST = [...BRANCH_KEYS, 'unit'];

const testKeys = (override: Override) =>
  Object.fromEntries(Object.entries(override).filter(([key]) => !NOT_OF_TEST.includes(key)));
const pick = (override: Override | undefined, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(override ?? {}).filter(([key]) => keys.includes(key)));

/** Facts that are taken as they are; sentences of explanation are not. */
function copied(rule: WordyRule): Words {
  const keys = ['id', 'title', 'domain', 'kind', 'force', 'computable', 'facility', 'unit', 'parameter_status'];
  const rest = ['closes', 'target_year', 'valid', 'superseded_by', 'source', 'verified', 'confidence'];
  return Object.fromEntries([...keys, ...rest].filter((key) => key in rule).map((key) => [key, rule[key]]));
}

function standingOf(rule: WordyRule): string {
  const authority = String(rule['authority'] ?? '');
  if (authority.startsWith('speech')) return 'opinion';
  if (authority.startsWith('national')) return 'national';
  if (authority.includes('notice')) return 'notice';
  if (authority === 'method') return 'method';
  return authority === 'international' || authority === 'foreign' ? 'foreign' : 'plan';
}

function closeExcept(list: readonly Words[]): Words[] {
  return list
    .filter(({ when }) => when !== undefined)
    .map(({ when, effect }) => ({
      when: closeWhere(when as Words),
      effect: effect === 'not-required' ? 'not-applicable' : effect,
    }));
}

function closeCases(rule: WordyRule): Words[] {
  return (rule['cases'] as readonly { when: Words; test: Words }[]).map(({ when, test }) => ({
    when: closeWhere(when),
    test: closeTest(rule, test, true),
  }));
}

function closeBranches(rule: WordyRule): Words {
  return Object.fromEntries(
    BRANCH_KEYS.filter((key) => rule[key] !== undefined).map((key) => [
      key,
      (rule[key] as readonly Words[]).map((words) => {
        const kind = String(words['kind'] ?? rule.kind);
        return { kind, ...closeTest({ ...rule, kind }, words) };
      }),
    ]),
  );
}
