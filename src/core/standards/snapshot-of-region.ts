import { bufferZones } from '../geo/buffer-zones.ts';
import { type PolygonLookup, polygonLookup } from '../geo/point-in-polygons.ts';
import type { Facility } from '../model/facility.ts';
import type { Region } from '../model/region.ts';
import { type AreaChoices, type AreaSources, areaClasses, DEFAULT_CHOICES } from './area/area-classes.ts';
import { degurba } from './area/degurba.ts';
import { peopleOnGrid } from './area/people-grid.ts';
import { regionUnits } from './region-units.ts';
import type { PlacedFacility, Proposal, Snapshot, Unit } from './snapshot.ts';

/** What the commission holds beside the map, and how travel is measured. */
export interface SnapshotInput {
  readonly region: Pick<Region, 'townships' | 'demand' | 'zones'>;
  readonly facilities: readonly Facility[];
  readonly nearest: Snapshot['nearest'];
  readonly responseOverheadMinutes: number;
  readonly boundary?: { readonly code: string; readonly name: string };
  /** Kinds whose list is complete though no facility of them is there. */
  readonly completeKinds?: readonly string[];
  /** What tables say of units (by code) and of facilities (by id). */
  readonly unitTable?: ReadonlyMap<string, Pick<Unit, 'flags' | 'numbers'>>;
  readonly facilityTable?: ReadonlyMap<string, Partial<Omit<PlacedFacility, 'id' | 'lon' | 'lat' | 'unit'>>>;
  readonly tables?: Partial<Pick<Snapshot, 'links' | 'groups' | 'adjacent' | 'projects' | 'series' | 'confirmations'>>;
  /** The scenario is a plan, whose new facilities are proposals. */
  readonly isScenario?: boolean;
  readonly area?: { readonly sources?: Partial<AreaSources>; readonly choices?: AreaChoices };
}

/** Puts together what rules are checked against, from what stands: region, plan, travel, tables. */
export function snapshotOfRegion(input: SnapshotInput): Snapshot {
  const { region, facilities, tables } = input;
  const { demand, townships, zones } = region;
  const { units, ofTownship } = regionUnits(townships, demand, input.boundary);
  const townshipAt = polygonLookup(townships.map((township) => township.geometry));
  const placed = facilities.map((facility) => placedFacility(facility, { input, townshipAt, ofTownship }));
  return {
    units: units.map((unit) => ({ ...unit, ...input.unitTable?.get(unit.code) })),
    facilities: placed,
    recordedKinds: new Set([...placed.flatMap((facility) => facility.kinds), ...(input.completeKinds ?? [])]),
    cells: {
      count: demand.count,
      population: demand.population,
      unit: demand.township.map((township) => (township < 0 ? -1 : ofTownship[township]!)),
      area: areasOf(input),
    },
    nearest: input.nearest,
    facilitiesInZone: ({ kind, name, meters }) => {
      const asked = zones.filter(
        (zone) => (kind === undefined || zone.kind === kind) && (name === undefined || zone.name === name),
      );
      if (asked.length === 0) return null;
      const inside = polygonLookup(
        bufferZones(
          asked.map((zone) => zone.geometry),
          meters,
        ),
      );
      return placed.flatMap(({ lon, lat }, index) => (inside(lon, lat) >= 0 ? [index] : []));
    },
    responseOverheadMinutes: input.responseOverheadMinutes,
    links: tables?.links ?? null,
    groups: tables?.groups ?? {},
    adjacent: tables?.adjacent ?? null,
    proposals: input.isScenario ? proposalsOf(facilities) : null,
    projects: tables?.projects ?? [],
    series: tables?.series ?? [],
    confirmations: tables?.confirmations ?? [],
  };
}

/** Kinds whose capacity counts beds; that of a station counts something else. */
const WITH_BEDS = /hospital|township-hc|community-hc|branch-campus/;

function placedFacility(
  facility: Facility,
  { input, townshipAt, ofTownship }: { input: SnapshotInput; townshipAt: PolygonLookup; ofTownship: Int32Array },
): PlacedFacility {
  const { id, name, kind, lon, lat, open, tier, capacity, vehicles } = facility;
  const township = townshipAt(lon, lat);
  const told = input.facilityTable?.get(id);
  const numbers = {
    ...(capacity !== undefined && WITH_BEDS.test(kind) && { bed: capacity }),
    ...(capacity !== undefined && kind === 'private-hospital' && { 'private-bed': capacity }),
    ...(vehicles !== undefined && { ambulance: vehicles }),
    ...told?.numbers,
  };
  const kinds = [...new Set([kind, ...(told?.kinds ?? [])])];
  return {
    id,
    name,
    lon,
    lat,
    open,
    ...(tier !== undefined && { tier }),
    ...told,
    kinds,
    unit: township < 0 ? -1 : ofTownship[township]!,
    numbers,
  };
}

/** New facilities are new buildings; a new hospital of the third grade is a new tertiary hospital as well. */
function proposalsOf(facilities: readonly Facility[]): Proposal[] {
  return facilities.flatMap((facility, index): Proposal[] => {
    if (facility.origin === 'baseline' || !facility.open) return [];
    const beds = facility.capacity === undefined ? {} : { beds: facility.capacity };
    const isTertiary = facility.kind === 'tertiary-hospital' || facility.tier?.trim().startsWith('3');
    return [
      { action: 'new-build', facility: index, ...beds },
      ...(isTertiary ? [{ action: 'new-tertiary' as const, facility: index, ...beds }] : []),
    ];
  });
}

function areasOf({ region, area }: SnapshotInput): Uint8Array<ArrayBuffer> {
  const { demand, townships } = region;
  const { grid, cellOf } = peopleOnGrid(demand);
  const classes = degurba(grid);
  const sources: AreaSources = {
    count: demand.count,
    township: demand.township,
    townshipType: townships.map((township) => township.class),
    degurba: Uint8Array.from(cellOf, (cell) => classes[cell]!),
    ...area?.sources,
  };
  return areaClasses(sources, area?.choices ?? DEFAULT_CHOICES).area;
}
