import type { Geometry } from 'geojson';
import { areaCentroid } from '../geo/area-centroid.ts';
import type { Issue } from '../model/issue.ts';
import type { Steps } from '../model/steps.ts';
import type { ColumnReader } from './column-reader.ts';
import { coordinatesLook } from './coordinates-look.ts';
import { type Datum, datumOf } from './datum-of.ts';
import type { IssueList } from './issue-list.ts';
import { isBlank, parseCoordinate, type RawValue } from './parse-number.ts';
import type { RawRecord, RawRecords } from './raw.ts';

/** Records between two pauses. */
const RECORDS_AT_ONCE = 2 ** 12;

/** A record and where it stands, WGS84 degrees. */
export interface LocatedRecord {
  readonly record: RawRecord;
  readonly lon: number;
  readonly lat: number;
}

interface Place {
  readonly record: RawRecord;
  readonly x: number;
  readonly y: number;
}

/**
 * Where each record stands: its point, the centroid of its area, or its lon and lat columns. A file with longitude and
 * latitude exchanged is put right with a warning; a record without a usable place is left out with an issue.
 */
export function* locateRecords(
  raw: RawRecords,
  reader: ColumnReader,
  { datum, issues }: { datum?: string | undefined; issues: IssueList },
): Steps<LocatedRecord[]> {
  const way = datumOf(datum, issues);
  if (way === null) return [];
  if (
    !raw.records.some((record) => record.geometry) &&
    (reader.column('lon') === null || reader.column('lat') === null)
  ) {
    issues.add({ code: 'coordinates-absent', severity: 'error', values: { columns: raw.fields.join('、') } });
    return [];
  }
  const places = yield* placesOf(raw, reader, issues);
  const look = way.degrees ? coordinatesLook(places.map(({ x, y }) => [x, y])) : 'right';
  if (look === 'projected') {
    issues.add({
      code: 'coordinates-look-projected',
      severity: 'error',
      values: { value: places[0]?.x ?? 0 },
    });
    return [];
  }
  const swapped = look === 'swapped';
  if (swapped) issues.add({ code: 'coordinates-swapped', severity: 'warning', values: { count: places.length } });
  const located: LocatedRecord[] = [];
  for (const [index, { record, x, y }] of places.entries()) {
    if (index % RECORDS_AT_ONCE === 0) yield;
    const problem = problemAt(swapped ? [y, x] : [x, y], record.row, way);
    if (problem) {
      issues.add(problem);
      continue;
    }
    const [lon, lat] = swapped ? way.project(y, x) : way.project(x, y);
    if (isOnEarth(lon, lat)) located.push({ record, lon, lat });
    else issues.add(outOfRange(record.row, x, y));
  }
  return located;
}

function* placesOf(raw: RawRecords, reader: ColumnReader, issues: IssueList): Steps<Place[]> {
  const places: Place[] = [];
  let areas = 0;
  for (const [index, record] of raw.records.entries()) {
    if (index % RECORDS_AT_ONCE === 0) yield;
    const place = record.geometry === null ? placeOfColumns(record, reader) : placeOfGeometry(record, record.geometry);
    if ('code' in place) issues.add(place);
    else places.push(place);
    if (record.geometry !== null && record.geometry.type !== 'Point' && !('code' in place)) areas++;
  }
  if (areas > 0) issues.add({ code: 'geometry-to-point', severity: 'note', values: { count: areas } });
  return places;
}

function placeOfGeometry(record: RawRecord, geometry: Geometry): Place | Issue {
  const position = positionOf(geometry);
  const [x, y] = position ?? [];
  if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y))
    return { record, x, y };
  const code = position === null ? 'geometry-not-a-point' : 'coordinate-invalid';
  return { code, severity: 'error', row: record.row, values: { value: geometry.type }, leftOut: true };
}

function positionOf(geometry: Geometry): readonly (number | undefined)[] | null {
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return areaCentroid(geometry);
  if (geometry.type !== 'MultiPoint') return null;
  const { length } = geometry.coordinates;
  return [0, 1].map(
    (axis) => geometry.coordinates.reduce((sum, position) => sum + (position[axis] ?? Number.NaN), 0) / length,
  );
}

function placeOfColumns(record: RawRecord, reader: ColumnReader): Place | Issue {
  // A file of geometries has no coordinate columns to fall back on.
  if (reader.column('lon') === null || reader.column('lat') === null) {
    return { code: 'geometry-absent', severity: 'error', row: record.row, leftOut: true };
  }
  const x = coordinateOf(record, reader, 'lon');
  if (typeof x !== 'number') return x;
  const y = coordinateOf(record, reader, 'lat');
  return typeof y === 'number' ? { record, x, y } : y;
}

function coordinateOf(record: RawRecord, reader: ColumnReader, field: 'lon' | 'lat'): number | Issue {
  const value: RawValue = reader.value(record, field);
  const number = parseCoordinate(value);
  if (number !== null) return number;
  const at = { row: record.row, field: reader.column(field) ?? field, leftOut: true };
  if (isBlank(value)) return { code: 'coordinate-missing', severity: 'error', ...at };
  return { code: 'coordinate-invalid', severity: 'error', ...at, values: { value: String(value) } };
}

function problemAt([x, y]: readonly [number, number], row: number, way: Datum): Issue | null {
  if (x === 0 && y === 0) return { code: 'coordinate-zero', severity: 'error', row, leftOut: true };
  return way.degrees && !isOnEarth(x, y) ? outOfRange(row, x, y) : null;
}

function outOfRange(row: number, x: number, y: number): Issue {
  return {
    code: 'coordinate-out-of-range',
    severity: 'error',
    row,
    values: { value: `${x}, ${y}` },
    leftOut: true,
  };
}

function isOnEarth(lon: number, lat: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
