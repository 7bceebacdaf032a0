import type { Counties } from './counties.ts';
import type { Land } from './land.ts';
import { createNoise } from './noise.ts';
import { pickCount, type SpacedCandidate } from './pick-spaced.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size-plan.ts';
import type { Units } from './townships.ts';
import type { Valleys } from './valleys.ts';

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

/** Villages and hamlets per km² of territory; terrace villages stand on gentle spurs above the valleys. */
const VILLAGES_PER_KM2 = 0.097;
const TERRACES_PER_KM2 = 0.012;
const HAMLETS_PER_KM2 = 0.065;

/** What decides where people settle. */
export interface SettleFrame {
  readonly plan: SizePlan;
  readonly counties: Counties;
  readonly units: Units;
  readonly valleys: Valleys;
  /** Metres to the nearest road between towns, per work cell. */
  readonly toRoad: Float64Array;
  readonly seed: number;
}

/** Houses the planned number of people in street blocks, towns, villages and hamlets. */
export function settle(land: Land, frame: SettleFrame, random: Random): Place[] {
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
    const shadow = Math.min(1.75, 0.14 + kmBetween(land, cell, seat) / 23);
    return shadow * (0.12 + 0.88 * (vigour[unit] as number)) * (0.17 + 1.5 / (1 + (km / 3) ** 2));
  };
  const village = (cell: number, people: number): Place => {
    return { cell, rank: 'village', unit: units.label[cell] as number, people, density: random.range(7, 13) };
  };
  const places: Place[] = units.list.map((unit, index) => {
    const county = counties.list[unit.county];
    if (unit.class === '街道') {
      const capital = county?.capital === true;
      const mean = capital ? 20_600 : county?.class === '区' ? 9_800 : county?.class === '市' ? 10_700 : 9_300;
      const core = unit.seat === county?.seat ? 1.35 : 0.85;
      const people = mean * core * random.range(0.75, 1.25);
      return { cell: unit.seat, rank: capital ? 'city' : 'seat', unit: index, people, density: capital ? 46 : 38 };
    }
    // Towns in a seat's shadow stay small; the market towns of far valleys grow.
    const remote = Math.min(1.45, 0.3 + kmBetween(land, unit.seat, county?.seat ?? unit.seat) / 24);
    const people = 4_400 * remote * (vigour[index] as number);
    return { cell: unit.seat, rank: 'town', unit: index, people, density: unit.class === '镇' ? 19 : 12 };
  });
  const taken = places.map((place) => place.cell);
  const area = plan.areaKm2;
  const found = (wish: Omit<RuralWish, 'taken'>): number[] => {
    const cells = rural(land, frame, { ...wish, taken }, random);
    taken.push(...cells);
    return cells;
  };
  const fertile = (cell: number): number => 0.7 + 0.5 * (land.basin[cell] as number);
  const valleyScore = valleySuitability(land, frame);
  for (const cell of found({ count: area * VILLAGES_PER_KM2, radius: 1_300, score: valleyScore })) {
    // Few large villages, many of middling size.
    const size = Math.min(5, 0.42 / (1.04 - random.next()) ** 0.62);
    places.push(village(cell, 480 * pull(cell) * fertile(cell) * size));
  }
  for (const cell of found({ count: area * TERRACES_PER_KM2, radius: 1_600, score: spurSuitability(land, frame) })) {
    places.push(village(cell, 60 + 210 * pull(cell) * random.range(0.3, 1.5)));
  }
  for (const cell of found({ count: area * HAMLETS_PER_KM2, radius: 700, score: valleyScore })) {
    const people = 26 + 95 * pull(cell) * fertile(cell) * (0.25 + random.next() ** 2);
    places.push({ cell, rank: 'hamlet', unit: units.label[cell] as number, people, density: 5.5 });
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

/** How good a cell is to found a village on, 0 = not at all. */
type Suitability = (cell: number) => number;

/** Valley floors and low terraces along streams, best beside a road; whole valleys are lively or left alone. */
function valleySuitability(land: Land, frame: SettleFrame): Suitability {
  const { valleys, toRoad } = frame;
  const lively = liveliness(land, frame.seed * 31 + 41);
  return (cell) => {
    const flat = 1 / (1 + ((land.slope[cell] as number) / 0.085) ** 4);
    const low = 1 / (1 + ((valleys.above[cell] as number) / 26) ** 3);
    const warm = 1 / (1 + ((land.meters[cell] as number) / 950) ** 5);
    const beside = 1 / (1 + ((toRoad[cell] as number) / 900) ** 2);
    const stream = Math.min(1, (valleys.stream[cell] as number) / 25);
    return flat * low * warm * (beside + 0.34 * stream + 0.04) * lively(cell);
  };
}

/** Gentle spurs well above the stream, not too far up and not too far from a road. */
function spurSuitability(land: Land, frame: SettleFrame): Suitability {
  const { valleys, toRoad } = frame;
  const lively = liveliness(land, frame.seed * 31 + 42);
  return (cell) => {
    const above = valleys.above[cell] as number;
    if (above < 45 || above > 260) return 0;
    const flat = 1 / (1 + ((land.slope[cell] as number) / 0.075) ** 4);
    const warm = 1 / (1 + ((land.meters[cell] as number) / 1_000) ** 6);
    return flat * warm * lively(cell) ** 2 * (1 / (1 + ((toRoad[cell] as number) / 2_200) ** 2));
  };
}

/** A broad field, about 0.2 … 3, that keeps stretches of land empty and others busy. */
function liveliness(land: Land, seed: number): Suitability {
  const { width } = land.grid;
  const noise = createNoise(seed);
  return (cell) => {
    const broad = noise.sum((cell % width) / 34, Math.floor(cell / width) / 34, 3);
    return Math.max(0.2, 1 + 1.5 * broad);
  };
}

interface RuralWish {
  readonly count: number;
  readonly taken: readonly number[];
  /** Distance to the next place on middling ground, metres; adapted so that the count comes out. */
  readonly radius: number;
  readonly score: Suitability;
}

/** Ground worse than this is left alone. */
const LEAST_SCORE = 0.035;

/** Chooses where villages are founded: the best ground first, farther apart the poorer it is. */
function rural(land: Land, frame: SettleFrame, wish: RuralWish, random: Random): number[] {
  const { grid } = land;
  const candidates: SpacedCandidate[] = [];
  for (let cell = 0; cell < grid.count; cell++) {
    if ((frame.units.label[cell] as number) < 0) continue;
    const draw = random.next();
    const good = wish.score(cell);
    if (good < LEAST_SCORE || (land.river[cell] as number) > 25) continue;
    const sparse = 1.75 - Math.min(1, good);
    candidates.push({ cell, score: good * (0.25 + draw), radius: wish.radius * sparse * (0.65 + 0.8 * random.next()) });
  }
  return pickCount(grid, candidates, { count: Math.round(wish.count), taken: wish.taken });
}
