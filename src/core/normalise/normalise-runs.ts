import { closest } from 'fastest-levenshtein';
import type { Issue } from '../model/issue.ts';
import type { ObservedRun, RunEnd } from '../model/observed-run.ts';
import { coordinatesLook } from './coordinates-look.ts';
import { type IssueList, issueList } from './issue-list.ts';
import { isBlank, parseCoordinate, parseNumber, type RawValue } from './parse-number.ts';
import type { RawRecord, RawRecords } from './raw.ts';
import { type RunField, runColumns } from './run-columns.ts';
import { uniqueIds } from './unique-ids.ts';

/** A loaded facility that a run may name as one of its ends. */
export interface NamedPlace extends RunEnd {
  readonly id: string;
  readonly name: string;
}

export interface RunsOptions {
  readonly file: string;
  readonly facilities: readonly NamedPlace[];
}

/** A day: what is longer is no drive. */
const LONGEST_MINUTES = 1440;

/**
 * Records to observed runs. Each end is told by two coordinate columns in WGS84 degrees, or by one cell that holds
 * "lon,lat" or the id or the name of a facility; coordinates win where a row has both. Rows that cannot be used are
 * issues with row, field and the value found. Runs without an id are called after their row.
 */
export function normaliseRuns(
  raw: RawRecords,
  { file, facilities }: RunsOptions,
): { runs: ObservedRun[]; issues: Issue[] } {
  const issues = issueList(file);
  const columns = runColumns(raw.fields);
  const ends = [endColumns(columns, 'from'), endColumns(columns, 'to')] as const;
  if (columns.minutes === undefined || ends.some((end) => end.place === undefined && end.lon === undefined)) {
    issues.add({ code: 'runs-columns-absent', severity: 'error', values: { columns: raw.fields.join('、') } });
    return { runs: [], issues: issues.all() };
  }
  const placeOf = placeReader(raw.fields, facilities);
  const found: { record: RawRecord; from: FoundPlace; to: FoundPlace; minutes: number }[] = [];
  for (const record of raw.records) {
    const minutes = minutesOf(record, { column: columns.minutes, field: raw.fields[columns.minutes]! });
    const [from, to] = [placeOf(record, ends[0]), placeOf(record, ends[1])];
    const problems = [minutes, from, to].filter((part): part is Issue => typeof part === 'object' && 'code' in part);
    // One row is left out once, whatever is wrong with it: the first thing is told.
    if (problems[0]) issues.add(problems[0]);
    else if (typeof minutes === 'number' && !('code' in from) && !('code' in to))
      found.push({ record, from, to, minutes });
  }
  const right = rightWayRound(
    found.flatMap(({ from, to }) => [from, to]),
    issues,
  );
  if (right === null) return { runs: [], issues: issues.all() };
  const ids = uniqueIds(issues);
  const runs = found.flatMap(({ record, from, to, minutes }): ObservedRun[] => {
    const [origin, destination] = [right(from), right(to)];
    const wrong = [origin, destination].find((end) => !isOnEarth(end));
    if (wrong) {
      const values = { value: `${wrong.lon}, ${wrong.lat}` };
      issues.add({ code: 'coordinate-out-of-range', severity: 'error', row: record.row, values, leftOut: true });
      return [];
    }
    const own = columns.id === undefined ? null : (record.values[columns.id] ?? null);
    const id = ids.take(isBlank(own) ? '' : String(own).trim(), record.row);
    return [{ id, origin, destination, minutes }];
  });
  if (columns.id !== undefined) ids.report();
  return { runs, issues: issues.all() };
}

/** `written`: as coordinates in the file, which may be the wrong way round; else known from the project. */
interface FoundPlace extends RunEnd {
  readonly written: boolean;
}

interface EndColumns {
  readonly lon: number | undefined;
  readonly lat: number | undefined;
  readonly place: number | undefined;
}

function endColumns(columns: Partial<Record<RunField, number>>, end: 'from' | 'to'): EndColumns {
  const [lon, lat] = [columns[`${end}_lon`], columns[`${end}_lat`]];
  const both = lon !== undefined && lat !== undefined;
  return {
    lon: both ? lon : undefined,
    lat: both ? lat : undefined,
    place: columns[end === 'from' ? 'origin' : 'destination'],
  };
}

