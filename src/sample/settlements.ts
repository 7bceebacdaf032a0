import type { Counties } from './counties.ts';
import type { Land } from './land.ts';
import { pickCount, type SpacedCandidate } from './pick-spaced.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size-plan.ts';
import type { Units } from './townships.ts';

export type PlaceRank = 'city' | 'seat' | 'town' | 'village' | 'hamlet';

/** Somewhere people live close together. */
export interface Place {
  /** Work cell. */
  readonly cell: number;
  readonly rank: PlaceRank;
  /** Index of its township unit. */
  readonly unit: number;
  /** People to house there. */
  readonly people: number;
  /** Mean people per 3-arc-second cell. */
  readonly density: number;
}

/** Villages and hamlets per km² of territory. */
const VILLAGES_PER_KM2 = 0.098;
const HAMLETS_PER_KM2 = 0.62;

/** Houses the planned number of people in street blocks, towns, villages and hamlets. */
export function settle(
  land: Land,
  frame: { readonly plan: SizePlan; readonly counties: Counties; readonly units: Units },
  random: Random,
): Place[] {
  const { plan, counties, units } = frame;
  // A few market towns have drawn the people of their valley; most places have not.
  const vigour = units.list.map(({ class: kind }) => {
    if (kind === '街道') return 0.9;
    return kind === '镇' ? 0.5 + 2.7 * random.next() ** 2.3 : 0.3 + 0.45 * random.next();
  });
  /** How much of a unit's rural life happens at a cell: much near its seat, little at the head of its valleys. */
  const pull = (cell: number): number => {
    const unit = units.label[cell] as number;
    const km = kmBetween(land, cell, units.list[unit]?.seat as number);
    const seat = counties.list[units.list[unit]?.county ?? 0]?.seat ?? cell;
    const shadow = Math.min(1.5, 0.25 + kmBetween(land, cell, seat) / 25);
    return shadow * (0.12 + 0.88 * (vigour[unit] as number)) * (0.12 + 1.6 / (1 + (km / 3) ** 2));
  };
  const places: Place[] = units.list.map((unit, index) => {
    const county = counties.list[unit.county];
    if (unit.class === '街道') {
      const capital = county?.capital === true;
      const mean = capital ? 20_500 : county?.class === '区' ? 10_500 : county?.class === '市' ? 11_500 : 10_000;
      const core = unit.seat === county?.seat ? 1.35 : 0.85;
      const people = mean * core * random.range(0.75, 1.25);
      return { cell: unit.seat, rank: capital ? 'city' : 'seat', unit: index, people, density: capital ? 62 : 42 };
    }
    // Towns in a seat's shadow stay small; the market towns of far valleys grow.
    const remote = Math.min(1.45, 0.3 + kmBetween(land, unit.seat, county?.seat ?? unit.seat) / 24);
    const people = 4_700 * remote * (vigour[index] as number);
    return { cell: unit.seat, rank: 'town', unit: index, people, density: unit.class === '镇' ? 19 : 12 };
  });
  const taken = places.map((place) => place.cell);
  const area = plan.areaKm2;
  for (const cell of rural(land, units, { count: area * VILLAGES_PER_KM2, taken, radius: 1_500, least: 0.1 }, random)) {
    taken.push(cell);
    const people = 300 * pull(cell) * (0.75 + 0.4 * (land.basin[cell] as number)) * (0.3 + 1.7 * random.next() ** 1.6);
    places.push({ cell, rank: 'village', unit: units.label[cell] as number, people, density: 8 });
  }
  for (const cell of rural(land, units, { count: area * HAMLETS_PER_KM2, taken, radius: 700, least: 0.025 }, random)) {
    const people = 16 + 100 * pull(cell) * (0.6 + 0.4 * (land.basin[cell] as number)) * random.next() ** 2;
    places.push({ cell, rank: 'hamlet', unit: units.label[cell] as number, people, density: 3.4 });
  }
  const scale = plannedPeople(plan) / places.reduce((sum, place) => sum + place.people, 0);
  return places.map((place) => ({ ...place, people: Math.max(4, Math.round(place.people * scale)) }));
}

function kmBetween(land: Land, a: number, b: number): number {
  const { width, meterX, meterY } = land.grid;
  const dx = ((a % width) - (b % width)) * meterX;
  const dy = (Math.floor(a / width) - Math.floor(b / width)) * meterY;
  return Math.hypot(dx, dy) / 1000;
}

/** People of the whole plan. */
function plannedPeople(plan: SizePlan): number {
  return plan.people * plan.prefectures;
}

interface RuralWish {
  readonly count: number;
  readonly taken: readonly number[];
  readonly radius: number;
  /** Least suitability. */
  readonly least: number;
}

/** Rural places: likelier on good ground and along water, sparse up the side valleys. */
function rural(land: Land, units: Units, wish: RuralWish, random: Random): number[] {
  const { grid } = land;
  const candidates: SpacedCandidate[] = [];
  for (let cell = 0; cell < grid.count; cell++) {
    if ((units.label[cell] as number) < 0) continue;
    const good = land.suitability[cell] as number;
    const draw = random.next();
    if (good < wish.least || (land.river[cell] as number) > 25) continue;
    const water = 0.35 + 1 / (1 + ((land.toRiver[cell] as number) / 600) ** 2);
    const score = (0.12 + good) * water * (0.15 + draw);
    const tight = 1.15 - 0.42 * Math.min(1, 1.6 * (land.basin[cell] as number));
    candidates.push({ cell, score, radius: wish.radius * tight * (0.75 + 0.5 * draw) });
  }
  return pickCount(grid, candidates, { count: Math.round(wish.count), taken: wish.taken });
}
