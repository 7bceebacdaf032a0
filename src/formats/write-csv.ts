export interface CsvTable {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** Cells that a spreadsheet would run; apostrophes before them count, so that guarding can be taken back exactly. */
const FORMULA = /^'*[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * A table as CSV bytes: UTF-8 with BOM, CRLF, quotes where needed. A cell that a spreadsheet would run as a formula
 * gets an apostrophe before it (the reader of this project takes it away again); plain numbers stay numbers.
 */
export function writeCsv({ fields, rows }: CsvTable): Uint8Array<ArrayBuffer> {
  const lines = [fields, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`);
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`);
}

/** One cell as it stands in a file: guarded and quoted. */
export function cellText(value: string | number | boolean | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const text = String(value);
  const guarded = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  // Outer spaces are kept by quotes in programs that trim.
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
