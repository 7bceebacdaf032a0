import type { SitingRules } from './siting-rules.ts';

/**
 * Covering problems of one form: choose candidates within the rules so that the worth of the covered groups, less the
 * candidates' own charges, is as large as possible. A group is a demand point, or several that the same candidates reach.
 *
 * `worth[group * layers + k]` is what the (k + 1)-th site that reaches the group adds:
 * MCLP has one layer, the group's people (Church & ReVelle 1974); MEXCLP `people · (1 − q) · q^k` (Daskin 1983);
 * MALP and backup cover have nothing in the first layers and the people in the last.
 */
export interface CoverProblem {
  readonly candidates: number;
  readonly groups: number;
  readonly layers: number;
  readonly worth: Float64Array;
  /** Candidate c reaches `groupsOf[offsets[c] … offsets[c + 1] - 1]`, each once. */
  readonly offsets: Uint32Array;
  readonly groupsOf: Uint32Array;
  /** Taken off the worth for each open candidate; 0 for most problems. */
  readonly charge: Float64Array;
  readonly rules: SitingRules;
}

/** The reverse table: candidates that reach each group, ascending. */
export interface Reachers {
  readonly offsets: Uint32Array;
  readonly candidatesOf: Uint32Array;
}

/** Turns candidate → groups into group → candidates. */
export function reachersOf(problem: CoverProblem): Reachers {
  const { groups, candidates, groupsOf } = problem;
  const offsets = new Uint32Array(groups + 1);
  for (const group of groupsOf) offsets[group + 1]!++;
  for (let g = 0; g < groups; g++) offsets[g + 1]! += offsets[g]!;
  const next = offsets.slice(0, groups);
  const candidatesOf = new Uint32Array(groupsOf.length);
  for (let c = 0; c < candidates; c++) {
    for (let i = problem.offsets[c]!; i < problem.offsets[c + 1]!; i++) candidatesOf[next[groupsOf[i]!]!++] = c;
  }
  return { offsets, candidatesOf };
}

/** Whether every plan is worth a whole number: only then may a bound be rounded. */
export function isWholeWorth({ worth, charge }: CoverProblem): boolean {
  return worth.every(Number.isSafeInteger) && charge.every(Number.isSafeInteger);
}

/** Whether each further site that reaches a group adds no more than the one before: then the objective is submodular. */
export function isDiminishing({ worth, layers, groups }: CoverProblem): boolean {
  for (let g = 0; g < groups; g++) {
    for (let k = 1; k < layers; k++) if (worth[g * layers + k]! > worth[g * layers + k - 1]!) return false;
  }
  return true;
}

/**
 * What a plan is worth, counted group by group from the raw problem: the independent evaluator that every search and
 * every bound is held against.
 */
export function coverWorth(problem: CoverProblem, chosen: readonly number[]): number {
  const times = new Uint32Array(problem.groups);
  let sum = 0;
  for (const c of chosen) {
    for (let i = problem.offsets[c]!; i < problem.offsets[c + 1]!; i++) times[problem.groupsOf[i]!]!++;
    sum -= problem.charge[c]!;
  }
  for (let g = 0; g < problem.groups; g++) {
    for (let k = 0; k < problem.layers && k < times[g]!; k++) sum += problem.worth[g * problem.layers + k]!;
  }
  return sum;
}
