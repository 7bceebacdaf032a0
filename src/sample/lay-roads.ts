import { cheapestPath } from './cheapest-path.ts';
import type { Counties } from './counties.ts';
import type { Land } from './land.ts';
import type { Random } from './random.ts';
import {
  createRoadGrid,
  PRIMARY,
  type RoadGrid,
  SECONDARY,
  TERTIARY,
  TRACK,
  TRUNK,
  UNCLASSIFIED,
} from './road-grid.ts';
import type { Place } from './settlements.ts';
import { spread } from './spread.ts';
import type { Units } from './townships.ts';

/** What roads are laid for. */
export interface RoadFrame {
  readonly land: Land;
  readonly counties: Counties;
  readonly units: Units;
  /** Work cells outside the territory to which through roads lead. */
  readonly exits: readonly number[];
  /** Work cells where ramps of the motorway come down. */
  readonly ramps: readonly number[];
  readonly seed: number;
}

/** Through roads go on for this many cells beyond the border. */
const BEYOND = 14;
/** Share of hamlets that a road reaches. */
const HAMLET_ROADS = 0.9;

/** Roads on the grid while they are laid. */
export interface LaidRoads {
  readonly roads: RoadGrid;
  readonly routes: () => number;
}

/** Lays trunk and primary roads between seats, then ramps' and town roads, each tier onto the last. */
export function layMainRoads(frame: RoadFrame, random: Random): LaidRoads {
  const { land, units } = frame;
  const roads = createRoadGrid(land, frame.seed);
  const routes = createRoutes();
  laySeatRoads(frame, roads, routes);
  connect(
    roads,
    frame.ramps.map((cell) => ({ cell, roadClass: SECONDARY })),
    routes,
  );
  const towns = units.list.map((unit, index) => ({
    cell: unit.seat,
    roadClass: unit.class === '街道' ? SECONDARY : unit.class === '镇' && index % 3 !== 0 ? SECONDARY : TERTIARY,
  }));
  connect(roads, towns, routes);
  layTownLoops(frame, roads, routes, random);
  return { roads, routes };
}

/** Lays village roads and tracks onto the main roads. */
export function layVillageRoads({ roads, routes }: LaidRoads, places: readonly Place[], random: Random): void {
  const villages = places.filter((place) => place.rank === 'village');
  connect(
    roads,
    villages.map(({ cell }) => ({ cell, roadClass: UNCLASSIFIED })),
    routes,
  );
  layVillageLoops(villages, roads, random);
  const hamlets = places.filter((place) => place.rank === 'hamlet' && random.next() < HAMLET_ROADS);
  const small = hamlets.map(({ cell, people }) => ({
    cell,
    roadClass: people > 50 || random.next() < 0.62 ? UNCLASSIFIED : TRACK,
  }));
  connect(roads, small, routes);
}

/** Hands out route numbers; the class decides the letter later. */
function createRoutes(): () => number {
  let last = 0;
  return () => ++last;
}

/** Seats are joined where no third seat lies between them (Gabriel graph); exits join the nearest seat. */
function laySeatRoads(frame: RoadFrame, roads: RoadGrid, routes: () => number): void {
  const { counties, land } = frame;
  const { grid } = land;
  const seats = counties.list.map((county) => county.seat);
  const square = (a: number, b: number): number => {
    const dx = ((a % grid.width) - (b % grid.width)) * grid.meterX;
    const dy = (Math.floor(a / grid.width) - Math.floor(b / grid.width)) * grid.meterY;
    return dx * dx + dy * dy;
  };
  const pairs: { from: number; to: number; length: number; roadClass: number }[] = [];
  seats.forEach((from, i) => {
    seats.forEach((to, j) => {
      if (j <= i) return;
      const between = seats.some((third) => {
        return third !== from && third !== to && square(from, third) + square(third, to) < 0.94 * square(from, to);
      });
      if (!between) pairs.push({ from, to, length: square(from, to), roadClass: seatRoadClass(counties, i, j) });
    });
  });
  pairs.sort((left, right) => left.length - right.length);
  for (const pair of pairs) {
    roads.lay(cheapestPath(grid, [pair.from, pair.to], 90, roads.cost), pair.roadClass, routes());
  }
  for (const exit of frame.exits) {
    const seat = seats.reduce((best, each) => (square(each, exit) < square(best, exit) ? each : best));
    const path = cheapestPath(grid, [seat, exit], 60, roads.cost);
    const border = path.findLastIndex((cell) => counties.label[cell] !== -1);
    roads.lay(path.slice(0, border + BEYOND), PRIMARY, routes());
  }
}

