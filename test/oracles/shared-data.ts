import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** Public data beside the project (`../shared/data` from its root), not part of the repository. */
const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

function hasShared(path: string): boolean {
  const found = existsSync(SHARED + path);
  if (!found) process.stdout.write(`skipped: ${SHARED}${path} is not there\n`);
  return found;
}

/** A `describe` whose body runs only where the file is there (that of `describe.skipIf` runs always). */
export function describeShared(path: string, name: string, body: () => void): void {
  if (hasShared(path)) describe(name, body);
  else describe.skip(name, () => it(`needs ${path}`));
}

export function readShared(path: string): Uint8Array {
  return new Uint8Array(readFileSync(SHARED + path));
}

/** Rows of a plain CSV without quoted commas, by column name. */
export function readSharedCsv(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(SHARED + path, 'utf8')
    .trim()
    .split(/\r?\n/);
  const unquoted = (text: string): string[] => text.split(',').map((field) => field.replace(/^"(.*)"$/, '$1'));
  const columns = unquoted(head);
  return lines.map((line) => {
    const fields = unquoted(line);
    return Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? '']));
  });
}
