import type { Land } from './land.ts';
import type { Landform } from './landform.ts';
import { pickCount, type SpacedCandidate } from './pick-spaced.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size-plan.ts';
import { type StepCost, spread } from './spread.ts';
import type { Labels } from './territory.ts';
import { tidyLabels } from './tidy-labels.ts';

/** 区 urban district, 市 county-level city, 县 county. */
export type CountyClass = '区' | '市' | '县';

export interface County {
  readonly prefecture: number;
  readonly class: CountyClass;
  /** Work cell of the seat. */
  readonly seat: number;
  /** True for the district that holds the prefecture's centre. */
  readonly capital: boolean;
}

export interface Counties {
  readonly list: readonly County[];
  /** Index of the county of each work cell, -1 outside. */
  readonly label: Labels;
}

/** Chooses the seats (in basins, one of them far from the rest) and draws the counties around them. */
export function drawCounties(
  land: Land,
  frame: { readonly plan: SizePlan; readonly landform: Landform; readonly territory: Labels },
  cost: StepCost,
  random: Random,
): Counties {
  const { plan, landform, territory } = frame;
  const list: County[] = [];
  for (let prefecture = 0; prefecture < plan.prefectures; prefecture++) {
    const inside = cellsOf(territory, prefecture);
    const centre = landform.centres[prefecture] as { x: number; y: number };
    const seats = chooseSeats(land, inside, { count: plan.counties, centre, territory }, random);
    seats.forEach((seat, at) => {
      list.push({ prefecture, class: classOf(at, plan.counties), seat, capital: at === 0 && plan.counties > 1 });
    });
  }
  const seeds = list.map((county, index) => ({
    cell: county.seat,
    label: index,
    start: county.class === '区' ? 26_000 : random.range(0, 16_000),
  }));
  const within: StepCost = (from, to, d) =>
    territory[from] === territory[to] ? cost(from, to, d) : Number.POSITIVE_INFINITY;
  const { label } = spread(land.grid, seeds, within);
  for (let cell = 0; cell < label.length; cell++) if (territory[cell] === -1) label[cell] = -1;
  tidyLabels(label, land.grid);
  return { list, label };
}

/** Two districts, two county-level cities, counties for the rest; a lone county is a 县. */
function classOf(at: number, counties: number): CountyClass {
  if (counties === 1) return '县';
  return at < 2 ? '区' : at < 4 ? '市' : '县';
}

function cellsOf(label: Labels, wanted: number): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < label.length; cell++) if (label[cell] === wanted) cells.push(cell);
  return cells;
}

interface SeatWish {
  readonly count: number;
  readonly centre: { readonly x: number; readonly y: number };
  readonly territory: Labels;
}

function chooseSeats(land: Land, inside: readonly number[], wish: SeatWish, random: Random): number[] {
  const { grid } = land;
  const fit = inside.filter((cell) => (land.river[cell] as number) === 0 && isInner(land, wish.territory, cell));
  const km = (a: number, b: { x: number; y: number }): number =>
    Math.hypot((a % grid.width) * grid.meterX * 0.001 - b.x, Math.floor(a / grid.width) * grid.meterY * 0.001 - b.y);
  const spacing = Math.sqrt((inside.length * grid.cellKm2) / wish.count);
  const urban = (cell: number): number =>
    (land.basin[cell] as number) ** 1.5 * (0.3 + 1 / (1 + (land.toRiver[cell] as number) / 900));
  const reach = wish.count === 1 ? 12 : spacing * 0.7;
  const city = best(fit, (cell) => urban(cell) / (1 + (km(cell, wish.centre) / reach) ** 2));
  if (wish.count === 1) return [city];
  const cityKm = {
    x: (city % grid.width) * grid.meterX * 0.001,
    y: Math.floor(city / grid.width) * grid.meterY * 0.001,
  };
  const second = best(fit, (cell) => {
    const away = km(cell, cityKm);
    return away < 11 || away > 22 ? 0 : urban(cell);
  });
  const candidates: SpacedCandidate[] = [];
  for (const cell of fit) {
    if (km(cell, cityKm) < spacing * 0.62) continue;
    candidates.push({ cell, score: urban(cell) * random.range(0.6, 1.1), radius: spacing * 640 });
  }
  const others = pickCount(grid, candidates, { count: wish.count - 2, taken: [city, second] });
  const near = others.slice(0, wish.count - 3);
  return [city, second, ...near, farSeat(land, fit, [city, second, ...near])];
}

/** The seat at the end of the road: fair ground, as far as possible from all others. */
function farSeat(land: Land, fit: readonly number[], seats: readonly number[]): number {
  const { grid } = land;
  return best(fit, (cell) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const seat of seats) {
      const dx = ((cell % grid.width) - (seat % grid.width)) * grid.meterX;
      const dy = (Math.floor(cell / grid.width) - Math.floor(seat / grid.width)) * grid.meterY;
      nearest = Math.min(nearest, Math.hypot(dx, dy));
    }
    return nearest * Math.min(0.45, land.basin[cell] as number);
  });
}

function best(cells: readonly number[], score: (cell: number) => number): number {
  let found = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    const value = score(cell);
    if (value > most) {
      most = value;
      found = cell;
    }
  }
  if (found < 0) throw new Error(`drawCounties: no cell fits among ${cells.length}`);
  return found;
}

/** Eight points 4.5 km away lie in the same prefecture. */
function isInner(land: Land, territory: Labels, cell: number): boolean {
  const { grid } = land;
  const reach = 18;
  const column = cell % grid.width;
  const row = Math.floor(cell / grid.width);
  for (const dx of [-reach, 0, reach]) {
    for (const dy of [-reach, 0, reach]) {
      const x = column + dx;
      const y = row + dy;
      if (x < 0 || y < 0 || x >= grid.width || y >= grid.height) return false;
      if (territory[y * grid.width + x] !== territory[cell]) return false;
    }
  }
  return true;
}
