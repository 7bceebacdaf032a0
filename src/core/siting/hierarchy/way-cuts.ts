import { type HierarchyProblem, offers, shareAtLevel } from './hierarchy-problem.ts';
import { type Layer, LayerFlow } from './layer-flow.ts';

/** A person's way through the levels costs at least `constant − Σ price · (how far the site offers the level)`. */
export interface WayCut {
  readonly constant: number;
  /** Per option: prices of all levels that it offers. */
  readonly price: Float64Array;
}

const TINY = 1e-9;

/**
 * Least-cost ways of people through sites that are only partly open: a flow of one unit from home over a site of each
 * level, no more through a site than it is open. Its duals, prices of sites, make rows that hold for every plan (Benders
 * 1962; for one level they are the cuts of Duran-Mateluna, Ales & Elloumi 2023 for the p-median problem).
 */
export class WayCuts {
  private readonly problem: HierarchyProblem;
  private readonly share: Float64Array;
  /** Minutes between all sites, Infinity where unknown. */
  private readonly table: Float64Array;
  /** Minutes from home to all sites, row by row; Infinity out of reach. */
  private readonly home: Float64Array;

  constructor(problem: HierarchyProblem) {
    const { sites, home, between, levels } = problem;
    this.problem = problem;
    this.share = shareAtLevel(problem);
    this.table = new Float64Array(levels > 1 ? sites * sites : 0).fill(Infinity);
    if (levels > 1) {
      for (let j = 0; j < sites; j++) {
        for (let k = between.offsets[j]!; k < between.offsets[j + 1]!; k++)
          this.table[j * sites + between.candidate[k]!] = between.time[k]!;
        this.table[j * sites + j] = 0;
      }
    }
    this.home = new Float64Array(home.weight.length * sites).fill(Infinity);
    for (let d = 0; d < home.weight.length; d++) {
      for (let k = home.offsets[d]!; k < home.offsets[d + 1]!; k++)
        this.home[d * sites + home.candidate[k]!] = home.time[k]!;
    }
  }

  /** How far each site offers each level at a point over options: `level · sites + site`. */
  private opened(point: ArrayLike<number>): Float64Array {
    const { levels, sites } = this.problem;
    const open = new Float64Array(levels * sites);
    for (let option = 0; option < levels * sites; option++) {
      for (let level = 0; level < levels; level++) {
        if (offers(this.problem, option, level)) open[level * sites + (option % sites)]! += Math.max(0, point[option]!);
      }
    }
    return open;
  }

  /** The cuts of all demand points at a point, one after the other; the object yielded is used again. */
  *at(point: ArrayLike<number>): Generator<{ readonly demand: number; readonly cut: WayCut }> {
    const { home } = this.problem;
    const open = this.opened(point);
    const flow = new LayerFlow(this.layers(open));
    for (let demand = 0; demand < home.weight.length; demand++) {
      if (home.weight[demand] === 0) continue;
      yield { demand, cut: this.cutOf(demand, flow) };
    }
  }

  /** What a leg to a level costs, for the share of people who go it; from beyond reach (-1) all is beyond reach. */
  private leg(level: number, from: number, to: number): number {
    const minutes = to < 0 ? this.problem.beyond : from < 0 ? Infinity : this.table[from * this.problem.sites + to]!;
    return minutes === Infinity ? Infinity : this.share[level]! * minutes;
  }

  /** Open sites of each level, with "beyond reach" (-1) as one more that never fills. */
  private layers(open: Float64Array): Layer[] {
    const { levels, sites } = this.problem;
    return Array.from({ length: levels }, (_, level) => {
      const members = Array.from({ length: sites }, (_, j) => j).filter((j) => open[level * sites + j]! > TINY);
      const at = [...members, -1];
      const room = at.map((j) => (j < 0 ? Infinity : open[level * sites + j]!));
      const arcs = (from: number): number[] => at.map((to) => this.leg(level, from, to));
      return { at, room: Float64Array.from(room), arcs };
    });
  }

  private cutOf(demand: number, flow: LayerFlow): WayCut {
    const { levels, sites, beyond } = this.problem;
    const { layers } = flow;
    const first = layers[0]!.at.map((j) => (j < 0 ? beyond : this.home[demand * sites + j]!));
    const prices = flow.prices(first);
    // Whatever the prices are, the constant is found by our own walk over all ways: the row holds for every plan.
    const ends: Float64Array[] = [];
    layers.forEach((layer, level) => {
      ends.push(
        Float64Array.from(layer.at, (_, b) => {
          const into = level === 0 ? first[b]! : flow.leastInto(level, b, ends[level - 1]!);
          return into + prices[level]![b]!;
        }),
      );
    });
    const constant = Math.min(...ends[levels - 1]!);
    const price = new Float64Array(levels * sites);
    for (let level = 0; level < levels; level++) {
      const here = new Float64Array(sites).fill(-1);
      layers[level]!.at.forEach((j, b) => {
        if (j >= 0) here[j] = prices[level]![b]!;
      });
      for (let j = 0; j < sites; j++) {
        // A closed site is so dear that a way over it costs the constant at least.
        const each =
          here[j]! >= 0 ? here[j]! : Math.max(0, constant - this.into(demand, { level, site: j }, { layers, ends }));
        if (each > 0) this.charge(price, { level, site: j }, each);
      }
    }
    return { constant, price };
  }

  private into(
    demand: number,
    { level, site }: { level: number; site: number },
    { layers, ends }: { layers: readonly Layer[]; ends: readonly Float64Array[] },
  ): number {
    const { sites } = this.problem;
    if (level === 0) return this.home[demand * sites + site]!;
    let least = Infinity;
    layers[level - 1]!.at.forEach((from, a) => {
      least = Math.min(least, ends[level - 1]![a]! + this.leg(level, from, site));
    });
    return least;
  }

  private charge(price: Float64Array, { level, site }: { level: number; site: number }, each: number): void {
    for (let option = site; option < price.length; option += this.problem.sites) {
      if (offers(this.problem, option, level)) price[option]! += each;
    }
  }
}
