import type { Measure } from './measure.ts';

/**
 * Place × cell values within a limit as sparse columns: place p reaches `cells[offsets[p] … offsets[p + 1] - 1]`, in
 * ascending order, at `values` in the measure's unit. Flat arrays, to be handed from worker to worker.
 */
export interface TimesWithin {
  readonly offsets: Uint32Array<ArrayBuffer>;
  readonly cells: Uint32Array<ArrayBuffer>;
  /** 16 bits wide where the limit allows. */
  readonly values: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
}

export interface WithinQuestion {
  /** Greatest value that counts (`≤`). */
  readonly limit: number;
  /** Number of demand cells. */
  readonly cells: number;
  /** Cells marked 1 are left out. */
  readonly skip?: Uint8Array;
}

type Place = { readonly lon: number; readonly lat: number };

/**
 * What each place reaches within the limit. Places are searched one after the other and do not depend on one another:
 * ask for a part of them in each worker, or in each slice of time, and join the parts.
 */
export function timesWithin(measure: Measure, places: readonly Place[], question: WithinQuestion): TimesWithin {
  const { limit, skip } = question;
  const out = {
    cells: new Uint32Array(question.cells),
    values: new Uint32Array(question.cells),
    ...(skip && { skip }),
  };
  const offsets = new Uint32Array(places.length + 1);
  let cells = new Uint32Array(1 << 16);
  let values = newValues(limit, 1 << 16);
  places.forEach((place, p) => {
    const start = offsets[p]!;
    const found = measure.within(place, limit, out);
    if (start + found > cells.length) {
      const length = Math.max(start + found, cells.length * 2);
      cells = longer(cells, new Uint32Array(length));
      values = longer(values, newValues(limit, length));
    }
    cells.set(out.cells.subarray(0, found), start);
    values.set(out.values.subarray(0, found), start);
    offsets[p + 1] = start + found;
  });
  return sortColumns({ offsets, cells, values }, question);
}

/** Parts one after the other, in order of their places. */
export function joinTimes(parts: readonly TimesWithin[]): TimesWithin {
  const pairs = parts.reduce((sum, part) => sum + part.cells.length, 0);
  const places = parts.reduce((sum, part) => sum + part.offsets.length - 1, 0);
  const narrow = parts.every((part) => part.values.BYTES_PER_ELEMENT === 2);
  const joined = {
    offsets: new Uint32Array(places + 1),
    cells: new Uint32Array(pairs),
    values: narrow ? new Uint16Array(pairs) : new Uint32Array(pairs),
  };
  let pair = 0;
  let place = 0;
  for (const { offsets, cells, values } of parts) {
    joined.cells.set(cells, pair);
    joined.values.set(values, pair);
    for (let p = 1; p < offsets.length; p++) joined.offsets[++place] = pair + offsets[p]!;
    pair += cells.length;
  }
  return joined;
}

function newValues(limit: number, length: number): TimesWithin['values'] {
  return limit <= 0xffff ? new Uint16Array(length) : new Uint32Array(length);
}

function longer<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Sorts the cells of every column by turning the matrix round and back, two counting sorts in linear time. */
function sortColumns({ offsets, cells, values }: TimesWithin, question: WithinQuestion): TimesWithin {
  const pairs = offsets[offsets.length - 1]!;
  const rows = new Uint32Array(question.cells + 1);
  for (let i = 0; i < pairs; i++) rows[cells[i]! + 1]!++;
  for (let cell = 1; cell < rows.length; cell++) rows[cell]! += rows[cell - 1]!;
  const placeOf = new Uint32Array(pairs);
  const turnedValues = newValues(question.limit, pairs);
  const next = rows.slice();
  for (let p = 0; p < offsets.length - 1; p++) {
    for (let i = offsets[p]!; i < offsets[p + 1]!; i++) {
      const at = next[cells[i]!]!++;
      placeOf[at] = p;
      turnedValues[at] = values[i]!;
    }
  }
  const sorted = { offsets, cells: new Uint32Array(pairs), values: newValues(question.limit, pairs) };
  const cursor = offsets.slice();
  for (let cell = 0; cell < question.cells; cell++) {
    for (let i = rows[cell]!; i < rows[cell + 1]!; i++) {
      const at = cursor[placeOf[i]!]!++;
      sorted.cells[at] = cell;
      sorted.values[at] = turnedValues[i]!;
    }
  }
  return sorted;
}
