import type { Land } from './land.ts';
import type { Landform, PlaneSite } from './landform.ts';
import { createNoise } from './noise.ts';
import { createRandom } from './random.ts';
import type { SizePlan } from './size-plan.ts';
import { type SpreadSeed, type StepCost, spread } from './spread.ts';
import type { WorkGrid } from './work-grid.ts';

/** Which prefecture a work cell belongs to; -1 outside the territory. */
export type Labels = Int32Array;

/**
 * Cost of walking for the purpose of drawing borders: ridges and large rivers are dear, so borders come to lie on them.
 * `wobble` 0 … 1 says how much noise bends borders in the flat.
 */
export function borderCost(land: Land, seed: number, wobble: number): StepCost {
  const { grid, above, slope, river } = land;
  const noise = createNoise(seed * 31 + 21);
  const dear = new Float32Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const column = cell % grid.width;
    const row = (cell - column) / grid.width;
    const bend = 1 + wobble * (noise.sum(column / 14, row / 14, 4) + 0.6 * noise.at(column / 70, row / 70));
    const high = (above[cell] as number) / 110;
    const wet = (river[cell] as number) > 40 ? Math.min(5, 0.5 + (river[cell] as number) / 300) : 0;
    dear[cell] = Math.max(0.25, bend) * (1 + high * high + 9 * (slope[cell] as number) + wet);
  }
  return (from, to, d) => (grid.length[d] as number) * ((dear[from] as number) + (dear[to] as number));
}

/** Grows the territory from its middles until it has the planned area, and splits it into prefectures. */
export function growTerritory(land: Land, landform: Landform, plan: SizePlan, seed: number): Labels {
  const { grid } = land;
  const cost = borderCost(land, seed, 0.7);
  const own = landform.centres.flatMap((centre, label) => lobes(grid, centre, { label, plan, seed }));
  const others = landform.neighbours.map((centre) => seedAt(grid, centre, 0)).filter((each) => each.cell >= 0);
  const inner = spread(grid, own, cost);
  const outer = spread(grid, [...others, ...edgeSeeds(grid)], cost);
  // The territory is where the own middle is nearer by a margin; the margin decides the area alone.
  const lead = new Float64Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++)
    lead[cell] = (inner.cost[cell] as number) - (outer.cost[cell] as number);
  const sorted = Float64Array.from(lead).sort();
  const cells = Math.min(grid.count - 1, Math.round(plan.areaKm2 / grid.cellKm2));
  const margin = sorted[cells] as number;
  const label = inner.label.slice();
  for (let cell = 0; cell < grid.count; cell++) {
    if ((lead[cell] as number) >= margin) label[cell] = -1;
  }
  return label;
}

function seedAt(grid: WorkGrid, site: PlaneSite, label: number): SpreadSeed {
  const column = Math.floor((site.x * 1000) / grid.meterX);
  const row = Math.floor((site.y * 1000) / grid.meterY);
  const inside = column >= 0 && row >= 0 && column < grid.width && row < grid.height;
  return { cell: inside ? row * grid.width + column : -1, label };
}

/** A prefecture grows from its middle and from three places around it, so that its outline is no disc. */
function lobes(
  grid: WorkGrid,
  centre: PlaneSite,
  shape: { readonly label: number; readonly plan: SizePlan; readonly seed: number },
): SpreadSeed[] {
  const random = createRandom(shape.seed, 40 + shape.label);
  const radius = Math.sqrt(shape.plan.areaKm2 / shape.plan.prefectures / Math.PI);
  const seeds = [seedAt(grid, centre, shape.label)];
  for (let lobe = 0; lobe < 3; lobe++) {
    const angle = (lobe + random.range(0, 0.75)) * 2.1;
    const away = radius * random.range(0.35, 0.6);
    const site = { x: centre.x + away * Math.cos(angle), y: centre.y + away * Math.sin(angle) };
    seeds.push(seedAt(grid, site, shape.label));
  }
  return seeds;
}

/** The edge of the grid grows inwards too, so that the territory keeps off it. */
function edgeSeeds(grid: WorkGrid): SpreadSeed[] {
  const seeds: SpreadSeed[] = [];
  for (let cell = 0; cell < grid.count; cell++) {
    const column = cell % grid.width;
    const row = (cell - column) / grid.width;
    if (column === 0 || row === 0 || column === grid.width - 1 || row === grid.height - 1) {
      seeds.push({ cell, label: 0, start: 25_000 });
    }
  }
  return seeds;
}
