import { areaCentroid } from '../core/geo/area-centroid.ts';
import { areaKm2 } from '../core/geo/area-km2.ts';
import { dissolve } from '../core/geo/dissolve.ts';
import { greatCircleMeters } from '../core/geo/distance.ts';
import type { Barrier } from '../core/model/barrier.ts';
import type { Region } from '../core/model/region.ts';
import { ROAD_CLASSES, type RoadClass, type Roads } from '../core/model/road.ts';
import { inParts, type Steps } from '../core/model/steps.ts';
import type { Township } from '../core/model/township.ts';
import { roadsNotModelled } from '../core/normalise/road-not-modelled.ts';
import { modelsFor } from '../core/scenario/plan-question.ts';
import type { RegionView } from './engine.ts';
import { geojsonBlob } from './geojson-blob.ts';
import type { Loaded } from './load-region.ts';
import { shadedRelief } from './relief.ts';

const WAYS_AT_ONCE = 4096;

type Bounds = [west: number, south: number, east: number, north: number];

/** What the map and tables draw of a region. GeoJSON leaves as text in blobs: the map's own worker parses it. */
export function* regionView({ region, sources }: Loaded): Steps<RegionView> {
  const { demand, townships } = region;
  const counties = [...new Set(townships.map((township) => township.county))].filter((name) => name !== '');
  const rows = townships.map(({ geometry, ...township }) => {
    const bounds = boundsOf(geometry.coordinates);
    const middle = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] as const;
    return { ...township, center: areaCentroid(geometry) ?? middle, bounds, areaKm2: areaKm2(geometry) };
  });
  yield;
  const townshipShapes = geojsonBlob(townships.map((township, id) => townshipFeature(township, id)));
  const countyFeatures: string[] = [];
  for (const [id, county] of counties.entries()) {
    yield;
    countyFeatures.push(countyFeature(county, id, townships));
  }
  yield;
  const drawnRoads = region.roads ? yield* roadLines(region.roads) : null;
  const relief = region.elevation ? yield* shadedRelief(region.elevation) : null;
  const figures = region.roads ? yield* roadFigures(region.roads) : null;
  yield;
  return {
    facilities: region.facilities,
    townships: rows,
    zones: region.zones,
    candidates: region.candidates,
    counties,
    people: demand.total,
    demand: {
      count: demand.count,
      lon: demand.lon,
      lat: demand.lat,
      population: demand.population,
      township: demand.township,
      cellSize: demand.cellSize ?? null,
    },
    townshipShapes,
    countyShapes: geojsonBlob(countyFeatures),
    roadLines: drawnRoads,
    barrierLines: region.barriers.length > 0 ? geojsonBlob(region.barriers.map(barrierFeature)) : null,
    relief,
    bounds: overallBounds(
      region,
      rows.map((row) => row.bounds),
    ),
    models: modelsFor(region),
    roads: figures,
    issues: region.issues,
    simulated: region.simulated,
    sources: sources.map(({ source, format, encoding, records, leftOut, kept }) => ({
      name: source.path,
      role: source.role,
      format,
      records,
      leftOut,
      kept,
      simulated: source.simulated === true,
      ...(source.origin !== undefined && { origin: source.origin }),
      ...(encoding !== undefined && { encoding }),
    })),
  };
}

function townshipFeature({ geometry, ...properties }: Township, id: number): string {
  return JSON.stringify({ type: 'Feature', id, properties, geometry });
}

function countyFeature(county: string, id: number, townships: readonly Township[]): string {
  const geometry = dissolve(townships.filter((township) => township.county === county).map((t) => t.geometry));
  return JSON.stringify({ type: 'Feature', id, properties: { name: county }, geometry });
}

function barrierFeature({ name, geometry }: Barrier): string {
  return JSON.stringify({ type: 'Feature', properties: { name }, geometry });
}

