import type { Demand } from '../model/demand.ts';
import type { Region } from '../model/region.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import type { Measure } from '../travel/measure.ts';
import { snapDemand } from '../travel/network/network-demand.ts';
import { createNetworkMeasure } from '../travel/network/network-measure.ts';
import type { RoadGraph } from '../travel/network/road-graph.ts';
import { usableSegments } from '../travel/network/segments.ts';
import { snapLookup } from '../travel/network/snap-index.ts';
import { CostSweep } from '../travel/terrain/cost-sweep.ts';
import { driveThenWalk } from '../travel/terrain/drive-then-walk.ts';
import { landSpeeds } from '../travel/terrain/land-speeds.ts';
import { regionTerrain } from '../travel/terrain/region-terrain.ts';
import { type RoadPlaces, roadPlaces } from '../travel/terrain/road-places.ts';
import { type LonLatBox, type TerrainFrame, terrainGridFrame } from '../travel/terrain/terrain-frame.ts';
import { createTerrainMeasure } from '../travel/terrain/terrain-measure.ts';
import { DEFAULT_TERRAIN_RULES } from '../travel/terrain/terrain-rules.ts';
import type { Travelling } from './measures.ts';

/** The ground of a region under some settings, ready to be travelled over by any demand. */
export interface TravelledGround {
  readonly frame: TerrainFrame;
  readonly sweep: CostSweep;
  readonly alsoFrom: ReturnType<typeof driveThenWalk> | null;
}

/** Zones of this kind are crossed by nobody. */
const BARRIER_KIND = 'barrier';
/** Degrees (some 2 km) kept around the region, so that a way may lead outside it. */
const MARGIN = 0.02;

/** Builds the ground once: friction, and where roads let the drivers of a `network` terrain off. */
export function travelledGround(region: Region, how: Travelling, roads: () => RoadGraph): TravelledGround {
  const { travel, closedRoads, zones } = how;
  const { terrain } = travel;
  const frame = terrainGridFrame(boxOf(region), { cellMeters: terrain.cellMeters });
  const byNetwork = region.roads !== null && travel.mode === 'drive' && terrain.roads === 'network';
  const grid = regionTerrain({
    frame,
    settings: travel,
    roads: region.roads,
    closedRoads,
    roadsAre: travel.mode === 'drive' && !byNetwork ? 'driven' : 'walked',
    landCover: region.landCover,
    landSpeeds: landSpeeds(travel),
    elevation: region.elevation,
    closedAreas: zones.filter((zone) => zone.kind === BARRIER_KIND).map((zone) => zone.geometry),
  });
  const sweep = new CostSweep(grid, {
    ...DEFAULT_TERRAIN_RULES,
    neighbours: terrain.neighbours,
    direction: travel.direction,
  });
  return { frame, sweep, alsoFrom: byNetwork ? drivenStarts(region, how, { frame, graph: roads() }) : null };
}

/** Times over this ground to a demand. */
export function groundMeasure({ frame, sweep, alsoFrom }: TravelledGround, demand: Demand): Measure {
  return createTerrainMeasure({ sweep, frame, demand, ...(alsoFrom && { alsoFrom }) });
}

function drivenStarts(
  { roads }: Region,
  { travel, closedRoads }: Travelling,
  { frame, graph }: { readonly frame: TerrainFrame; readonly graph: RoadGraph },
): TravelledGround['alsoFrom'] {
  if (!roads) return null;
  const places = roadPlaces(roads, usableSegments(roads, travel, closedRoads), frame);
  const lookup = snapLookup(graph, frame.cellMeters);
  const demand = snapDemand(graph, demandAt(places), lookup);
  const settings: TravelSettings = { ...travel, model: 'network' };
  return driveThenWalk(createNetworkMeasure({ graph, lookup, settings, demand }, 'deciseconds'), places, frame);
}

/** Places as a demand without people. */
function demandAt({ count, lon, lat }: RoadPlaces): Demand {
  return {
    count,
    lon,
    lat,
    population: new Float64Array(count),
    township: new Int32Array(count).fill(-1),
    cell: Uint32Array.from({ length: count }, (_, index) => index),
    total: 0,
  };
}

/** People, townships and roads' ends do not lie outside; facilities that do are out of reach over land. */
function boxOf({ demand, townships }: Region): LonLatBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (lon: number, lat: number): void => {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  };
  for (let i = 0; i < demand.count; i++) include(demand.lon[i]!, demand.lat[i]!);
  for (const { geometry } of townships) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [outer = []] of polygons) for (const [lon = 0, lat = 0] of outer) include(lon, lat);
  }
  return { west: west - MARGIN, south: south - MARGIN, east: east + MARGIN, north: north + MARGIN };
}
