import * as v from 'valibot';
import type { Issue } from '../model/issue.ts';
import { missingKeys } from './parameters.ts';
import { RULE_SCHEMA, type Rule } from './rule-schema.ts';

/** Rules that can be used, and what is wrong with the others. */
export interface StandardsReading {
  readonly rules: readonly Rule[];
  readonly issues: readonly Issue[];
}

/**
 * Reads a set of rules (`{format, version, rules}`) or a bare list. A bad rule is refused with the path of the key and a
 * reason code; the others stand.
 */
export function readStandards(data: unknown, file: string): StandardsReading {
  const list = Array.isArray(data) ? data : listOf(data);
  if (list === null) return { rules: [], issues: [error('standards-not-a-set', file, {})] };
  const rules: Rule[] = [];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    const { rule, issues: found } = readRule(entry, `rules.${index}`, file);
    issues.push(...found);
    if (!rule) return;
    if (seen.has(rule.id)) {
      issues.push(error('standards-duplicate-id', file, { path: `rules.${index}.id`, id: rule.id }));
      return;
    }
    seen.add(rule.id);
    rules.push(rule);
  });
  const circular = circularIds(rules);
  for (const id of circular) issues.push(error('standards-circular', file, { path: `${id}.superseded_by`, id }));
  return { rules: rules.filter((rule) => !circular.has(rule.id)), issues };
}

function listOf(data: unknown): readonly unknown[] | null {
  if (typeof data !== 'object' || data === null || !('rules' in data) || !Array.isArray(data.rules)) return null;
  return data.rules;
}

function readRule(entry: unknown, path: string, file: string): { rule: Rule | null; issues: Issue[] } {
  const parsed = v.safeParse(RULE_SCHEMA, entry);
  const id = idOf(entry);
  if (!parsed.success) return { rule: null, issues: parsed.issues.map((issue) => describe(issue, { path, file, id })) };
  const rule = parsed.output;
  // A rule that says its number is stated has to have one; its assumptions have to be there.
  const missing = missingKeys(rule);
  if (rule.parameter_status !== 'missing' && missing.length > 0) {
    return {
      rule: null,
      issues: missing.map((key) => error('standards-no-threshold', file, { path: `${path}.test.${key}`, id })),
    };
  }
  return { rule, issues: [] };
}

function describe(issue: v.BaseIssue<unknown>, where: { path: string; file: string; id: string }): Issue {
  const path = [where.path, ...(issue.path ?? []).map((item) => String(item.key))].join('.');
  const values = { path, id: where.id };
  if (issue.message === 'impossible-band') return error('standards-impossible-band', where.file, values);
  if (issue.type === 'variant' && path.endsWith('.kind')) {
    return error('standards-unknown-kind', where.file, { ...values, received: issue.received });
  }
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return error('standards-unknown-key', where.file, values);
  }
  return error('standards-wrong-value', where.file, {
    ...values,
    expected: issue.expected ?? '',
    received: issue.received,
  });
}

function idOf(entry: unknown): string {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : '';
}

/** Ids on a ring of `superseded_by`. */
function circularIds(rules: readonly Rule[]): ReadonlySet<string> {
  const next = new Map(rules.map((rule) => [rule.id, rule.superseded_by]));
  const circular = new Set<string>();
  for (const { id } of rules) {
    let at = next.get(id);
    for (let steps = 0; at !== undefined && at !== id && steps < rules.length; steps++) at = next.get(at);
    if (at === id) circular.add(id);
  }
  return circular;
}

function error(code: string, file: string, values: Record<string, string | number>): Issue {
  return { code, severity: 'error', file, values };
}
