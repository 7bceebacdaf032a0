import type { Counties } from './counties.ts';
import type { Land } from './land.ts';
import { pickCount, pickSpaced, type SpacedCandidate } from './pick-spaced.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size-plan.ts';
import { type SpreadSeed, type StepCost, spread } from './spread.ts';
import type { Labels } from './territory.ts';
import { tidyLabels } from './tidy-labels.ts';

export type UnitClass = '街道' | '镇' | '乡';

/** A township-level unit while it is being made. */
export interface Unit {
  readonly county: number;
  readonly class: UnitClass;
  /** Work cell of its seat. */
  readonly seat: number;
}

export interface Units {
  readonly list: readonly Unit[];
  /** Index of the unit of each work cell, -1 outside. */
  readonly label: Labels;
}

/** Streets of the capital district, of the second district, of a city, of a county. */
const STREETS = { capital: 9, district: 5, city: 4, county: 3 } as const;
/** No rural seat closer to a county seat than this, metres. */
const RURAL_DISTANCE = 4_800;

/** Places the seats of streets, towns and townships and draws the units around them inside their counties. */
export function drawTownships(
  land: Land,
  frame: { readonly plan: SizePlan; readonly counties: Counties },
  cost: StepCost,
  random: Random,
): Units {
  const { plan, counties } = frame;
  const list: Unit[] = [];
  const wanted = plan.townships * plan.prefectures;
  counties.list.forEach((county, index) => {
    for (const seat of streetSeats(land, county.seat, streetCount(counties, index), random)) {
      if (counties.label[seat] === index) list.push({ county: index, class: '街道', seat });
    }
  });
  const rural = ruralSeats(
    land,
    counties,
    { count: wanted - list.length, streets: list.map((unit) => unit.seat) },
    random,
  );
  rural.forEach((seat, rank) => {
    // Seats come by falling quality of their ground: the better ones have become towns.
    const town = rank < rural.length * 0.5 || random.next() < 0.12;
    list.push({ county: counties.label[seat] as number, class: town ? '镇' : '乡', seat });
  });
  list.sort((left, right) => left.county - right.county || order(left) - order(right) || left.seat - right.seat);
  const seeds: SpreadSeed[] = list.map((unit, label) => ({
    cell: unit.seat,
    label,
    start: unit.class === '街道' ? 2_500 : random.range(0, 5_000),
  }));
  const within: StepCost = (from, to, d) =>
    counties.label[from] === counties.label[to] ? cost(from, to, d) : Number.POSITIVE_INFINITY;
  const { label } = spread(land.grid, seeds, within);
  for (let cell = 0; cell < label.length; cell++) if (counties.label[cell] === -1) label[cell] = -1;
  tidyLabels(label, land.grid);
  return { list, label };
}

function order(unit: Unit): number {
  return unit.class === '街道' ? 0 : unit.class === '镇' ? 1 : 2;
}

function streetCount(counties: Counties, index: number): number {
  const county = counties.list[index];
  if (county === undefined) throw new Error(`streetCount: no county ${index}`);
  if (county.capital) return STREETS.capital;
  return county.class === '区' ? STREETS.district : county.class === '市' ? STREETS.city : STREETS.county;
}

/** The seat itself and points around it on building ground, each at least 1.3 km from the next. */
function streetSeats(land: Land, seat: number, count: number, random: Random): number[] {
  const { grid } = land;
  const reach = Math.round(5 + 3.4 * Math.sqrt(count));
  const candidates: SpacedCandidate[] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cell = seat + dy * grid.width + dx;
      const away = Math.hypot(dx, dy) / reach;
      if (away > 1 || (land.river[cell] ?? 1) > 0) continue;
      const score = (land.suitability[cell] as number) * (1.15 - away) * random.range(0.7, 1.1);
      candidates.push({ cell, score, radius: 1_450 });
    }
  }
  return [seat, ...pickSpaced(grid, candidates, [seat]).slice(0, count - 1)];
}

interface RuralWish {
  readonly count: number;
  readonly streets: readonly number[];
}

/** Seats of towns and townships: close together in basins, far apart in the mountains, always on fair ground. */
function ruralSeats(land: Land, counties: Counties, wish: RuralWish, random: Random): number[] {
  const { grid } = land;
  const candidates: SpacedCandidate[] = [];
  for (let cell = 0; cell < grid.count; cell++) {
    const county = counties.label[cell] as number;
    if (county < 0 || (land.river[cell] as number) > 0 || (land.suitability[cell] as number) < 0.12) continue;
    if (random.next() > 0.4 || nearSeat(land, counties, cell)) continue;
    const basin = land.basin[cell] as number;
    const water = Math.min(1, (land.toRiver[cell] as number) / 250) / (1 + (land.toRiver[cell] as number) / 1500);
    const score = (0.15 + basin) * (0.4 + water) * random.range(0.5, 1.1) * (land.suitability[cell] as number) ** 0.5;
    candidates.push({ cell, score, radius: 10_500 - 5_500 * Math.min(1, basin * 1.7) });
  }
  return pickCount(grid, candidates, { count: wish.count, taken: wish.streets });
}

function nearSeat(land: Land, counties: Counties, cell: number): boolean {
  const { grid } = land;
  return counties.list.some((county) => {
    const dx = ((cell % grid.width) - (county.seat % grid.width)) * grid.meterX;
    const dy = (Math.floor(cell / grid.width) - Math.floor(county.seat / grid.width)) * grid.meterY;
    return Math.hypot(dx, dy) < RURAL_DISTANCE;
  });
}
