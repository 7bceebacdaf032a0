import type { MedianProblem } from './median-problem.ts';
import type { WorkMeter } from './work-meter.ts';

/** Relative: sums of costs differ in their last bits, an improvement must be more than that. */
const EPSILON = 1e-12;

export interface Swap {
  readonly slot: number;
  readonly site: number;
  /** What it saves; negative if it costs. */
  readonly profit: number;
}

/** Which swaps are looked at: a site into the place of a slot. */
export type Allowed = (slot: number, site: number) => boolean;

/**
 * A plan that is improved by swapping one open site for a closed one: fast interchange (Whitaker 1983) by the tables of
 * gain, loss and extra of Resende & Werneck (2007). A row knows its nearest and second nearest open site; only entries
 * cheaper than the second can matter, which is a few per row where many sites are open.
 */
export class MedianSwap {
  /** Open site per slot. */
  readonly open: Int32Array;
  private readonly problem: MedianProblem;
  private readonly meter: WorkMeter;
  private readonly slotOf: Int32Array;
  private readonly gain: Float64Array;
  private readonly loss: Float64Array;
  /** What a site saves over gain less loss if it takes the place of a slot: `extra[slot * sites + site]`. */
  private readonly extra: Float64Array;
  private total = 0;

  constructor(problem: MedianProblem, meter: WorkMeter) {
    const slots = Math.min(problem.open, problem.sites);
    this.problem = problem;
    this.meter = meter;
    this.open = new Int32Array(slots);
    this.slotOf = new Int32Array(problem.sites);
    this.gain = new Float64Array(problem.sites);
    this.loss = new Float64Array(slots);
    this.extra = new Float64Array(slots * problem.sites);
  }

  /** Cost of the plan as it stands. */
  get cost(): number {
    return this.total;
  }

  /** Starts from a plan that fills all slots. */
  begin(plan: ArrayLike<number>): void {
    this.open.set(plan);
    this.tabulate();
  }

  /** Puts a site into a slot. */
  put(slot: number, site: number): void {
    this.open[slot] = site;
    this.tabulate();
  }

  /** Best swaps until none saves anything. */
  async improve(): Promise<void> {
    for (;;) {
      const swap = this.bestSwap();
      if (!swap || swap.profit <= EPSILON * this.total || this.meter.stopped) return;
      this.put(swap.slot, swap.site);
      if (this.meter.due) await this.meter.pause();
    }
  }

  /** The swap that saves most, or costs least; ties to the lower site, then slot. Null where none is allowed. */
  bestSwap(allowed: Allowed | null = null): Swap | null {
    const { sites } = this.problem;
    const { gain, loss, extra, slotOf, open } = this;
    let profit = -Infinity;
    let bestSite = -1;
    let bestSlot = -1;
    for (let slot = 0; slot < open.length; slot++) {
      const base = slot * sites;
      const lost = loss[slot]!;
      for (let site = 0; site < sites; site++) {
        const saved = gain[site]! + extra[base + site]! - lost;
        if (saved < profit || slotOf[site]! >= 0 || (saved === profit && site >= bestSite)) continue;
        if (allowed && !allowed(slot, site)) continue;
        profit = saved;
        bestSite = site;
        bestSlot = slot;
      }
    }
    this.meter.add(open.length * sites);
    return bestSite < 0 ? null : { slot: bestSlot, site: bestSite, profit };
  }

  /** Works out cost and tables anew. */
  private tabulate(): void {
    const { sites, rows, offsets, site, cost, cap, constant } = this.problem;
    const { gain, loss, extra, slotOf, open } = this;
    slotOf.fill(-1);
    for (let slot = 0; slot < open.length; slot++) slotOf[open[slot]!] = slot;
    gain.fill(0);
    loss.fill(0);
    extra.fill(0);
    let total = constant;
    let looked = extra.length;
    for (let i = 0; i < rows; i++) {
      const start = offsets[i]!;
      // The nearest open site, and what the second nearest costs; the cap where there is none.
      let k = start;
      while (cost[k]! < Infinity && slotOf[site[k]!]! < 0) k++;
      const served = cost[k]! < Infinity;
      const nearest = served ? cost[k]! : cap[i]!;
      total += nearest;
      for (let q = start; q < k; q++) gain[site[q]!]! += nearest - cost[q]!;
      looked += k - start + 1;
      if (!served) continue;
      const slot = slotOf[site[k]!]!;
      const base = slot * sites;
      let s = k + 1;
      while (cost[s]! < Infinity && slotOf[site[s]!]! < 0) s++;
      const second = cost[s]! < Infinity ? cost[s]! : cap[i]!;
      loss[slot]! += second - nearest;
      // A site nearer than the second takes the row over if the nearest closes: that loss is not one.
      const spared = second - nearest;
      for (let q = start; q < k; q++) extra[base + site[q]!]! += spared;
      for (let q = k + 1; q < s; q++) extra[base + site[q]!]! += second - cost[q]!;
      looked += s - start;
    }
    this.total = total;
    this.meter.add(looked);
  }
}
