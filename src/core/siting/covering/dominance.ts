import type { CoverProblem } from './cover-problem.ts';
import type { CoverIndex } from './cover-table.ts';

/**
 * Candidates that another one can always stand in for: it reaches all that they reach, charges no more and weighs no
 * more in any rule. Returns `upper` with those closed. Only for problems of one layer whose rules have no lower limits
 * on the candidate (a second site could otherwise be wanted beside the first). Of equal candidates the first stays.
 */
export function withoutDominated(index: CoverIndex): Uint8Array {
  const { problem } = index;
  const upper = problem.rules.upper.slice();
  if (problem.layers > 1) return upper;
  const wider = widerCandidates(index);
  for (let a = 0; a < problem.candidates; a++) {
    if (upper[a] === 0 || problem.rules.lower[a] === 1 || problem.charge[a]! < 0) continue;
    const size = problem.offsets[a + 1]! - problem.offsets[a]!;
    for (const b of wider(a)) {
      if (upper[b] === 0 || problem.charge[b]! > problem.charge[a]!) continue;
      const equal = problem.offsets[b + 1]! - problem.offsets[b]! === size;
      // Of equal ones the later goes, unless it is cheaper.
      if (equal && b > a && problem.charge[b] === problem.charge[a]) continue;
      if (!weighsNoMore(problem, { rowsOf: index.rowsOf, b, a })) continue;
      upper[a] = 0;
      break;
    }
  }
  return upper;
}

/**
 * Finds the other candidates that reach all groups of one: those that reach one of its groups, thinned out group by
 * group until nobody else is left. Groups come in leaps, not in order: near ones have nearly the same reachers, far ones
 * thin out quickly.
 */
function widerCandidates({ problem, reachers }: CoverIndex): (candidate: number) => number[] {
  const { offsets, groupsOf, candidates } = problem;
  const met = new Uint32Array(candidates);
  return (candidate) => {
    const from = offsets[candidate]!;
    const size = offsets[candidate + 1]! - from;
    if (size === 0) return [];
    const leap = leapOf(size);
    met.fill(0);
    for (let step = 0, at = 0; step < size; step++, at = (at + leap) % size) {
      const g = groupsOf[from + at]!;
      let others = 0;
      for (let k = reachers.offsets[g]!; k < reachers.offsets[g + 1]!; k++) {
        const c = reachers.candidatesOf[k]!;
        if (met[c] !== step) continue;
        met[c] = step + 1;
        if (c !== candidate) others++;
      }
      if (others === 0) return [];
    }
    const wider: number[] = [];
    for (let c = 0; c < candidates; c++) if (c !== candidate && met[c] === size) wider.push(c);
    return wider;
  };
}

/** About the golden section of a length, and prime to it: leaps that visit every place once and spread evenly. */
function leapOf(size: number): number {
  let leap = Math.max(1, Math.round(size * 0.618));
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  while (divisor(size, leap) !== 1) leap++;
  return leap;
}

interface Pair {
  readonly rowsOf: CoverIndex['rowsOf'];
  readonly b: number;
  readonly a: number;
}

function weightIn({ rowsOf }: Pair, candidate: number, row: number): number {
  for (let k = rowsOf.offsets[candidate]!; k < rowsOf.offsets[candidate + 1]!; k++) {
    if (rowsOf.rowsOf[k] === row) return rowsOf.valuesOf[k]!;
  }
  return 0;
}

/** Whether b may take a's place in any plan: no more weight at any upper limit, and a in no row with a lower one. */
function weighsNoMore(problem: CoverProblem, pair: Pair): boolean {
  const { rowsOf, a, b } = pair;
  const { rows } = problem.rules;
  for (const c of [a, b]) {
    for (let k = rowsOf.offsets[c]!; k < rowsOf.offsets[c + 1]!; k++) {
      const r = rowsOf.rowsOf[k]!;
      if (rows.lower[r]! > -Infinity) return false;
      if (weightIn(pair, b, r) > weightIn(pair, a, r)) return false;
    }
  }
  return true;
}
