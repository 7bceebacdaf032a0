import { type LinearRows, linearRows } from '../solver/linear-program.ts';
import type { CoverProblem } from './cover-problem.ts';
import { mergeEqual } from './merge-equal.ts';
import type { SitingRules } from './siting-rules.ts';

export interface ReducedCover {
  readonly problem: CoverProblem;
  /** Candidate of the whole problem behind each that is left. */
  readonly candidateOf: Int32Array;
  /** Candidates that are open in every plan. */
  readonly fixed: readonly number[];
  /** What they are worth by themselves; add it to any worth in the reduced problem. */
  readonly base: number;
  /** Group of the reduced problem that each of the whole one went into, -1 where nothing is left to win. */
  readonly groupOf: Int32Array;
}

/**
 * The same problem without what is settled: forbidden candidates are gone, required ones stand and what they cover is
 * taken off, groups that the same candidates reach become one. Loses nothing: any plan of the rest is worth as much.
 * `lower` and `upper` may settle more candidates than the rules do.
 */
export function reduceCover(whole: CoverProblem, lower = whole.rules.lower, upper = whole.rules.upper): ReducedCover {
  const fixed: number[] = [];
  const left: number[] = [];
  for (let c = 0; c < whole.candidates; c++) {
    if (lower[c]! > upper[c]!) throw new Error(`siting: candidate ${c} is both required and forbidden`);
    if (lower[c] === 1) fixed.push(c);
    else if (upper[c] === 1) left.push(c);
  }
  const { remaining, base } = takeOff(whole, fixed);
  const { offsets, groupsOf, groupOf, groups } = mergeEqual(whole, left, (group) =>
    hasWorth(remaining, group, whole.layers),
  );
  const worth = new Float64Array(groups * whole.layers);
  for (let g = 0; g < whole.groups; g++) {
    if (groupOf[g]! < 0) continue;
    for (let k = 0; k < whole.layers; k++) worth[groupOf[g]! * whole.layers + k]! += remaining[g * whole.layers + k]!;
  }
  const candidateOf = Int32Array.from(left);
  const problem: CoverProblem = {
    candidates: left.length,
    groups,
    layers: whole.layers,
    worth,
    offsets,
    groupsOf,
    charge: Float64Array.from(left, (c) => whole.charge[c]!),
    rules: reduceRules(whole.rules, candidateOf, fixed),
  };
  return { problem, candidateOf, fixed, base, groupOf };
}

/** Worth that is still to be won per group and layer, once the fixed candidates stand. */
function takeOff(whole: CoverProblem, fixed: readonly number[]): { remaining: Float64Array; base: number } {
  const { layers, worth, offsets, groupsOf } = whole;
  if (fixed.length === 0) return { remaining: worth, base: 0 };
  const times = new Uint32Array(whole.groups);
  let base = 0;
  for (const c of fixed) {
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) times[groupsOf[i]!]!++;
    base -= whole.charge[c]!;
  }
  const remaining = new Float64Array(worth.length);
  for (let g = 0; g < whole.groups; g++) {
    for (let k = 0; k < layers; k++) {
      if (k < times[g]!) base += worth[g * layers + k]!;
      else remaining[g * layers + k - times[g]!] = worth[g * layers + k]!;
    }
  }
  return { remaining, base };
}

function hasWorth(remaining: Float64Array, group: number, layers: number): boolean {
  for (let k = 0; k < layers; k++) if (remaining[group * layers + k]! !== 0) return true;
  return false;
}

/** Rows over the candidates that are left; rows that can no longer be broken are dropped. */
function reduceRules(rules: SitingRules, candidateOf: Int32Array, fixed: readonly number[]): SitingRules {
  const { rows } = rules;
  const number = new Int32Array(rules.lower.length).fill(-1);
  candidateOf.forEach((c, i) => {
    number[c] = i;
  });
  const open = new Uint8Array(rules.lower.length);
  for (const c of fixed) open[c] = 1;
  const kept: { lower: number; upper: number; terms: (readonly [number, number])[] }[] = [];
  let main = -1;
  for (let r = 0; r < rows.lower.length; r++) {
    const row = reduceRow(rows, r, { number, open });
    const least = row.terms.reduce((sum, [, value]) => sum + Math.min(0, value), 0);
    const most = row.terms.reduce((sum, [, value]) => sum + Math.max(0, value), 0);
    if (r !== rules.main && least >= row.lower && most <= row.upper) continue;
    if (r === rules.main) main = kept.length;
    kept.push(row);
  }
  const size = candidateOf.length;
  return { lower: new Uint8Array(size), upper: new Uint8Array(size).fill(1), rows: linearRows(kept), main };
}

function reduceRow(rows: LinearRows, r: number, { number, open }: { number: Int32Array; open: Uint8Array }) {
  let used = 0;
  const terms: (readonly [number, number])[] = [];
  for (let k = rows.offsets[r]!; k < rows.offsets[r + 1]!; k++) {
    const c = rows.columns[k]!;
    if (open[c] === 1) used += rows.values[k]!;
    else if (number[c]! >= 0) terms.push([number[c]!, rows.values[k]!]);
  }
  return { lower: rows.lower[r]! - used, upper: rows.upper[r]! - used, terms };
}
