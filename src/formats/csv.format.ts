import Papa from 'papaparse';
import type { Issue } from '../core/model/issue.ts';
import { issueList } from '../core/normalise/issue-list.ts';
import type { RawRecord } from '../core/normalise/raw.ts';
import { csvDelimiter } from './csv-delimiter.ts';
import { csvHeader } from './csv-header.ts';
import { decodeText } from './decode-text.ts';
import type { InputFile, ReadOptions } from './driver.ts';
import type { DetailedDriver, DetailedResult } from './read-details.ts';
import { workPace } from './work-pace.ts';

/** What the writer puts before a cell that a spreadsheet would run; taken away again on reading. */
const GUARDED = /^'+[=+\-@\t\r]/;

/**
 * Delimited text: comma, tab, semicolon or bar. Rows are numbered as Excel shows them: a quoted cell with line
 * breaks stays one row, empty rows count. Cells stay text (codes keep their leading zeros), an empty cell is null.
 */
export const csvFormat: DetailedDriver = {
  format: 'CSV',
  accepts: (name, head) => !isOffice(head) && (/\.(csv|tsv|tab|txt)$/i.test(name) || looksDelimited(head)),
  read: readCsv,
};

/** Excel's own formats (a zip, or the older compound file), whatever the name says. */
function isOffice(head: Uint8Array): boolean {
  return (
    (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3) ||
    (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11)
  );
}

function looksDelimited(head: Uint8Array): boolean {
  // Text has no control characters but tab and line ends; zero bytes are left to UTF-16 with its mark.
  const marked = head[0] === 0xff || head[0] === 0xfe;
  let separators = 0;
  let lines = 0;
  for (const byte of head) {
    if (byte < 9 && !marked) return false;
    if (byte === 0x2c || byte === 0x3b || byte === 9) separators++;
    else if (byte === 0x0a) lines++;
  }
  return separators > 0 && lines > 0 && head[0] !== 0x7b && head[0] !== 0x5b && head[0] !== 0x3c;
}

async function readCsv(file: InputFile, options: ReadOptions): Promise<DetailedResult> {
  const pace = workPace(options);
  const decoded = decodeText(file.bytes, options.encoding);
  await pace(0.3);
  const issues = issueList();
  for (const issue of decoded.issues) issues.add(issue);
  const { text, delimiter } = csvDelimiter(decoded.text);
  const parsed = Papa.parse<string[]>(text, { delimiter });
  await pace(0.8);
  addSyntaxIssues(parsed.errors, issues.add);
  const header = csvHeader(parsed.data);
  for (const issue of header.issues) issues.add(issue);
  const result = { format: delimiter === '\t' ? 'TSV' : 'CSV', encoding: decoded.encoding };
  if (header.fields.length === 0) {
    issues.add({ code: 'file-empty', severity: 'error' });
    return { ...result, content: null, issues: issues.all() };
  }
  const records: RawRecord[] = [];
  for (let index = header.firstRow; index < parsed.data.length; index++) {
    const cells = parsed.data[index] ?? [];
    if (cells.every((cell) => cell.trim() === '')) continue;
    const issue = raggedIssue(cells, header.fields.length, index + 1);
    if (issue) issues.add(issue);
    records.push({
      row: index + 1,
      values: valuesOf(cells, header.fields.length),
      geometry: null,
    });
  }
  options.onProgress?.(1);
  return { ...result, content: { type: 'records', fields: header.fields, records }, issues: issues.all() };
}

function valuesOf(cells: readonly string[], length: number): (string | null)[] {
  const values = new Array<string | null>(length);
  for (let i = 0; i < length; i++) values[i] = cellValue(cells[i]);
  return values;
}

function cellValue(cell: string | undefined): string | null {
  if (cell === undefined || cell === '') return null;
  // The regular expression only where it can fit: this runs for every cell.
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** Empty cells beyond the header are Excel's own habit and say nothing. */
function raggedIssue(cells: readonly string[], expected: number, row: number): Issue | null {
  if (cells.length === expected) return null;
  const beyond = cells.slice(expected).some((cell) => cell.trim() !== '');
  if (cells.length >= expected && !beyond) return null;
  const code = beyond ? 'row-too-many-cells' : 'row-too-few-cells';
  return { code, severity: 'warning', row, values: { found: cells.length, expected } };
}

function addSyntaxIssues(errors: readonly Papa.ParseError[], add: (issue: Issue) => void): void {
  for (const error of errors) {
    if (error.type !== 'Quotes') continue;
    add({ code: 'csv-quotes-broken', severity: 'warning', row: (error.row ?? 0) + 1 });
  }
}
