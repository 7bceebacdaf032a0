import type { CoverIndex } from './cover-table.ts';

/**
 * The rules inside the Lagrangian bound: the main row (number of sites or money) is kept exactly, all others are priced
 * like the groups are.
 */
export class PriceRow {
  private readonly index: CoverIndex;
  /** Weight of each candidate in the main row, 0 outside of it. */
  private readonly load: Float64Array;
  private readonly limit: number;
  private readonly sameLoad: boolean;
  /** Price per row: ≥ 0 at its upper limit, ≤ 0 at its lower one. */
  private readonly present: Float64Array;
  private readonly sum: Float64Array;
  private active: Float64Array;
  private readonly mean: Float64Array;
  private readonly stepOfRow: Float64Array;
  private readonly unit: Float64Array;
  private readonly order: Uint32Array;

  constructor(index: CoverIndex) {
    const { problem } = index;
    const { rows, main } = problem.rules;
    const count = rows.lower.length;
    this.index = index;
    this.load = new Float64Array(problem.candidates);
    this.limit = main < 0 ? Infinity : rows.upper[main]!;
    if (main >= 0) {
      for (let k = rows.offsets[main]!; k < rows.offsets[main + 1]!; k++) this.load[rows.columns[k]!] = rows.values[k]!;
    }
    const loads = this.load.filter((load) => load > 0);
    this.sameLoad = main < 0 || loads.every((load) => load === loads[0]);
    this.present = new Float64Array(count);
    this.sum = new Float64Array(count);
    this.mean = new Float64Array(count);
    this.active = this.present;
    this.unit = new Float64Array(count);
    this.stepOfRow = this.rowSteps();
    this.order = Uint32Array.from({ length: problem.candidates }, (_, c) => c);
  }

  /**
   * Rows are counted in units of what they may be about: the mean first worth and charge of a member, or of any candidate.
   * Steps then follow Pock & Chambolle: a row's is its unit by its load, and its units slow its candidates (`addLoads`).
   */
  private rowSteps(): Float64Array {
    const { rows } = this.index.problem.rules;
    const steps = new Float64Array(rows.lower.length);
    const worths = firstWorths(this.index);
    const typical = worths.reduce((sum, worth) => sum + worth, 0) / Math.max(1, worths.length);
    for (let r = 0; r < steps.length; r++) {
      const [from, to] = [rows.offsets[r]!, rows.offsets[r + 1]!];
      let [worth, load] = [0, 0];
      for (let k = from; k < to; k++) {
        load += Math.abs(rows.values[k]!);
        worth += worths[rows.columns[k]!]!;
      }
      if (load === 0) continue;
      this.unit[r] = (Math.max(worth / Math.max(1, to - from), typical) * (to - from)) / load;
      steps[r] = this.unit[r]! / load;
    }
    return steps;
  }

  /** Adds to each candidate what it weighs in the priced rows, in their units. */
  addLoads(sums: Float64Array): void {
    const { rows, main } = this.index.problem.rules;
    for (let r = 0; r < this.unit.length; r++) {
      if (r === main) continue;
      for (let k = rows.offsets[r]!; k < rows.offsets[r + 1]!; k++)
        sums[rows.columns[k]!]! += this.unit[r]! * Math.abs(rows.values[k]!);
    }
  }

  /** Moves the prices of the rows by how much the shares break them. */
  step(shares: Float64Array, weight: number): void {
    const { rows, main } = this.index.problem.rules;
    const { present, sum, stepOfRow } = this;
    for (let r = 0; r < present.length; r++) {
      if (r === main) continue;
      let activity = 0;
      for (let k = rows.offsets[r]!; k < rows.offsets[r + 1]!; k++)
        activity += rows.values[k]! * shares[rows.columns[k]!]!;
      const step = stepOfRow[r]! * weight;
      const over = present[r]! + step * (activity - rows.upper[r]!);
      const under = present[r]! + step * (activity - rows.lower[r]!);
      present[r] = over > 0 ? over : under < 0 ? under : 0;
      sum[r]! += present[r]!;
    }
  }

  /** Takes the prices of the rows off the candidates' profits. */
  charge(profit: Float64Array): void {
    const { rows, main } = this.index.problem.rules;
    for (let r = 0; r < this.active.length; r++) {
      const price = this.active[r]!;
      if (price === 0 || r === main) continue;
      for (let k = rows.offsets[r]!; k < rows.offsets[r + 1]!; k++)
        profit[rows.columns[k]!]! -= price * rows.values[k]!;
    }
  }

