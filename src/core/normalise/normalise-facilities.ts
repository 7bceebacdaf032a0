import type { Facility } from '../model/facility.ts';
import type { Issue } from '../model/issue.ts';
import { finish, type Steps } from '../model/steps.ts';
import { type ColumnReader, type Columns, columnReader } from './column-reader.ts';
import { duplicatePlaces } from './duplicate-places.ts';
import { facilityKindOf, isAnimalClinic } from './facility-kind-of.ts';
import { type IssueList, issueList } from './issue-list.ts';
import { type LocatedRecord, locateRecords } from './locate-records.ts';
import { isBlank, parseNumber } from './parse-number.ts';
import type { RawRecord, RawRecords } from './raw.ts';
import { uniqueIds } from './unique-ids.ts';

/** Records between two pauses. */
const RECORDS_AT_ONCE = 2 ** 10;

export interface FacilityOptions {
  /** Name of the file, for the issues. */
  readonly file: string;
  /** Field → column; what is not named is guessed. */
  readonly columns?: Columns;
  /** Kind of all records where the file has no kind column. */
  readonly kind?: string;
  readonly datum?: string;
}

/** Records to facilities in WGS84, and every problem met on the way. Records left out carry an issue with `leftOut`. */
export function normaliseFacilities(
  raw: RawRecords,
  options: FacilityOptions,
): { facilities: Facility[]; issues: Issue[] } {
  return finish(normaliseFacilitiesInSteps(raw, options));
}

export function* normaliseFacilitiesInSteps(
  raw: RawRecords,
  options: FacilityOptions,
): Steps<{ facilities: Facility[]; issues: Issue[] }> {
  const issues = issueList(options.file);
  const reader = columnReader(raw, 'facilities', { ...options, issues });
  const ids = uniqueIds(issues);
  const kinds = kindReader(reader, options, issues);
  const facilities: Facility[] = [];
  let nameless = 0;
  const records = yield* locateRecords(raw, reader, { ...options, issues });
  for (const [index, located] of records.entries()) {
    if (index % RECORDS_AT_ONCE === 0) yield;
    const kind = kinds.kindOf(located.record);
    if (kind === null) continue;
    const id = ids.take(reader.text(located.record, 'id'), located.record.row);
    const name = reader.text(located.record, 'name');
    if (name === '') nameless++;
    facilities.push({
      id,
      name: name === '' ? id : name,
      kind,
      lon: located.lon,
      lat: located.lat,
      ...supplyOf(located, reader, issues),
      open: true,
      origin: 'baseline',
    });
  }
  ids.report();
  kinds.report();
  if (nameless > 0) issues.add({ code: 'name-missing', severity: 'note', values: { count: nameless } });
  for (const issue of yield* duplicatePlaces(facilities)) issues.add(issue);
  return { facilities, issues: issues.all() };
}

/** Beds, vehicles and grade; a value that is no number is told and left empty, never taken as 0. */
function supplyOf(
  { record }: LocatedRecord,
  reader: ColumnReader,
  issues: IssueList,
): Pick<Facility, 'capacity' | 'vehicles' | 'tier'> {
  const supply: { capacity?: number; vehicles?: number; tier?: string } = {};
  for (const field of ['capacity', 'vehicles'] as const) {
    const value = reader.value(record, field);
    if (isBlank(value)) continue;
    const number = parseNumber(value);
    if (number !== null && number >= 0) supply[field] = number;
    else {
      const at = { row: record.row, field: reader.column(field) ?? field };
      issues.add({ code: 'number-invalid', severity: 'warning', ...at, values: { value: String(value) } });
    }
  }
  const tier = reader.text(record, 'tier');
  return tier === '' ? supply : { ...supply, tier };
}

/** Kind from its column, else the file's kind, else the name. Words that say nothing are collected and told once. */
function kindReader(reader: ColumnReader, options: FacilityOptions, issues: IssueList) {
  const unmatched = new Map<string, number>();
  const animals: { row: number; name: string }[] = [];
  const kindOf = (record: RawRecord): string | null => {
    const word = reader.text(record, 'kind');
    const written =
      word === '' || reader.column('kind') === null ? (options.kind ?? reader.text(record, 'name')) : word;
    // A code of the user's own is kept where the user gave it for the whole file.
    const kind =
      facilityKindOf(written) ??
      (written === options.kind ? options.kind : facilityKindOf(reader.text(record, 'name')));
    const name = reader.text(record, 'name');
    if (kind === 'not-for-people' || isAnimalClinic(name)) {
      animals.push({ row: record.row, name: name || written });
      return null;
    }
    if (kind === null) unmatched.set(written, (unmatched.get(written) ?? 0) + 1);
    return kind ?? 'other';
  };
  const report = () => {
    if (animals.length > 0) {
      const words = listed(animals.map(({ row, name }) => `${row} ${name}`));
      const values = { count: animals.length, words };
      issues.add({ code: 'facility-not-for-people', severity: 'warning', values, leftOut: true });
    }
    if (unmatched.size === 0) return;
    const count = [...unmatched.values()].reduce((sum, n) => sum + n, 0);
    const words = [...unmatched].sort((a, b) => b[1] - a[1]).map(([word, n]) => `${word} × ${n}`);
    const values = { count, words: listed(words) };
    issues.add({
      code: 'facility-kind-unmatched',
      severity: 'warning',
      field: reader.column('kind') ?? 'kind',
      values,
    });
  };
  return { kindOf, report };
}

/** The most frequent words and how many more there are. */
function listed(words: readonly string[]): string {
  const shown = 20;
  return words.slice(0, shown).join('、') + (words.length > shown ? ` … +${words.length - shown}` : '');
}
