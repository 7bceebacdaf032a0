import type { RowsOfCandidate, SitingRules } from './siting-rules.ts';

/** Prices are sums of doubles; a limit is kept if it is passed by no more than this, relative (as in `brokenRule`). */
const SLACK = 1e-9;

/** How full each row of the rules is while a plan grows and changes. */
export class RuleState {
  private readonly rules: SitingRules;
  private readonly rowsOf: RowsOfCandidate;
  private readonly sums: Float64Array;
  private readonly upper: Float64Array;
  private readonly lower: Float64Array;
  /** How far all rows together fall short of their lower limits. */
  deficit = 0;

  constructor(rules: SitingRules, rowsOf: RowsOfCandidate) {
    this.rules = rules;
    this.rowsOf = rowsOf;
    const { lower, upper } = rules.rows;
    this.sums = new Float64Array(lower.length);
    this.lower = lower.map((limit) => limit - SLACK * Math.max(1, Math.abs(limit)));
    this.upper = upper.map((limit) => limit + SLACK * Math.max(1, Math.abs(limit)));
    for (let r = 0; r < lower.length; r++) this.deficit += Math.max(0, this.lower[r]!);
  }

  add(candidate: number, sign: 1 | -1): void {
    const { offsets, rowsOf, valuesOf } = this.rowsOf;
    for (let k = offsets[candidate]!; k < offsets[candidate + 1]!; k++) {
      const r = rowsOf[k]!;
      const before = Math.max(0, this.lower[r]! - this.sums[r]!);
      this.sums[r]! += sign * valuesOf[k]!;
      this.deficit += Math.max(0, this.lower[r]! - this.sums[r]!) - before;
    }
    if (this.deficit < 1e-12) this.deficit = 0;
  }

  /** Whether no upper limit would be passed. */
  allows(candidate: number): boolean {
    if (this.rules.upper[candidate] === 0) return false;
    const { offsets, rowsOf, valuesOf } = this.rowsOf;
    for (let k = offsets[candidate]!; k < offsets[candidate + 1]!; k++) {
      if (this.sums[rowsOf[k]!]! + valuesOf[k]! > this.upper[rowsOf[k]!]!) return false;
    }
    return true;
  }

  /** By how much opening the candidate would lessen what is missing. */
  relief(candidate: number): number {
    if (this.deficit === 0) return 0;
    const { offsets, rowsOf, valuesOf } = this.rowsOf;
    let relief = 0;
    for (let k = offsets[candidate]!; k < offsets[candidate + 1]!; k++) {
      const missing = this.lower[rowsOf[k]!]! - this.sums[rowsOf[k]!]!;
      if (missing > 0) relief += Math.min(missing, valuesOf[k]!);
    }
    return relief;
  }

  get isComplete(): boolean {
    return this.deficit <= 1e-9;
  }
}
