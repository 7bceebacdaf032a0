import { UNREACHED } from '../model/units.ts';
import type { ResponseTimes, UnitCoverage } from './coverage-result.ts';

/** Per demand cell: whether it is within the limit, its minutes in deciseconds, its people. */
export interface CellAnswers {
  /** In the limit's own unit; UNREACHED where nothing is reached. */
  readonly measure: Uint32Array;
  /** The largest value of `measure` that is still inside. */
  readonly limit: number;
  /** Travel time; the same array as `measure` when the limit is in minutes. */
  readonly deciseconds: Uint32Array;
  readonly population: Float64Array;
}

/** Fixed parts of a response: call handling and turnout, in deciseconds. */
export type Overhead = number;

/** Running sums of one unit; people are added in cell order, so equal inputs give equal bits. */
class UnitSums {
  people = 0;
  covered = 0;
  unreached = 0;
  /** People with a travel time. A km limit may reach people whom no road does, and the reverse. */
  timed = 0;
  weighted = 0;
  max = 0;
  p90 = Number.NaN;
  private below = 0;
  readonly within = [0, 0, 0];

  add(people: number, measure: number, limit: number): void {
    this.people += people;
    if (measure === UNREACHED) this.unreached += people;
    else if (measure <= limit) this.covered += people;
  }

  addTime(people: number, deciseconds: number): void {
    if (deciseconds === UNREACHED || people === 0) return;
    this.timed += people;
    this.weighted += people * deciseconds;
    if (deciseconds > this.max) this.max = deciseconds;
  }

  /** Cells in ascending order of time: the first to bring 90 % of the timed people together is the P90. */
  addAscending(people: number, deciseconds: number): void {
    this.below += people;
    if (this.timed > 0 && Number.isNaN(this.p90) && this.below >= 0.9 * this.timed * (1 - 1e-12))
      this.p90 = deciseconds;
  }

  coverage(): UnitCoverage {
    return {
      people: this.people,
      covered: this.covered,
      outside: this.people - this.covered - this.unreached,
      unreached: this.unreached,
      share: this.people > 0 ? this.covered / this.people : Number.NaN,
      meanMinutes: this.weighted / this.timed / 600,
      p90Minutes: this.p90 / 600,
      maxMinutes: this.timed > 0 ? this.max / 600 : Number.NaN,
    };
  }

  response(overhead: Overhead): ResponseTimes {
    const share = (count: number) => (this.people > 0 ? count / this.people : Number.NaN);
    return {
      people: this.people,
      unreached: this.people - this.timed,
      meanMinutes: this.weighted / this.timed / 600 + overhead / 600,
      p90Minutes: (this.p90 + overhead) / 600,
      maxMinutes: this.timed > 0 ? (this.max + overhead) / 600 : Number.NaN,
      within8: share(this.within[0]!),
      within11: share(this.within[1]!),
      within15: share(this.within[2]!),
    };
  }
}

/** Response times (whole deciseconds) whose shares are reported. */
const RESPONSE_STEPS = [8 * 600, 11 * 600, 15 * 600] as const;

export interface UnitSummary {
  readonly coverage: UnitCoverage;
  readonly response: ResponseTimes;
}

/** Sums of each unit, of the cells that belong to none, and of all. */
export interface Summaries {
  readonly units: readonly UnitSummary[];
  readonly none: UnitSummary;
  readonly all: UnitSummary;
}

/** Sums cells by unit; `units.of[i]` is the unit of cell i, negative for none. `ascending` lists the timed cells by time. */
export function summariseUnits(
  answers: CellAnswers,
  units: { readonly count: number; readonly of: Int32Array },
  options: { readonly ascending: Uint32Array; readonly overhead: Overhead },
): Summaries {
  const all = new UnitSums();
  const sums = Array.from({ length: units.count + 1 }, () => new UnitSums());
  const { measure, deciseconds, population, limit } = answers;
  for (let i = 0; i < population.length; i++) {
    const unit = units.of[i]!;
    const sum = sums[unit < 0 ? units.count : unit]!;
    const people = population[i]!;
    const time = deciseconds[i]!;
    sum.add(people, measure[i]!, limit);
    sum.addTime(people, time);
    all.add(people, measure[i]!, limit);
    all.addTime(people, time);
    for (let s = 0; s < RESPONSE_STEPS.length; s++) {
      if (time + options.overhead > RESPONSE_STEPS[s]!) continue;
      sum.within[s]! += people;
      all.within[s]! += people;
    }
  }
  for (let k = 0; k < options.ascending.length; k++) {
    const i = options.ascending[k]!;
    const unit = units.of[i]!;
    sums[unit < 0 ? units.count : unit]!.addAscending(population[i]!, deciseconds[i]!);
    all.addAscending(population[i]!, deciseconds[i]!);
  }
  const summary = (sum: UnitSums): UnitSummary => ({
    coverage: sum.coverage(),
    response: sum.response(options.overhead),
  });
  return { units: sums.slice(0, -1).map(summary), none: summary(sums[units.count]!), all: summary(all) };
}

/** Indices of the cells that are reached, by ascending time (ties in cell order): a counting sort over whole deciseconds. */
export function ascendingByTime(deciseconds: Uint32Array): Uint32Array {
  let longest = 0;
  let reached = 0;
  for (let i = 0; i < deciseconds.length; i++) {
    if (deciseconds[i] === UNREACHED) continue;
    reached++;
    if (deciseconds[i]! > longest) longest = deciseconds[i]!;
  }
  const start = new Uint32Array(longest + 2);
  for (let i = 0; i < deciseconds.length; i++) if (deciseconds[i] !== UNREACHED) start[deciseconds[i]! + 1]!++;
  for (let t = 1; t < start.length; t++) start[t]! += start[t - 1]!;
  const order = new Uint32Array(reached);
  for (let i = 0; i < deciseconds.length; i++) if (deciseconds[i] !== UNREACHED) order[start[deciseconds[i]!]!++] = i;
  return order;
}
