import { finish, type Steps } from '../../model/steps.ts';
import { labelOwner } from '../label.ts';
import { CellQueue } from './cell-queue.ts';
import { type FrictionGrid, paddedIndex, padGrid, type TerrainField } from './friction-grid.ts';
import { Ground } from './ground.ts';
import { spreadLevel } from './spread-level.ts';
import { type Spreading, spreadMoves } from './spread-moves.ts';
import { isAmong, spreadRank } from './spread-rank.ts';
import { isLevel } from './step-time.ts';
import type { SweepLog } from './sweep-log.ts';
import { DEFAULT_TERRAIN_RULES, type TerrainRules } from './terrain-rules.ts';
import { LABEL_PER_SECOND, TICKS_PER_SECOND, tickLabel, tickLabelSeconds, UNREACHED_TICKS } from './tick-label.ts';

/** Where a sweep starts: cells of the grid, with the seconds it took to get there (0 if not given) and an owner (0). */
export interface SweepStarts {
  readonly cells: ArrayLike<number>;
  readonly seconds?: ArrayLike<number>;
  readonly owners?: ArrayLike<number>;
}

/** What a sweep found; labels lie on the padded grid (see `tick-label.ts`). */
export interface SweepResult {
  readonly labels: Float64Array;
  /** Labels from here on mean "not reached". */
  readonly unreached: number;
}

/** What of a sweep takes long to make. */
interface Ready {
  readonly field: TerrainField;
  readonly bucket: number;
}

/** A sweep is put down after so many cells: some hundredths of a second on foot over hills. */
const CELLS_AT_ONCE = 32_768;

/**
 * Least-cost travel over a friction grid from many starts at once, each cell with its time and the start's owner; ties
 * go to the lower owner. Exact: the shortest of all paths of the rules' moves, each step rounded to 1/8192 s.
 * One sweep may be run many times.
 */
export class CostSweep {
  readonly field: TerrainField;
  private readonly ground: Ground;
  /** Plain ground: the fast way (see `spread-level.ts`) asks the same. */
  private readonly plain: boolean;
  private readonly bucket: number;
  private readonly queue: CellQueue;

  constructor(grid: FrictionGrid, rules: TerrainRules = DEFAULT_TERRAIN_RULES, ready?: Ready) {
    this.field = ready?.field ?? padGrid(grid);
    this.ground = new Ground(this.field, rules);
    const usual = rules.speedAtSlope === null && rules.meanOf === 'paces' && rules.corners === 'one-side-open';
    this.plain = usual && rules.neighbours === 8 && rules.unknownElevation === 'level' && isLevel(this.field);
    this.bucket = ready?.bucket ?? bucketTicks(this.field);
    this.queue = new CellQueue(this.bucket);
  }

  /** A sweep over a large grid. */
  static *inSteps(grid: FrictionGrid, rules: TerrainRules): Steps<CostSweep> {
    const field = padGrid(grid);
    yield;
    const bucket = bucketTicks(field);
    yield;
    return new CostSweep(grid, rules, { field, bucket });
  }

  /** Padded index of a grid cell, or -1 where nobody passes or there is no such cell. */
  indexOf(cell: number): number {
    if (!(cell >= 0 && cell < this.field.columns * this.field.rows)) return -1;
    const index = paddedIndex(this.field, cell);
    return this.field.pace[index]! > 0 ? index : -1;
  }

  /** Labels of a grid nobody has reached yet: `unreached` where one can pass, -1 where not. */
  blank(unreached = UNREACHED_TICKS): SweepResult {
    const { pace } = this.field;
    const labels = new Float64Array(pace.length);
    for (let i = 0; i < labels.length; i++) labels[i] = pace[i]! > 0 ? unreached : -1;
    return { labels, unreached };
  }

  /** Times from the starts; cells farther than `limitSeconds` (`≤` is within) stay unreached. Impassable starts are left out. */
  run(starts: SweepStarts, limitSeconds = Infinity): SweepResult {
    return finish(this.runInSteps(starts, limitSeconds));
  }

