import type { Feature, FeatureCollection } from 'geojson';
import { drawBoundaries } from './boundaries.ts';
import type { Counties } from './counties.ts';
import type { Land } from './land.ts';
import { createNoise } from './noise.ts';
import { spread } from './spread.ts';
import { tidyLabels } from './tidy-labels.ts';

/** A protected reach: this many cells of river, and the ground within so many metres (climbing counts) of it. */
const REACH_CELLS = 34;
const REACH_METERS = 1_500;
/** Upstream area a reach should have, km²: large enough for a town's water, small enough to be clean. */
const REACH_KM2 = 160;
const OLD_CITY_METERS = 1_150;

/** Water protection zones upstream of the first seats (no building) and the old city of the first. */
export function drawZones(
  land: Land,
  frame: {
    readonly counties: Counties;
    readonly receiver: Int32Array;
    readonly names: readonly string[];
    readonly seed: number;
  },
): FeatureCollection {
  const { grid } = land;
  const { counties, receiver, names } = frame;
  const label = new Int32Array(grid.count).fill(-1);
  const features: Feature[] = [];
  const titles = new Map<number, { name: string; kind: string }>();
  const count = Math.min(3, counties.list.length === 1 ? 2 : 3);
  for (let zone = 0; zone < count; zone++) {
    const seat = counties.list[zone % counties.list.length]?.seat as number;
    const start = intake(land, seat, { label, inside: counties.label });
    if (start < 0) continue;
    const reach = upstream(land, receiver, start);
    const near = spread(
      grid,
      reach.map((cell) => ({ cell, label: 0 })),
      (from, to, d) => {
        const climb = (land.meters[to] as number) - (land.meters[from] as number);
        return (grid.length[d] as number) + 6 * Math.abs(climb);
      },
      { cost: REACH_METERS },
    );
    for (let cell = 0; cell < grid.count; cell++) {
      if ((near.cost[cell] as number) <= REACH_METERS && label[cell] === -1) label[cell] = zone;
    }
    titles.set(zone, { name: `${names[zone % names.length]}第${zone + 1}水源保护区`, kind: 'no-build' });
  }
  const seat = counties.list[0]?.seat as number;
  markOldCity(land, seat, { label, value: count, seed: frame.seed });
  titles.set(count, { name: '老城区', kind: 'old-city' });
  tidyLabels(label, grid);
  for (const [value, rings] of drawBoundaries(label, grid)) {
    const title = titles.get(value);
    if (title === undefined) continue;
    const coordinates = rings.map((ring) => ring.map((position) => [...position]));
    features.push({
      type: 'Feature',
      properties: { id: `Z${value + 1}`, ...title, simulated: true },
      geometry: { type: 'Polygon', coordinates },
    });
  }
  return { type: 'FeatureCollection', features };
}

/** The river cell 6 to 16 km from a seat, above it, whose upstream area fits best; -1 where there is none. */
function intake(land: Land, seat: number, taken: { readonly label: Int32Array; readonly inside: Int32Array }): number {
  const { grid } = land;
  let best = -1;
  let least = 2.2;
  for (let cell = 0; cell < grid.count; cell++) {
    const area = land.area[cell] as number;
    if (area < 40 || taken.inside[cell] !== taken.inside[seat] || taken.label[cell] !== -1) continue;
    const dx = ((cell % grid.width) - (seat % grid.width)) * grid.meterX;
    const dy = (Math.floor(cell / grid.width) - Math.floor(seat / grid.width)) * grid.meterY;
    const km = Math.hypot(dx, dy) / 1000;
    if (km < 6 || km > 20 || (land.meters[cell] as number) < (land.meters[seat] as number)) continue;
    const misfit = Math.abs(Math.log(area / REACH_KM2)) + km / 40;
    if (misfit < least) {
      least = misfit;
      best = cell;
    }
  }
  return best;
}

/** Follows the larger feeder up the river. */
function upstream(land: Land, receiver: Int32Array, start: number): number[] {
  const { grid, area } = land;
  const reach = [start];
  for (let cell = start; reach.length < REACH_CELLS; ) {
    let next = -1;
    for (const step of grid.offset) {
      const from = cell + step;
      if (receiver[from] === cell && (next < 0 || (area[from] as number) > (area[next] as number))) next = from;
    }
    if (next < 0) break;
    reach.push(next);
    cell = next;
  }
  return reach;
}

function markOldCity(
  land: Land,
  seat: number,
  mark: { readonly label: Int32Array; readonly value: number; readonly seed: number },
): void {
  const { grid } = land;
  const noise = createNoise(mark.seed * 31 + 97);
  const reach = Math.ceil((OLD_CITY_METERS * 1.6) / grid.meterX);
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const away = Math.hypot(dx * grid.meterX, dy * grid.meterY);
      if (away < OLD_CITY_METERS * (1 + 0.5 * noise.at(dx / 5, dy / 5)))
        mark.label[seat + dy * grid.width + dx] = mark.value;
    }
  }
}
