import type { Region } from '../../src/core/model/region.ts';
import type { DataSource } from '../../src/document/project.ts';
import { loadRegion } from '../../src/engine/load-region.ts';
import type { InputFile } from '../../src/formats/driver.ts';

const encoder = new TextEncoder();

/** A file of a text or of bytes. */
export function inputFile(name: string, content: string | Uint8Array): InputFile {
  return { name, bytes: typeof content === 'string' ? encoder.encode(content) : Uint8Array.from(content) };
}

/** Loads files with their roles as the app does. */
export async function regionOf(
  parts: readonly { source: DataSource; content: string | Uint8Array }[],
): Promise<Region> {
  const files = parts.map(({ source, content }) => inputFile(source.path, content));
  const { region } = await loadRegion(
    parts.map(({ source }) => source),
    files,
  );
  return region;
}
