import type { Geometry } from 'geojson';
import { type IssueList, issueList } from '../core/normalise/issue-list.ts';
import type { RawRecord } from '../core/normalise/raw.ts';
import { decodeText } from './decode-text.ts';
import type { InputFile, ReadOptions } from './driver.ts';
import { crsOfGeojson } from './geojson-crs.ts';
import { jsonErrorPlace } from './json-error-place.ts';
import type { DetailedDriver, DetailedResult } from './read-details.ts';
import { workPace } from './work-pace.ts';

type JsonObject = Readonly<Record<string, unknown>>;
type Value = RawRecord['values'][number];

const GEOMETRY_TYPES = new Set(
  'Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection'.split(' '),
);

/**
 * GeoJSON: a FeatureCollection, a Feature, a bare geometry, or one of these per line. `row` is the feature's place,
 * from 1. A feature's own `id` becomes the field `id` (`feature_id` where a property has that name already).
 */
export const geojsonFormat: DetailedDriver = {
  format: 'GeoJSON',
  accepts: (name, head) => /\.(geojson|geojsonl|geojsons|ndjson|json)$/i.test(name) || startsWithBrace(head),
  read: readGeojson,
};

function startsWithBrace(head: Uint8Array): boolean {
  const start = head[0] === 0xef ? 3 : 0;
  for (const byte of head.subarray(start)) {
    if (byte > 0x20 && byte !== 0x1e) return byte === 0x7b;
  }
  return false;
}

async function readGeojson(file: InputFile, options: ReadOptions): Promise<DetailedResult> {
  const pace = workPace(options);
  const decoded = decodeText(file.bytes, options.encoding);
  const issues = issueList();
  for (const issue of decoded.issues) issues.add(issue);
  await pace(0.2);
  const base = { format: 'GeoJSON', encoding: decoded.encoding };
  const objects = parseObjects(decoded.text, issues);
  await pace(0.6);
  const features = objects.flatMap((object) => featuresOf(object, issues));
  if (features.length === 0) {
    if (objects.length > 0) issues.add({ code: 'geojson-no-features', severity: 'error' });
    return { ...base, content: null, issues: issues.all() };
  }
  const crs = crsOfGeojson(objects[0]?.crs);
  const content = recordsOf(features, issues);
  options.onProgress?.(1);
  return { ...base, content, ...(crs === null ? {} : { crs }), issues: issues.all() };
}

/** The whole text as one value; failing that, each line as one; failing that, where it broke. */
function parseObjects(text: string, issues: IssueList): JsonObject[] {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return [value];
    issues.add({ code: 'geojson-no-features', severity: 'error' });
    return [];
  } catch {
    const lines = parseLines(text, issues);
    if (lines !== null) return lines;
    const place = jsonErrorPlace(text);
    issues.add({ code: 'json-invalid', severity: 'error', row: place.line, values: { ...place } });
    return [];
  }
}

/** Newline-delimited: the first line must stand alone, later broken lines are left out one by one. */
function parseLines(text: string, issues: IssueList): JsonObject[] | null {
  // RFC 8142 sequences put a record separator before each text.
  const lines = text.replaceAll('\u001e', '').split('\n');
  const objects: JsonObject[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parseLine(line);
    if (value !== null) objects.push(value);
    else if (objects.length === 0) return null;
    else issues.add({ code: 'json-line-invalid', severity: 'error', row: index + 1, leftOut: true });
  }
  return objects.length > 0 ? objects : null;
}

function parseLine(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function featuresOf(object: JsonObject, issues: IssueList): JsonObject[] {
  if (object.type === 'FeatureCollection' && Array.isArray(object.features)) {
    const features: unknown[] = object.features;
    return features.filter((feature, index) => {
      if (isObject(feature)) return true;
      issues.add({ code: 'json-line-invalid', severity: 'error', row: index + 1, leftOut: true });
      return false;
    }) as JsonObject[];
  }
  if (object.type === 'Feature') return [object];
  if (typeof object.type === 'string' && GEOMETRY_TYPES.has(object.type)) {
    return [{ type: 'Feature', properties: {}, geometry: object }];
  }
  return [];
}

function recordsOf(features: readonly JsonObject[], issues: IssueList) {
  const fields = fieldsOf(features);
  const records: RawRecord[] = [];
  for (const [index, feature] of features.entries()) {
    const properties = isObject(feature.properties) ? feature.properties : {};
    const values = fields.names.map((name) => propertyValue(name === fields.idField ? feature.id : properties[name]));
    const geometry = geometryOf(feature.geometry);
    records.push({ row: index + 1, values, geometry });
  }
  const without = records.filter((record) => record.geometry === null);
  const [first] = without;
  if (first)
    issues.add({
      code: 'geometry-missing',
      severity: 'note',
      row: first.row,
      values: { count: without.length },
    });
  return { type: 'records' as const, fields: fields.names, records };
}

function fieldsOf(features: readonly JsonObject[]): { names: string[]; idField: string | null } {
  const names = new Set<string>();
  let hasIds = false;
  for (const feature of features) {
    if (feature.id !== undefined) hasIds = true;
    if (isObject(feature.properties)) for (const name of Object.keys(feature.properties)) names.add(name);
  }
  if (!hasIds) return { names: [...names], idField: null };
  const idField = names.has('id') ? 'feature_id' : 'id';
  return { names: [idField, ...names], idField };
}

function propertyValue(value: unknown): Value {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/** Only the shape is looked at here; coordinates are checked by what uses them. */
function geometryOf(value: unknown): Geometry | null {
  if (!isObject(value) || typeof value.type !== 'string' || !GEOMETRY_TYPES.has(value.type)) return null;
  if (value.type === 'GeometryCollection') {
    const parts = value.geometries;
    if (!Array.isArray(parts) || parts.length === 0 || parts.some((part) => geometryOf(part) === null)) return null;
  } else if (!hasPositions(value.coordinates)) return null;
  return value as unknown as Geometry;
}

/** Arrays all the way down to positions of at least two numbers; one hole in them spoils the shape. */
function hasPositions(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  if (typeof value[0] !== 'number') return value.every(hasPositions);
  return value.length >= 2 && value.every((part) => typeof part === 'number');
}
