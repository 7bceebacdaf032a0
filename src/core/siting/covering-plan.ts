import type { CoveringProblem } from './covering-problem.ts';

/** A plan under construction: which candidates are open, and by how many of them each group is covered. */
export class CoveringPlan {
  /** Open candidates, by slot. */
  readonly open: number[] = [];
  private readonly problem: CoveringProblem;
  private readonly times: Uint16Array;
  /** Sum of the slots (plus one) that cover a group: with `times` = 1 it names the only one. */
  private readonly slots: Uint32Array;

  constructor(problem: CoveringProblem, open: readonly number[] = []) {
    this.problem = problem;
    this.times = new Uint16Array(problem.groups);
    this.slots = new Uint32Array(problem.groups);
    for (const candidate of open) this.add(candidate);
  }

  add(candidate: number): void {
    this.open.push(candidate);
    this.count(candidate, this.open.length, 1);
  }

  /** Puts another candidate into a slot. */
  swap(slot: number, candidate: number): void {
    this.count(this.open[slot]!, slot + 1, -1);
    this.open[slot] = candidate;
    this.count(candidate, slot + 1, 1);
  }

  private count(candidate: number, slotMark: number, sign: 1 | -1): void {
    const { offsets, groupsOf } = this.problem;
    for (let i = offsets[candidate]!; i < offsets[candidate + 1]!; i++) {
      this.times[groupsOf[i]!]! += sign;
      this.slots[groupsOf[i]!]! += sign * slotMark;
    }
  }

  /** People that one more candidate would add. */
  gain(candidate: number): number {
    const { offsets, groupsOf, weight } = this.problem;
    let gain = 0;
    for (let i = offsets[candidate]!; i < offsets[candidate + 1]!; i++) {
      if (this.times[groupsOf[i]!] === 0) gain += weight[groupsOf[i]!]!;
    }
    return gain;
  }

  /** People whom only this slot covers: lost if it closes. */
  loss(slot: number): number {
    const { offsets, groupsOf, weight } = this.problem;
    const candidate = this.open[slot]!;
    let loss = 0;
    for (let i = offsets[candidate]!; i < offsets[candidate + 1]!; i++) {
      if (this.times[groupsOf[i]!] === 1) loss += weight[groupsOf[i]!]!;
    }
    return loss;
  }

  /**
   * Gain of a candidate, and per slot the people it would win back if that slot closed at the same time (the overlap
   * table of fast interchange, Resende & Werneck 2007, here for covering). `winBack` is overwritten.
   */
  gainAndOverlap(candidate: number, winBack: Float64Array): number {
    const { offsets, groupsOf, weight } = this.problem;
    winBack.fill(0);
    let gain = 0;
    for (let i = offsets[candidate]!; i < offsets[candidate + 1]!; i++) {
      const group = groupsOf[i]!;
      if (this.times[group] === 0) gain += weight[group]!;
      else if (this.times[group] === 1) winBack[this.slots[group]! - 1]! += weight[group]!;
    }
    return gain;
  }

  /** Whether a candidate may join, leaving out one slot (-1: none). */
  allows(candidate: number, exceptSlot: number): boolean {
    return this.open.every(
      (other, slot) => slot === exceptSlot || (other !== candidate && !this.problem.conflict(other, candidate)),
    );
  }
}
