import { ROLE_FIELDS } from '../../core/normalise/column-synonyms.ts';
import type { DataRole } from '../../core/normalise/data-role.ts';
import type { ImportItem } from '../import-store.ts';

/** Fields without which a file of the role says nothing; `kind` may also be given for the whole file. */
const NEEDED: Readonly<Partial<Record<DataRole, readonly string[]>>> = {
  facilities: ['name'],
  townships: ['name'],
};

/** Fields that a file with these columns can be asked for. */
export function fieldsOf(role: DataRole): readonly string[] {
  return ROLE_FIELDS[role];
}

export function missingFields({ preview, source }: ImportItem): readonly string[] {
  if (preview.fields.length === 0) return [];
  const columns = source.columns ?? {};
  const missing = (NEEDED[source.role] ?? []).filter((field) => columns[field] === undefined);
  const needsKind = source.role === 'facilities' && columns.kind === undefined && source.kind === undefined;
  return needsKind ? [...missing, 'kind'] : missing;
}

/** Up to three values of a column, as the user will recognise it by. */
export function samplesOf({ preview }: ImportItem, column: string | undefined, most = 3): readonly string[] {
  const at = column === undefined ? -1 : preview.fields.indexOf(column);
  if (at < 0) return [];
  return [...new Set(preview.rows.map((row) => row[at] ?? '').filter((value) => value !== ''))].slice(0, most);
}