  useMean(count: number): void {
    for (let r = 0; r < this.mean.length; r++) this.mean[r] = this.sum[r]! / count;
    this.active = this.mean;
  }

  usePresent(): void {
    this.active = this.present;
  }

  restart(): void {
    if (this.active === this.mean) this.present.set(this.mean);
    this.active = this.present;
    this.sum.fill(0);
  }

  /** Nearest shares within 0 … 1 and the main row, in the norm in which `step` scales the candidates. */
  project(shares: Float64Array, step: Float64Array): void {
    const { load, limit } = this;
    const used = (by: number): number => {
      let sum = 0;
      for (let c = 0; c < shares.length; c++) {
        if (load[c]! > 0) sum += load[c]! * clamp(shares[c]! - by * step[c]! * load[c]!);
      }
      return sum;
    };
    let by = 0;
    if (used(0) > limit) {
      let [low, high] = [0, 1];
      for (let c = 0; c < shares.length; c++) {
        if (load[c]! > 0 && step[c]! > 0) high = Math.max(high, shares[c]! / (step[c]! * load[c]!));
      }
      for (let i = 0; i < 50 && high - low > 1e-12 * high; i++) {
        const middle = (low + high) / 2;
        if (used(middle) > limit) low = middle;
        else high = middle;
      }
      by = high;
    }
    for (let c = 0; c < shares.length; c++) shares[c] = clamp(shares[c]! - by * step[c]! * load[c]!);
  }

  /** The most that whole candidates can earn within the main row, or a little more; with the cost of all row prices. */
  best(profit: Float64Array): number {
    const [price] = this.mainPrices(profit);
    const { rows, main } = this.index.problem.rules;
    let sum = price > 0 ? price * this.limit : 0;
    for (let c = 0; c < profit.length; c++) sum += Math.max(0, profit[c]! - price * this.load[c]!);
    for (let r = 0; r < this.active.length; r++) {
      const rowPrice = this.active[r]!;
      if (rowPrice === 0 || r === main) continue;
      const paid = rowPrice * (rowPrice > 0 ? rows.upper[r]! : rows.lower[r]!);
      // Rounding of this product, and of the charges that this price has been in (each no more than the row's length).
      sum += paid + 2 ** -44 * (Math.abs(paid) + Math.abs(rowPrice) * (rows.offsets[r + 1]! - rows.offsets[r]!));
    }
    return sum;
  }

  /** What the bound loses if a candidate is opened or closed. Any price of the main row gives the same bound between two. */
  losses(profit: Float64Array, ifOpen: Float64Array, ifClosed: Float64Array): void {
    const [upper, lower] = this.mainPrices(profit);
    for (let c = 0; c < profit.length; c++) {
      ifOpen[c] = Math.max(0, upper * this.load[c]! - profit[c]!);
      ifClosed[c] = Math.max(0, profit[c]! - lower * this.load[c]!);
    }
  }

  /**
   * Prices of the main row at which the bound is least: the profit per load of the last candidate that fits, and of the
   * first that does not (equal where loads differ: there the best price is one).
   */
  private mainPrices(profit: Float64Array): readonly [number, number] {
    const { load, limit, order } = this;
    if (limit === Infinity) return [0, 0];
    const ratio = (c: number): number => (load[c]! > 0 ? profit[c]! / load[c]! : -Infinity);
    order.sort((a, b) => ratio(b) - ratio(a) || a - b);
    let used = 0;
    for (let i = 0; i < order.length; i++) {
      const c = order[i]!;
      if (load[c] === 0 || profit[c]! <= 0) return [0, 0];
      used += load[c]!;
      const next = i + 1 < order.length ? Math.max(0, ratio(order[i + 1]!)) : 0;
      if (used > limit) return [ratio(c), ratio(c)];
      if (used + (this.sameLoad ? load[c]! : 0) > limit && used <= limit && this.sameLoad) return [ratio(c), next];
    }
    return [0, 0];
  }
}

/** What each candidate is worth alone, or charges. */
function firstWorths({ problem }: CoverIndex): Float64Array {
  const { offsets, groupsOf, worth, layers } = problem;
  return problem.charge.map((charge, c) => {
    let sum = Math.abs(charge);
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) sum += worth[groupsOf[i]! * layers]!;
    return sum;
  });
}

function clamp(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share;
}
