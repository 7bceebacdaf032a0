import { greatCircleMeters, METERS_PER_DEGREE, RADIANS } from '../geo/distance.ts';
import { polygonLookup } from '../geo/point-in-polygons.ts';
import type { Demand } from '../model/demand.ts';
import type { Facility } from '../model/facility.ts';
import { EXCLUDED_METERS, type NamedPlace, type SitingQuestion } from '../model/question.ts';
import type { CandidateSite } from '../model/region.ts';
import type { Township } from '../model/township.ts';
import type { Zone } from '../model/zone.ts';

export interface CandidateInput {
  readonly question: SitingQuestion;
  readonly demand: Demand;
  readonly townships: readonly Township[];
  readonly facilities: readonly Facility[];
  /** Candidates from a file. */
  readonly listed: readonly CandidateSite[];
  readonly zones: readonly Zone[];
  readonly canStart: (lon: number, lat: number) => boolean;
}

export interface Candidates {
  readonly sites: readonly CandidateSite[];
  readonly dropped: Record<'forbidden' | 'excluded' | 'too-near' | 'no-road', number>;
}

/**
 * Places where a new facility may stand, after forbidden zones, places excluded by hand, spacing to existing ones and road
 * access. A required place is dropped for the same reasons, exclusion of a neighbour apart.
 */
export async function candidateSites(input: CandidateInput): Promise<Candidates> {
  const { question, facilities } = input;
  const dropped = { forbidden: 0, excluded: 0, 'too-near': 0, 'no-road': 0 };
  const forbidden = polygonLookup(await forbiddenAreas(input));
  const existing = facilities.filter((f) => f.open && question.coverage.facilityKinds.includes(f.kind));
  const tooNear = (site: CandidateSite) =>
    question.minSpacingMeters > 0 &&
    // Latitude alone tells most pairs apart, at a fraction of the cost.
    existing.some(
      (f) =>
        Math.abs(f.lat - site.lat) * METERS_PER_DEGREE < question.minSpacingMeters &&
        greatCircleMeters(f.lon, f.lat, site.lon, site.lat) < question.minSpacingMeters,
    );
  const { required = [], excluded = [] } = question;
  const shutOut = (site: CandidateSite) =>
    excluded.some((place) => greatCircleMeters(place.lon, place.lat, site.lon, site.lat) < EXCLUDED_METERS) &&
    !required.some((place) => isAt(place, site));
  const sites = withRequired(sourceSites(input), required).filter((site) => {
    if (forbidden(site.lon, site.lat) >= 0) dropped.forbidden++;
    else if (shutOut(site)) dropped.excluded++;
    else if (tooNear(site)) dropped['too-near']++;
    else if (!input.canStart(site.lon, site.lat)) dropped['no-road']++;
    else return true;
    return false;
  });
  return { sites, dropped };
}

/** The very same place; coordinates are kept as they are from proposal to question. */
export function isAt(place: NamedPlace, site: CandidateSite): boolean {
  return place.lon === site.lon && place.lat === site.lat;
}

function withRequired(sites: CandidateSite[], required: readonly NamedPlace[]): CandidateSite[] {
  const missing = required.filter((place) => !sites.some((site) => isAt(place, site)));
  return [...sites, ...missing.map((place) => ({ id: `at-${place.lon},${place.lat}`, ...place }))];
}

async function forbiddenAreas({ question, zones }: CandidateInput): Promise<Zone['geometry'][]> {
  const areas = zones.filter((zone) => question.forbidZoneKinds.includes(zone.kind)).map((zone) => zone.geometry);
  if (question.forbidBufferMeters <= 0) return areas;
  // Buffers bring a large geometry library along, which the first screen does without.
  const { bufferZones } = await import('../geo/buffer-zones.ts');
  return bufferZones(areas, question.forbidBufferMeters);
}

function sourceSites(input: CandidateInput): CandidateSite[] {
  const { question, demand, townships, facilities } = input;
  switch (question.candidates.from) {
    case 'candidates':
      return [...input.listed];
    case 'facilities':
      return facilities
        .filter((f) => f.open && !question.coverage.facilityKinds.includes(f.kind))
        .map(({ id, name, lon, lat }) => ({ id, name, lon, lat }));
    case 'townships':
      return peakCells(demand, (cell) => demand.township[cell]!).map((cell) => siteAt(cell, demand, townships));
    case 'cells':
      return peakCells(demand, squareOf(demand, question.candidates.spacingMeters)).map((cell) =>
        siteAt(cell, demand, townships),
      );
  }
}

/** Square of each cell in a grid of the given spacing, counted from the south-west corner of the demand. */
function squareOf(demand: Demand, spacingMeters: number): (cell: number) => number {
  let [west, south, north] = [Infinity, Infinity, -Infinity];
  for (let i = 0; i < demand.count; i++) {
    west = Math.min(west, demand.lon[i]!);
    south = Math.min(south, demand.lat[i]!);
    north = Math.max(north, demand.lat[i]!);
  }
  const metersPerLon = METERS_PER_DEGREE * Math.cos(((south + north) / 2) * RADIANS);
  return (cell) => {
    const column = Math.floor(((demand.lon[cell]! - west) * metersPerLon) / spacingMeters);
    const row = Math.floor(((demand.lat[cell]! - south) * METERS_PER_DEGREE) / spacingMeters);
    return row * 2 ** 20 + column;
  };
}

/** The most peopled cell of each group (the first among equals), in order of the groups' first cells. */
function peakCells(demand: Demand, groupOf: (cell: number) => number): number[] {
  const peaks = new Map<number, number>();
  for (let i = 0; i < demand.count; i++) {
    const group = groupOf(i);
    if (group < 0) continue;
    const peak = peaks.get(group);
    if (peak === undefined || demand.population[i]! > demand.population[peak]!) peaks.set(group, i);
  }
  return [...peaks.values()];
}

function siteAt(cell: number, demand: Demand, townships: readonly Township[]): CandidateSite {
  const name = townships[demand.township[cell]!]?.name ?? '';
  return { id: `cell-${demand.cell[cell]}`, name, lon: demand.lon[cell]!, lat: demand.lat[cell]! };
}
