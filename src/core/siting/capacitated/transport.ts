import type { ServiceProblem } from './service-problem.ts';

/** The cheapest way to serve people from the open sites. */
export interface Transport {
  /** Of all people in rows, unserved ones at the problem's price. */
  readonly cost: number;
  /** People for whom there was no room. */
  readonly unserved: number;
  /** People at each open site, in the order of `open`. */
  readonly load: Float64Array;
  /** What one more person of each row would cost: the duals that prove the cost. */
  readonly prices: Float64Array;
  /** People of a row at an open site: `flow[row * width + slot]`; the last slot are the unserved. */
  readonly flow: Float64Array;
  readonly width: number;
}

/** Two ways whose costs differ by no more than this (relative to the dearest) are equal: no walking in circles. */
const EQUAL = 1e-12;

/**
 * Serves everybody as cheaply as the open sites' capacities allow: rows are put in one after the other along cheapest
 * augmenting paths (successive shortest paths; Ahuja, Magnanti & Orlin 1993, "Network flows", ch. 9). As there are few
 * open sites, a path is a walk over sites: room is made at a site by moving the person on for whom that costs least.
 */
export function transport(problem: ServiceProblem, open: readonly number[]): Transport {
  const run = new Transporter(problem, open);
  for (let row = 0; row < problem.rows; row++) run.put(row);
  return run.result();
}

class Transporter {
  private readonly problem: ServiceProblem;
  private readonly width: number;
  private readonly cost: Float64Array;
  private readonly flow: Float64Array;
  /** Room left; that of the unserved has no end. */
  private readonly free: Float64Array;
  /** Least cost of moving somebody from a site to another, and whom. */
  private readonly move: Float64Array;
  private readonly whom: Int32Array;
  private readonly far: Float64Array;
  private readonly from: Int32Array;
  private readonly equal: number;

  constructor(problem: ServiceProblem, open: readonly number[]) {
    const { rows, sites, offsets, site, cost, unserved } = problem;
    const width = open.length + 1;
    const slotOf = new Int32Array(sites).fill(-1);
    open.forEach((each, slot) => {
      slotOf[each] = slot;
    });
    this.problem = problem;
    this.width = width;
    this.cost = new Float64Array(rows * width).fill(Infinity);
    for (let row = 0; row < rows; row++) {
      for (let k = offsets[row]!; k < offsets[row + 1]!; k++) {
        const slot = slotOf[site[k]!]!;
        if (slot >= 0) this.cost[row * width + slot] = cost[k]!;
      }
      this.cost[row * width + width - 1] = unserved;
    }
    this.flow = new Float64Array(rows * width);
    this.free = Float64Array.from({ length: width }, (_, slot) => problem.capacity[open[slot]!] ?? Infinity);
    this.move = new Float64Array(width * width).fill(Infinity);
    this.whom = new Int32Array(width * width).fill(-1);
    this.far = new Float64Array(width);
    this.from = new Int32Array(width);
    this.equal = EQUAL * Math.max(1, unserved);
  }

  put(row: number): void {
    const { width, cost, free } = this;
    let left = this.problem.people[row]!;
    while (left > 0) {
      let end = 0;
      for (let slot = 1; slot < width; slot++) if (cost[row * width + slot]! < cost[row * width + end]!) end = slot;
      // In a cheapest flow no chain of moves earns anything: the nearest site, if it has room, needs no search.
      if (free[end]! > 0) this.from[end] = -1;
      else end = this.search(row);
      left -= this.push(row, end, left);
    }
  }

  /** Cheapest walk from a row to a slot with room (Bellman-Ford: moves may earn something). */
  private search(row: number): number {
    const { width, far, from, move, cost, free, equal } = this;
    for (let slot = 0; slot < width; slot++) {
      far[slot] = cost[row * width + slot]!;
      from[slot] = -1;
    }
    for (let changed = true, round = 0; changed && round <= width; round++) {
      changed = false;
      for (let a = 0; a < width - 1; a++) {
        if (far[a] === Infinity) continue;
        for (let b = 0; b < width; b++) {
          const way = far[a]! + move[a * width + b]!;
          if (way >= far[b]! - equal) continue;
          far[b] = way;
          from[b] = a;
          changed = true;
        }
      }
    }
    let end = width - 1;
    for (let slot = width - 2; slot >= 0; slot--) if (free[slot]! > 0 && far[slot]! <= far[end]!) end = slot;
    return end;
  }

