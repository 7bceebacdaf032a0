import { ROLE_FIELDS } from './column-synonyms.ts';
import type { DataRole } from './data-role.ts';
import { guessColumns } from './guess-columns.ts';
import type { IssueList } from './issue-list.ts';
import { isBlank, type RawValue } from './parse-number.ts';
import type { RawRecord, RawRecords } from './raw.ts';

/** Field → column, as the project file has it. */
export type Columns = Readonly<Record<string, string>>;

/** Values of a record by the field's meaning. */
export interface ColumnReader {
  /** Name of the column in the file, null where the field has none. */
  readonly column: (field: string) => string | null;
  readonly value: (record: RawRecord, field: string) => RawValue;
  /** The value as trimmed text, empty where it is blank. */
  readonly text: (record: RawRecord, field: string) => string;
}

/** Only used without being asked for where the user named no columns at all: a wrong guess changes results. */
const ONLY_ASKED = new Set(['capacity', 'vehicles', 'tier']);

/**
 * Ties fields to columns: the user's choice first, the rest guessed, each guess with a note. A chosen column that the
 * file does not have is an error naming those it has.
 */
export function columnReader(
  raw: RawRecords,
  role: DataRole,
  { columns = {}, issues }: { columns?: Columns; issues: IssueList },
): ColumnReader {
  const index = new Map<string, number>();
  for (const [field, column] of Object.entries(columns)) {
    const found = raw.fields.indexOf(column);
    if (found >= 0) index.set(field, found);
    else {
      const values = { value: column, columns: raw.fields.join('、') };
      issues.add({ code: 'column-missing', severity: 'error', field, values });
    }
  }
  const chosen = Object.keys(columns).length > 0;
  const used = new Set(Object.values(columns));
  for (const [field, guess] of Object.entries(guessColumns(role, raw))) {
    if (index.has(field) || used.has(guess.column) || !ROLE_FIELDS[role].includes(field)) continue;
    if (field in columns || (chosen && ONLY_ASKED.has(field))) continue;
    index.set(field, raw.fields.indexOf(guess.column));
    // A column that bears the field's own name is no guess.
    if (guess.column.toLowerCase() === field) continue;
    const values = { value: guess.column, confidence: guess.confidence };
    issues.add({ code: 'column-guessed', severity: 'note', field, values });
  }
  const value = (record: RawRecord, field: string): RawValue => record.values[index.get(field) ?? -1] ?? null;
  return {
    column: (field) => raw.fields[index.get(field) ?? -1] ?? null,
    value,
    text: (record, field) => {
      const found = value(record, field);
      return isBlank(found) ? '' : String(found).trim();
    },
  };
}
