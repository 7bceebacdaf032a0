import type { WorkMeter } from '../median/work-meter.ts';
import { MainRow } from './main-row.ts';
import type { ServiceProblem } from './service-problem.ts';
import { takeBest } from './take-best.ts';

/** Weight of the way gone before in the next step (Camerini, Fratta & Maffioli 1975). */
const MOMENTUM = 0.7;
const PATIENCE = 30;
const LEAST_STEP = 2e-3;
const MEMORY = 0.1;

/**
 * Lagrangian bound of capacitated siting with the demand rows relaxed (the knapsack relaxation; Cornuéjols, Sridharan &
 * Thizy 1991, "A comparison of heuristics and relaxations for the capacitated plant location problem"). Each row pays
 * its price per person; a site saves what its people, best first up to its capacity, cost less than their prices; the
 * candidates that save most within the main row of the rules are taken. Valid at any prices.
 */
export class PriceBound {
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
  /** No plan within `lower` and `upper` costs less. */
  bound = -Infinity;
  /** Prices per person that gave it. */
  best: Float64Array;
  /** How far each candidate was in the relaxed plans of late. */
  readonly shares: Float64Array;
  /** What each candidate saves at the best prices. */
  readonly saving: Float64Array;
  private readonly problem: ServiceProblem;
  private readonly meter: WorkMeter;
  private readonly main: MainRow;
  private readonly prices: Float64Array;
  private readonly way: Float64Array;
  private readonly served: Float64Array;
  private readonly present: Float64Array;
  private readonly taken: Float64Array;
  /** Entries by site: site j has `rowOf[k]` at `costOf[k]`, k = starts[j] … starts[j + 1] - 1. */
  private readonly starts: Uint32Array;
  private readonly rowOf: Uint32Array;
  private readonly costOf: Float64Array;
  private readonly gain: Float64Array;
  private readonly index: Uint32Array;
  private length = 1;
  private stale = 0;

  constructor(problem: ServiceProblem, prices: Float64Array, meter: WorkMeter) {
    const { rows, sites, offsets, site, cost, rules } = problem;
    this.problem = problem;
    this.meter = meter;
    this.lower = rules.lower.slice();
    this.upper = rules.upper.slice();
    this.main = new MainRow(rules);
    this.prices = prices.slice();
    this.best = prices.slice();
    this.way = new Float64Array(rows);
    this.served = new Float64Array(rows);
    this.saving = new Float64Array(sites);
    this.present = new Float64Array(sites);
    this.shares = new Float64Array(sites);
    this.taken = new Float64Array(sites);
    this.starts = new Uint32Array(sites + 1);
    for (const j of site) this.starts[j + 1]!++;
    for (let j = 0; j < sites; j++) this.starts[j + 1]! += this.starts[j]!;
    const next = this.starts.slice(0, sites);
    this.rowOf = new Uint32Array(site.length);
    this.costOf = new Float64Array(site.length);
    for (let row = 0; row < rows; row++) {
      for (let k = offsets[row]!; k < offsets[row + 1]!; k++) {
        const at = next[site[k]!]!++;
        this.rowOf[at] = row;
        this.costOf[at] = cost[k]!;
      }
    }
    this.gain = new Float64Array(rows);
    this.index = new Uint32Array(rows);
  }

  /** What a site saves at some prices: its people who gain, most gain first, up to the capacity. */
  savingAt(site: number, prices: Float64Array): number {
    const { gain, index, problem } = this;
    const count = this.gather(site, prices);
    const capacity = problem.capacity[site]!;
    const whole = takeBest({ gain, index, size: problem.people }, count, capacity);
    let sum = 0;
    let left = capacity;
    for (let i = 0; i < whole; i++) {
      sum += gain[i]! * problem.people[index[i]!]!;
      left -= problem.people[index[i]!]!;
    }
    if (whole < count && left > 0) sum += gain[whole]! * left;
    return sum;
  }

