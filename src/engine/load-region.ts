import { type PolygonLookup, polygonLookup } from '../core/geo/point-in-polygons.ts';
import type { Demand } from '../core/model/demand.ts';
import type { Issue } from '../core/model/issue.ts';
import type { Region } from '../core/model/region.ts';
import { inParts, inTurns, type Steps } from '../core/model/steps.ts';
import { dataHealthInSteps } from '../core/normalise/data-health.ts';
import { DEFAULT_SNAP_METERS } from '../core/normalise/normalise-roads.ts';
import { type JoinedRoads, joinRoadFilesInSteps } from '../core/normalise/road-join.ts';
import type { DataSource } from '../document/project.ts';
import type { InputFile } from '../formats/driver.ts';
import { joinDemands, uniqueAcross } from './join-parts.ts';
import type { Part } from './normalise-source.ts';
import { readSource } from './read-source.ts';
import type { RoadStore } from './road-store.ts';

/** Cells given their township between two pauses. */
const CELLS_AT_ONCE = 2 ** 14;

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
  /** Awaited between pieces of work: reports, lets others run, throws to cancel. */
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
  const pause = options.pause ?? (async () => {});
  const parts: Part[] = [];
  const issues: Issue[] = [];
  const loaded: LoadedSource[] = [];
  for (const [index, source] of sources.entries()) {
    const step = `read-${source.role}`;
    const within = (share: number) => pause(step, (index + share) / (sources.length + 1));
    await within(0);
    const file = files.find((candidate) => candidate.name === source.path);
    if (!file) {
      issues.push({ code: 'file-missing', severity: 'error', file: source.path });
      continue;
    }
    const {
      part,
      issues: found,
      format,
      encoding,
      kept,
    } = await readSource(source, file, {
      store: options.roadStore,
      pause: within,
    });
    parts.push(part);
    issues.push(...found);
    const leftOut = found.reduce((sum, issue) => sum + (issue.leftOut ? Number(issue.values?.count ?? 1) : 0), 0);
    loaded.push({ source, format, records: part.records, leftOut, kept, ...(encoding !== undefined && { encoding }) });
  }
  const joining = () => pause('join', sources.length / (sources.length + 1));
  await joining();
  const simulated = sources.some((source) => source.simulated === true);
  return { region: await inTurns(joinParts(parts, issues, simulated), joining), sources: loaded };
}

function* joinParts(parts: readonly Part[], issues: readonly Issue[], simulated: boolean): Steps<Region> {
  const townships = uniqueAcross(
    parts.flatMap((part) => part.townships ?? []),
    'code',
  );
  const townshipAt = polygonLookup(townships.map((township) => township.geometry));
  yield;
  const roads = yield* joinRoadFilesInSteps(
    parts.flatMap((part) => part.roads ?? []),
    DEFAULT_SNAP_METERS,
  );
  yield;
  const joined = joinDemands(parts.flatMap((part) => part.demand ?? []));
  const demand = yield* locate(joined, townshipAt);
  const region = {
    facilities: uniqueAcross(
      parts.flatMap((part) => part.facilities ?? []),
      'id',
    ),
    townships,
    demand,
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
  const health = yield* dataHealthInSteps({ ...region, townshipAt, known: issues });
  return { ...region, issues: [...issues, ...joinNote(roads), ...health] };
}

/** What was done to tie several road files together. */
function joinNote(roads: JoinedRoads | null): Issue[] {
  const count = (roads?.snapped ?? 0) + (roads?.joined ?? 0);
  if (count === 0) return [];
  return [{ code: 'roads-files-joined', severity: 'note', values: { count, value: DEFAULT_SNAP_METERS } }];
}

/** Which township each cell lies in: the one that holds its centre. */
function* locate(demand: Demand, townshipAt: PolygonLookup): Steps<Demand> {
  const township = new Int32Array(demand.count);
  yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) township[i] = townshipAt(demand.lon[i]!, demand.lat[i]!);
  });
  return { ...demand, township };
}