/** 1 = what joins cities … 5 = what joins houses: which roads show at which scale. */
const LEVELS: Partial<Record<RoadClass, number>> = {
  motorway: 1,
  motorway_link: 1,
  trunk: 1,
  trunk_link: 1,
  primary: 2,
  primary_link: 2,
  secondary: 3,
  secondary_link: 3,
  ferry: 3,
  tertiary: 4,
  tertiary_link: 4,
};

function* roadLines(roads: Roads): Steps<Blob> {
  const draw = (way: number): string => {
    const name = ROAD_CLASSES[roads.roadClass[way]!]!;
    const points: string[] = [];
    for (let v = roads.offsets[way]!; v < roads.offsets[way + 1]!; v++) {
      const node = roads.vertices[v]!;
      // Five decimals are a metre: enough to draw.
      points.push(`[${Math.round(roads.nodeLon[node]! * 1e5) / 1e5},${Math.round(roads.nodeLat[node]! * 1e5) / 1e5}]`);
    }
    if (points.length < 2) return '';
    const properties = `{"class":"${name}","level":${LEVELS[name] ?? 5},"way":${way}}`;
    return `{"type":"Feature","properties":${properties},"geometry":{"type":"LineString","coordinates":[${points.join(',')}]}}`;
  };
  // Blob after blob, so that a province's text never is one string to be copied at once.
  const parts: Blob[] = [];
  yield* inParts(roads.wayIds.length, WAYS_AT_ONCE, (from, to) => {
    const drawn = Array.from({ length: to - from }, (_, i) => draw(from + i)).filter((feature) => feature !== '');
    if (drawn.length > 0) parts.push(new Blob([drawn.join(',')]));
  });
  return geojsonBlob(parts);
}

function* roadFigures(roads: Roads): Steps<NonNullable<RegionView['roads']>> {
  let meters = 0;
  for (let way = 0; way < roads.wayIds.length; way++) {
    if (way % WAYS_AT_ONCE === 0) yield;
    for (let v = roads.offsets[way]!; v < roads.offsets[way + 1]! - 1; v++) {
      const [a, b] = [roads.vertices[v]!, roads.vertices[v + 1]!];
      meters += greatCircleMeters(roads.nodeLon[a]!, roads.nodeLat[a]!, roads.nodeLon[b]!, roads.nodeLat[b]!);
    }
  }
  return {
    nodes: roads.nodeLon.length,
    ways: roads.wayIds.length,
    km: meters / 1000,
    ids: roads.wayIds,
    names: roads.wayNames,
    notModelled: roadsNotModelled(roads),
  };
}

function boundsOf(coordinates: unknown): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === 'number' && typeof part[1] === 'number') extend(bounds, part[0], part[1]);
    else part.forEach(visit);
  };
  visit(coordinates);
  return bounds;
}

function extend(bounds: Bounds, lon: number, lat: number): void {
  bounds[0] = Math.min(bounds[0], lon);
  bounds[1] = Math.min(bounds[1], lat);
  bounds[2] = Math.max(bounds[2], lon);
  bounds[3] = Math.max(bounds[3], lat);
}

/** Townships say where the region is; without them people, then facilities, then roads. */
function overallBounds(region: Region, townships: readonly Bounds[]): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [west, south, east, north] of townships) {
    extend(bounds, west, south);
    extend(bounds, east, north);
  }
  const { demand, facilities, roads } = region;
  if (bounds[0] > bounds[2]) for (let i = 0; i < demand.count; i++) extend(bounds, demand.lon[i]!, demand.lat[i]!);
  if (bounds[0] > bounds[2]) for (const facility of facilities) extend(bounds, facility.lon, facility.lat);
  if (bounds[0] > bounds[2] && roads) {
    for (const [i, lon] of roads.nodeLon.entries()) extend(bounds, lon, roads.nodeLat[i]!);
  }
  return bounds[0] > bounds[2] ? [73, 18, 135, 54] : bounds;
}
