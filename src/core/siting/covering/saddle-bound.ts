import { concaveWorth } from './concave-worth.ts';
import type { CoverIndex } from './cover-table.ts';
import { PriceRow } from './price-row.ts';
import type { SaddleStart } from './saddle-start.ts';

/** Iterations between two looks at the averages. */
const CHECK = 32;
/** A run starts anew from the better point once its gap has shrunk to this share. */
const RESTART_AT = 0.4;
const RESTART_LATEST = 640;

/**
 * Upper bound on a covering problem by Lagrangian relaxation of "a group counts only if an open site reaches it", and at
 * the same time the shares of a near-best fractional plan. The saddle point
 *   max over shares y, min over prices λ of  Σ_g h_g(λ_g) + λ_g·(sites that reach g) − charges
 * (h: conjugate of the group's worth) is approached by the primal-dual hybrid gradient method with restarts from the
 * averages (Chambolle & Pock 2011; Applegate et al. 2021, "PDLP"), steps scaled per row and column (Pock & Chambolle
 * 2011). Every λ gives a valid bound, added up here by ourselves: how well the method has converged decides only how
 * tight it is.
 */
export class SaddleBound {
  /** No plan is worth more. */
  bound = Infinity;
  /** Worth of the best fractional plan seen; the bound cannot fall below it (only meaningful without further rules). */
  relaxed = -Infinity;
  /** Shares of the candidates. */
  readonly shares: Float64Array;
  /** Prices at the best bound, per group: kept for the problem that is left after fixing. */
  readonly prices: Float64Array;
  /** At the best bound: what the bound loses, at least, if the candidate is opened (closed) against its will; ≥ 0. */
  readonly lossIfOpen: Float64Array;
  readonly lossIfClosed: Float64Array;
  iterations = 0;
  private readonly index: CoverIndex;
  private readonly concave: Float64Array;
  private readonly first: Float64Array;
  private readonly rows: PriceRow;
  /** Present prices and shares, their sums since the last restart, and where that was. */
  private readonly price: Float64Array;
  private readonly priceSum: Float64Array;
  private readonly shareSum: Float64Array;
  private readonly share: Float64Array;
  private readonly startPrice: Float64Array;
  private readonly startShare: Float64Array;
  private readonly ahead: Float64Array;
  private readonly reached: Float64Array;
  private readonly profit: Float64Array;
  private readonly stepOfGroup: Float64Array;
  private readonly stepOfCandidate: Float64Array;
  private weight = 1;
  private since = 0;
  private startGap = Infinity;
  private readonly slack: number;

  constructor(index: CoverIndex, start: SaddleStart | null) {
    const { problem, reachers } = index;
    const { groups, candidates, layers } = problem;
    this.index = index;
    this.concave = concaveWorth(problem);
    this.first = Float64Array.from({ length: groups }, (_, g) => this.concave[g * layers]!);
    this.rows = new PriceRow(index);
    this.price =
      start?.prices.slice() ?? this.first.map((worth, g) => worth / Math.max(1, degree(reachers.offsets, g)));
    this.share = start?.shares.slice() ?? new Float64Array(candidates);
    this.shares = this.share.slice();
    this.prices = this.price.slice();
    this.startPrice = this.price.slice();
    this.startShare = this.share.slice();
    this.priceSum = new Float64Array(groups);
    this.shareSum = new Float64Array(candidates);
    this.ahead = this.share.slice();
    this.reached = new Float64Array(groups);
    this.profit = new Float64Array(candidates);
    this.lossIfOpen = new Float64Array(candidates);
    this.lossIfClosed = new Float64Array(candidates);
    this.stepOfGroup = this.first.map((worth, g) => worth / Math.max(1, degree(reachers.offsets, g)));
    // A candidate that reaches hardly anybody still moves, for it may have to by the rules.
    const typical = (0.01 * this.first.reduce((sum, worth) => sum + worth, 0)) / Math.max(1, candidates);
    const loads = problem.charge.map((charge) => Math.max(Math.abs(charge), typical, 1e-9));
    for (let c = 0; c < candidates; c++) {
      for (let i = problem.offsets[c]!; i < problem.offsets[c + 1]!; i++)
        loads[c]! += this.first[problem.groupsOf[i]!]!;
    }
    this.rows.addLoads(loads);
    this.stepOfCandidate = loads.map((load) => 1 / load);
    // Rounding: every number below is a sum of at most so many terms, each of them rounded once.
    const mass = this.concave.reduce((sum, worth) => sum + worth, 0);
    this.slack = (groups * layers + 2 * candidates + 64) * 2 ** -52 * (mass + 1);
  }

  /** Goes on for so many iterations (one visits every reach twice); the bound never rises. */
  run(iterations: number): void {
    for (let i = 0; i < iterations; i++) {
      this.iterate();
      if (this.since % CHECK === 0) this.check();
    }
  }

  /** Visits per iteration, for budgets. */
  get workPerIteration(): number {
    const { groups, candidates, groupsOf } = this.index.problem;
    return 2 * groupsOf.length + groups + 50 * candidates;
  }

  private iterate(): void {
    this.iterations++;
    this.since++;
    this.stepPrices();
    this.profits(this.price);
    const { share, ahead, profit, stepOfCandidate, weight, shareSum } = this;
    for (let c = 0; c < share.length; c++) ahead[c] = share[c]! + (profit[c]! * stepOfCandidate[c]!) / weight;
    this.rows.project(ahead, stepOfCandidate);
    for (let c = 0; c < share.length; c++) {
      const next = ahead[c]!;
      ahead[c] = 2 * next - share[c]!;
      share[c] = next;
      shareSum[c]! += next;
    }
  }

