import { CLOSED, FREE, type MedianProblem, OPEN, type Settled } from './median-problem.ts';
import { nthSmallest } from './nth-smallest.ts';
import type { WorkMeter } from './work-meter.ts';

export interface DualOptions {
  /** Plans that cost as much or more are not looked for. */
  readonly cutoff: number;
  /** Cost of the best plan known: what the steps aim at. */
  readonly target: number;
  readonly iterations: number;
  /** First length of a step, as a share of the way to the target. */
  readonly step: number;
  /** Iterations without a rise after which the step is halved, and the length at which it ends. */
  readonly patience: number;
  readonly leastStep: number;
  readonly meter: WorkMeter;
}

export interface DualOutcome {
  /** No plan of the problem costs less. */
  readonly bound: number;
  /** Price per row with which the bound is reached. */
  readonly prices: Float64Array;
  /** What each site saves at these prices, negative. */
  readonly saving: Float64Array;
  /** How often each site was in the relaxed plan of late, 0 … 1. */
  readonly share: Float64Array;
  /** The relaxed plan at the best prices. */
  readonly plan: Uint8Array;
  /** Sites that every plan below the cutoff has open, or closed. */
  readonly settled: Settled;
  /** The bound reached the cutoff: nothing better is in the problem. */
  readonly closed: boolean;
}

/** Weight of the way gone before in the next step (Camerini, Fratta & Maffioli 1975): fewer zigzags. */
const MOMENTUM = 0.7;
const MEMORY = 0.1;
/** A rise by less than this share of the gap counts as none. */
const LEAST_RISE = 1e-5;

/**
 * Lagrangian bound of the p-median problem with the rows' assignment relaxed (Cornuéjols, Fisher & Nemhauser 1977),
 * raised by subgradient steps. Every row pays its price; a site saves what rows are cheaper served by it; the `open`
 * sites that save most are taken. Sites are settled on the way where the other choice lifts the bound to the cutoff.
 */
export async function raiseDual(
  problem: MedianProblem,
  start: Float64Array,
  options: DualOptions,
): Promise<DualOutcome> {
  const dual = new MedianDual(problem, start, options);
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    dual.price();
    if (dual.judge() === 'closed') break;
    if (!dual.step()) break;
    if (options.meter.due) await options.meter.pause();
    if (options.meter.stopped) break;
  }
  return dual.outcome();
}

class MedianDual {
  private readonly problem: MedianProblem;
  private readonly options: DualOptions;
  private readonly prices: Float64Array;
  private readonly saving: Float64Array;
  private readonly taken: Uint8Array;
  private readonly settled: Settled;
  private readonly way: Float64Array;
  private readonly keys: Float64Array;
  private readonly share: Float64Array;
  private readonly best: { bound: number; prices: Float64Array; saving: Float64Array; taken: Uint8Array };
  private present = -Infinity;
  /** What rounding can have done to the present bound. */
  private slip = 0;
  private stale = 0;
  private length: number;
  private closed = false;

  constructor(problem: MedianProblem, start: Float64Array, options: DualOptions) {
    const { sites, rows } = problem;
    this.problem = problem;
    this.options = options;
    this.length = options.step;
    this.prices = start.slice();
    this.saving = new Float64Array(sites);
    this.taken = new Uint8Array(sites);
    this.settled = new Uint8Array(sites);
    this.way = new Float64Array(rows);
    this.keys = new Float64Array(sites);
    this.share = new Float64Array(sites);
    this.best = {
      bound: -Infinity,
      prices: start.slice(),
      saving: new Float64Array(sites),
      taken: new Uint8Array(sites),
    };
    for (let i = 0; i < rows; i++) this.prices[i] = this.within(i, this.prices[i]!);
  }

  /** A price below the row's cheapest entry, or above its cap, is never better than that entry or the cap. */
  private within(row: number, price: number): number {
    const least = this.problem.cost[this.problem.offsets[row]!]!;
    return Math.min(Math.max(price, least), this.problem.cap[row]!);
  }

  /** Savings of all sites at the present prices, and the bound of the best that can be taken. */
  price(): void {
    const { rows, offsets, site, cost, constant } = this.problem;
    const { saving, prices } = this;
    saving.fill(0);
    let sum = constant;
    let looked = rows;
    for (let i = 0; i < rows; i++) {
      const price = prices[i]!;
      sum += price;
      const start = offsets[i]!;
      let k = start;
      // The last entry of a row is Infinity: no other end is needed.
      for (let c = cost[k]!; c < price; c = cost[++k]!) saving[site[k]!]! += c - price;
      looked += k - start;
    }
    this.options.meter.add(looked);
    this.present = this.take(sum);
  }

