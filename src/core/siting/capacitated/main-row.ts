import type { SitingRules } from '../covering/siting-rules.ts';

export interface MainChoice {
  /** No plan within the rules earns more. */
  readonly value: number;
  /** Price per unit of the main row; between the two (equal where loads differ) any price gives the same value. */
  readonly price: number;
  readonly nextPrice: number;
}

/**
 * The most that candidates can earn within the main row of the rules (number of sites or money), parts of a candidate
 * allowed where prices differ: Σ max(0, profit − price·load) + price·limit, which is a bound at any price ≥ 0. The other
 * rows are left out: the bound is valid, only weaker.
 */
export class MainRow {
  private readonly load: Float64Array;
  private readonly limit: number;
  private readonly sameLoad: boolean;
  private readonly order: Uint32Array;

  constructor(rules: SitingRules) {
    const { rows, main, lower } = rules;
    this.load = new Float64Array(lower.length);
    this.limit = main < 0 ? Infinity : rows.upper[main]!;
    if (main >= 0) {
      for (let k = rows.offsets[main]!; k < rows.offsets[main + 1]!; k++) this.load[rows.columns[k]!] = rows.values[k]!;
    }
    const loads = this.load.filter((load) => load > 0);
    this.sameLoad = loads.every((load) => load === loads[0]);
    this.order = Uint32Array.from(lower, (_, c) => c);
  }

  /** `shares` gets how far each candidate is in the best choice, `lower` and `upper` say what is settled. */
  choose(profit: Float64Array, limits: { lower: Uint8Array; upper: Uint8Array }, shares: Float64Array): MainChoice {
    const { load, order } = this;
    const { lower, upper } = limits;
    const ratio = (c: number): number => (load[c]! > 0 ? profit[c]! / load[c]! : Infinity);
    order.sort((a, b) => ratio(b) - ratio(a) || profit[b]! - profit[a]! || a - b);
    let left = this.limit;
    shares.fill(0);
    for (let c = 0; c < lower.length; c++) {
      if (lower[c] === 0) continue;
      shares[c] = 1;
      left -= load[c]!;
    }
    let [price, nextPrice] = [0, 0];
    let full = false;
    for (const c of order) {
      if (lower[c] === 1 || upper[c] === 0 || profit[c]! <= 0) continue;
      if (load[c] === 0) shares[c] = 1;
      else if (full) {
        nextPrice = ratio(c);
        break;
      } else {
        shares[c] = Math.max(0, Math.min(1, left / load[c]!));
        left -= shares[c]! * load[c]!;
        // Full to the last place: the price lies between this candidate's and the next one's.
        const partly = shares[c]! < 1;
        full = partly || left < load[c]! * 1e-9;
        price = full ? ratio(c) : 0;
        if (partly || (full && !this.sameLoad)) {
          nextPrice = price;
          break;
        }
      }
    }
    return { value: this.valueAt(profit, limits, price), price, nextPrice };
  }

  /** What a candidate earns over its price. */
  margin(profit: number, candidate: number, price: number): number {
    return profit - price * this.load[candidate]!;
  }

  private valueAt(profit: Float64Array, { lower, upper }: { lower: Uint8Array; upper: Uint8Array }, price: number) {
    let sum = price > 0 ? price * this.limit : 0;
    for (let c = 0; c < profit.length; c++) {
      const margin = this.margin(profit[c]!, c, price);
      if (lower[c] === 1 || (upper[c] === 1 && margin > 0)) sum += margin;
    }
    return sum;
  }
}
