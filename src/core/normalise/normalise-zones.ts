import type { Issue } from '../model/issue.ts';
import type { Zone } from '../model/zone.ts';
import { cleanPolygon } from './clean-polygon.ts';
import { type Columns, columnReader } from './column-reader.ts';
import { issueList } from './issue-list.ts';
import { locateGeometries } from './locate-geometries.ts';
import type { RawRecords } from './raw.ts';
import { uniqueIds } from './unique-ids.ts';

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^no-?build$|禁建|禁止建设|生态红线|生态保护|永久基本农田|水源保护/i, 'no-build'],
  [/^old-?city$|老城|旧城|古城|历史城区/i, 'old-city'],
  [/^new-?district$|新区|新城/i, 'new-district'],
  [/^urban$|城镇开发|城区|建成区|城镇/i, 'urban'],
];

/** Polygons to zones in WGS84; kinds of the contract are recognised in Chinese too, others stay as written. */
export function normaliseZones(
  raw: RawRecords,
  options: { file: string; columns?: Columns; kind?: string; datum?: string },
): { zones: Zone[]; issues: Issue[] } {
  const issues = issueList(options.file);
  const reader = columnReader(raw, 'zones', { ...options, issues });
  const ids = uniqueIds(issues);
  const zones: Zone[] = [];
  let kindless = 0;
  for (const { record, geometry: located } of locateGeometries(raw, { ...options, issues })) {
    const geometry = cleanPolygon(located);
    if (geometry === null) {
      issues.add({
        code: 'geometry-invalid',
        severity: 'error',
        row: record.row,
        values: { value: located.type },
        leftOut: true,
      });
      continue;
    }
    const id = ids.take(reader.text(record, 'id'), record.row);
    const written = reader.text(record, 'kind') || (options.kind ?? '');
    const kind = KINDS.find(([pattern]) => pattern.test(written))?.[1] ?? written;
    if (kind === '') kindless++;
    zones.push({ id, name: reader.text(record, 'name') || id, kind, geometry });
  }
  ids.report();
  if (kindless > 0) issues.add({ code: 'zone-kind-missing', severity: 'warning', values: { count: kindless } });
  return { zones, issues: issues.all() };
}