function minutesOf(
  record: RawRecord,
  { column, field }: { readonly column: number; readonly field: string },
): number | Issue {
  const value = record.values[column] ?? null;
  const minutes = parseNumber(
    typeof value === 'string' ? value.normalize('NFKC').replace(/\s*(分钟|分|minutes?|mins?)\s*$/i, '') : value,
  );
  if (minutes !== null && minutes > 0 && minutes <= LONGEST_MINUTES) return minutes;
  return problem(record, 'run-minutes-invalid', { field, value });
}

/** Reads one end of a run from its record. */
function placeReader(
  fields: readonly string[],
  facilities: readonly NamedPlace[],
): (record: RawRecord, columns: EndColumns) => FoundPlace | Issue {
  const facility = facilityLookup(facilities);
  return (record, { lon, lat, place }) => {
    const cell = (column: number | undefined): RawValue => record.values[column ?? -1] ?? null;
    if (lon !== undefined && lat !== undefined && (place === undefined || !isBlank(cell(lon)) || !isBlank(cell(lat)))) {
      const wrong = [lon, lat].find((column) => parseCoordinate(cell(column)) === null);
      if (wrong === undefined) return placeAt(record, parseCoordinate(cell(lon))!, parseCoordinate(cell(lat))!);
      const code = isBlank(cell(wrong)) ? 'coordinate-missing' : 'coordinate-invalid';
      return problem(record, code, { field: fields[wrong]!, value: cell(wrong) });
    }
    const about = { field: fields[place ?? -1] ?? '', value: cell(place) };
    if (isBlank(about.value)) return problem(record, 'run-place-missing', about);
    const text = String(about.value).trim();
    const known = facility(text);
    if (typeof known === 'object') return { lon: known.lon, lat: known.lat, written: false };
    const parts = text.split(/\s*[,，;；、\s]\s*/).map(parseCoordinate);
    if (parts.length === 2 && parts[0] != null && parts[1] != null) return placeAt(record, parts[0], parts[1]);
    if (known === 'several') return problem(record, 'run-place-ambiguous', about);
    return problem(record, 'run-place-unknown', { ...about, known: nearestName(text, facilities) });
  };
}

function placeAt(record: RawRecord, lon: number, lat: number): FoundPlace | Issue {
  if (lon === 0 && lat === 0) return { code: 'coordinate-zero', severity: 'error', row: record.row, leftOut: true };
  return { lon, lat, written: true };
}

/** By id, then by a name that only one facility bears. */
function facilityLookup(facilities: readonly NamedPlace[]): (text: string) => NamedPlace | 'several' | undefined {
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  const byId = new Map(facilities.map((facility) => [facility.id, facility]));
  const byName = new Map<string, NamedPlace | 'several'>();
  for (const facility of facilities) {
    const name = plain(facility.name);
    byName.set(name, byName.has(name) ? 'several' : facility);
  }
  return (text) => byId.get(text) ?? byName.get(plain(text));
}

function nearestName(text: string, facilities: readonly NamedPlace[]): string {
  return facilities.length === 0
    ? '—'
    : closest(
        text,
        facilities.map(({ name }) => name),
      );
}

function problem(
  record: RawRecord,
  code: string,
  { field, value, known }: { readonly field: string; readonly value: RawValue; readonly known?: string },
): Issue {
  const values = { value: String(value ?? ''), ...(known !== undefined && { known }) };
  return { code, severity: 'error', row: record.row, field, values, leftOut: true };
}

/** How to read the file's own coordinates, all judged together; null where they are no degrees. */
function rightWayRound(places: readonly FoundPlace[], issues: IssueList): ((place: FoundPlace) => RunEnd) | null {
  const own = places.filter(({ written }) => written);
  const look = coordinatesLook(own.map(({ lon, lat }) => [lon, lat]));
  if (look === 'projected') {
    issues.add({ code: 'coordinates-look-projected', severity: 'error', values: { value: own[0]!.lon } });
    return null;
  }
  const swapped = look === 'swapped';
  if (swapped) issues.add({ code: 'coordinates-swapped', severity: 'warning', values: { count: own.length } });
  return ({ lon, lat, written }) => (swapped && written ? { lon: lat, lat: lon } : { lon, lat });
}

function isOnEarth({ lon, lat }: RunEnd): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
