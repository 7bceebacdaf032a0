import type { SitingRules } from '../covering/siting-rules.ts';
import type { TravelMatrix } from '../median/travel-matrix.ts';

/** Candidates with room for so many people each; existing facilities are candidates that the rules keep. */
export interface CapacityProblem {
  readonly matrix: TravelMatrix;
  /** People that each candidate can serve, ≥ 0. */
  readonly capacity: Float64Array;
  readonly rules: SitingRules;
}

/**
 * Who can be served where, and what each person served costs: the transport problem inside both capacitated models.
 * People of a row may go to different sites.
 */
export interface ServiceProblem {
  readonly sites: number;
  readonly rows: number;
  readonly people: Float64Array;
  /** Entries of row r: k = offsets[r] … offsets[r + 1] - 1, cheapest first, then the lower site; each row has one. */
  readonly offsets: Uint32Array;
  readonly site: Uint32Array;
  /** Per person. */
  readonly cost: Float64Array;
  readonly capacity: Float64Array;
  /** What a person costs who is not served. */
  readonly unserved: number;
  /** A plan that leaves somebody unserved is none. */
  readonly everybody: boolean;
  /** People without any entry: they are in no row. */
  readonly unreached: number;
  readonly rules: SitingRules;
  /** People, capacities and costs are whole, and so is what every plan costs (transport problems are unimodular). */
  readonly whole: boolean;
}

/** Maximal covering with capacities: an unserved person costs one, a person served within the limit nothing. */
export function coverService(problem: CapacityProblem, limit: number): ServiceProblem {
  return serviceProblem(problem, { priceOf: (time) => (time <= limit ? 0 : Infinity), unserved: () => 1 }, false);
}

/**
 * Capacitated p-median: everybody is served, each person costs the time. For relaxations an unserved one costs more than
 * any chain of moves that could make room: no chain visits a site twice.
 */
export function medianService(problem: CapacityProblem): ServiceProblem {
  const unserved = (longest: number): number => (problem.matrix.candidates + 1) * Math.max(1, longest);
  return serviceProblem(problem, { priceOf: (time) => time, unserved }, true);
}

interface Prices {
  readonly priceOf: (time: number) => number;
  readonly unserved: (dearest: number) => number;
}

function serviceProblem(problem: CapacityProblem, prices: Prices, everybody: boolean): ServiceProblem {
  const { matrix, capacity, rules } = problem;
  const merge = new RowMerge();
  let unreached = 0;
  for (let d = 0; d < matrix.weight.length; d++) {
    const entries: [site: number, cost: number][] = [];
    for (let k = matrix.offsets[d]!; k < matrix.offsets[d + 1]!; k++) {
      const c = matrix.candidate[k]!;
      const cost = prices.priceOf(matrix.time[k]!);
      if (cost < Infinity && capacity[c]! > 0 && rules.upper[c] === 1) entries.push([c, cost]);
    }
    if (matrix.weight[d] === 0) continue;
    if (entries.length === 0) unreached += matrix.weight[d]!;
    else merge.add(entries, matrix.weight[d]!);
  }
  const { people, offsets, site, cost } = merge.table();
  const unserved = prices.unserved(cost.reduce((most, each) => Math.max(most, each), 0));
  const whole = [people, cost, capacity].every((list) => list.every(Number.isSafeInteger));
  const rows = { rows: people.length, people, offsets, site, cost };
  return { sites: matrix.candidates, ...rows, capacity, unserved, everybody, unreached, rules, whole };
}

/** Rows with the same entries are one row: exact, as people of a row may part. */
class RowMerge {
  private readonly rowOf = new Map<string, number>();
  private readonly rows: (readonly [site: number, cost: number])[][] = [];
  private readonly people: number[] = [];

  add(entries: [site: number, cost: number][], people: number): void {
    entries.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    const key = entries.join(';');
    const row = this.rowOf.get(key) ?? this.people.push(0) - 1;
    this.people[row]! += people;
    if (row === this.rows.length) this.rows.push(entries);
    this.rowOf.set(key, row);
  }

  table() {
    const offsets = new Uint32Array(this.rows.length + 1);
    this.rows.forEach((entries, r) => {
      offsets[r + 1] = offsets[r]! + entries.length;
    });
    const all = this.rows.flat();
    return {
      people: Float64Array.from(this.people),
      offsets,
      site: Uint32Array.from(all, ([site]) => site),
      cost: Float64Array.from(all, ([, cost]) => cost),
    };
  }
}
