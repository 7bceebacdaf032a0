import type { MultiPolygon } from 'geojson';
import type { Issue } from '../model/issue.ts';
import type { Township } from '../model/township.ts';
import { cleanPolygon } from './clean-polygon.ts';
import { type Columns, columnReader } from './column-reader.ts';
import { type IssueList, issueList } from './issue-list.ts';
import { locateGeometries } from './locate-geometries.ts';
import type { RawRecords } from './raw.ts';
import { townshipClassOf } from './township-class-of.ts';
import { uniqueIds } from './unique-ids.ts';

/**
 * Polygons to townships in WGS84. Records that share both code and name are the parts of one township; a missing code
 * is made from the row; a record without a usable polygon is left out with an issue.
 */
export function normaliseTownships(
  raw: RawRecords,
  options: { file: string; columns?: Columns; datum?: string },
): { townships: Township[]; issues: Issue[] } {
  const issues = issueList(options.file);
  const reader = columnReader(raw, 'townships', { ...options, issues });
  const codes = uniqueIds(issues);
  const byKey = new Map<string, number>();
  const townships: Township[] = [];
  let joined = 0;
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
    const written = reader.text(record, 'code');
    const name = reader.text(record, 'name');
    const key = `${written}\n${name}`;
    const earlier = written === '' ? undefined : byKey.get(key);
    const first = earlier === undefined ? undefined : townships[earlier];
    if (earlier !== undefined && first !== undefined) {
      townships[earlier] = { ...first, geometry: together(first.geometry, geometry) };
      joined++;
      continue;
    }
    byKey.set(key, townships.length);
    const code = codes.take(written, record.row);
    const unitClass = townshipClassOf(reader.text(record, 'class'), name);
    townships.push({
      code,
      name: name === '' ? code : name,
      class: unitClass,
      county: reader.text(record, 'county'),
      geometry,
    });
  }
  codes.report();
  if (joined > 0) issues.add({ code: 'township-parts-joined', severity: 'note', values: { count: joined } });
  const trusted = withTrustedClasses(townships, reader.column('class') !== null);
  addNameIssues(trusted, issues);
  return { townships: trusted, issues: issues.all() };
}

/**
 * Names show the class only in a file whose names end in 街道, 镇, 乡: where most are bare (南澳, 大鹏), one that ends
 * in 乡 (西乡, a 街道) is just called so.
 */
function withTrustedClasses(townships: readonly Township[], hasColumn: boolean): Township[] {
  const known = townships.filter((township) => township.class !== 'unknown').length;
  if (hasColumn || known * 2 >= townships.length) return [...townships];
  return townships.map((township) => ({ ...township, class: 'unknown' }));
}

function together(a: Township['geometry'], b: Township['geometry']): MultiPolygon {
  const parts = [a, b].flatMap((geometry) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  );
  return { type: 'MultiPolygon', coordinates: parts };
}

/** Two townships of one name in one county cannot be told apart in a table; an unknown class fits no standard. */
function addNameIssues(townships: readonly Township[], issues: IssueList): void {
  const seen = new Map<string, Township>();
  for (const township of townships) {
    const key = `${township.county}\n${township.name}`;
    const other = seen.get(key);
    if (other) {
      const values = { name: township.name, county: township.county, value: other.code, id: township.code };
      issues.add({ code: 'township-name-duplicate', severity: 'warning', values });
    }
    seen.set(key, township);
  }
  const count = townships.filter((township) => township.class === 'unknown').length;
  if (count > 0) issues.add({ code: 'township-class-unknown', severity: 'warning', values: { count } });
}