/** Trunk between the districts of a city, primary from the capital to other seats, secondary between these. */
function seatRoadClass(counties: Counties, i: number, j: number): number {
  const [from, to] = [counties.list[i], counties.list[j]];
  if (from?.class === '区' && to?.class === '区') return TRUNK;
  return from?.capital === true || to?.capital === true ? PRIMARY : SECONDARY;
}

interface Target {
  readonly cell: number;
  readonly roadClass: number;
}

/** Joins every target to the network, nearest first, along the tree of least cost. */
function connect(roads: RoadGrid, targets: readonly Target[], routes: () => number): void {
  const { grid } = roads;
  const seeds = [];
  for (let cell = 0; cell < grid.count; cell++) if (roads.onRoad[cell] === 1) seeds.push({ cell, label: 0 });
  const first = targets[0];
  if (seeds.length === 0 && first !== undefined) seeds.push({ cell: first.cell, label: 0 });
  const tree = spread(grid, seeds, roads.cost);
  const sorted = [...targets].sort(
    (left, right) => (tree.cost[left.cell] as number) - (tree.cost[right.cell] as number),
  );
  for (const target of sorted) {
    const path: number[] = [];
    for (let cell = target.cell; cell !== -1; cell = tree.parent[cell] as number) path.push(cell);
    roads.lay(path, target.roadClass, target.roadClass <= TERTIARY ? routes() : 0);
  }
}

/** Second ways out: about half of the pairs of neighbouring units get a road of their own. */
function layTownLoops(frame: RoadFrame, roads: RoadGrid, routes: () => number, random: Random): void {
  const { units, land } = frame;
  const { width, count } = land.grid;
  const pairs = new Set<number>();
  const size = units.list.length;
  for (let cell = 0; cell < count - width; cell++) {
    const own = units.label[cell] as number;
    if (own < 0) continue;
    for (const other of [units.label[cell + 1] as number, units.label[cell + width] as number]) {
      if (other >= 0 && other !== own) pairs.add(Math.min(own, other) * size + Math.max(own, other));
    }
  }
  for (const pair of [...pairs].sort((left, right) => left - right)) {
    const from = units.list[Math.floor(pair / size)];
    const to = units.list[pair % size];
    if (from === undefined || to === undefined || random.next() > 0.34) continue;
    const path = cheapestPath(land.grid, [from.seat, to.seat], 16, roads.cost);
    roads.lay(path, TERTIARY, routes());
  }
}

/** One village in three also has a road to a neighbour. */
function layVillageLoops(villages: readonly Place[], roads: RoadGrid, random: Random): void {
  const { grid } = roads;
  const byUnit = new Map<number, Place[]>();
  for (const village of villages) {
    const list = byUnit.get(village.unit);
    if (list === undefined) byUnit.set(village.unit, [village]);
    else list.push(village);
  }
  for (const list of byUnit.values()) {
    for (const village of list) {
      const other = random.pick(list);
      const dx = Math.abs((village.cell % grid.width) - (other.cell % grid.width));
      const dy = Math.abs(Math.floor(village.cell / grid.width) - Math.floor(other.cell / grid.width));
      if (other === village || dx + dy > 14 || random.next() > 0.5) continue;
      roads.lay(cheapestPath(grid, [village.cell, other.cell], 8, roads.cost), UNCLASSIFIED, 0);
    }
  }
}
