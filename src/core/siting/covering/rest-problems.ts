import type { CoverProblem } from './cover-problem.ts';
import { type CoverIndex, coverIndex } from './cover-table.ts';
import { withoutDominated } from './dominance.ts';
import { type ReducedCover, reduceCover } from './reduce-cover.ts';
import type { SaddleBound } from './saddle-bound.ts';

/** A rest of the problem that has shrunk to this share is made a problem of its own. */
const SHRUNK = 0.8;

/** What is settled about the candidates of a problem while it is solved, and the rests that are left. */
export class RestProblems {
  /** The whole problem after the first reduction: all later ones are made from it. */
  readonly core: ReducedCover;
  readonly coreIndex: CoverIndex;
  /** Rests made so far. */
  made = 0;
  private readonly lower: Uint8Array;
  private readonly upper: Uint8Array;

  constructor(whole: CoverProblem) {
    this.core = reduceCover(whole);
    this.coreIndex = coverIndex(this.core.problem);
    this.lower = this.core.problem.rules.lower.slice();
    this.upper = this.core.problem.rules.upper.slice();
  }

  /** The core itself as a rest. */
  untouched(): ReducedCover {
    const { problem } = this.core;
    const candidateOf = Int32Array.from({ length: problem.candidates }, (_, c) => c);
    const groupOf = Int32Array.from({ length: problem.groups }, (_, g) => g);
    return { problem, candidateOf, fixed: [], base: 0, groupOf };
  }

  /** Takes what is settled out of the problem; merges, and drops candidates that others can stand in for. */
  reduce(): ReducedCover {
    const { problem } = this.core;
    const first = this.made === 0 ? null : reduceCover(problem, this.lower, this.upper);
    const kept = withoutDominated(first ? coverIndex(first.problem) : this.coreIndex);
    kept.forEach((upper, i) => {
      if (upper === 0) this.upper[first?.candidateOf[i] ?? i] = 0;
    });
    this.made++;
    return reduceCover(problem, this.lower, this.upper);
  }

  /**
   * Settles the candidates whose other side the bound rules out: opening or closing them would take it down by more
   * than the room between it and what has to be beaten. 'nothing-left': no plan beats it.
   */
  settle(
    rest: ReducedCover,
    { saddle, room }: { readonly saddle: SaddleBound; readonly room: number },
  ): 'nothing-left' | 'smaller' | 'same' {
    if (room <= 0) return 'nothing-left';
    const { lower, upper } = this;
    let settled = 0;
    for (let i = 0; i < rest.candidateOf.length; i++) {
      const c = rest.candidateOf[i]!;
      if (saddle.lossIfOpen[i]! > room) upper[c] = 0;
      if (saddle.lossIfClosed[i]! > room) lower[c] = 1;
      // Ruled out both ways, now or before.
      if (lower[c]! > upper[c]!) return 'nothing-left';
      if (lower[c] === upper[c]) settled++;
    }
    return settled >= (1 - SHRUNK) * rest.candidateOf.length ? 'smaller' : 'same';
  }

  /** The part of a plan of the whole that is in a rest, in its numbers. */
  inRest(rest: ReducedCover, plan: readonly number[]): number[] {
    const open = new Set(plan);
    const { candidateOf } = this.core;
    return Array.from(rest.candidateOf.keys()).filter((i) => open.has(candidateOf[rest.candidateOf[i]!]!));
  }

  /** A plan of the rest as one of the whole, ascending. */
  inWhole(rest: ReducedCover, plan: readonly number[]): number[] {
    const { candidateOf, fixed } = this.core;
    const inCore = [...rest.fixed, ...plan.map((i) => rest.candidateOf[i]!)];
    return [...fixed, ...inCore.map((i) => candidateOf[i]!)].sort((a, b) => a - b);
  }

  /** Worth of what is open in all plans of a rest. */
  baseOf(rest: ReducedCover): number {
    return this.core.base + rest.base;
  }
}
