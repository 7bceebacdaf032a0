import { type FineGrid, fineCellOf } from './fine-grid.ts';
import { cellChance, createEffort, FREE, type Ground, type Growth, growPlace, OUTSIDE, WATER } from './grow-place.ts';
import type { Land } from './land.ts';
import type { Random } from './random.ts';
import { fineCellAt, roadCells } from './road-reach.ts';
import type { Place } from './settlements.ts';
import type { ShapedRoads } from './shape-roads.ts';
import type { Valleys } from './valleys.ts';

/** People on the fine grid, and the cells each place has built on (best first). */
export interface Population {
  readonly people: Uint16Array;
  readonly built: readonly (readonly number[])[];
  /** Fine cells of open water: 1. */
  readonly water: Uint8Array;
}

/** Rivers of at least this upstream area are open water in the raster, km². */
const WATER_KM2 = 90;

export interface PeopleFrame {
  readonly grid: FineGrid;
  readonly places: readonly Place[];
  readonly unitOf: Int32Array;
  readonly valleys: Valleys;
  readonly roads: ShapedRoads;
  readonly seed: number;
}

/** Lets every place grow over building ground along its road; dense inside, thin and ragged at the edge. */
export function housePeople(land: Land, frame: PeopleFrame, random: Random): Population {
  const { grid, places, unitOf, roads, valleys, seed } = frame;
  const people = new Uint16Array(grid.width * grid.height);
  const owner = unitOf.map((unit) => (unit === -1 ? OUTSIDE : FREE));
  markWater(land, grid, owner);
  const water = Uint8Array.from(owner, (state) => (state === WATER ? 1 : 0));
  const road = roadCells(roads.network, grid);
  const chance = cellChance(random.whole(1 << 30));
  const ground: Ground = {
    grid,
    owner,
    road,
    chance,
    effort: createEffort(land, { grid, valleys, road, seed }, chance),
  };
  const built = places.map((place, index) => {
    const start = startCell(place, frame, owner);
    const cells = growPlace(ground, growthOf(place, { index, start }, random), random);
    fillCells(cells, { place, ground }, people, random);
    return cells;
  });
  return { people, built, water };
}

/** Where the road reaches a place, or the middle of its work cell. */
function startCell(place: Place, { grid, roads }: PeopleFrame, owner: Int32Array): number {
  const node = roads.nodeOfCell.get(place.cell);
  const { x, y } = roads.network;
  const cell = node === undefined ? -1 : fineCellAt(grid, x[node] as number, y[node] as number);
  return cell < 0 || owner[cell] === OUTSIDE ? fineCellOf(grid, place.cell) : cell;
}

/** Draws the large rivers one or two fine cells wide. */
function markWater(land: Land, grid: FineGrid, owner: Int32Array): void {
  const { work } = grid;
  for (let cell = 0; cell < work.count; cell++) {
    const area = land.river[cell] as number;
    if (area < WATER_KM2) continue;
    for (const step of [1, work.width, work.width + 1, work.width - 1]) {
      if ((land.river[cell + step] ?? 0) < WATER_KM2) continue;
      const from = fineCellOf(grid, cell);
      const to = fineCellOf(grid, cell + step);
      const dx = ((to % grid.width) - (from % grid.width)) / 3;
      const dy = (Math.floor(to / grid.width) - Math.floor(from / grid.width)) / 3;
      for (let part = 0; part <= 3; part++) {
        const at = from + part * (dy * grid.width + dx);
        if (at < 0 || at >= owner.length) continue;
        if (owner[at] === FREE) owner[at] = WATER;
        if (area > 1_200 && owner[at + 1] === FREE) owner[at + 1] = WATER;
      }
    }
  }
}

/** Size and shape a place grows to: the larger, the more it fills its ground; villages string along their road. */
function growthOf(place: Place, at: { readonly index: number; readonly start: number }, random: Random): Growth {
  const wanted = Math.max(1, Math.round((place.people / place.density) * random.range(0.65, 1.4)));
  if (place.rank === 'city' || place.rank === 'seat') {
    return { ...at, wanted, pull: 0.06, drawn: random.range(1, 1.5), open: 0.04, offshoots: 3 };
  }
  if (place.rank === 'town') {
    return { ...at, wanted, pull: 0.2, drawn: random.range(1.3, 2.6), open: 0.09, offshoots: 4 };
  }
  const drawn = 1 + 3 * random.next() ** 1.4;
  const offshoots = wanted > 14 ? random.whole(4) : 0;
  return { ...at, wanted, pull: 0.3, drawn, open: random.range(0.05, 0.24), offshoots };
}

interface Filling {
  readonly place: Place;
  readonly ground: Ground;
}

/** Shares a place's people among its cells: most in the middle and along the road, every built cell at least one. */
function fillCells(cells: readonly number[], filling: Filling, people: Uint16Array, random: Random): void {
  if (cells.length === 0) return;
  const { place, ground } = filling;
  const { width } = ground.grid;
  const urban = place.rank === 'city' || place.rank === 'seat';
  const uneven = urban ? 0.75 : 1.1;
  const peak = urban ? 1.6 : place.rank === 'town' ? 1.9 : 1.1;
  const weights = cells.map((cell, rank) => {
    const inward = 1 - rank / cells.length;
    const roadside = 1 + 0.7 / (1 + (ground.road[cell] as number));
    // Quarters of two by three cells are built alike.
    const column = cell % width;
    const quarter = ground.chance(((((cell - column) / width / 2) | 0) * width + ((column / 3) | 0)) ^ 0x2545f491);
    return (0.12 + inward ** peak) * roadside * (0.45 + 0.9 * quarter) * (1 + uneven * (random.next() - 0.5));
  });
  const scale = place.people / weights.reduce((sum, weight) => sum + weight, 0);
  let owed = 0;
  cells.forEach((cell, rank) => {
    owed += (weights[rank] as number) * scale;
    const count = Math.max(1, Math.floor(owed));
    owed -= count;
    people[cell] = count;
  });
}
