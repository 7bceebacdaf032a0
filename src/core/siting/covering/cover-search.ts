import { seededRandom } from '../random.ts';
import { coverWorth } from './cover-problem.ts';
import { type CoverIndex, CoverTable } from './cover-table.ts';
import { brokenRule } from './siting-rules.ts';

/** Sums of people differ in their last bits; an improvement must be more than that, relative. */
const EPSILON = 1e-10;

/** A search in small steps: its caller lets others run in between. */
export type Steps = Generator<undefined, void>;

/**
 * Search for good plans: greedy, best swaps, and restarts from the best plan with a part of it drawn anew, guided by the
 * shares that the bound's own relaxation gives to the candidates. Remembers the best plan that keeps all rules.
 */
export class CoverSearch {
  /** Best plan so far, ascending; null while none keeps the rules. */
  best: readonly number[] | null = null;
  bestWorth = -Infinity;
  private readonly index: CoverIndex;
  private readonly table: CoverTable;
  private readonly random: () => number;
  private readonly epsilon: number;

  constructor(index: CoverIndex, seed: number) {
    this.index = index;
    this.table = new CoverTable(index);
    this.random = seededRandom(seed);
    this.epsilon = EPSILON * index.problem.worth.reduce((sum, worth) => sum + Math.abs(worth), 1);
  }

  /** Group visits so far. */
  get work(): number {
    return this.table.visits;
  }

  /** Greedy from nothing, then swaps. */
  *construct(): Steps {
    this.table.become([]);
    yield* this.finish(null);
  }

  /** A plan that follows the shares: candidates in order of share (drawn a little apart), filled up greedily, swapped. */
  *follow(shares: Float64Array, spread: number): Steps {
    const { table, random } = this;
    table.become([]);
    const pull = Float64Array.from(shares, (share) => share + spread * (random() - 0.5));
    const order = Array.from(pull.keys()).filter((c) => shares[c]! > 1e-3);
    order.sort((a, b) => pull[b]! - pull[a]! || a - b);
    for (const c of order) if (pull[c]! > 0.25 && table.rules.allows(c)) table.open(c);
    yield* this.finish(null);
  }

  /** Throws a part of the best plan out, fills up with good candidates at random, swaps. */
  *shake(shares: Float64Array | null): Steps {
    if (!this.best) return;
    const { table, random } = this;
    table.become(this.best);
    const out = 2 + Math.floor(random() * Math.max(1, Math.min(8, this.best.length / 2)));
    const left = [...this.best];
    for (let i = 0; i < out && left.length > 0; i++) {
      table.close(left.splice(Math.floor(random() * left.length), 1)[0]!);
    }
    yield* this.finish(shares ?? this.noShares());
  }

  /** Takes a plan from elsewhere, fills it up and swaps. */
  *offer(plan: readonly number[]): Steps {
    this.table.become(plan);
    yield* this.finish(null);
  }

  private *finish(shares: Float64Array | null): Steps {
    yield* this.fill(shares);
    this.keep();
    yield* this.improve();
    this.keep();
  }

  private noShares(): Float64Array {
    return new Float64Array(this.table.gain.length);
  }

  /** Opens the candidate that relieves the rules most, then the one that gains most, while it is allowed and of use. */
  private *fill(shares: Float64Array | null): Steps {
    const { table, random } = this;
    for (;;) {
      let choice = -1;
      let most = this.epsilon;
      let relief = 0;
      for (let c = 0; c < table.gain.length; c++) {
        if (table.isOpen[c] === 1) continue;
        const relieves = table.rules.relief(c);
        let gain = table.gain[c]!;
        if (relieves === 0 && gain <= this.epsilon) continue;
        if (shares) gain *= 0.5 + shares[c]! + 0.5 * random();
        const better = relieves > relief || (relieves === relief && (gain > most || choice < 0));
        if (!better || !table.rules.allows(c)) continue;
        [choice, most, relief] = [c, gain, relieves];
      }
      if (choice < 0) return;
      table.open(choice);
      yield;
    }
  }

  /** Puts each open site in turn where it gains most, until a round brings nothing. */
  private *improve(): Steps {
    const { table } = this;
    for (let moved = true; moved; ) {
      moved = false;
      for (const site of table.chosen()) {
        const deficit = table.rules.deficit;
        table.close(site);
        const to = this.bestPlace(site, deficit);
        if (to >= 0) table.open(to);
        moved ||= to !== site;
        yield;
      }
      if (moved) yield* this.fill(null);
    }
  }

  /** The best place for a site that has just been closed: its own unless another gains more; -1: nowhere. */
  private bestPlace(site: number, deficit: number): number {
    const { table } = this;
    let choice = site;
    let most = table.gain[site]! + this.epsilon;
    const short = table.rules.deficit;
    // Leaving it closed is a choice where it costs more than it brings.
    if (most < -this.epsilon && short <= deficit) [choice, most] = [-1, this.epsilon];
    for (let c = 0; c < table.gain.length; c++) {
      if (table.gain[c]! <= most || table.isOpen[c] === 1 || !table.rules.allows(c)) continue;
      if (short > deficit && short - table.rules.relief(c) > deficit + 1e-9) continue;
      [choice, most] = [c, table.gain[c]!];
    }
    return choice;
  }

  /** Remembers the table's plan if it keeps the rules and its worth, counted anew, is the best so far. */
  private keep(): void {
    const { table, index } = this;
    if (!table.rules.isComplete || table.worth <= this.bestWorth + this.epsilon) return;
    const plan = table.chosen();
    if (brokenRule(index.problem.rules, plan) !== -1) return;
    const worth = coverWorth(index.problem, plan);
    if (worth > this.bestWorth) [this.best, this.bestWorth] = [plan, worth];
  }
}
