import type { TravelMatrix } from './travel-matrix.ts';
import type { WorkMeter } from './work-meter.ts';

/** Demand by rows with the nearest candidate first; equal rows put together. */
export interface SortedRows {
  readonly rows: number;
  readonly candidates: number;
  /** People per row, > 0. */
  readonly people: Float64Array;
  /** Row i is reached from `candidate[k]` in `time[k]`, k = offsets[i] … offsets[i + 1] - 1, times ascending. */
  readonly offsets: Uint32Array;
  readonly candidate: Uint32Array;
  readonly time: Float64Array;
}

/**
 * Sorts a matrix by rows. Demand points that the same candidates reach in the same times become one row (exact: people
 * add up); points that no candidate reaches, and points without people, are no rows.
 */
export async function sortedRows(matrix: TravelMatrix, meter: WorkMeter): Promise<SortedRows> {
  const { weight, candidates } = matrix;
  const sorted = { candidate: new Uint32Array(matrix.candidate.length), time: new Float64Array(matrix.time.length) };
  const offsets = new Uint32Array(weight.length + 1);
  const people = new Float64Array(weight.length);
  const rowsByHash = new Map<number, number[]>();
  let rows = 0;
  for (let d = 0; d < weight.length; d++) {
    const length = matrix.offsets[d + 1]! - matrix.offsets[d]!;
    if (weight[d]! <= 0 || length === 0) continue;
    const start = offsets[rows]!;
    offsets[rows + 1] = start + length;
    sortInto(matrix, d, { candidate: sorted.candidate.subarray(start), time: sorted.time.subarray(start) });
    const hash = hashOf(sorted, start, start + length);
    const alike = rowsByHash.get(hash) ?? [];
    const same = alike.find((row) => areEqual(sorted, offsets, [row, rows]));
    if (same === undefined) {
      alike.push(rows);
      rowsByHash.set(hash, alike);
    }
    people[same ?? rows++]! += weight[d]!;
    meter.add(SORTING * length);
    if (meter.due) await meter.pause();
  }
  const filled = offsets[rows]!;
  return {
    rows,
    candidates,
    people: people.slice(0, rows),
    offsets: offsets.slice(0, rows + 1),
    candidate: sorted.candidate.subarray(0, filled),
    time: sorted.time.subarray(0, filled),
  };
}

type Entries = Pick<SortedRows, 'candidate' | 'time'>;
/** Work of sorting an entry, in entries looked at. */
const SORTING = 20;

/** Entries of one demand point by time, then by candidate. */
function sortInto({ offsets, candidate, time }: TravelMatrix, d: number, out: Entries): void {
  const [start, end] = [offsets[d]!, offsets[d + 1]!];
  const values = out.time.subarray(0, end - start);
  values.set(time.subarray(start, end));
  values.sort();
  const order = Uint32Array.from(values, (_, k) => start + k);
  if (!isAscending(candidate, start, end)) order.sort((a, b) => candidate[a]! - candidate[b]!);
  // Each entry goes to the first free place among those of its time: a rank by binary search, ties in order.
  const taken = new Uint32Array(end - start);
  for (const k of order) {
    const place = lowerBound(values, time[k]!);
    out.candidate[place + taken[place]!++] = candidate[k]!;
  }
}

function isAscending(values: Uint32Array, start: number, end: number): boolean {
  for (let k = start + 1; k < end; k++) if (values[k]! <= values[k - 1]!) return false;
  return true;
}

/** Place of the first value that is not less than the wanted one. */
function lowerBound(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** FNV over the candidates and the bits of the times; equal rows are told apart by comparing, not by this. */
function hashOf({ candidate, time }: Entries, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let k = start; k < end; k++) {
    VALUE[0] = time[k]!;
    hash = Math.imul(hash ^ candidate[k]!, 0x01000193);
    hash = Math.imul(hash ^ BITS[0]! ^ (hash >>> 15), 0x01000193);
    hash = Math.imul(hash ^ BITS[1]! ^ (hash >>> 13), 0x01000193);
  }
  return hash;
}
const VALUE = new Float64Array(1);
const BITS = new Uint32Array(VALUE.buffer);

function areEqual({ candidate, time }: Entries, offsets: Uint32Array, [a, b]: readonly [number, number]): boolean {
  const [startA, startB] = [offsets[a]!, offsets[b]!];
  const length = offsets[a + 1]! - startA;
  if (offsets[b + 1]! - startB !== length) return false;
  for (let k = 0; k < length; k++) {
    if (candidate[startA + k] !== candidate[startB + k] || time[startA + k] !== time[startB + k]) return false;
  }
  return true;
}
