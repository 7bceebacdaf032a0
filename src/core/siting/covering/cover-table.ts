import { type CoverProblem, type Reachers, reachersOf } from './cover-problem.ts';
import { RuleState } from './rule-state.ts';
import { type RowsOfCandidate, rowsOfCandidates } from './siting-rules.ts';

/** Tables of a problem that every search over it needs; made once. */
export interface CoverIndex {
  readonly problem: CoverProblem;
  readonly reachers: Reachers;
  readonly rowsOf: RowsOfCandidate;
}

export function coverIndex(problem: CoverProblem): CoverIndex {
  return { problem, reachers: reachersOf(problem), rowsOf: rowsOfCandidates(problem.rules) };
}

/**
 * A plan under construction, with the gain of every candidate kept up to date: what it would add if it is closed, what
 * would be lost without it if it is open. Opening or closing costs one visit to the reachers of those groups whose next
 * layer changes its worth, so that a swap is tried by really making it.
 */
export class CoverTable {
  readonly gain: Float64Array;
  readonly isOpen: Uint8Array;
  readonly rules: RuleState;
  worth = 0;
  /** Group visits so far: the work. */
  visits = 0;
  private readonly index: CoverIndex;
  private readonly times: Uint16Array;

  constructor(index: CoverIndex) {
    const { problem } = index;
    this.index = index;
    this.times = new Uint16Array(problem.groups);
    this.gain = new Float64Array(problem.candidates);
    this.isOpen = new Uint8Array(problem.candidates);
    this.rules = new RuleState(problem.rules, index.rowsOf);
    for (let c = 0; c < problem.candidates; c++) {
      let sum = -problem.charge[c]!;
      for (let i = problem.offsets[c]!; i < problem.offsets[c + 1]!; i++)
        sum += problem.worth[problem.groupsOf[i]! * problem.layers]!;
      this.gain[c] = sum;
    }
  }

  /** Open candidates, ascending. */
  chosen(): number[] {
    const chosen: number[] = [];
    for (let c = 0; c < this.isOpen.length; c++) if (this.isOpen[c] === 1) chosen.push(c);
    return chosen;
  }

  /** Makes the table that of another plan, by way of what differs. */
  become(plan: readonly number[]): void {
    const wanted = new Uint8Array(this.isOpen.length);
    for (const c of plan) wanted[c] = 1;
    for (let c = 0; c < wanted.length; c++) if (this.isOpen[c]! > wanted[c]!) this.close(c);
    for (const c of plan) if (this.isOpen[c] === 0) this.open(c);
  }

  open(candidate: number): void {
    this.worth += this.gain[candidate]!;
    this.isOpen[candidate] = 1;
    this.rules.add(candidate, 1);
    this.shift(candidate, 1);
  }

  close(candidate: number): void {
    this.isOpen[candidate] = 0;
    this.rules.add(candidate, -1);
    this.shift(candidate, -1);
    this.worth -= this.gain[candidate]!;
  }

  /** Counts one more or one less site for the candidate's groups, and lets the gains of all their reachers follow. */
  private shift(candidate: number, sign: 1 | -1): void {
    const { problem, reachers } = this.index;
    const { offsets, groupsOf, worth, layers } = problem;
    const { times, gain, isOpen } = this;
    for (let i = offsets[candidate]!; i < offsets[candidate + 1]!; i++) {
      const g = groupsOf[i]!;
      // Number of sites without this one: layers below are taken by others, `at` is this one's own.
      const at = sign === 1 ? times[g]! : times[g]! - 1;
      times[g]! += sign;
      if (at > layers) continue;
      const before = at > 0 ? worth[g * layers + at - 1]! : 0;
      const own = at < layers ? worth[g * layers + at]! : 0;
      const next = at + 1 < layers ? worth[g * layers + at + 1]! : 0;
      // A closed candidate comes after this one (own → next), an open one had the last layer (before → own).
      const closedChange = sign * (next - own);
      const openChange = sign * (own - before);
      if (closedChange === 0 && (openChange === 0 || at === 0)) continue;
      this.visits += reachers.offsets[g + 1]! - reachers.offsets[g]!;
      for (let k = reachers.offsets[g]!; k < reachers.offsets[g + 1]!; k++) {
        const c = reachers.candidatesOf[k]!;
        if (c !== candidate) gain[c]! += isOpen[c] === 1 ? openChange : closedChange;
      }
    }
    this.visits += offsets[candidate + 1]! - offsets[candidate]!;
  }
}
