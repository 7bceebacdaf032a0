import type { Counties } from './counties.ts';
import { crossRivers } from './cross-rivers.ts';
import { dropRepeats } from './drop-repeats.ts';
import type { FineGrid } from './fine-grid.ts';
import { joinEnds } from './join-ends.ts';
import { keepConnected } from './keep-connected.ts';
import type { Land } from './land.ts';
import type { Landform } from './landform.ts';
import { type LaidRoads, layMainRoads, layVillageRoads } from './lay-roads.ts';
import { buildMotorways, type MotorwayPlan, planMotorways } from './motorways.ts';
import { planarise } from './planarise.ts';
import type { Population } from './population.ts';
import { createRandom, type Random } from './random.ts';
import type { RoadNetwork } from './road-ways.ts';
import { routeMotorways } from './route-motorways.ts';
import type { Place } from './settlements.ts';
import { type ShapedRoads, shapeRoads } from './shape-roads.ts';
import type { SizePlan } from './size-plan.ts';
import { addStreetWebs } from './street-webs.ts';
import type { Units } from './townships.ts';
import { addVillageLanes } from './village-lanes.ts';

/** What the roads between towns grow from. */
export interface MainRoadSources {
  readonly plan: SizePlan;
  readonly landform: Landform;
  readonly land: Land;
  readonly counties: Counties;
  readonly units: Units;
  readonly seed: number;
}

/** The roads that were there before the villages. */
export interface MainRoads extends LaidRoads {
  readonly motorways: MotorwayPlan;
  readonly random: Random;
}

/** A stretch cut off from the network stays only if it is a network of its own of this many nodes. */
const LEAST_PART = 60;
const MEND_ROUNDS = 6;

/** Plans the motorways and lays the roads between seats and towns. */
export function buildMainRoads(sources: MainRoadSources): MainRoads {
  const { land, counties, units, seed } = sources;
  const seats = counties.list.map((county) => county.seat);
  const exits = exitCells(sources);
  const routes = routeMotorways(land, { counties, exits });
  const motorways = planMotorways(land, { routes, seats, inside: counties.label, seed });
  const ramps = motorways.ramps.map((ramp) => ramp.cell);
  const random = createRandom(seed, 61);
  return { ...layMainRoads({ land, counties, units, exits, ramps, seed }, random), motorways, random };
}

/** Adds the roads to villages and hamlets and gives all roads their lines on the ground. */
export function buildCountryRoads(sources: MainRoadSources, main: MainRoads, places: readonly Place[]): ShapedRoads {
  layVillageRoads(main, places, main.random);
  const stops = new Set([...main.motorways.ramps.map((ramp) => ramp.cell), ...places.map((place) => place.cell)]);
  return shapeRoads(main.roads, sources.land, { stops, vertexMeters: sources.plan.vertexMeters, seed: sources.seed });
}

/** What streets, lanes and bridges are added from. */
export interface StreetSources extends MainRoadSources {
  readonly motorways: MotorwayPlan;
  readonly receiver: Int32Array;
  readonly places: readonly Place[];
  readonly fine: FineGrid;
  readonly population: Population;
}

/** Completes the network where people live: streets, lanes, motorways, bridges. */
export function addStreets({ network, nodeOfCell }: ShapedRoads, sources: StreetSources): RoadNetwork {
  const { land, units, places, fine: grid, population, motorways, seed } = sources;
  addStreetWebs({ network, grid, units, places, population, seed }, createRandom(seed, 62));
  addVillageLanes({ network, nodeOfCell, grid, places, population }, createRandom(seed, 63));
  planarise(network);
  dropRepeats(network);
  buildMotorways(network, motorways, { land, nodeOfCell });
  crossRivers(network, land, sources.receiver);
  keepConnected(network, LEAST_PART);
  mend(network);
  return network;
}

/** Joining ends can lay a street on another, and taking that away can leave a new end: a few rounds settle it. */
function mend(network: RoadNetwork): void {
  for (let round = 0; round < MEND_ROUNDS && joinEnds(network) > 0; round++) dropRepeats(network);
}

/** Where through roads leave the grid: towards the neighbours' middles, at most seven of them. */
function exitCells(sources: MainRoadSources): number[] {
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