  /** Takes the settled sites and those that save most; returns the bound, rounding errors taken off. */
  private take(sum: number): number {
    const { sites, open, rows } = this.problem;
    const { saving, settled, taken, keys } = this;
    let free = 0;
    let room = open;
    for (let j = 0; j < sites; j++) {
      if (settled[j] === OPEN) room--;
      else if (settled[j] === FREE) keys[free++] = saving[j]!;
    }
    // More sites are needed in every better plan than may be opened: there is none.
    if (room < 0) return Infinity;
    const last = room === 0 ? -Infinity : room >= free ? 0 : nthSmallest(keys, free, room - 1);
    let total = 0;
    let count = 0;
    for (let j = 0; j < sites; j++) {
      taken[j] = settled[j] === OPEN || (settled[j] === FREE && saving[j]! < last) ? 1 : 0;
      if (taken[j]) total += saving[j]!;
      if (taken[j] && settled[j] === FREE) count++;
    }
    for (let j = 0; j < sites && count < room; j++) {
      if (taken[j] || settled[j] !== FREE || saving[j]! > last) continue;
      taken[j] = 1;
      total += saving[j]!;
      count++;
    }
    // Each sum of up to rows + sites terms is off by at most so many roundings of what it is made of.
    this.slip = (rows + sites) * 2 ** -52 * (Math.abs(sum) + Math.abs(total));
    return sum + total - this.slip;
  }

  /** Keeps the best, settles sites, and tells whether nothing better than the cutoff is left. */
  judge(): 'closed' | 'open' {
    const { best, present, options } = this;
    const rise = LEAST_RISE * Math.abs(options.target - best.bound);
    this.stale = present > best.bound + (Number.isFinite(rise) ? rise : 0) ? 0 : this.stale + 1;
    if (present > best.bound) {
      best.bound = present;
      best.prices.set(this.prices);
      best.saving.set(this.saving);
      best.taken.set(this.taken);
    }
    if (present >= options.cutoff) {
      this.closed = true;
      return 'closed';
    }
    this.settle();
    for (let j = 0; j < this.share.length; j++) this.share[j]! += MEMORY * (this.taken[j]! - this.share[j]!);
    return 'open';
  }

  /** Penalty test: a site whose opening, or closing, alone lifts the bound to the cutoff must not be opened, or closed. */
  private settle(): void {
    const { sites } = this.problem;
    const { saving, settled, taken, present } = this;
    let lastTaken = -Infinity;
    let firstLeft = Infinity;
    for (let j = 0; j < sites; j++) {
      if (settled[j] !== FREE) continue;
      if (taken[j]) lastTaken = Math.max(lastTaken, saving[j]!);
      else firstLeft = Math.min(firstLeft, saving[j]!);
    }
    // Room that is left over, or nobody to take in place: then a site comes or goes without another.
    const coming = Number.isFinite(lastTaken) ? lastTaken : Infinity;
    const going = Number.isFinite(firstLeft) ? firstLeft : 0;
    // The savings are off by less than the bound itself, which holds its own slip.
    const room = this.options.cutoff - present + 2 * this.slip;
    for (let j = 0; j < sites; j++) {
      if (settled[j] !== FREE) continue;
      if (!taken[j] && coming !== Infinity && saving[j]! - coming >= room) settled[j] = CLOSED;
      else if (taken[j] && going - saving[j]! >= room) settled[j] = OPEN;
    }
  }

  /** One step along the way that serves every row just once; false where it has come to its end. */
  step(): boolean {
    const { rows, offsets, site, cost, cap } = this.problem;
    const { prices, taken, way, options } = this;
    if (this.stale >= options.patience) {
      this.stale = 0;
      this.length /= 2;
      prices.set(this.best.prices);
      way.fill(0);
      if (this.length < options.leastStep) return false;
      // The way from the best prices is found again from there; with sites settled since, it may close the problem.
      this.price();
      this.closed = this.present >= options.cutoff;
      if (this.closed) return false;
    }
    let norm = 0;
    for (let i = 0; i < rows; i++) {
      const price = prices[i]!;
      let k = offsets[i]!;
      const least = cost[k]!;
      let served = 0;
      for (let c = least; c < price; c = cost[++k]!) served += taken[site[k]!]!;
      let go = 1 - served + MOMENTUM * way[i]!;
      if ((go > 0 && price >= cap[i]!) || (go < 0 && price <= least)) go = 0;
      way[i] = go;
      norm += go * go;
    }
    options.meter.add(rows);
    const far = (this.length * (options.target - this.present)) / norm;
    if (norm === 0 || far <= 0) return false;
    for (let i = 0; i < rows; i++) prices[i] = this.within(i, prices[i]! + far * way[i]!);
    return true;
  }

  outcome(): DualOutcome {
    const { bound, prices, saving, taken } = this.best;
    const { share, settled, closed } = this;
    return { bound, prices, saving, share, plan: taken, settled, closed };
  }
}