  private gather(site: number, prices: Float64Array): number {
    let count = 0;
    for (let k = this.starts[site]!; k < this.starts[site + 1]!; k++) {
      const gain = prices[this.rowOf[k]!]! - this.costOf[k]!;
      if (gain <= 0) continue;
      this.gain[count] = gain;
      this.index[count++] = this.rowOf[k]!;
    }
    return count;
  }

  /** Raises the bound by some steps towards a target; candidates are settled where the other side costs the cutoff. */
  run(steps: number, { target, cutoff }: { readonly target: number; readonly cutoff: number }): void {
    for (let i = 0; i < steps && this.bound < cutoff && this.length >= LEAST_STEP; i++) {
      this.meter.add(2 * this.rowOf.length + this.problem.rows);
      const present = this.price(cutoff);
      this.step(target - present);
    }
  }

  get converged(): boolean {
    return this.length < LEAST_STEP;
  }

  /** The bound at the present prices, kept if it is the best. */
  private price(cutoff: number): number {
    const { problem, prices, present, upper, lower } = this;
    let sum = 0;
    for (let row = 0; row < problem.rows; row++) sum += prices[row]! * problem.people[row]!;
    for (let j = 0; j < problem.sites; j++) present[j] = upper[j] === 1 ? this.savingAt(j, prices) : 0;
    const choice = this.main.choose(present, { lower, upper }, this.taken);
    for (let j = 0; j < problem.sites; j++) this.shares[j]! += MEMORY * (this.taken[j]! - this.shares[j]!);
    // Each sum has no more terms than there are entries; each rounds once, of no more than what is summed.
    const slip = (this.rowOf.length + problem.rows + problem.sites) * 2 ** -52 * (sum + Math.abs(choice.value));
    const bound = sum - choice.value - slip;
    const rise = bound - this.bound;
    this.stale = rise > 1e-5 * Math.abs(cutoff - this.bound) || this.bound === -Infinity ? 0 : this.stale + 1;
    if (rise > 0) {
      this.bound = bound;
      this.best.set(prices);
      this.saving.set(present);
    }
    const room = cutoff - bound + 2 * slip;
    for (let j = 0; j < problem.sites && Number.isFinite(room); j++) {
      if (lower[j] === upper[j]) continue;
      if (-this.main.margin(present[j]!, j, choice.price) >= room) upper[j] = 0;
      else if (this.main.margin(present[j]!, j, choice.nextPrice) >= room) lower[j] = 1;
    }
    return bound;
  }

  /** Prices rise where the relaxed plan serves too few of a row, and fall where it serves too many. */
  private step(way: number): void {
    const { problem, prices, served, taken } = this;
    if (this.stale >= PATIENCE) {
      this.stale = 0;
      this.length /= 2;
      prices.set(this.best);
      this.way.fill(0);
      return;
    }
    served.fill(0);
    for (let j = 0; j < problem.sites; j++) if (taken[j]! > 0) this.serve(j, taken[j]!);
    let norm = 0;
    for (let row = 0; row < problem.rows; row++) {
      const people = problem.people[row]!;
      // Per share of the row, not per person: so two halves of a row move like the whole.
      let go = 1 - served[row]! / people + MOMENTUM * this.way[row]!;
      if ((go < 0 && prices[row]! <= 0) || (go > 0 && prices[row]! >= problem.unserved)) go = 0;
      this.way[row] = go;
      norm += people * go * go;
    }
    if (norm === 0 || way <= 0) return;
    const far = (this.length * way) / norm;
    for (let row = 0; row < problem.rows; row++) {
      prices[row] = Math.min(problem.unserved, Math.max(0, prices[row]! + far * this.way[row]!));
    }
  }

  private serve(site: number, share: number): void {
    const { gain, index, problem, served } = this;
    const count = this.gather(site, this.prices);
    let left = problem.capacity[site]!;
    const whole = takeBest({ gain, index, size: problem.people }, count, left);
    for (let i = 0; i < count && i <= whole && left > 0; i++) {
      const amount = Math.min(left, problem.people[index[i]!]!);
      served[index[i]!]! += share * amount;
      left -= amount;
    }
  }
}
