import { type FineGrid, fineValue } from './fine-grid.ts';
import type { Land } from './land.ts';
import { createMinHeap } from './min-heap.ts';
import { createNoise } from './noise.ts';
import type { Random } from './random.ts';
import type { Valleys } from './valleys.ts';

/** Owners of fine cells that are no place. */
export const FREE = -1;
export const WATER = -2;
export const OUTSIDE = -3;

/** The ground that places grow on, per fine cell. */
export interface Ground {
  readonly grid: FineGrid;
  /** Place that has built on a cell, or one of the owners above. */
  readonly owner: Int32Array;
  /** Cells to the nearest road. */
  readonly road: Float32Array;
  readonly effort: Effort;
  /** 0 … 1, fixed chance of a cell. */
  readonly chance: (cell: number) => number;
}

/** Effort of building on a cell, about 0.2 (flat, at the road) upwards; `pull` is how much each cell off the road adds. */
export type Effort = (cell: number, pull: number) => number;

/** Fixed chance of each cell, 0 … 1. */
export function cellChance(salt: number): (cell: number) => number {
  return (cell) => {
    let hash = Math.imul(cell ^ salt, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae3d);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
  };
}

/** Building is dear on slopes, high above the stream and away from roads; patches of fields and chance do the rest. */
export function createEffort(
  land: Land,
  frame: { readonly grid: FineGrid; readonly valleys: Valleys; readonly road: Float32Array; readonly seed: number },
  chance: (cell: number) => number,
): Effort {
  const { grid, valleys, road } = frame;
  const noise = createNoise(frame.seed * 31 + 51);
  return (cell, pull) => {
    const column = cell % grid.width;
    const row = (cell - column) / grid.width;
    const steep = fineValue(grid, land.slope, cell) / 0.075;
    const high = Math.min(60, fineValue(grid, valleys.above, cell)) / 20;
    const field = 1 + 1.1 * noise.sum(column / 7, row / 7, 2);
    const luck = chance(cell);
    const off = Math.min(9, road[cell] as number);
    return (0.6 + steep * steep + 0.6 * high) * (0.5 + pull * off) * Math.max(0.3, field) * (0.3 + 2.2 * luck * luck);
  };
}

/** How one place grows. */
export interface Growth {
  readonly index: number;
  /** Fine cell of its middle. */
  readonly start: number;
  /** Cells to build on. */
  readonly wanted: number;
  /** How much every cell off the road adds to the effort. */
  readonly pull: number;
  /** How much dearer it is to grow across the road than along it. */
  readonly drawn: number;
  /** Share of the cells passed that stay fields and yards. */
  readonly open: number;
  /** Further beginnings along the road. */
  readonly offshoots: number;
}

/** Column and row change and length of the eight steps. */
const STEPS = [
  [1, 0, 1],
  [1, 1, Math.SQRT2],
  [0, 1, 1],
  [-1, 1, Math.SQRT2],
  [-1, 0, 1],
  [-1, -1, Math.SQRT2],
  [0, -1, 1],
  [1, -1, Math.SQRT2],
] as const;

/** Effort to step over a cell of water. */
const FORD = 3;

const heap = createMinHeap(256);

/** Takes the cheapest cells from a place's middle on, one after another; stops when only very dear ground is left. */
export function growPlace(ground: Ground, growth: Growth, random: Random): number[] {
  const { grid, owner, effort, chance } = ground;
  const { start, wanted, index } = growth;
  const { width } = grid;
  const across = stepFactors(lieOfRoad(ground, start), growth.drawn);
  const cells: number[] = [];
  const least = new Map<number, number>([[start, 0]]);
  const done = new Set<number>();
  heap.clear();
  heap.push(0, start);
  for (const [cell, key] of offshoots(ground, growth, random)) {
    least.set(cell, key);
    heap.push(key, cell);
  }
  const most = 24 + 9 * Math.sqrt(wanted);
  while (heap.size() > 0 && cells.length < wanted) {
    const cell = heap.pop();
    const key = heap.lastKey();
    if (done.has(cell)) continue;
    done.add(cell);
    if (key > most && cells.length > 0) break;
    const edge = cells.length / wanted;
    if (owner[cell] === FREE && (cells.length < 3 || chance(cell ^ 0x5bd1e995) > growth.open * (0.4 + 1.2 * edge))) {
      owner[cell] = index;
      cells.push(cell);
    }
    for (let d = 0; d < 8; d++) {
      const [dx, dy] = STEPS[d] as (typeof STEPS)[number];
      const to = cell + dy * width + dx;
      if (to < 0 || to >= owner.length || owner[to] === OUTSIDE || done.has(to)) continue;
      // Water can be stepped over, at a price: towns reach across their river.
      const there = key + (owner[to] === WATER ? FORD : effort(to, growth.pull)) * (across[d] as number);
      if (there >= (least.get(to) ?? Number.POSITIVE_INFINITY)) continue;
      least.set(to, there);
      heap.push(there, to);
    }
  }
  return dropStrays(ground, cells);
}

/** Gives back cells that touch no other built one; the middle stays. */
function dropStrays({ grid, owner }: Ground, cells: readonly number[]): number[] {
  return cells.filter((cell, rank) => {
    if (rank < 2 || STEPS.some(([dx, dy]) => (owner[cell + dy * grid.width + dx] ?? FREE) >= 0)) return true;
    owner[cell] = FREE;
    return false;
  });
}

/** Cosine and sine of twice the angle in which road and river lie around a cell; shorter than 1 where they wind or cross. */
function lieOfRoad({ grid, road, owner }: Ground, start: number): [number, number] {
  let [xx, yy, xy] = [0, 0, 0];
  for (let dy = -7; dy <= 7; dy++) {
    for (let dx = -7; dx <= 7; dx++) {
      const cell = start + dy * grid.width + dx;
      const weight = (road[cell] ?? 9) < 1 ? 1 : owner[cell] === WATER ? 0.4 : 0;
      xx += weight * dx * dx;
      yy += weight * dy * dy;
      xy += weight * dx * dy;
    }
  }
  const sum = xx + yy;
  return sum === 0 ? [0, 0] : [(xx - yy) / sum, (2 * xy) / sum];
}

/** Length of each step, longer across the lie of the road. */
function stepFactors(lie: readonly [number, number], drawn: number): number[] {
  return STEPS.map(([dx, dy, length]) => {
    const cos = (dx * dx - dy * dy) / (length * length);
    const sin = (2 * dx * dy) / (length * length);
    return length * (1 + (drawn - 1) * 0.5 * (1 - cos * lie[0] - sin * lie[1]));
  });
}

/** Cells by the road a little way off where the place also began, with a handicap. */
function offshoots({ grid, road, effort, owner }: Ground, growth: Growth, random: Random): [number, number][] {
  const found: [number, number][] = [];
  const reach = 3 + Math.round(0.9 * Math.sqrt(growth.wanted));
  for (let round = 0; round < growth.offshoots; round++) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let look = 0; look < 14; look++) {
      const dx = Math.round(random.range(-reach, reach));
      const dy = Math.round(random.range(-reach, reach));
      const cell = growth.start + dy * grid.width + dx;
      if (owner[cell] !== FREE || dx * dx + dy * dy < 6) continue;
      const dear = effort(cell, growth.pull) * (1 + (road[cell] as number));
      if (dear >= least) continue;
      least = dear;
      best = cell;
    }
    const handicap = random.range(0.1, 0.45) * Math.sqrt(growth.wanted);
    if (best >= 0) found.push([best, handicap]);
  }
  return found;
}
