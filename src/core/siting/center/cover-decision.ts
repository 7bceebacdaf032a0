import { CLOSED, FREE, type MedianProblem, OPEN, restrict } from '../median/median-problem.ts';
import { runMedian } from '../median/median-run.ts';
import type { SortedRows } from '../median/sorted-rows.ts';
import type { WorkMeter } from '../median/work-meter.ts';
import { reduceCover } from './dominance.ts';

/** What is asked of every time limit: can so many sites serve all but a few people within it? */
export interface CoverQuestion {
  readonly rows: SortedRows;
  readonly sites: number;
  /** People who may be left out; 0 means that every row counts alike. */
  readonly spare: number;
  readonly kept: readonly number[];
  readonly required: readonly number[];
  readonly forbidden: readonly number[];
  readonly seed: number;
  readonly meter: WorkMeter;
}

export type CoverAnswer =
  /** Candidates that do it; they may be fewer than allowed. */
  | { readonly answer: 'yes'; readonly chosen: readonly number[] }
  /** Proved: no choice does. */
  | { readonly answer: 'no' }
  /** Stopped before it was known. */
  | { readonly answer: 'unknown' };

/** With more rows than this, rows are asked for only as plans leave them out. */
const ALL_ROWS = 1500;
const FIRST_ROWS = 400;
const MORE_ROWS = 200;

/**
 * Answers covering questions at changing limits. Each is a median problem in which a row costs nothing within the limit
 * and something beyond: a Lagrangian bound above what may be left out says no. Rows met once are kept for the next limit.
 */
export class CoverDecision {
  private readonly question: CoverQuestion;
  private readonly asked: Uint8Array;

  constructor(question: CoverQuestion) {
    this.question = question;
    const { rows } = question.rows;
    this.asked = new Uint8Array(rows).fill(rows <= ALL_ROWS || question.spare > 0 ? 1 : 0);
    this.ask(nearestOf(question.rows), FIRST_ROWS);
  }

  /** Whether all but the spare people can be within the limit. */
  async within(limit: number): Promise<CoverAnswer> {
    for (;;) {
      const found = await this.onAskedRows(limit);
      if (found.answer !== 'yes') return found;
      const late = this.timesOver(found.chosen, limit);
      if (this.question.spare > 0 || late.every((time) => time === 0)) return found;
      this.ask(late, MORE_ROWS);
    }
  }

  /** Asks for the rows with the highest values from now on. */
  private ask(values: Float64Array, count: number): void {
    const order = Array.from(values, (_, row) => row).filter((row) => !this.asked[row] && values[row]! > 0);
    order.sort((a, b) => values[b]! - values[a]! || a - b);
    for (const row of order.slice(0, count)) this.asked[row] = 1;
  }

  /** Time of each row where it is over the limit, else 0. */
  private timesOver(chosen: readonly number[], limit: number): Float64Array {
    const { rows, kept } = this.question;
    const isOpen = new Uint8Array(rows.candidates);
    for (const c of [...kept, ...chosen]) isOpen[c] = 1;
    return Float64Array.from(rows.people, (_, i) => {
      let k = rows.offsets[i]!;
      while (k < rows.offsets[i + 1]! && !isOpen[rows.candidate[k]!]) k++;
      const time = k < rows.offsets[i + 1]! ? rows.time[k]! : Number.MAX_VALUE;
      return time > limit ? time : 0;
    });
  }

  private async onAskedRows(limit: number): Promise<CoverAnswer> {
    const { question } = this;
    const problem = coverProblem(question, limit, this.asked);
    if (!problem) return { answer: 'no' };
    const { problem: reduced, opened } =
      question.spare > 0 ? { problem, opened: [] } : await reduceCover(problem, question.meter);
    if (reduced.open < 0) return { answer: 'no' };
    const meter = question.meter.part();
    const end = await runMedian(reduced, { seed: question.seed, meter, goal: question.spare });
    await meter.pause();
    const sites = [...opened.map((j) => problem.siteOf[j]!), ...end.plan.map((j) => reduced.siteOf[j]!)];
    if (end.cost <= question.spare) return { answer: 'yes', chosen: [...question.required, ...sites] };
    return end.bound > question.spare ? { answer: 'no' } : { answer: 'unknown' };
  }
}

/** The question at a limit; null where a row that must be covered has nobody near. */
function coverProblem(question: CoverQuestion, limit: number, asked: Uint8Array): MedianProblem | null {
  const { rows, spare, kept, required, forbidden } = question;
  const settled = new Uint8Array(rows.candidates).fill(FREE);
  for (const c of forbidden) settled[c] = CLOSED;
  for (const c of [...kept, ...required]) settled[c] = OPEN;
  const { entries, count } = extent(question, limit, asked);
  const site = new Uint32Array(entries + count);
  const cost = new Float64Array(entries + count);
  const offsets = new Uint32Array(count + 1);
  const cap = new Float64Array(count);
  let constant = 0;
  let filled = 0;
  let row = 0;
  for (let i = 0; i < rows.rows; i++) {
    if (!asked[i]) continue;
    const weight = spare > 0 ? rows.people[i]! : 1;
    const start = filled;
    for (let k = rows.offsets[i]!; k < rows.offsets[i + 1]! && rows.time[k]! <= limit; k++) {
      if (settled[rows.candidate[k]!] !== CLOSED) site[filled++] = rows.candidate[k]!;
    }
    if (filled === start) {
      if (spare === 0) return null;
      constant += weight;
      continue;
    }
    cost[filled++] = Infinity;
    cap[row] = weight;
    offsets[++row] = filled;
  }
  const lists = { offsets: offsets.slice(0, row + 1), site: site.slice(0, filled), cost: cost.slice(0, filled) };
  const numbers = { siteOf: Uint32Array.from(settled, (_, c) => c), rowOf: Uint32Array.from(cap, (_, i) => i) };
  const whole = spare === 0;
  const open = question.sites + new Set(kept).size;
  const all = { ...lists, ...numbers, sites: rows.candidates, rows: row, cap: cap.slice(0, row) };
  return restrict({ ...all, open, constant, whole }, settled);
}

/** Rows asked for, and their entries within the limit. */
function extent({ rows }: CoverQuestion, limit: number, asked: Uint8Array): { entries: number; count: number } {
  let entries = 0;
  let count = 0;
  for (let i = 0; i < rows.rows; i++) {
    if (!asked[i]) continue;
    count++;
    for (let k = rows.offsets[i]!; k < rows.offsets[i + 1]! && rows.time[k]! <= limit; k++) entries++;
  }
  return { entries, count };
}

/** Time of each row to its nearest candidate. */
function nearestOf({ people, offsets, time }: SortedRows): Float64Array {
  return Float64Array.from(people, (_, i) => time[offsets[i]!]!);
}
