import { closest } from 'fastest-levenshtein';
import * as v from 'valibot';
import type { Issue } from '../core/model/issue.ts';
import type { Project } from './project.ts';
import { PROJECT_SCHEMA } from './project-schema.ts';

export type ProjectReading =
  | { readonly project: Project; readonly issues: readonly Issue[] }
  | { readonly project: null; readonly issues: readonly Issue[] };

/**
 * Reads a project file's text. Wrong JSON, unknown keys (with the nearest known one), wrong values and ids that point
 * nowhere come back as issues that name the key's path; nothing is guessed.
 */
export function readProject(text: string, file: string): ProjectReading {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { project: null, issues: [{ code: 'project-not-json', severity: 'error', file, values: { reason } }] };
  }
  const newer = newerVersion(data);
  if (newer !== null) {
    return { project: null, issues: [{ code: 'project-newer', severity: 'error', file, values: { version: newer } }] };
  }
  const parsed = v.safeParse(PROJECT_SCHEMA, data);
  if (!parsed.success) return { project: null, issues: parsed.issues.map((issue) => describe(issue, file)) };
  const project = clean(parsed.output) as Project;
  const issues = danglingIds(project, file);
  return issues.some((issue) => issue.severity === 'error') ? { project: null, issues } : { project, issues };
}

function newerVersion(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('version' in data)) return null;
  return typeof data.version === 'number' && data.version > 1 ? data.version : null;
}

/** Optional keys that were absent must be absent, not undefined. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, clean(entry)]),
  );
}

function describe(issue: v.BaseIssue<unknown>, file: string): Issue {
  const path = (issue.path ?? []).map((item) => String(item.key)).join('.');
  const key = issue.path?.at(-1);
  if (issue.type === 'strict_object' && issue.expected === 'never' && key) {
    const known = knownKeys(issue.path ?? [], key.input);
    const nearest = known.length > 0 ? closest(String(key.key), known) : '';
    return { code: 'project-unknown-key', severity: 'error', file, field: path, values: { path, nearest } };
  }
  if (issue.received === 'undefined')
    return { code: 'project-missing-key', severity: 'error', file, field: path, values: { path } };
  const values = { path, expected: issue.expected ?? '', received: issue.received };
  return { code: 'project-wrong-value', severity: 'error', file, field: path, values };
}

/** Keys that the schema knows where the path's last key stands; of several shapes, those that the object's own tag names. */
function knownKeys(path: readonly v.IssuePathItem[], input: unknown): string[] {
  let shapes: unknown[] = plainShapes(PROJECT_SCHEMA);
  for (const item of path.slice(0, -1)) {
    shapes = shapes.flatMap((shape) =>
      plainShapes(part(shape, 'item') ?? part(part(shape, 'entries'), String(item.key))),
    );
  }
  const objects = shapes
    .map((shape) => part(shape, 'entries'))
    .filter((entries) => typeof entries === 'object' && entries !== null);
  const tagged = objects.filter((entries) =>
    ['kind', 'edit', 'type'].some(
      (tag) => part(input, tag) !== undefined && part(part(entries, tag), 'literal') === part(input, tag),
    ),
  );
  return (tagged.length > 0 ? tagged : objects).flatMap((entries) => Object.keys(entries ?? {}));
}

/** A schema without its wrappings; a union or variant as all its shapes. */
function plainShapes(schema: unknown): unknown[] {
  const options = part(schema, 'options');
  if (Array.isArray(options) && options.some((option) => typeof option === 'object'))
    return options.flatMap(plainShapes);
  const wrapped = part(schema, 'wrapped');
  return wrapped === undefined ? [schema] : plainShapes(wrapped);
}

function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** Ids that are used twice or that point nowhere, and analyses without a limit. */
function danglingIds(project: Project, file: string): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, values: Record<string, string>) => issues.push({ code, severity: 'error', file, values });
  const analyses = project.analyses ?? [];
  for (const [name, list] of [
    ['analyses', analyses],
    ['siting', project.siting ?? []],
    ['scenarios', project.scenarios ?? []],
  ] as const) {
    list.forEach((item, index) => {
      if (list.findIndex((other) => other.id === item.id) < index)
        add('project-duplicate-id', { list: name, id: item.id });
    });
  }
  for (const analysis of analyses) {
    if (analysis.kind !== 'coverage') continue;
    if ((analysis.minutes === undefined) === (analysis.km === undefined)) add('project-one-limit', { id: analysis.id });
  }
  for (const siting of project.siting ?? []) {
    const target = analyses.find((analysis) => analysis.id === siting.analysis);
    if (!target) add('project-siting-without-analysis', { id: siting.id, analysis: siting.analysis });
  }
  for (const scenario of project.scenarios ?? []) {
    const known = !scenario.parent || project.scenarios?.some((other) => other.id === scenario.parent);
    if (!known) add('project-unknown-parent', { id: scenario.id, parent: String(scenario.parent) });
  }
  return issues;
}
