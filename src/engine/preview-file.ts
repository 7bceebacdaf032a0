import { guessColumns } from '../core/normalise/guess-columns.ts';
import { guessRole } from '../core/normalise/guess-role.ts';
import { landSchemeOf } from '../core/normalise/normalise-landcover.ts';
import type { RawRecords } from '../core/normalise/raw.ts';
import { areaKindOf, barrierKindOf } from '../core/normalise/zone-kind-of.ts';
import type { DataSource } from '../document/project.ts';
import type { InputFile } from '../formats/driver.ts';
import { readFile } from '../formats/read-file.ts';
import type { FilePreview, PreviewWish } from './engine.ts';

const SHOWN_ROWS = 8;

/** Looks into a file: what it seems to be, its first rows, and a ready entry for the project that the user can correct. */
export async function previewFile(file: InputFile, wish: PreviewWish = {}): Promise<FilePreview> {
  const read = await readFile(file, wish.encoding === undefined ? {} : { encoding: wish.encoding });
  const base = {
    name: file.name,
    format: read.format,
    ...(read.encoding !== undefined && { encoding: read.encoding }),
    issues: read.issues,
  };
  if (!read.content) {
    const source: DataSource = { role: wish.role ?? 'table', path: file.name };
    return { ...base, source, reason: 'unreadable', fields: [], rows: [], records: 0 };
  }
  const guess = guessRole(read.content, file.name);
  let source: DataSource = {
    role: wish.role ?? guess.role,
    path: file.name,
    ...(read.crs !== undefined && { datum: read.crs }),
    ...(wish.encoding !== undefined && { encoding: wish.encoding }),
  };
  if (read.content.type !== 'records') {
    if (source.role === 'landcover' && read.content.type === 'raster') {
      source = { ...source, scheme: landSchemeOf(read.content, file.name) };
    }
    const records = read.content.type === 'raster' ? read.content.values.length : read.content.roads.wayIds.length;
    return { ...base, source, reason: guess.reason, fields: [], rows: [], records };
  }
  const columns = guessedColumns(source.role, read.content);
  return {
    ...base,
    source: { ...source, columns, ...guessedKind(source.role, read.content, { columns, file: file.name }) },
    reason: guess.reason,
    fields: read.content.fields,
    rows: read.content.records.slice(0, SHOWN_ROWS).map((record) => record.values.map((value) => String(value ?? ''))),
    records: read.content.records.length,
  };
}

function guessedColumns(role: DataSource['role'], content: RawRecords): Record<string, string> {
  return Object.fromEntries(Object.entries(guessColumns(role, content)).map(([field, guess]) => [field, guess.column]));
}

/** Zones without a column of kinds: what the file's name says of all of them. */
function guessedKind(
  role: DataSource['role'],
  { records }: RawRecords,
  { columns, file }: { readonly columns: Readonly<Record<string, string>>; readonly file: string },
): { readonly kind?: string } {
  if (role !== 'zones' || columns.kind !== undefined) return {};
  const areLines = records.some(({ geometry }) => geometry !== null && /LineString$/.test(geometry.type));
  const kind = (areLines ? barrierKindOf : areaKindOf)(file.replace(/\.[^.]*$/, ''));
  return kind === null ? {} : { kind };
}
