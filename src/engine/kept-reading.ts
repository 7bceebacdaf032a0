import type { DataSource } from '../document/project.ts';
import type { InputFile } from '../formats/driver.ts';
import { contentHash } from './content-hash.ts';
import { packRoads, unpackRoads } from './packed-roads.ts';
import type { SourceReading } from './read-source.ts';
import type { KeptEntry, RoadStore } from './road-store.ts';

/** An earlier reading of the same bytes in the same way; null where there is none or it is damaged. */
export async function keptReading(
  source: DataSource,
  file: InputFile,
  store: RoadStore,
): Promise<SourceReading | null> {
  const bytes = await store.get(await readingKey(source, file));
  const found = bytes && unpackRoads(bytes);
  if (!found) return null;
  const { roads, format, encoding } = found;
  // The same file may have another name by now.
  const issues = found.issues.map((issue) => (issue.file === undefined ? issue : { ...issue, file: source.path }));
  const part = { roads, issues, records: roads.wayIds.length };
  return { format, ...(encoding !== undefined && { encoding }), issues, part, kept: true };
}

/** The reading as an entry of a store. Throws where it holds no roads. */
export async function packReading(reading: SourceReading, source: DataSource, file: InputFile): Promise<KeptEntry> {
  const { format, encoding, issues, part } = reading;
  if (!part.roads) throw new Error(`no roads were read from ${file.name}, so that there are none to keep`);
  const bytes = packRoads({ format, issues, roads: part.roads, ...(encoding !== undefined && { encoding }) });
  return { key: await readingKey(source, file), bytes };
}

/** Everything that reading depends on: the bytes, the ending of the name, and what the project says of the file. */
async function readingKey(source: DataSource, file: InputFile): Promise<string> {
  const ending = /\.[^.]+(\.gz)?$/i.exec(file.name)?.[0].toLowerCase() ?? '';
  const { columns, kind, datum, encoding, snapMeters, splitCrossings } = source;
  const how = JSON.stringify([ending, columns, kind, datum, encoding, snapMeters, splitCrossings]);
  return `${await contentHash(file.bytes)} ${how}`;
}
