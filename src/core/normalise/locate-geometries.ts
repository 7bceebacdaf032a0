import type { Geometry, Position } from 'geojson';
import { coordinatesLook } from './coordinates-look.ts';
import { datumOf } from './datum-of.ts';
import type { IssueList } from './issue-list.ts';
import { projectGeometry } from './project-geometry.ts';
import type { RawRecord, RawRecords } from './raw.ts';

export interface LocatedGeometry {
  readonly record: RawRecord;
  readonly geometry: Geometry;
}

/** Lines and areas in WGS84. A file with exchanged axes is put right; records without geometry are left out. */
export function locateGeometries(
  raw: RawRecords,
  { datum, issues }: { datum?: string | undefined; issues: IssueList },
): LocatedGeometry[] {
  const way = datumOf(datum, issues);
  if (way === null) return [];
  const firsts = raw.records.flatMap(({ geometry }) => {
    const [x, y] = geometry === null ? [] : firstPosition(geometry);
    return typeof x === 'number' && typeof y === 'number' ? [[x, y] as const] : [];
  });
  const look = way.degrees ? coordinatesLook(firsts) : 'right';
  if (look === 'projected') {
    issues.add({
      code: 'coordinates-look-projected',
      severity: 'error',
      values: { value: firsts[0]?.[0] ?? 0 },
    });
    return [];
  }
  if (look === 'swapped')
    issues.add({ code: 'coordinates-swapped', severity: 'warning', values: { count: firsts.length } });
  const project = look === 'swapped' ? (x: number, y: number) => way.project(y, x) : way.project;
  const located: LocatedGeometry[] = [];
  for (const record of raw.records) {
    if (record.geometry !== null) located.push({ record, geometry: projectGeometry(record.geometry, project) });
    else issues.add({ code: 'geometry-absent', severity: 'error', row: record.row, leftOut: true });
  }
  return located;
}

function firstPosition(geometry: Geometry): Position {
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries[0] ? firstPosition(geometry.geometries[0]) : [];
  let inner: unknown = geometry.coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return Array.isArray(inner) ? inner : [];
}
