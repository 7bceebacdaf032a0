import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WrongInput } from './command.ts';

/** Writes files into a folder, making it if need be. */
export async function writeFiles(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array | string }[],
): Promise<void> {
  for (const { name, bytes } of files) {
    const path = join(folder, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new WrongInput([{ code: 'cannot-write', severity: 'error', file: path, values: { reason } }]);
    }
  }
}
