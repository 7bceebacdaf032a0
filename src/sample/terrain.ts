import { type Drainage, drainage } from './drainage.ts';
import type { Landform } from './landform.ts';
import { createNoise } from './noise.ts';
import type { SizePlan } from './size-plan.ts';
import { createWorkGrid, type WorkGrid } from './work-grid.ts';

/** Ground heights that rivers have carved. */
export interface Terrain {
  readonly grid: WorkGrid;
  /** Metres above sea. */
  readonly meters: Float64Array;
  readonly drainage: Drainage;
}

/** Rounds of carving on each level, from cells of 1 km down to 250 m. */
const LEVELS = [
  { coarser: 4, rounds: 70 },
  { coarser: 2, rounds: 22 },
  { coarser: 1, rounds: 7 },
] as const;
/** Cutting strength per round (area in km², length in km), and the concavity of river profiles. */
const CUT = 0.085;
const CONCAVITY = 0.45;
/** Height of the level that all but one part in two hundred of the land stays under, metres. */
const HIGH_GROUND = 1_420;
const LOW_GROUND = 55;

/** Raises the land and lets rivers cut it (stream power, implicit after Braun & Willett 2013), coarse to fine. */
export function carveTerrain(plan: SizePlan, landform: Landform, seed: number): Terrain {
  const rough = createNoise(seed * 31 + 9);
  let grid = createWorkGrid(plan.widthKm, plan.heightKm, 4);
  let height = new Float64Array(grid.count);
  const forms = sampleForms(grid, landform);
  const base = grid;
  for (const level of LEVELS) {
    const finer = createWorkGrid(plan.widthKm, plan.heightKm, level.coarser);
    const first = level.coarser === 4;
    height = first ? startHeights(finer, landform, rough.sum) : refine(height, grid, finer, rough.sum);
    grid = finer;
    erode(height, grid, { ...forms, base, coarser: 4 / level.coarser }, level.rounds);
  }
  const meters = toMeters(height);
  return { grid, meters, drainage: drainage(meters, grid) };
}

type Roughness = (x: number, y: number, octaves: number) => number;

function kmX(cell: number, grid: WorkGrid): number {
  return ((cell % grid.width) + 0.5) * (grid.meterX / 1000);
}

function kmY(cell: number, grid: WorkGrid): number {
  return (Math.floor(cell / grid.width) + 0.5) * (grid.meterY / 1000);
}

function startHeights(grid: WorkGrid, landform: Landform, rough: Roughness): Float64Array<ArrayBuffer> {
  const height = new Float64Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const x = kmX(cell, grid);
    const y = kmY(cell, grid);
    // The long fall to the south-east decides where the main river leaves.
    const slope = 0.035 * (grid.width * grid.meterX * 0.001 - x) - 0.02 * y;
    height[cell] = 8 + 9 * landform.uplift(x, y) + 5 * rough(x / 7, y / 7, 5) + slope;
  }
  return height;
}

/** Interpolates to cells of half the size and roughens them a little, so that side valleys can start. */
function refine(coarse: Float64Array, from: WorkGrid, to: WorkGrid, rough: Roughness): Float64Array<ArrayBuffer> {
  const height = new Float64Array(to.count);
  for (let row = 0; row < to.height; row++) {
    for (let column = 0; column < to.width; column++) {
      const cell = row * to.width + column;
      const jag = 0.5 * rough(column / 2.7, row / 2.7, 2);
      height[cell] = bilinear(coarse, from, (column + 0.5) / 2 - 0.5, (row + 0.5) / 2 - 0.5) + jag;
    }
  }
  return height;
}

function bilinear(values: Float64Array, grid: WorkGrid, x: number, y: number): number {
  const left = Math.min(grid.width - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(grid.height - 2, Math.max(0, Math.floor(y)));
  const fx = Math.min(1, Math.max(0, x - left));
  const fy = Math.min(1, Math.max(0, y - top));
  const at = top * grid.width + left;
  const north = (values[at] as number) * (1 - fx) + (values[at + 1] as number) * fx;
  const south = (values[at + grid.width] as number) * (1 - fx) + (values[at + grid.width + 1] as number) * fx;
  return north * (1 - fy) + south * fy;
}

/** The landform on the coarsest grid, where it is cheap to ask for. */
function sampleForms(grid: WorkGrid, landform: Landform): { uplift: Float64Array; cut: Float64Array } {
  const uplift = new Float64Array(grid.count);
  const cut = new Float64Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const x = kmX(cell, grid);
    const y = kmY(cell, grid);
    uplift[cell] = landform.uplift(x, y);
    cut[cell] = CUT * Math.max(0.3, landform.softness(x, y)) * (1 + 0.35 * landform.basin(x, y));
  }
  return { uplift, cut };
}

interface Forms {
  readonly uplift: Float64Array;
  readonly cut: Float64Array;
  /** The grid of the two fields, and how many cells of the finer grid fit along one of its cells. */
  readonly base: WorkGrid;
  readonly coarser: number;
}

function erode(height: Float64Array, grid: WorkGrid, forms: Forms, rounds: number): void {
  const uplift = onFinerGrid(forms.uplift, forms, grid);
  const cut = onFinerGrid(forms.cut, forms, grid);
  const { width } = grid;
  for (let round = 0; round < rounds; round++) {
    const { filled, receiver, order, area } = drainage(height, grid);
    height.set(filled);
    for (let at = 0; at < grid.count; at++) {
      const cell = order[at] as number;
      const to = receiver[cell] as number;
      if (to < 0) continue;
      const step = to - cell;
      const straight = step === 1 || step === -1 || step === width || step === -width;
      const lengthKm = (straight ? 1 : Math.SQRT2) * grid.meterY * 0.001;
      const force = ((cut[cell] as number) * (area[cell] as number) ** CONCAVITY) / lengthKm;
      const raised = (height[cell] as number) + 0.8 * (uplift[cell] as number);
      height[cell] = (raised + force * (height[to] as number)) / (1 + force);
    }
    relaxSlopes(height, grid);
  }
}

function onFinerGrid(values: Float64Array, forms: Forms, grid: WorkGrid): Float64Array {
  const finer = new Float64Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const column = cell % grid.width;
    const row = (cell - column) / grid.width;
    finer[cell] = bilinear(values, forms.base, (column + 0.5) / forms.coarser - 0.5, (row + 0.5) / forms.coarser - 0.5);
  }
  return finer;
}

/** Lets steep ground creep: a little of the mean of the four neighbours. */
function relaxSlopes(height: Float64Array, grid: WorkGrid): void {
  const share = (0.045 * 250) / grid.meterY;
  for (let cell = grid.width; cell < grid.count - grid.width; cell++) {
    const column = cell % grid.width;
    if (column === 0 || column === grid.width - 1) continue;
    const sides = (height[cell - 1] as number) + (height[cell + 1] as number);
    const ends = (height[cell - grid.width] as number) + (height[cell + grid.width] as number);
    height[cell] = (height[cell] as number) * (1 - share) + ((sides + ends) / 4) * share;
  }
}

function toMeters(height: Float64Array): Float64Array {
  const sorted = Float64Array.from(height).sort();
  const low = sorted[Math.floor(sorted.length * 0.001)] as number;
  const high = sorted[Math.floor(sorted.length * 0.995)] as number;
  const scale = (HIGH_GROUND - LOW_GROUND) / (high - low);
  return height.map((value) => Math.max(5, LOW_GROUND + (value - low) * scale));
}
