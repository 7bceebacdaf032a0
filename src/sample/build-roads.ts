import type { Counties } from './counties.ts';
import { crossRivers } from './cross-rivers.ts';
import type { FineGrid } from './fine-grid.ts';
import { keepConnected } from './keep-connected.ts';
import type { Land } from './land.ts';
import type { Landform } from './landform.ts';
import { layRoads } from './lay-roads.ts';
import { buildMotorways, planMotorways } from './motorways.ts';
import { planarise } from './planarise.ts';
import type { Population } from './population.ts';
import { createRandom } from './random.ts';
import type { RoadNetwork } from './road-ways.ts';
import { routeMotorways } from './route-motorways.ts';
import type { Place } from './settlements.ts';
import { shapeRoads } from './shape-roads.ts';
import type { SizePlan } from './size-plan.ts';
import { addStreetWebs } from './street-webs.ts';
import type { Units } from './townships.ts';
import { addVillageLanes } from './village-lanes.ts';

/** All that the road network grows from. */
export interface RoadSources {
  readonly plan: SizePlan;
  readonly landform: Landform;
  readonly land: Land;
  readonly receiver: Int32Array;
  readonly counties: Counties;
  readonly units: Units;
  readonly places: readonly Place[];
  readonly fine: FineGrid;
  readonly population: Population;
  readonly seed: number;
}

/** A stretch cut off from the network stays only if it is a network of its own of this many nodes. */
const LEAST_PART = 60;

/** Makes the whole road network: motorways, rural roads along the ground, streets, lanes, bridges. */
export function buildRoads(sources: RoadSources): RoadNetwork {
  const { land, counties, units, places, seed, plan } = sources;
  const seats = counties.list.map((county) => county.seat);
  const exits = exitCells(sources);
  const routes = routeMotorways(land, { counties, exits });
  const motorways = planMotorways(land, { routes, seats, inside: counties.label, seed });
  const ramps = motorways.ramps.map((ramp) => ramp.cell);
  const laid = layRoads({ land, counties, units, places, exits, ramps, seed }, createRandom(seed, 61));
  const stops = new Set([...ramps, ...places.map((place) => place.cell)]);
  const { network, nodeOfCell } = shapeRoads(laid, land, { stops, vertexMeters: plan.vertexMeters, seed });
  const { fine: grid, population } = sources;
  addStreetWebs({ network, grid, units, places, population, seed }, createRandom(seed, 62));
  addVillageLanes({ network, nodeOfCell, grid, places, population }, createRandom(seed, 63));
  planarise(network);
  buildMotorways(network, motorways, { land, nodeOfCell });
  crossRivers(network, land, sources.receiver);
  keepConnected(network, LEAST_PART);
  return network;
}

/** Where through roads leave the grid: towards the neighbours' middles, at most seven of them. */
function exitCells(sources: RoadSources): number[] {
  const { landform, land, counties } = sources;
  const { grid } = land;
  const cells: number[] = [];
  for (const site of landform.neighbours.slice(0, 7)) {
    const column = Math.min(grid.width - 4, Math.max(3, Math.floor((site.x * 1000) / grid.meterX)));
    const row = Math.min(grid.height - 4, Math.max(3, Math.floor((site.y * 1000) / grid.meterY)));
    const cell = row * grid.width + column;
    if (counties.label[cell] === -1) cells.push(cell);
  }
  return cells;
}
