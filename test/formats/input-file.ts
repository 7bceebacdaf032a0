import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { InputFile } from '../../src/formats/driver.ts';

/** Text as a file, UTF-8 without a mark. */
export function textFile(name: string, text: string): InputFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** A file from disk, or null where it does not exist. */
export function diskFile(path: string): InputFile | null {
  return existsSync(path) ? { name: basename(path), bytes: new Uint8Array(readFileSync(path)) } : null;
}

/** A file of the shared test data beside the project; null, with a printed reason, where the data is absent. */
export function sharedFile(path: string): InputFile | null {
  const file = diskFile(resolve(import.meta.dirname, '../../../shared/data', path));
  if (file === null) console.info(`skipped: ../shared/data/${path} is not here`);
  return file;
}
