import { polygonLookup } from '../core/geo/point-in-polygons.ts';
import type { Demand } from '../core/model/demand.ts';
import type { Issue } from '../core/model/issue.ts';
import type { Region } from '../core/model/region.ts';
import { dataHealth } from '../core/normalise/data-health.ts';
import { DEFAULT_SNAP_METERS } from '../core/normalise/normalise-roads.ts';
import { type JoinedRoads, joinRoadFiles } from '../core/normalise/road-join.ts';
import type { DataSource } from '../document/project.ts';
import type { InputFile } from '../formats/driver.ts';
import { joinDemands, uniqueAcross } from './join-parts.ts';
import type { Part } from './normalise-source.ts';
import { readSource } from './read-source.ts';
import type { RoadStore } from './road-store.ts';

/** A file that was loaded, for the list of sources. */
export interface LoadedSource {
  readonly source: DataSource;
  readonly format: string;
  readonly encoding?: string;
  readonly records: number;
  readonly leftOut: number;
  /** Taken from the store of roads that were read before, not read now. */
  readonly kept: boolean;
}

export interface Loaded {
  readonly region: Region;
  readonly sources: readonly LoadedSource[];
}

export interface LoadOptions {
  /** Awaited between files: reports, lets others run, throws to cancel. */
  readonly pause?: (step: string, share: number) => Promise<void>;
  /** Spares reading a road file again that was read before. */
  readonly roadStore?: RoadStore;
}

/**
 * Reads the files of a project and makes a clean region of them. Problems become issues of the region; a file that
 * cannot be used at all is an error among them, and the rest is loaded.
 */
export async function loadRegion(
  sources: readonly DataSource[],
  files: readonly InputFile[],
  options: LoadOptions = {},
): Promise<Loaded> {
  const parts: Part[] = [];
  const issues: Issue[] = [];
  const loaded: LoadedSource[] = [];
  for (const [index, source] of sources.entries()) {
    await options.pause?.(`read-${source.role}`, index / (sources.length + 1));
    const file = files.find((candidate) => candidate.name === source.path);
    if (!file) {
      issues.push({ code: 'file-missing', severity: 'error', file: source.path });
      continue;
    }
    const { part, issues: found, format, encoding, kept } = await readSource(source, file, options.roadStore);
    parts.push(part);
    issues.push(...found);
    const leftOut = found.reduce((sum, issue) => sum + (issue.leftOut ? Number(issue.values?.count ?? 1) : 0), 0);
    loaded.push({ source, format, records: part.records, leftOut, kept, ...(encoding !== undefined && { encoding }) });
  }
  await options.pause?.('join', sources.length / (sources.length + 1));
  const simulated = sources.some((source) => source.simulated === true);
  return { region: joinParts(parts, issues, simulated), sources: loaded };
}

function joinParts(parts: readonly Part[], issues: readonly Issue[], simulated: boolean): Region {
  const townships = uniqueAcross(
    parts.flatMap((part) => part.townships ?? []),
    'code',
  );
  const townshipAt = polygonLookup(townships.map((township) => township.geometry));
  const roads = joinRoadFiles(
    parts.flatMap((part) => part.roads ?? []),
    DEFAULT_SNAP_METERS,
  );
  const region = {
    facilities: uniqueAcross(
      parts.flatMap((part) => part.facilities ?? []),
      'id',
    ),
    townships,
    demand: locate(joinDemands(parts.flatMap((part) => part.demand ?? [])), townshipAt),
    roads: roads?.roads ?? null,
    zones: uniqueAcross(
      parts.flatMap((part) => part.zones ?? []),
      'id',
    ),
    barriers: parts.flatMap((part) => part.barriers ?? []),
    candidates: uniqueAcross(
      parts.flatMap((part) => part.candidates ?? []),
      'id',
    ),
    elevation: parts.find((part) => part.elevation)?.elevation ?? null,
    landCover: parts.find((part) => part.landCover)?.landCover ?? null,
    simulated,
  };
  const health = dataHealth({ ...region, townshipAt, known: issues });
  return { ...region, issues: [...issues, ...joinNote(roads), ...health] };
}

/** What was done to tie several road files together. */
function joinNote(roads: JoinedRoads | null): Issue[] {
  const count = (roads?.snapped ?? 0) + (roads?.joined ?? 0);
  if (count === 0) return [];
  return [{ code: 'roads-files-joined', severity: 'note', values: { count, value: DEFAULT_SNAP_METERS } }];
}

/** Which township each cell lies in: the one that holds its centre. */
function locate(demand: Demand, townshipAt: (lon: number, lat: number) => number): Demand {
  const township = new Int32Array(demand.count);
  for (let i = 0; i < demand.count; i++) township[i] = townshipAt(demand.lon[i]!, demand.lat[i]!);
  return { ...demand, township };
}
