import { createNoise } from './noise.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size-plan.ts';

/** A place on the plane, km east and south of the grid's north-west corner. */
export interface PlaneSite {
  readonly x: number;
  readonly y: number;
}

/** The large forms under everything: where the ranges rise and where basins lie. All arguments in km. */
export interface Landform {
  /** Middles of the prefectures; ranges run between them. */
  readonly centres: readonly PlaneSite[];
  /** Middles of the prefectures around the territory, which are not made. */
  readonly neighbours: readonly PlaneSite[];
  /** Uplift of the ground, about 0.1 (basin) … 2 (range). */
  uplift(x: number, y: number): number;
  /** 1 in the middle of a basin, 0 outside. */
  basin(x: number, y: number): number;
  /** How easily rivers cut in, about 0.5 … 2. */
  softness(x: number, y: number): number;
}

/** Lays out the large forms of one size. */
export function createLandform(plan: SizePlan, seed: number, random: Random): Landform {
  const radius = Math.sqrt(plan.areaKm2 / plan.prefectures / Math.PI);
  const { centres, neighbours } = placeCentres(plan, radius, random);
  const all = [...centres, ...neighbours];
  const warp = createNoise(seed * 31 + 1);
  const broad = createNoise(seed * 31 + 2);
  const hollow = createNoise(seed * 31 + 3);
  const rock = createNoise(seed * 31 + 4);
  const reach = Math.min(radius, 50);

  const bend = (x: number, y: number): PlaneSite => ({
    x: x + warp.sum(x / 48, y / 48, 3) * 0.34 * reach,
    y: y + warp.sum(x / 48 + 40, y / 48 + 7, 3) * 0.34 * reach,
  });
  const range = (x: number, y: number): number => {
    const at = bend(x, y);
    const near = twoNearest(all, at);
    const gap = (near.second - near.first) / (0.62 * reach);
    return Math.exp(-gap * gap);
  };
  const basin = (x: number, y: number): number => {
    const at = bend(x, y);
    const field = hollow.sum(at.x / 21, at.y / 21, 3) + 0.26 * centreness(centres, at, radius) - 0.5 * range(x, y);
    const share = (field - 0.2) / 0.5;
    return share <= 0 ? 0 : share >= 1 ? 1 : share * share * (3 - 2 * share);
  };
  const uplift = (x: number, y: number): number => {
    const ridged = 1 - Math.abs(broad.sum(x / 34, y / 34, 4));
    const knolls = 0.3 * broad.sum(x / 5.5 + 91, y / 5.5, 3);
    const rise = 0.42 + knolls + 0.8 * range(x, y) + 0.95 * ridged * ridged * (0.6 + 0.5 * broad.at(x / 70, y / 70));
    return Math.max(0.08, rise * (1 - 0.68 * basin(x, y)));
  };
  const softness = (x: number, y: number): number => 1 + 0.55 * rock.sum(x / 9, y / 9, 4);
  return { centres, neighbours, uplift, basin, softness };
}

function centreness(centres: readonly PlaneSite[], at: PlaneSite, radius: number): number {
  const share = twoNearest(centres, at).first / (0.45 * radius);
  return Math.exp(-share * share);
}

function twoNearest(sites: readonly PlaneSite[], at: PlaneSite): { first: number; second: number } {
  let first = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (const site of sites) {
    const away = Math.sqrt((site.x - at.x) ** 2 + (site.y - at.y) ** 2);
    if (away < first) {
      second = first;
      first = away;
    } else if (away < second) second = away;
  }
  return { first, second };
}

/** One prefecture in the middle, or several on a shaken hexagonal lattice; virtual neighbours all around. */
function placeCentres(plan: SizePlan, radius: number, random: Random) {
  const middle = { x: plan.widthKm / 2, y: plan.heightKm / 2 };
  const spots: (PlaneSite & { away: number })[] = [];
  const side = 1.9 * radius;
  for (let row = -5; row <= 5; row++) {
    for (let column = -5; column <= 5; column++) {
      const x = (column + (row & 1) * 0.5) * side;
      const y = row * side * 0.866;
      const shake = 0.24 * side;
      const own = row === 0 && column === 0 && plan.prefectures === 1;
      const at = { x: x + (own ? 0 : random.range(-shake, shake)), y: y + (own ? 0 : random.range(-shake, shake)) };
      spots.push({ x: middle.x + at.x, y: middle.y + at.y, away: x * x + 1.25 * y * y + row * 0.01 });
    }
  }
  spots.sort((left, right) => left.away - right.away);
  return { centres: spots.slice(0, plan.prefectures), neighbours: spots.slice(plan.prefectures) };
}
