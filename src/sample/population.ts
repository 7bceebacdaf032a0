import { type FineGrid, fineCellOf, fineValue } from './fine-grid.ts';
import type { Land } from './land.ts';
import { createMinHeap } from './min-heap.ts';
import type { Random } from './random.ts';
import type { Place } from './settlements.ts';

/** People on the fine grid, and the cells each place has built on (best first). */
export interface Population {
  readonly people: Uint16Array;
  readonly built: readonly (readonly number[])[];
}

/** Rivers of at least this upstream area are open water in the raster, km². */
const WATER_KM2 = 90;

/** Lets every place grow over building ground around its middle; dense inside, thin and ragged at the edge. */
export function housePeople(
  land: Land,
  frame: { readonly grid: FineGrid; readonly places: readonly Place[]; readonly unitOf: Int32Array },
  random: Random,
): Population {
  const { grid, places, unitOf } = frame;
  const people = new Uint16Array(grid.width * grid.height);
  const owner = unitOf.map((unit) => (unit === -1 ? OUTSIDE : FREE));
  markWater(land, grid, owner);
  const effort = createEffort(land, grid, random);
  const built = places.map((place, index) => {
    const wanted = Math.max(2, Math.round((place.people / place.density) * random.range(0.7, 1.35)));
    const cells = growPlace(grid, place, { index, wanted, owner }, effort);
    fillCells(cells, place, people, random);
    return cells;
  });
  return { people, built };
}

/** Owners that are no place. */
const FREE = -1;
const WATER = -2;
const OUTSIDE = -3;

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

type Effort = (cell: number) => number;

/** Effort of building on a cell: steep, high and (by chance) some others are dear. */
function createEffort(land: Land, grid: FineGrid, random: Random): Effort {
  const salt = random.whole(1 << 30);
  return (cell) => {
    let hash = Math.imul(cell ^ salt, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
    const chance = ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
    const steep = fineValue(grid, land.slope, cell) / 0.07;
    const high = fineValue(grid, land.above, cell) / 22;
    return (1 + steep * steep + high) * (0.45 + 1.6 * chance * chance);
  };
}

interface Growth {
  readonly index: number;
  readonly wanted: number;
  readonly owner: Int32Array;
}

const heap = createMinHeap(256);

/** Takes the cheapest cells around a place's middle, one after another; stops when only very dear ground is left. */
function growPlace(grid: FineGrid, place: Place, growth: Growth, effort: Effort): number[] {
  const { index, wanted, owner } = growth;
  const start = fineCellOf(grid, place.cell);
  const cells: number[] = [];
  const seen = new Set<number>([start]);
  heap.clear();
  heap.push(0, start);
  const { width } = grid;
  const most = 40 + 26 * Math.sqrt(wanted);
  while (heap.size() > 0 && cells.length < wanted) {
    const cell = heap.pop();
    const key = heap.lastKey();
    if (key > most) break;
    if (owner[cell] === FREE) {
      owner[cell] = index;
      cells.push(cell);
    }
    for (const to of [cell + 1, cell - 1, cell + width, cell - width]) {
      if (to < 0 || to >= owner.length || owner[to] === OUTSIDE || seen.has(to)) continue;
      seen.add(to);
      // Water can be stepped over, at a price: towns reach across their river.
      heap.push(key + (owner[to] === WATER ? 4 : effort(to)), to);
    }
  }
  return cells;
}

/** Shares a place's people among its cells: most in the middle, every built cell at least one. */
function fillCells(cells: readonly number[], place: Place, people: Uint16Array, random: Random): void {
  if (cells.length === 0) return;
  const peak = place.rank === 'city' || place.rank === 'seat' ? 1.5 : place.rank === 'town' ? 1.9 : 1.2;
  const weights = cells.map((_, rank) => {
    const inward = 1 - rank / cells.length;
    return (0.12 + inward ** peak) * (0.35 + 1.3 * random.next());
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
