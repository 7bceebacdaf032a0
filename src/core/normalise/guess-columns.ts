import { plainHeader, ROLE_FIELDS, SYNONYMS } from './column-synonyms.ts';
import type { DataRole } from './data-role.ts';
import { isBlank, parseCoordinate, parseNumber, type RawValue } from './parse-number.ts';
import type { RawRecords } from './raw.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** A column taken for a field; shown to the user, who may correct it. */
export interface ColumnGuess {
  readonly column: string;
  readonly confidence: Confidence;
  /** header: a known word; header-part: contains one; content: only the values look right. */
  readonly reason: 'header' | 'header-part' | 'content';
}

/** Field of the project file → guess; fields without a column are absent. */
export type ColumnGuesses = Readonly<Record<string, ColumnGuess>>;

/** Records looked at; headers decide, values only confirm. */
const SAMPLE = 300;
/** China on the map, with room: values in these ranges are taken for coordinates even under an unknown header. */
const CHINA = { lon: [73, 136], lat: [3, 54] } as const;

interface Column {
  readonly name: string;
  readonly plain: string;
  readonly values: readonly RawValue[];
  readonly distinct: number;
}

/**
 * Guesses which column holds which field of a role, from headers in Chinese and English and from values. A column
 * serves one field; an empty column none.
 */
export function guessColumns(role: DataRole, raw: RawRecords): ColumnGuesses {
  const columns = columnsOf(raw);
  const guesses: Record<string, ColumnGuess> = {};
  const taken = new Set<string>();
  const fields = ROLE_FIELDS[role];
  // Exact headers first for all fields, so that a mere part of a header never takes another field's column.
  for (const pass of ['header', 'header-part', 'content'] as const) {
    for (const field of fields) {
      if (guesses[field] !== undefined) continue;
      const column = best(
        columns.filter(({ name }) => !taken.has(name)),
        field,
        { role, pass },
      );
      if (column === null) continue;
      taken.add(column);
      guesses[field] = { column, confidence: CONFIDENCE[pass], reason: pass };
    }
  }
  return guesses;
}

const CONFIDENCE = { header: 'high', 'header-part': 'medium', content: 'low' } as const;

function columnsOf(raw: RawRecords): Column[] {
  const step = Math.max(1, Math.floor(raw.records.length / SAMPLE));
  const sample = raw.records.filter((_, index) => index % step === 0);
  return raw.fields.map((name, index) => {
    const values = sample.map((record) => record.values[index] ?? null).filter((value) => !isBlank(value));
    return { name, plain: plainHeader(name), values, distinct: new Set(values).size };
  });
}

function best(
  columns: readonly Column[],
  field: string,
  how: { role: DataRole; pass: ColumnGuess['reason'] },
): string | null {
  let found: { name: string; score: number } | null = null;
  for (const column of columns) {
    if (column.values.length === 0 || !suits(column, field, how.role)) continue;
    const score = scoreOf(column, field, how.pass);
    if (score !== null && (found === null || score > found.score)) found = { name: column.name, score };
  }
  return found?.name ?? null;
}

/** Higher is better; null: no. Earlier synonyms win; for identifiers the column with the most different values. */
function scoreOf(column: Column, field: string, pass: ColumnGuess['reason']): number | null {
  const words = SYNONYMS[field] ?? [];
  if (pass === 'content') return field === 'lon' || field === 'lat' ? contentScore(column, CHINA[field]) : null;
  const rank = words.findIndex((word) => (pass === 'header' ? column.plain === word : partOf(word, column.plain)));
  if (rank < 0) return null;
  const isKey = field === 'id' || field === 'code';
  return (isKey ? (column.distinct / column.values.length) * words.length : 0) - rank;
}

/** Two Chinese characters or four letters say enough inside a longer header; a few short words only at its start. */
function partOf(word: string, header: string): boolean {
  if (word === 'pop' || word === 'lon' || word === 'lng' || word === 'lat')
    return header.startsWith(word) || header.endsWith(word);
  const chinese = /[\u4e00-\u9fff]/.test(word);
  return word.length >= (chinese ? 2 : 4) && header.includes(word);
}

function contentScore(column: Column, [low, high]: readonly [number, number]): number | null {
  const numbers = column.values.map(parseNumber);
  const inside = numbers.filter(
    (number) => number !== null && number >= low && number <= high && !Number.isInteger(number),
  );
  return inside.length >= column.values.length * 0.9 ? inside.length : null;
}

const NUMERIC = new Set(['capacity', 'vehicles', 'population']);
const TOWNSHIP_CLASS = /街道|镇|乡|苏木|subdistrict|town/i;

/** The values must be able to mean the field: numbers where numbers are needed. */
function suits(column: Column, field: string, role: DataRole): boolean {
  const most = column.values.length / 2;
  const count = (test: (value: RawValue) => boolean) => column.values.filter(test).length;
  if (field === 'lon' || field === 'lat') return count((value) => parseCoordinate(value) !== null) >= most;
  if (NUMERIC.has(field)) return count((value) => parseNumber(value) !== null) >= most;
  // Names and kinds are words: a column of numbers under "type" is a code of something else.
  if (field === 'name' || field === 'county') return count((value) => parseNumber(value) === null) >= most;
  if (role === 'townships' && field === 'class') return count((value) => TOWNSHIP_CLASS.test(String(value))) >= most;
  return true;
}
