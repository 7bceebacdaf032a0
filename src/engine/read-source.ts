import { isInDegrees, loadProjections } from '../core/geo/project-coordinates.ts';
import type { Issue } from '../core/model/issue.ts';
import { inTurns } from '../core/model/steps.ts';
import type { DataSource } from '../document/project.ts';
import type { InputFile } from '../formats/driver.ts';
import type { DetailedResult } from '../formats/read-details.ts';
import { readFile } from '../formats/read-file.ts';
import { normaliseSource, type Part } from './normalise-source.ts';
import type { RoadStore } from './road-store.ts';

/** What reading a file of a project gave. */
export interface SourceReading {
  readonly format: string;
  readonly encoding?: string;
  readonly issues: readonly Issue[];
  readonly part: Part;
  /** It was not read now but at an earlier opening, from the same bytes in the same way. */
  readonly kept: boolean;
}

export interface ReadingOptions {
  /** Spares reading a road file again that was read before. */
  readonly store?: RoadStore | undefined;
  /** Awaited between pieces of work, with the share of the file that is done: lets others run, throws to cancel. */
  readonly pause: (share: number) => Promise<void>;
}

/** Of the time for a file, what reading takes; the rest is making model parts of it. */
const READING = 0.7;

/** Reads a file as its role says; a road file that the store knows is not read again. */
export async function readSource(
  source: DataSource,
  file: InputFile,
  { store, pause }: ReadingOptions,
): Promise<SourceReading> {
  if (!store || source.role !== 'roads') return readAnew(source, file, pause);
  // The code that packs and unpacks is fetched once there is something to unpack, or when a first opening is long over.
  const packing = () => import('./kept-reading.ts');
  const look = async () => (await packing()).keptReading(source, file, store);
  // Whatever is wrong with an entry, the file itself is at hand.
  const kept = (await store.isEmpty()) ? null : await look().catch(() => null);
  if (kept) return kept;
  const reading = await readAnew(source, file, pause);
  if (reading.part.roads) void store.put(async () => (await packing()).packReading(reading, source, file));
  return reading;
}

async function readAnew(source: DataSource, file: InputFile, pause: ReadingOptions['pause']): Promise<SourceReading> {
  const read = await readFile(file, {
    ...(source.encoding !== undefined && { encoding: source.encoding }),
    pause: (share) => pause(share * READING),
  });
  await projectionsFor(source, read);
  await pause(READING);
  const part = read.content
    ? await inTurns(normaliseSource(read.content, source, read.crs), () => pause(READING))
    : { issues: [], records: 0 };
  return {
    format: read.format,
    ...(read.encoding !== undefined && { encoding: read.encoding }),
    issues: [...read.issues, ...part.issues],
    part,
    kept: false,
  };
}

/** Projected coordinates need a library that is loaded only then. */
async function projectionsFor(source: DataSource, read: DetailedResult): Promise<void> {
  const epsg = read.content?.type === 'raster' ? read.content.epsg : null;
  const datums = [source.datum, read.crs, epsg === null ? undefined : `EPSG:${epsg}`];
  if (datums.some((datum) => datum !== undefined && !isInDegrees(datum))) await loadProjections();
}
