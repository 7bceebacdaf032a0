import type { Barrier } from '../model/barrier.ts';
import type { Issue } from '../model/issue.ts';
import type { Zone } from '../model/zone.ts';
import { cleanLine } from './clean-line.ts';
import { cleanPolygon } from './clean-polygon.ts';
import { type Columns, columnReader } from './column-reader.ts';
import { type IssueList, issueList } from './issue-list.ts';
import { locateGeometries } from './locate-geometries.ts';
import type { RawRecords } from './raw.ts';
import { uniqueIds } from './unique-ids.ts';
import { areaKindOf, barrierKindOf } from './zone-kind-of.ts';

/**
 * Polygons to zones in WGS84; kinds of the contract are recognised in Chinese too, others stay as written. Lines are
 * barriers where their kind says so; a line of another kind encloses nothing: it is left out, and told.
 */
export function normaliseZones(
  raw: RawRecords,
  options: { file: string; columns?: Columns; kind?: string; datum?: string },
): { zones: Zone[]; barriers: Barrier[]; issues: Issue[] } {
  const issues = issueList(options.file);
  const reader = columnReader(raw, 'zones', { ...options, issues });
  const ids = uniqueIds(issues);
  const zones: Zone[] = [];
  const barriers: Barrier[] = [];
  let kindless = 0;
  const unusedLines = new Map<string, number>();
  for (const { record, geometry: located } of locateGeometries(raw, { ...options, issues })) {
    const area = cleanPolygon(located);
    const line = area === null ? cleanLine(located) : null;
    const written = reader.text(record, 'kind') || (options.kind ?? '');
    if (area === null && line === null) {
      issues.add({
        code: 'geometry-invalid',
        severity: 'error',
        row: record.row,
        values: { value: located.type },
        leftOut: true,
      });
      continue;
    }
    const barrier = barrierKindOf(written);
    if (line !== null && barrier === null) {
      unusedLines.set(written, (unusedLines.get(written) ?? 0) + 1);
      continue;
    }
    const name = reader.text(record, 'name');
    if (area !== null) {
      const id = ids.take(reader.text(record, 'id'), record.row);
      const kind = areaKindOf(written) ?? written;
      if (kind === '') kindless++;
      zones.push({ id, name: name || id, kind, geometry: area });
    } else if (line !== null && barrier !== null) barriers.push({ name, kind: barrier, geometry: line });
  }
  ids.report();
  if (kindless > 0) issues.add({ code: 'zone-kind-missing', severity: 'warning', values: { count: kindless } });
  tellLines(issues, { used: barriers.length, unused: unusedLines });
  return { zones, barriers, issues: issues.all() };
}

function tellLines(issues: IssueList, { used, unused }: { used: number; unused: ReadonlyMap<string, number> }): void {
  if (used > 0) issues.add({ code: 'zone-lines-as-barriers', severity: 'note', values: { count: used } });
  for (const [value, count] of unused) {
    if (value === '')
      issues.add({ code: 'zone-lines-kind-missing', severity: 'warning', values: { count }, leftOut: true });
    else issues.add({ code: 'zone-lines-unused', severity: 'warning', values: { count, value }, leftOut: true });
  }
}