  /** Prices fall where more sites reach a group than it needs, and rise where fewer do. */
  private stepPrices(): void {
    const { problem } = this.index;
    const { price, priceSum, reached, stepOfGroup, concave, weight } = this;
    const { layers, groups } = problem;
    this.spread(this.ahead);
    for (let g = 0; g < groups; g++) {
      const step = stepOfGroup[g]! * weight;
      const start = price[g]! - step * reached[g]!;
      // The conjugate falls by 1 for every layer that is worth more than the price.
      let next = start;
      for (let k = 0; k < layers; k++) {
        const worth = concave[g * layers + k]!;
        if (next >= worth) break;
        next = Math.min(start + step * (k + 1), worth);
      }
      price[g] = next > 0 ? next : 0;
      priceSum[g]! += price[g]!;
    }
    this.rows.step(this.ahead, weight);
  }

  /** Number of sites that reach each group, for shares of candidates. */
  private spread(shares: Float64Array): void {
    const { offsets, groupsOf } = this.index.problem;
    const { reached } = this;
    reached.fill(0);
    for (let c = 0; c < shares.length; c++) {
      const share = shares[c]!;
      if (share === 0) continue;
      for (let i = offsets[c]!, end = offsets[c + 1]!; i < end; i++) reached[groupsOf[i]!]! += share;
    }
  }

  /** What each candidate earns at these prices. */
  private profits(price: Float64Array): void {
    const { offsets, groupsOf, charge } = this.index.problem;
    const { profit } = this;
    for (let c = 0; c < profit.length; c++) {
      let sum = 0;
      for (let i = offsets[c]!, end = offsets[c + 1]!; i < end; i++) sum += price[groupsOf[i]!]!;
      profit[c] = sum - charge[c]!;
    }
    this.rows.charge(profit);
  }

  /** Bound at prices whose profits are in `profit`; the best is kept with all that belongs to it. */
  private note(price: Float64Array): number {
    const { layers, groups } = this.index.problem;
    const { concave } = this;
    let free = 0;
    for (let g = 0; g < groups; g++) {
      for (let k = 0; k < layers; k++) {
        const worth = concave[g * layers + k]!;
        if (worth <= price[g]!) break;
        free += worth - price[g]!;
      }
    }
    const bound = free + this.rows.best(this.profit) + this.slack;
    if (bound < this.bound) {
      this.bound = bound;
      this.prices.set(price);
      this.rows.losses(this.profit, this.lossIfOpen, this.lossIfClosed);
    }
    return bound;
  }

  /** Worth of fractional shares. */
  private worthOf(shares: Float64Array): number {
    const { layers, groups, charge } = this.index.problem;
    this.spread(shares);
    let worth = 0;
    for (let g = 0; g < groups; g++) {
      let left = this.reached[g]!;
      for (let k = 0; k < layers && left > 0; k++, left--) worth += this.concave[g * layers + k]! * Math.min(1, left);
    }
    for (let c = 0; c < shares.length; c++) worth -= charge[c]! * shares[c]!;
    return worth;
  }

  /** Compares the present point with the average since the last restart; starts anew from the better one when it is time. */
  private check(): void {
    const { price, share, priceSum, shareSum, since } = this;
    const present = this.note(price) - this.measure(share);
    const meanPrice = priceSum.map((sum) => sum / since);
    const meanShare = shareSum.map((sum) => sum / since);
    this.rows.useMean(since);
    this.profits(meanPrice);
    const mean = this.note(meanPrice) - this.measure(meanShare);
    const gap = Math.min(present, mean);
    if (this.startGap === Infinity) this.startGap = gap;
    this.shares.set(mean <= present ? meanShare : share);
    if (gap > RESTART_AT * this.startGap && since < RESTART_LATEST) {
      this.rows.usePresent();
      return;
    }
    if (mean <= present) {
      price.set(meanPrice);
      share.set(meanShare);
    } else this.rows.usePresent();
    this.restart(gap);
  }

  private measure(shares: Float64Array): number {
    const worth = this.worthOf(shares);
    if (worth > this.relaxed) this.relaxed = worth;
    return worth;
  }

  /** Balances the steps by how far prices and shares have moved (PDLP's primal weight), in the steps' own norm. */
  private restart(gap: number): void {
    let prices = 0;
    let shares = 0;
    for (let g = 0; g < this.price.length; g++) {
      const moved = this.price[g]! - this.startPrice[g]!;
      if (moved !== 0) prices += (moved * moved) / this.stepOfGroup[g]!;
    }
    for (let c = 0; c < this.share.length; c++) {
      const moved = this.share[c]! - this.startShare[c]!;
      if (moved !== 0 && this.stepOfCandidate[c]! > 0) shares += (moved * moved) / this.stepOfCandidate[c]!;
    }
    if (prices > 0 && shares > 0) this.weight = Math.sqrt(this.weight * Math.sqrt(prices / shares));
    this.startPrice.set(this.price);
    this.startShare.set(this.share);
    this.ahead.set(this.share);
    this.priceSum.fill(0);
    this.shareSum.fill(0);
    this.rows.restart();
    this.since = 0;
    this.startGap = Math.max(gap, this.slack);
  }
}

function degree(offsets: Uint32Array, at: number): number {
  return offsets[at + 1]! - offsets[at]!;
}