  /** Sends as many people along the walk as fit; returns how many. */
  private push(row: number, end: number, wanted: number): number {
    const { width, from, whom, flow, free } = this;
    let amount = Math.min(wanted, free[end]!);
    let steps = 0;
    for (let slot = end; from[slot]! >= 0; slot = from[slot]!) {
      amount = Math.min(amount, flow[whom[from[slot]! * width + slot]! * width + from[slot]!]!);
      if (++steps > width) throw new Error(`transport: the walk of row ${row} goes in a circle`);
    }
    free[end]! -= amount;
    let slot = end;
    // Whom each step moves is read before the table of moves changes under it.
    const moved: number[] = [];
    for (; from[slot]! >= 0; slot = from[slot]!) moved.push(slot, from[slot]!, whom[from[slot]! * width + slot]!);
    for (let i = 0; i < moved.length; i += 3) {
      this.shift(moved[i + 2]!, moved[i]!, amount);
      this.shift(moved[i + 2]!, moved[i + 1]!, -amount);
    }
    this.shift(row, slot, amount);
    return amount;
  }

  private shift(row: number, slot: number, amount: number): void {
    const { width, flow, cost, move, whom } = this;
    const at = row * width + slot;
    const before = flow[at]!;
    flow[at] = before + amount;
    if (slot === width - 1) return;
    if (before === 0) {
      for (let b = 0; b < width; b++) {
        const way = cost[row * width + b]! - cost[at]!;
        if (b === slot || way >= move[slot * width + b]!) continue;
        move[slot * width + b] = way;
        whom[slot * width + b] = row;
      }
    } else if (flow[at] === 0) this.forget(row, slot);
  }

  /** Nobody of the row is at the slot any more: moves that named it are looked up anew. */
  private forget(row: number, slot: number): void {
    const { width, flow, cost, move, whom, problem } = this;
    const stale: number[] = [];
    for (let b = 0; b < width; b++) if (whom[slot * width + b] === row) stale.push(b);
    for (const b of stale) {
      move[slot * width + b] = Infinity;
      whom[slot * width + b] = -1;
    }
    if (stale.length === 0) return;
    for (let other = 0; other < problem.rows; other++) {
      const at = other * width + slot;
      if (flow[at] === 0) continue;
      for (const b of stale) {
        const way = cost[other * width + b]! - cost[at]!;
        if (b === slot || way >= move[slot * width + b]!) continue;
        move[slot * width + b] = way;
        whom[slot * width + b] = other;
      }
    }
  }

  result(): Transport {
    const { width, flow, cost, problem } = this;
    const load = new Float64Array(width - 1);
    let total = 0;
    let unserved = 0;
    for (let row = 0; row < problem.rows; row++) {
      for (let slot = 0; slot < width; slot++) {
        const people = flow[row * width + slot]!;
        if (people === 0) continue;
        total += people * cost[row * width + slot]!;
        if (slot < width - 1) load[slot]! += people;
        else unserved += people;
      }
    }
    return { cost: total, unserved, load, prices: this.prices(), flow, width };
  }

  /** Price of a row: of the cheapest site with what it costs to make room there. */
  private prices(): Float64Array {
    const { width, free, move, cost, problem, equal } = this;
    const room = Float64Array.from(free, (left) => (left > 0 ? 0 : Infinity));
    for (let changed = true, round = 0; changed && round <= width; round++) {
      changed = false;
      for (let a = 0; a < width - 1; a++) {
        for (let b = 0; b < width; b++) {
          const way = move[a * width + b]! + room[b]!;
          if (way >= room[a]! - equal) continue;
          room[a] = way;
          changed = true;
        }
      }
    }
    return Float64Array.from({ length: problem.rows }, (_, row) => {
      let least = Infinity;
      for (let slot = 0; slot < width; slot++) least = Math.min(least, cost[row * width + slot]! + room[slot]!);
      return least;
    });
  }
}
