import { type Demand, placesAsDemand } from '../model/demand.ts';
import { LAND_CLASS } from '../model/land-cover.ts';
import type { Region } from '../model/region.ts';
import { inParts, type Steps } from '../model/steps.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { BARRIER_ZONE } from '../model/zone.ts';
import type { Measure } from '../travel/measure.ts';
import { snapDemandInSteps } from '../travel/network/network-demand.ts';
import { createNetworkMeasure } from '../travel/network/network-measure.ts';
import type { RoadGraph } from '../travel/network/road-graph.ts';
import { usableSegmentsInSteps } from '../travel/network/segments.ts';
import { snapLookupInSteps } from '../travel/network/snap-index.ts';
import { CostSweep } from '../travel/terrain/cost-sweep.ts';
import { driveThenWalk } from '../travel/terrain/drive-then-walk.ts';
import { paceOfSpeed } from '../travel/terrain/friction-grid.ts';
import { landSpeeds } from '../travel/terrain/land-speeds.ts';
import { regionTerrainInSteps } from '../travel/terrain/region-terrain.ts';
import { type RiverCells, riverCells, standingOnBanks } from '../travel/terrain/river-banks.ts';
import { roadPlaces } from '../travel/terrain/road-places.ts';
import { type LonLatBox, type TerrainFrame, terrainGridFrame } from '../travel/terrain/terrain-frame.ts';
import { terrainMeasureInSteps } from '../travel/terrain/terrain-measure.ts';
import { DEFAULT_TERRAIN_RULES } from '../travel/terrain/terrain-rules.ts';
import type { Travelling } from './measures.ts';
import { regionBox } from './region-box.ts';

/** The ground of a region under some settings, ready to be travelled over by any demand. */
export interface TravelledGround {
  readonly frame: TerrainFrame;
  readonly sweep: CostSweep;
  readonly alsoFrom: ReturnType<typeof driveThenWalk> | null;
}

/** Degrees (some 2 km) kept around the region, so that a way may lead outside it. */
const MARGIN = 0.02;
const CELLS_AT_ONCE = 65_536;

/** Builds the ground once: friction, and where roads let the drivers of a `network` terrain off. */
export function* travelledGround(
  region: Region,
  how: Travelling,
  roads: () => Steps<RoadGraph>,
): Steps<TravelledGround> {
  const { travel, closedRoads, zones } = how;
  const { terrain } = travel;
  const frame = terrainGridFrame(boxOf(region), { cellMeters: terrain.cellMeters });
  const byNetwork = region.roads !== null && travel.mode === 'drive' && terrain.roads === 'network';
  const rivers = region.barriers.flatMap(({ geometry }) =>
    geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates,
  );
  const grid = yield* regionTerrainInSteps({
    frame,
    settings: travel,
    roads: region.roads,
    closedRoads,
    roadsAre: travel.mode === 'drive' && !byNetwork ? 'driven' : 'walked',
    landCover: region.landCover,
    landSpeeds: landSpeeds(travel),
    elevation: region.elevation,
    rivers,
    closedAreas: zones.filter((zone) => zone.kind === BARRIER_ZONE).map((zone) => zone.geometry),
  });
  const wet = riverCells(frame, rivers);
  yield;
  yield* openWhereLived(grid.pace, { region, frame, travel, wet });
  const sweep = yield* CostSweep.inSteps(grid, {
    ...DEFAULT_TERRAIN_RULES,
    neighbours: terrain.neighbours,
    direction: travel.direction,
  });
  const standing = wet ? standingOnBanks(frame, wet, grid.pace) : frame;
  yield;
  if (!byNetwork) return { frame: standing, sweep, alsoFrom: null };
  const alsoFrom = yield* drivenStarts(region, how, { frame, graph: yield* roads() });
  return { frame: standing, sweep, alsoFrom };
}

/** Times over this ground to a demand. */
export function groundMeasure({ frame, sweep, alsoFrom }: TravelledGround, demand: Demand): Steps<Measure> {
  return terrainMeasureInSteps({ sweep, frame, demand, ...(alsoFrom && { alsoFrom }) });
}

function* drivenStarts(
  { roads }: Region,
  { travel, closedRoads }: Travelling,
  { frame, graph }: { readonly frame: TerrainFrame; readonly graph: RoadGraph },
): Steps<TravelledGround['alsoFrom']> {
  if (!roads) return null;
  const segments = yield* usableSegmentsInSteps(roads, travel, closedRoads);
  const places = yield* roadPlaces(roads, segments, frame);
  const lookup = yield* snapLookupInSteps(graph, frame.cellMeters);
  const demand = yield* snapDemandInSteps(graph, placesAsDemand(places.lon, places.lat), lookup);
  const settings: TravelSettings = { ...travel, model: 'network' };
  // A facility stands at its road, however far from it its symbol is drawn: its own leg costs nothing.
  const stand = yield* snapLookupInSteps(graph, travel.maxWalkMeters);
  const network = createNetworkMeasure({ graph, lookup: stand, settings, demand }, 'deciseconds');
  return driveThenWalk(network, places, frame);
}

/**
 * Where people live or a facility stands, the ground can be walked, whatever a coarse land cover says: a house on a bank is
 * not in the river. A river that is a line stays closed: whoever lives there is taken to its bank.
 */
function* openWhereLived(
  pace: Float32Array,
  ground: {
    readonly region: Region;
    readonly frame: TerrainFrame;
    readonly travel: TravelSettings;
    readonly wet: RiverCells | null;
  },
): Steps<void> {
  const { region, frame, travel, wet } = ground;
  const open = paceOfSpeed(landSpeeds(travel).get(LAND_CLASS.open)?.kmh ?? 0);
  const visit = (lon: number, lat: number): void => {
    const cell = frame.cellAt(lon, lat);
    if (cell >= 0 && pace[cell] === 0 && !wet?.[cell]) pace[cell] = open;
  };
  const { demand, facilities } = region;
  yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) visit(demand.lon[i]!, demand.lat[i]!);
  });
  for (const { lon, lat } of facilities) visit(lon, lat);
}

/** The region's box with a margin. */
function boxOf(region: Region): LonLatBox {
  const [west, south, east, north] = regionBox(region);
  return { west: west - MARGIN, south: south - MARGIN, east: east + MARGIN, north: north + MARGIN };
}
