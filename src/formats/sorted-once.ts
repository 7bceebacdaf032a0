import type { Steps } from '../core/model/steps.ts';

/** Numbers sorted, and merged, between two pauses. */
const AT_ONCE = 2 ** 17;

/** The numbers that occur, ascending, each once. Runs are sorted by themselves and then merged two by two. */
export function* sortedOnce(numbers: Float64Array): Steps<Float64Array> {
  let runs: Float64Array[] = [];
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    runs.push(once(numbers.slice(from, from + AT_ONCE).sort()));
    yield;
  }
  while (runs.length > 1) {
    const merged: Float64Array[] = [];
    for (let i = 0; i + 1 < runs.length; i += 2) merged.push(yield* merge(runs[i]!, runs[i + 1]!));
    if (runs.length % 2 === 1) merged.push(runs.at(-1)!);
    runs = merged;
  }
  return runs[0] ?? new Float64Array(0);
}

/** Drops repeats from ascending numbers. */
function once(sorted: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!;
  return sorted.subarray(0, count);
}

/** Two ascending lists without repeats as one. */
function* merge(a: Float64Array, b: Float64Array): Steps<Float64Array> {
  const out = new Float64Array(a.length + b.length);
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    for (const pause = count + AT_ONCE; count < pause && i < a.length && j < b.length; count++) {
      const [left, right] = [a[i]!, b[j]!];
      out[count] = left < right ? left : right;
      if (left <= right) i++;
      if (right <= left) j++;
    }
    yield;
  }
  out.set(i < a.length ? a.subarray(i) : b.subarray(j), count);
  return out.slice(0, count + (a.length - i) + (b.length - j));
}
