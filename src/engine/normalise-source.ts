import type { Barrier } from '../core/model/barrier.ts';
import type { Demand } from '../core/model/demand.ts';
import type { Facility } from '../core/model/facility.ts';
import type { Issue } from '../core/model/issue.ts';
import type { LandCover } from '../core/model/land-cover.ts';
import type { CandidateSite, Elevation } from '../core/model/region.ts';
import type { Roads } from '../core/model/road.ts';
import type { Steps } from '../core/model/steps.ts';
import type { Township } from '../core/model/township.ts';
import type { Zone } from '../core/model/zone.ts';
import { normaliseCandidatesInSteps } from '../core/normalise/normalise-candidates.ts';
import { normaliseElevationInSteps } from '../core/normalise/normalise-elevation.ts';
import { type FacilityOptions, normaliseFacilitiesInSteps } from '../core/normalise/normalise-facilities.ts';
import { normaliseLandCoverInSteps } from '../core/normalise/normalise-landcover.ts';
import { normalisePopulationInSteps } from '../core/normalise/normalise-population.ts';
import { normaliseRoadsInSteps } from '../core/normalise/normalise-roads.ts';
import { normaliseTownships } from '../core/normalise/normalise-townships.ts';
import { normaliseZones } from '../core/normalise/normalise-zones.ts';
import type { RawContent } from '../core/normalise/raw.ts';
import type { DataSource } from '../document/project.ts';

/** What one file contributes to the region. */
export interface Part {
  readonly issues: readonly Issue[];
  /** Records, cells or ways taken in. */
  readonly records: number;
  readonly facilities?: readonly Facility[];
  readonly townships?: readonly Township[];
  readonly demand?: Demand;
  readonly roads?: Roads;
  readonly zones?: readonly Zone[];
  readonly barriers?: readonly Barrier[];
  readonly candidates?: readonly CandidateSite[];
  readonly elevation?: Elevation | null;
  readonly landCover?: LandCover | null;
}

/** Makes model parts of a file's content as its role says. `crs` is what the file itself says of its coordinates. */
export function* normaliseSource(content: RawContent, source: DataSource, crs: string | undefined): Steps<Part> {
  const datum = source.datum ?? crs;
  const options = {
    file: source.path,
    ...(source.columns && { columns: source.columns }),
    ...(source.kind !== undefined && { kind: source.kind }),
    ...(datum !== undefined && { datum }),
    ...(source.snapMeters !== undefined && { snapMeters: source.snapMeters }),
    ...(source.splitCrossings !== undefined && { splitCrossings: source.splitCrossings }),
  };
  if (source.role === 'roads' && content.type !== 'raster') {
    const { roads, issues } = yield* normaliseRoadsInSteps(content, options);
    return { roads, issues, records: roads.wayIds.length };
  }
  if (source.role === 'population' && content.type !== 'roads') {
    const { demand, issues } = yield* normalisePopulationInSteps(content, options);
    return { demand, issues, records: demand.count };
  }
  if (source.role === 'elevation' && content.type === 'raster') {
    const { elevation, issues } = yield* normaliseElevationInSteps(content, options);
    return { elevation, issues, records: elevation ? elevation.meters.length : 0 };
  }
  if (source.role === 'landcover' && content.type === 'raster') {
    const { landCover, issues } = yield* normaliseLandCoverInSteps(content, {
      ...options,
      ...(source.scheme && { scheme: source.scheme }),
    });
    return { landCover, issues, records: landCover ? landCover.codes.length : 0 };
  }
  if (content.type === 'records') return yield* normaliseRecords(content, source, options);
  return unfit(source);
}

function* normaliseRecords(
  content: Extract<RawContent, { type: 'records' }>,
  source: DataSource,
  options: FacilityOptions,
): Steps<Part> {
  switch (source.role) {
    case 'facilities': {
      const part = yield* normaliseFacilitiesInSteps(content, options);
      return { ...part, records: part.facilities.length };
    }
    case 'townships': {
      const part = normaliseTownships(content, options);
      return { ...part, records: part.townships.length };
    }
    case 'zones': {
      const part = normaliseZones(content, options);
      return { ...part, records: part.zones.length + part.barriers.length };
    }
    case 'candidates': {
      const part = yield* normaliseCandidatesInSteps(content, options);
      return { ...part, records: part.candidates.length };
    }
    default:
      return unfit(source);
  }
}

/** Roles that this version reads but does not use yet, or content that cannot be what its role says. */
function unfit(source: DataSource): Part {
  const later = ['calls', 'table'].includes(source.role);
  const code = later ? 'role-not-used-yet' : 'role-does-not-fit';
  return {
    issues: [{ code, severity: later ? 'note' : 'error', file: source.path, values: { role: source.role } }],
    records: 0,
  };
}
