import { existsSync, readFileSync } from 'node:fs';
import { maximalCover } from '../../src/core/siting/covering/demand-reach.ts';
import { sitingRules } from '../../src/core/siting/covering/siting-rules.ts';
import { solveCover } from '../../src/core/siting/covering/solve-cover.ts';
import { seededRandom } from '../../src/core/siting/random.ts';
import { loadHighsSolver } from '../../src/engine/highs-solver.ts';

type Run = () => Promise<{ readonly objective: number; readonly note: string }>;

/** Doubles of a file of BENCH_DATA, null where the case must make its own. */
function doubles(name: string): Float64Array | null {
  const folder = process.env.BENCH_DATA;
  if (!folder || !existsSync(`${folder}/${name}`)) return null;
  return new Float64Array(Uint8Array.from(readFileSync(`${folder}/${name}`)).buffer);
}

interface Town {
  readonly x: number;
  readonly y: number;
  readonly spread: number;
}

/** Clustered places in a square: three in ten anywhere, the others around towns. */
function placeMaker(random: () => number, towns: number, width: number): () => [number, number] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centers: Town[] = Array.from({ length: towns }, () => ({
    x: width * random(),
    y: width * random(),
    spread: 2 + 6 * random(),
  }));
  const inside = (value: number): number => Math.min(width, Math.max(0, value));
  return () => {
    if (random() < 0.3) return [width * random(), width * random()];
    const town = centers[Math.floor(random() * towns)]!;
    return [inside(town.x + town.spread * normal()), inside(town.y + town.spread * normal())];
  };
}

interface Plane {
  /** x, y and people per demand point. */
  readonly demand: Float64Array;
  /** x, y per candidate. */
  readonly places: Float64Array;
}

function made(points: number, candidates: number, width = 100): Plane {
  const random = seededRandom(points + candidates);
  const place = placeMaker(random, Math.round(30 * (width / 100) ** 2), width);
  const demand = new Float64Array(points * 3);
  for (let i = 0; i < points; i++) demand.set([...place(), 1 + Math.floor(200 * random() * random())], 3 * i);
  const places = new Float64Array(candidates * 2);
  for (let c = 0; c < candidates; c++) places.set(place(), 2 * c);
  return { demand, places };
}

/** Demand points within a radius of each candidate, by squares as wide as the radius. */
function reachOf({ demand, places }: Plane, radius: number) {
  const points = demand.length / 3;
  const squares = new Map<number, number[]>();
  const square = (x: number, y: number): number => Math.floor(x / radius) * 100_003 + Math.floor(y / radius);
  for (let i = 0; i < points; i++) {
    const key = square(demand[3 * i]!, demand[3 * i + 1]!);
    const held = squares.get(key);
    if (held) held.push(i);
    else squares.set(key, [i]);
  }
  const offsets = new Uint32Array(places.length / 2 + 1);
  let pointsOf = new Uint32Array(1 << 16);
  let filled = 0;
  for (let c = 0; c < offsets.length - 1; c++) {
    const [x, y] = [places[2 * c]!, places[2 * c + 1]!];
    for (let k = 0; k < 9; k++) {
      const key = square(x + ((k % 3) - 1) * radius, y + (Math.floor(k / 3) - 1) * radius);
      for (const i of squares.get(key) ?? []) {
        if (Math.hypot(demand[3 * i]! - x, demand[3 * i + 1]! - y) > radius) continue;
        if (filled === pointsOf.length) {
          const larger = new Uint32Array(2 * filled);
          larger.set(pointsOf);
          pointsOf = larger;
        }
        pointsOf[filled++] = i;
      }
    }
    offsets[c + 1] = filled;
  }
  const people = Float64Array.from({ length: points }, (_, i) => demand[3 * i + 2]!);
  return { people, offsets, pointsOf: pointsOf.slice(0, filled) };
}

/** Maximal covering solved to the proof, or until so much work is done. */
function covering(input: { plane: Plane; radius: number; sites: number; budget?: number }): Run {
  const { plane, radius, sites, budget } = input;
  const reach = reachOf(plane, radius);
  const rules = sitingRules({ candidates: plane.places.length / 2, sites });
  return async () => {
    const solver = await loadHighsSolver();
    const found = await solveCover(maximalCover(reach, rules), { solver, ...(budget && { budget }) });
    if ('infeasible' in found) throw new Error(found.infeasible);
    const { objective, bound, gap, proof, reductions, work } = found;
    return { objective, note: JSON.stringify({ proof, bound, gap, reductions, work }) };
  };
}

function given(points: number, candidates: number): Plane {
  const demand = doubles(`la_${points}_${candidates}.dem.f64`);
  const places = doubles(`la_${points}_${candidates}.cand.f64`);
  return demand && places ? { demand, places } : made(points, candidates);
}

/** Covering problems, by the name they are asked for. */
export const COVERING_CASES: Readonly<Record<string, () => Promise<Run>>> = {
  'mclp-1000-200-p15': async () => covering({ plane: given(1000, 200), radius: 5, sites: 15 }),
  'mclp-5000-500-p25': async () => covering({ plane: given(5000, 500), radius: 4, sites: 25 }),
  'mclp-20000-1000-p40': async () => covering({ plane: given(20000, 1000), radius: 3, sites: 40 }),
  'mclp-prefecture-5': async () => covering({ plane: made(100_000, 2000), radius: 8, sites: 5 }),
  'mclp-prefecture-20': async () => covering({ plane: made(100_000, 2000), radius: 8, sites: 20, budget: 8e9 }),
  'mclp-province-50': async () =>
    covering({ plane: made(2_000_000, 1360, 400), radius: 25, sites: 50, budget: 1.2e10 }),
};
