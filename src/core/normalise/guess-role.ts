import type { DataRole } from './data-role.ts';
import { facilityKindOf } from './facility-kind-of.ts';
import { type ColumnGuesses, type Confidence, guessColumns } from './guess-columns.ts';
import { guessRasterRole } from './guess-raster-role.ts';
import { isBlank, parseNumber } from './parse-number.ts';
import type { RawContent, RawRecords } from './raw.ts';
import { roadClassOf } from './road-class-of.ts';
import { barrierKindOf } from './zone-kind-of.ts';

/** What a file is for; `reason` is a code word for the screen. */
export interface RoleGuess {
  readonly role: DataRole;
  readonly confidence: Confidence;
  readonly reason: 'format' | 'file-name' | 'geometry' | 'columns' | 'values' | 'no-coordinates';
}

const NAME_HINTS: readonly (readonly [RegExp, DataRole])[] = [
  [/candidate|候选|备选|选址点/i, 'candidates'],
  [/call|呼叫|接警|出车|120记录/i, 'calls'],
  [/zone|禁建|分区|红线|片区|新区|老城/i, 'zones'],
  [/road|street|highway|道路|公路|路网/i, 'roads'],
  [/town|乡镇|街道|区划|admin|boundary/i, 'townships'],
  [/pop|人口|census|hexgrid/i, 'population'],
  [/facilit|hospital|clinic|health|医院|卫生|机构|急救站|站点/i, 'facilities'],
];

/** Guesses the role of a file from its content, then from its name. The user sees it and may correct it. */
export function guessRole(content: RawContent, name: string): RoleGuess {
  if (content.type === 'roads') return { role: 'roads', confidence: 'high', reason: 'format' };
  if (content.type === 'raster') return guessRasterRole(content, name);
  const hinted = NAME_HINTS.find(([pattern]) => pattern.test(name))?.[1];
  const shape = shapeOf(content);
  if (shape === 'line') return lineRole(content, name);
  if (shape === 'area') return areaRole(content, hinted);
  return pointRole(content, { hinted, hasPoints: shape === 'point' });
}

function shapeOf(raw: RawRecords): 'point' | 'line' | 'area' | 'none' {
  const counts = { point: 0, line: 0, area: 0 };
  for (const { geometry } of raw.records) {
    if (geometry === null) continue;
    if (/Point$/.test(geometry.type)) counts.point++;
    else if (/LineString$/.test(geometry.type)) counts.line++;
    else counts.area++;
  }
  if (counts.point + counts.line + counts.area === 0) return 'none';
  if (counts.line >= counts.area && counts.line >= counts.point) return 'line';
  return counts.area >= counts.point ? 'area' : 'point';
}

/** Lines are roads, unless their kinds or their file's name say rivers. */
function lineRole(raw: RawRecords, name: string): RoleGuess {
  const classes = share(raw, guessColumns('roads', raw), {
    field: 'class',
    test: (word) => roadClassOf(word) !== null,
  });
  if (classes > 0.3) return { role: 'roads', confidence: 'high', reason: 'geometry' };
  const kinds = share(raw, guessColumns('zones', raw), { field: 'kind', test: (word) => barrierKindOf(word) !== null });
  if (kinds > 0.3) return { role: 'zones', confidence: 'high', reason: 'values' };
  if (RIVER_FILE.test(name)) return { role: 'zones', confidence: 'medium', reason: 'file-name' };
  return { role: 'roads', confidence: 'high', reason: 'geometry' };
}

const RIVER_FILE = /river|waterway|barrier|河流|水系|河道|阻隔/i;

const ZONE_KIND = /no-?build|old-?city|new-?district|^urban$|禁建|红线|老城|新区|基本农田/i;
const UNIT_NAME = /(街道|街道办事处|镇|乡|苏木)$/;

function areaRole(raw: RawRecords, hinted: DataRole | undefined): RoleGuess {
  const guesses = guessColumns('townships', raw);
  if (share(raw, guessColumns('zones', raw), { field: 'kind', test: (word) => ZONE_KIND.test(word) }) > 0.3) {
    return { role: 'zones', confidence: 'high', reason: 'values' };
  }
  if (share(raw, guesses, { field: 'name', test: (word) => UNIT_NAME.test(word) }) > 0.5)
    return { role: 'townships', confidence: 'high', reason: 'values' };
  if (hinted === 'zones' || hinted === 'townships' || hinted === 'population' || hinted === 'candidates') {
    return { role: hinted, confidence: 'medium', reason: 'file-name' };
  }
  const people = guessColumns('population', raw).population;
  if (people !== undefined && guesses.name === undefined)
    return { role: 'population', confidence: 'medium', reason: 'columns' };
  return { role: 'townships', confidence: guesses.name === undefined ? 'low' : 'medium', reason: 'geometry' };
}

function pointRole(raw: RawRecords, seen: { hinted: DataRole | undefined; hasPoints: boolean }): RoleGuess {
  const facility = guessColumns('facilities', raw);
  const located = seen.hasPoints || (facility.lon !== undefined && facility.lat !== undefined);
  if (!located) return { role: 'table', confidence: 'medium', reason: 'no-coordinates' };
  const calls = guessColumns('calls', raw);
  if (seen.hinted === 'candidates' || seen.hinted === 'calls')
    return { role: seen.hinted, confidence: 'medium', reason: 'file-name' };
  if (isHealth(raw, facility)) return { role: 'facilities', confidence: 'high', reason: 'values' };
  if (facility.capacity !== undefined || facility.vehicles !== undefined)
    return { role: 'facilities', confidence: 'high', reason: 'columns' };
  const people = guessColumns('population', raw).population;
  if (people !== undefined && !isEmpty(raw, people.column))
    return { role: 'population', confidence: 'high', reason: 'columns' };
  if (calls.time !== undefined) return { role: 'calls', confidence: 'medium', reason: 'columns' };
  if (seen.hinted === 'facilities' || seen.hinted === 'population') {
    return { role: seen.hinted, confidence: 'low', reason: 'file-name' };
  }
  return {
    role: facility.kind === undefined ? 'candidates' : 'facilities',
    confidence: 'low',
    reason: 'geometry',
  };
}

/** Half of the kinds or names are words of health care. */
function isHealth(raw: RawRecords, guesses: ColumnGuesses): boolean {
  for (const field of ['kind', 'name']) {
    const index = raw.fields.indexOf(guesses[field]?.column ?? '');
    const words = raw.records.slice(0, 300).map((record) => String(record.values[index] ?? ''));
    if (words.filter((word) => word !== '' && facilityKindOf(word) !== null).length > words.length / 2) return true;
  }
  return false;
}

function isEmpty(raw: RawRecords, column: string): boolean {
  const index = raw.fields.indexOf(column);
  return raw.records.every((record) => isBlank(record.values[index]) || parseNumber(record.values[index]) === null);
}

function share(
  raw: RawRecords,
  guesses: ColumnGuesses,
  { field, test }: { field: string; test: (word: string) => boolean },
): number {
  const index = raw.fields.indexOf(guesses[field]?.column ?? '');
  const fit = raw.records.filter((record) => test(String(record.values[index] ?? '').trim()));
  return raw.records.length === 0 ? 0 : fit.length / raw.records.length;
}
