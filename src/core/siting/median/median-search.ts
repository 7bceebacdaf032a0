import { seededRandom } from '../random.ts';
import type { MedianProblem } from './median-problem.ts';
import { MedianSwap } from './median-swap.ts';
import type { WorkMeter } from './work-meter.ts';

export interface MedianPlan {
  /** Site numbers of the problem. */
  readonly plan: readonly number[];
  readonly cost: number;
}

export interface SearchOptions {
  readonly seed: number;
  /** Work to be spent, in entries looked at; at least one start is always finished. */
  readonly work: number;
  readonly meter: WorkMeter;
  /** A plan that costs no more ends the search. */
  readonly goal?: number;
}

/** Plans kept to be joined with others. */
const ELITE = 6;
/** Greedy starts take any site that gains at least this share of the best. */
const GOOD = 0.85;
/** Share of the sites, at most, that a shake replaces at random. */
const SHAKE = 0.25;

/**
 * A good plan without proof: randomised greedy starts, fast interchange, shakes of good plans, and path relinking
 * between the best (after Resende & Werneck 2004, "A hybrid heuristic for the p-median problem"). Same seed and work,
 * same plan.
 */
export async function searchMedian(problem: MedianProblem, options: SearchOptions): Promise<MedianPlan> {
  const { meter, goal = -Infinity } = options;
  const random = seededRandom(options.seed);
  const swap = new MedianSwap(problem, meter);
  const end = meter.work + options.work;
  const elite: MedianPlan[] = [];
  const keep = (): void => {
    const found = { plan: Array.from(swap.open).sort((a, b) => a - b), cost: swap.cost };
    if (elite.some((other) => other.plan.every((site, i) => site === found.plan[i]))) return;
    elite.push(found);
    elite.sort((a, b) => a.cost - b.cost);
    elite.length = Math.min(elite.length, ELITE);
  };
  for (let round = 0; round === 0 || (meter.work < end && !meter.stopped); round++) {
    const starts = round < ELITE || round % 8 === 0;
    swap.begin(
      starts ? await greedyPlan(problem, { random, first: round === 0, meter }) : shake(problem, elite, random),
    );
    await swap.improve();
    keep();
    const guide = elite[Math.floor(random() * elite.length)]!;
    if (round > 0 && (await relink(swap, guide.plan))) keep();
    if (elite[0]!.cost <= goal) break;
    if (meter.due) await meter.pause();
  }
  return elite[0]!;
}

/**
 * Walks from the present plan to the guiding one by the best swaps there are on the way, and improves the best plan met
 * between them. False where the two are too near for anything to be between.
 */
async function relink(swap: MedianSwap, guide: readonly number[]): Promise<boolean> {
  const wanted = new Set(guide);
  const between = { cost: Infinity, open: swap.open.slice() };
  const missing = () => guide.filter((site) => !swap.open.includes(site));
  let left = missing();
  if (left.length < 3) return false;
  const allowed = (slot: number, site: number): boolean => wanted.has(site) && !wanted.has(swap.open[slot]!);
  for (; left.length > 1; left = missing()) {
    const step = swap.bestSwap(allowed);
    if (!step) break;
    swap.put(step.slot, step.site);
    if (swap.cost < between.cost) Object.assign(between, { cost: swap.cost, open: swap.open.slice() });
  }
  swap.begin(between.open);
  await swap.improve();
  return true;
}

/** One of the best plans with some sites replaced at random. */
function shake(problem: MedianProblem, elite: readonly MedianPlan[], random: () => number): Int32Array {
  const plan = Int32Array.from(elite[Math.floor(random() * Math.min(2, elite.length))]!.plan);
  const times = 1 + Math.floor(random() * Math.max(1, plan.length * SHAKE));
  for (let i = 0; i < times; i++) {
    const site = Math.floor(random() * problem.sites);
    if (!plan.includes(site)) plan[Math.floor(random() * plan.length)] = site;
  }
  return plan;
}

/** Sites that gain most one after the other; after the first plan with some chance among the good ones. */
async function greedyPlan(
  problem: MedianProblem,
  { random, first, meter }: { readonly random: () => number; readonly first: boolean; readonly meter: WorkMeter },
): Promise<Int32Array> {
  const { rows, offsets, site, cost, sites } = problem;
  const plan = new Int32Array(Math.min(problem.open, sites));
  const isOpen = new Uint8Array(sites);
  const nearest = problem.cap.slice();
  const gain = new Float64Array(sites);
  for (let slot = 0; slot < plan.length; slot++) {
    gain.fill(0);
    let looked = rows;
    for (let i = 0; i < rows; i++) {
      const now = nearest[i]!;
      let k = offsets[i]!;
      looked -= k;
      for (let c = cost[k]!; c < now; c = cost[++k]!) gain[site[k]!]! += now - c;
      looked += k;
    }
    const chosen = pick(gain, isOpen, first ? 1 : GOOD + (1 - GOOD) * random(), random);
    plan[slot] = chosen;
    isOpen[chosen] = 1;
    for (let i = 0; i < rows; i++) {
      let k = offsets[i]!;
      while (cost[k]! < nearest[i]! && site[k] !== chosen) k++;
      if (cost[k]! < nearest[i]!) nearest[i] = cost[k]!;
    }
    meter.add(2 * looked);
    if (meter.due) await meter.pause();
  }
  return plan;
}

/** A site not open yet that gains at least the share of the most; one by chance where there are several. */
function pick(gain: Float64Array, isOpen: Uint8Array, share: number, random: () => number): number {
  let most = -1;
  for (let j = 0; j < gain.length; j++) if (!isOpen[j] && gain[j]! > most) most = gain[j]!;
  let good = 0;
  for (let j = 0; j < gain.length; j++) if (!isOpen[j] && gain[j]! >= share * most) good++;
  let skip = share === 1 ? 0 : Math.floor(random() * good);
  for (let j = 0; j < gain.length; j++) {
    if (!isOpen[j] && gain[j]! >= share * most && skip-- === 0) return j;
  }
  throw new Error('median search: no site is left to open');
}
