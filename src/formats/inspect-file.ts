import type { Issue } from '../core/model/issue.ts';
import type { DataRole } from '../core/normalise/data-role.ts';
import type { Confidence } from '../core/normalise/guess-columns.ts';
import { guessRole, type RoleGuess } from '../core/normalise/guess-role.ts';
import type { RawContent } from '../core/normalise/raw.ts';
import type { InputFile, ReadOptions } from './driver.ts';
import { type Extent, extentOf } from './extent-of.ts';
import type { DetailedResult } from './read-details.ts';
import { readFile } from './read-file.ts';
import { type FieldSummary, summariseFields } from './summarise-fields.ts';
import { type RasterSummary, summariseRaster } from './summarise-raster.ts';

/** What a data file holds: the answer of `inspect`. */
export interface FileInspection {
  readonly format: string;
  readonly encoding?: string;
  readonly datum: {
    readonly guess: string;
    readonly confidence: Confidence;
    /** crs: the file names it; osm: OpenStreetMap is WGS84; rfc7946: the rule of GeoJSON; not-stated: nothing says so. */
    readonly reason: 'crs' | 'osm' | 'rfc7946' | 'not-stated';
  };
  readonly role?: {
    readonly guess: DataRole;
    readonly confidence: Confidence;
    readonly reason: RoleGuess['reason'];
  };
  /** Types that occur, with `, ` between them. */
  readonly geometry?: string;
  readonly features?: number;
  readonly fields?: readonly FieldSummary[];
  /** West, south, east, north in the file's own units. */
  readonly extent?: Extent;
  readonly raster?: RasterSummary;
  readonly issues: readonly Issue[];
}

/** Reads a file and tells what is in it. A bad file gives issues, never an error. */
export async function inspectFile(file: InputFile, options: ReadOptions = {}): Promise<FileInspection> {
  const result = await readFile(file, options);
  const head = {
    format: result.format,
    ...(result.encoding === undefined ? {} : { encoding: result.encoding }),
    datum: datumOf(result),
  };
  if (result.content === null) return { ...head, issues: result.issues };
  const { role, confidence, reason } = guessRole(result.content, file.name);
  return {
    ...head,
    role: { guess: role, confidence, reason },
    ...contentSummary(result.content),
    issues: result.issues,
  };
}

function datumOf(result: DetailedResult): FileInspection['datum'] {
  if (result.content?.type === 'roads') return { guess: 'wgs84', confidence: 'high', reason: 'osm' };
  if (result.crs !== undefined) {
    const guess = result.crs === 'EPSG:4326' ? 'wgs84' : result.crs === 'EPSG:4490' ? 'cgcs2000' : result.crs;
    return { guess, confidence: 'high', reason: 'crs' };
  }
  // The rule says WGS84, but Chinese map services hand out GeoJSON in GCJ-02: the rule alone is weak evidence.
  const reason = result.format === 'GeoJSON' ? 'rfc7946' : 'not-stated';
  return { guess: 'wgs84', confidence: 'low', reason };
}

function contentSummary(content: RawContent): Partial<FileInspection> {
  const extent = extentOf(content);
  const where = extent === null ? {} : { extent };
  if (content.type === 'raster') return { ...where, raster: summariseRaster(content) };
  if (content.type === 'roads') return { geometry: 'LineString', features: content.roads.wayIds.length, ...where };
  const types = new Set(content.records.flatMap(({ geometry }) => geometry?.type ?? []));
  return {
    ...(types.size > 0 ? { geometry: [...types].sort().join(', ') } : {}),
    features: content.records.length,
    fields: summariseFields(content),
    ...where,
  };
}