  /** The same, to be put down in between; other sweeps may be run meanwhile. */
  *runInSteps(starts: SweepStarts, limitSeconds = Infinity): Steps<SweepResult> {
    const result = this.blank(unreachedBeyond(limitSeconds));
    const queue = new CellQueue(this.bucket);
    queue.begin(result.labels, null);
    this.enqueue(result, { starts, better: [] }, queue);
    while (!this.spread({ labels: result.labels, queue, most: CELLS_AT_ONCE })) yield;
    return result;
  }

  /** Goes on from more starts: only what they reach sooner is walked over. The log, if given, lists what was lowered. */
  lower(result: SweepResult, starts: SweepStarts, log: SweepLog | null): void {
    const { queue } = this;
    queue.begin(result.labels, log);
    this.enqueue(result, { starts, better: [] }, queue);
    while (!this.spread({ labels: result.labels, queue, most: CELLS_AT_ONCE }));
  }

  /** Whether nothing is left to go on from. */
  private spread(spreading: Spreading): boolean {
    return this.plain ? spreadLevel(this.field, spreading) : spreadMoves(this.ground, spreading);
  }

  /** The `k` nearest owners of every cell, nearest first, each a result of its own. */
  nearestOwners(starts: SweepStarts, k: number): SweepResult[] {
    const ranks = [this.run(starts)];
    while (ranks.length < k) {
      const better = ranks.map((rank) => rank.labels);
      const next = this.blank();
      this.queue.begin(next.labels, null);
      this.enqueue(next, { starts, better }, this.queue);
      spreadRank(this.ground, { better, ...next }, this.queue);
      ranks.push(next);
    }
    return ranks;
  }

  /** Puts starts in the queue, but for owners that a better rank holds at that cell. */
  private enqueue(
    { labels, unreached }: SweepResult,
    { starts, better }: { readonly starts: SweepStarts; readonly better: readonly Float64Array[] },
    queue: CellQueue,
  ): void {
    for (let s = 0; s < starts.cells.length; s++) {
      const index = this.indexOf(starts.cells[s]!);
      if (index < 0) continue;
      const owner = starts.owners?.[s] ?? 0;
      const label = tickLabel(starts.seconds?.[s] ?? 0, owner);
      if (label < labels[index]! && !isAmong({ better, unreached }, index, owner)) queue.lower(index, label);
    }
  }

  /** Seconds of every cell of the grid, Infinity where not reached. */
  seconds(result: SweepResult): Float64Array {
    return this.unpad((index) => tickLabelSeconds(result.labels[index]!, result.unreached), Float64Array);
  }

  /** Owner of every cell of the grid, -1 where not reached. */
  owners(result: SweepResult): Int32Array {
    const { labels, unreached } = result;
    const ownerAt = (index: number) =>
      labels[index]! < 0 || labels[index]! >= unreached ? -1 : labelOwner(labels[index]!);
    return this.unpad(ownerAt, Int32Array);
  }

  private unpad<T extends Float64Array | Int32Array>(read: (index: number) => number, Kind: new (n: number) => T): T {
    const { columns, rows, stride } = this.field;
    const out = new Kind(columns * rows);
    for (let row = 0; row < rows; row++) {
      const first = paddedIndex({ columns, stride }, row * columns);
      for (let column = 0; column < columns; column++) out[row * columns + column] = read(first + column);
    }
    return out;
  }
}

/** The lowest label that is beyond a limit: no owner brings a time at the limit up to it. */
export function unreachedBeyond(limitSeconds: number): number {
  const ticks = Math.floor(limitSeconds * TICKS_PER_SECOND);
  return Math.min(UNREACHED_TICKS, (ticks + 1) * (LABEL_PER_SECOND / TICKS_PER_SECOND));
}

/**
 * Width of the queue's buckets: the shortest straight step on the flat, but no less than a 64th of the mean one, so
 * that one fast cell does not make buckets that are nearly all empty.
 */
function bucketTicks(field: TerrainField): number {
  let least = Infinity;
  let sum = 0;
  let count = 0;
  for (const pace of field.pace) {
    if (pace === 0) continue;
    least = Math.min(least, pace);
    sum += pace;
    count++;
  }
  if (count === 0) return 1;
  return Math.max(least, sum / count / 64) * Math.min(field.cellX, field.cellY) * TICKS_PER_SECOND;
}
