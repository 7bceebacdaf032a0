import { type LinearRows, linearRows } from '../solver/linear-program.ts';

/**
 * What plans are allowed, whatever the model: each candidate may (0 … 1), must (1 … 1) or must not (0 … 0) be open, and
 * weighted counts of open candidates keep within limits. Number of sites, money, counties, spacing, closable existing
 * sites and places that must be reached are all rows of this kind.
 */
export interface SitingRules {
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
  readonly rows: LinearRows;
  /** The row of the number of sites or of the money, all of whose weights are ≥ 0 and which has an upper limit; -1: none. */
  readonly main: number;
}

/** Candidates counted together. */
export interface CountRule {
  readonly members: readonly number[];
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface RulesInput {
  readonly candidates: number;
  /** New sites at most (existing ones among the candidates do not count). */
  readonly sites?: number;
  /** Money at most, with the price of every candidate; both ≥ 0. */
  readonly budget?: { readonly price: ArrayLike<number>; readonly atMost: number };
  readonly required?: readonly number[];
  readonly forbidden?: readonly number[];
  /** Existing sites among the candidates: kept, but for at most so many that may close. */
  readonly existing?: { readonly members: readonly number[]; readonly mayClose: number };
  /** At least and at most n per county, class, … */
  readonly counts?: readonly CountRule[];
  /** Pairs that may not both be open: a0, b0, a1, b1, … */
  readonly conflicts?: ArrayLike<number>;
}

/** Puts wishes into rules. A candidate both required and forbidden makes rules that no plan meets (see `rulesTrouble`). */
export function sitingRules(input: RulesInput): SitingRules {
  const { candidates, required = [], forbidden = [], existing } = input;
  const lower = new Uint8Array(candidates);
  const upper = new Uint8Array(candidates).fill(1);
  for (const c of forbidden) upper[c] = 0;
  for (const c of required) lower[c] = 1;
  if (existing && existing.mayClose === 0) for (const c of existing.members) lower[c] = 1;
  const limit = mainRow(input);
  const counts = (input.counts ?? []).map(({ members, atLeast = -Infinity, atMost = Infinity }) => ({
    lower: atLeast,
    upper: atMost,
    terms: members.map((c) => [c, 1] as const),
  }));
  if (existing && existing.mayClose > 0)
    counts.push({
      lower: existing.members.length - existing.mayClose,
      upper: Infinity,
      terms: existing.members.map((c) => [c, 1] as const),
    });
  const both = input.sites !== undefined && input.budget ? [sitesRow(input)] : [];
  const rows = linearRows([...limit, ...both, ...counts, ...cliquesOf(input.conflicts ?? [], candidates)]);
  return { lower, upper, rows, main: limit.length > 0 ? 0 : -1 };
}

function mainRow(input: RulesInput) {
  const { budget, candidates } = input;
  if (!budget) return input.sites === undefined ? [] : [sitesRow(input)];
  const terms = Array.from({ length: candidates }, (_, c) => [c, budget.price[c]!] as const);
  return [{ lower: -Infinity, upper: budget.atMost, terms: terms.filter(([, price]) => price > 0) }];
}

function sitesRow({ candidates, sites = Infinity, existing }: RulesInput) {
  const standing = new Set(existing?.members);
  const fresh = Array.from({ length: candidates }, (_, c) => c).filter((c) => !standing.has(c));
  return { lower: -Infinity, upper: sites, terms: fresh.map((c) => [c, 1] as const) };
}

/**
 * Pairs that exclude each other, gathered into sets of which at most one may be open: the same plans, but a linear
 * program sees far more in one row over a set than in a row for every pair.
 */
function cliquesOf(pairs: ArrayLike<number>, candidates: number) {
  const apart = Array.from({ length: candidates }, () => new Set<number>());
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    if (pairs[i] === pairs[i + 1]) continue;
    apart[pairs[i]!]!.add(pairs[i + 1]!);
    apart[pairs[i + 1]!]!.add(pairs[i]!);
  }
  const rows: { lower: number; upper: number; terms: (readonly [number, number])[] }[] = [];
  const done = Array.from({ length: candidates }, () => new Set<number>());
  for (let a = 0; a < candidates; a++) {
    for (const b of [...apart[a]!].sort((x, y) => x - y)) {
      if (b < a || done[a]!.has(b)) continue;
      const clique = [a, b];
      for (const c of [...apart[a]!].sort((x, y) => x - y)) {
        if (!clique.includes(c) && clique.every((member) => apart[member]!.has(c))) clique.push(c);
      }
      for (const x of clique) for (const y of clique) if (x !== y) done[x]!.add(y);
      rows.push({ lower: -Infinity, upper: 1, terms: clique.map((c) => [c, 1] as const) });
    }
  }
  return rows;
}

/** The reverse of the rows: where each candidate occurs. */
export interface RowsOfCandidate {
  readonly offsets: Uint32Array;
  readonly rowsOf: Uint32Array;
  readonly valuesOf: Float64Array;
}

export function rowsOfCandidates({ rows, lower }: SitingRules): RowsOfCandidate {
  const candidates = lower.length;
  const offsets = new Uint32Array(candidates + 1);
  for (const c of rows.columns) offsets[c + 1]!++;
  for (let c = 0; c < candidates; c++) offsets[c + 1]! += offsets[c]!;
  const next = offsets.slice(0, candidates);
  const rowsOf = new Uint32Array(rows.columns.length);
  const valuesOf = new Float64Array(rows.columns.length);
  for (let r = 0; r < rows.lower.length; r++) {
    for (let k = rows.offsets[r]!; k < rows.offsets[r + 1]!; k++) {
      const at = next[rows.columns[k]!]!++;
      rowsOf[at] = r;
      valuesOf[at] = rows.values[k]!;
    }
  }
  return { offsets, rowsOf, valuesOf };
}

/** Prices are sums of doubles: a limit is kept if it is passed by no more than this, relative. */
const SLACK = 1e-9;

/** The first row that a plan breaks, -1 if it keeps them all; the plan's candidates must be allowed and complete too (-2). */
export function brokenRule({ rows, lower, upper }: SitingRules, chosen: readonly number[]): number {
  const open = new Uint8Array(lower.length);
  for (const c of chosen) open[c] = 1;
  for (let c = 0; c < lower.length; c++) if (open[c]! < lower[c]! || open[c]! > upper[c]!) return -2;
  for (let r = 0; r < rows.lower.length; r++) {
    let sum = 0;
    for (let k = rows.offsets[r]!; k < rows.offsets[r + 1]!; k++) sum += rows.values[k]! * open[rows.columns[k]!]!;
    const slack = SLACK * Math.max(1, Math.abs(sum));
    if (sum < rows.lower[r]! - slack || sum > rows.upper[r]! + slack) return r;
  }
  return -1;
}
