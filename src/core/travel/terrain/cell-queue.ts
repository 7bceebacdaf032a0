import { OWNER_SPAN } from '../label.ts';
import type { SweepLog } from './sweep-log.ts';

/** Buckets of the ring; a power of two. */
const BUCKETS = 256;
/** Slots of a chunk; a power of two. The first one links to the chunk filled before it. */
const CHUNK = 256;

/**
 * The cells a sweep still has to go on from, by ascending label: a ring of buckets of one width in time (Dial 1969;
 * Denardo and Fox 1979). A bucket is emptied last in, first out, which keeps to cells near in memory. Buckets wider
 * than the shortest step are right too: a cell that is lowered in the bucket being emptied comes up again.
 * What lies beyond the ring waits in a list until the ring gets there.
 */
export class CellQueue {
  private readonly perLabel: number;
  /** By bucket of the ring: where its next cell goes in the pool; 0 = empty. */
  private readonly ends = new Int32Array(BUCKETS);
  private pool = new Int32Array(CHUNK * 64);
  private used = CHUNK;
  private freeChunk = 0;
  private current = 0;
  private waiting = 0;
  private far = new Int32Array(CHUNK);
  private farCount = 0;
  private farFirst = Infinity;
  private labels: Float64Array = new Float64Array(0);
  private log: SweepLog | null = null;

  /** Width of a bucket in ticks, at least 8. The shortest step is best. */
  constructor(width: number) {
    this.perLabel = 1 / (Math.max(8, width) * OWNER_SPAN);
  }

  /** Begins a sweep that lowers `labels`. */
  begin(labels: Float64Array, log: SweepLog | null): void {
    this.labels = labels;
    this.log = log;
    this.current = 0;
  }

  /** Gives a cell a lower label and has it come up in its turn. */
  lower(cell: number, label: number): void {
    if (this.log) this.log.note(cell, this.labels[cell]!);
    this.labels[cell] = label;
    this.put((label * this.perLabel) | 0, cell);
  }

  /** The next cell to go on from, -1 when there is none. */
  take(): number {
    for (;;) {
      const slot = this.current & (BUCKETS - 1);
      let end = this.ends[slot]!;
      if (end === 0) {
        if (!this.advance()) return -1;
        continue;
      }
      const cell = this.pool[--end]!;
      if ((end & (CHUNK - 1)) === 1) end = this.dropChunk(end - 1);
      this.ends[slot] = end;
      this.waiting--;
      // A cell that was lowered after it was put here had its turn in an earlier bucket.
      if (((this.labels[cell]! * this.perLabel) | 0) >= this.current) return cell;
    }
  }

  private put(bucket: number, cell: number): void {
    if (bucket - this.current >= BUCKETS) {
      this.putFar(bucket, cell);
      return;
    }
    const slot = bucket & (BUCKETS - 1);
    let end = this.ends[slot]!;
    if ((end & (CHUNK - 1)) === 0) end = this.addChunk(end);
    this.pool[end] = cell;
    this.ends[slot] = end + 1;
    this.waiting++;
  }

  /** To the next bucket that may hold something; false when nothing waits anywhere. */
  private advance(): boolean {
    if (this.waiting > 0) this.current++;
    else if (this.farCount > 0) this.current = this.farFirst;
    else return false;
    if (this.current === this.farFirst) this.bringNear();
    return true;
  }

  private putFar(bucket: number, cell: number): void {
    if (this.farCount === this.far.length) this.far = grown(this.far);
    this.far[this.farCount++] = cell;
    if (bucket < this.farFirst) this.farFirst = bucket;
  }

  /** Moves from the far list what the ring now spans, and forgets what had its turn. */
  private bringNear(): void {
    const count = this.farCount;
    this.farCount = 0;
    this.farFirst = Infinity;
    for (let i = 0; i < count; i++) {
      const cell = this.far[i]!;
      const bucket = (this.labels[cell]! * this.perLabel) | 0;
      // What goes back to the far list takes a place already read: it never overtakes `i`.
      if (bucket >= this.current) this.put(bucket, cell);
    }
  }

  /** A fresh chunk behind the full one that ends at `previousEnd` (0 = none); returns its first free slot. */
  private addChunk(previousEnd: number): number {
    let chunk = this.freeChunk;
    if (chunk !== 0) this.freeChunk = this.pool[chunk]!;
    else {
      chunk = this.used;
      this.used += CHUNK;
      if (this.used > this.pool.length) this.pool = grown(this.pool);
    }
    this.pool[chunk] = previousEnd;
    return chunk + 1;
  }

  private dropChunk(chunk: number): number {
    const previousEnd = this.pool[chunk]!;
    this.pool[chunk] = this.freeChunk;
    this.freeChunk = chunk;
    return previousEnd;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
