import { CLOSED, FREE, type MedianProblem, OPEN, restrict } from '../median/median-problem.ts';
import type { WorkMeter } from '../median/work-meter.ts';

/** More pairs than this are not compared: the gain would not be worth the time. */
const MOST_PAIRS = 2e7;

export interface ReducedCover {
  readonly problem: MedianProblem;
  /** Sites of the problem before that must be open, and are counted off in the new one. */
  readonly opened: readonly number[];
}

/**
 * Makes a covering problem (all entries cost 0, every row must be covered) smaller, again and again while it helps: a
 * row that is covered whenever another one is falls away (Toregas & ReVelle 1972), so does a site that covers nothing
 * which another one does not, and the only site of a row is opened. Keeps at least one plan that covers all, if any does.
 */
export async function reduceCover(start: MedianProblem, meter: WorkMeter): Promise<ReducedCover> {
  const opened: number[] = [];
  let problem = start;
  let place = Array.from({ length: start.sites }, (_, j) => j);
  for (;;) {
    const before = problem.sites + problem.rows;
    problem = withoutRows(problem, await dominatedRows(problem, meter));
    const settled = await dominatedSites(problem, meter);
    for (let i = 0; i < problem.rows; i++) {
      const only = problem.site[problem.offsets[i]!]!;
      if (problem.offsets[i + 1]! - problem.offsets[i]! === 2) settled[only] = OPEN;
    }
    opened.push(...place.filter((_, j) => settled[j] === OPEN));
    place = place.filter((_, j) => settled[j] === FREE);
    problem = restrict(problem, settled);
    if (problem.sites + problem.rows === before || problem.rows === 0) return { problem, opened };
  }
}

/** Sets as bits, `words` numbers of 32 bits each. */
interface BitSets {
  readonly count: number;
  readonly words: number;
  readonly bits: Uint32Array;
  readonly sizes: Uint32Array;
}

function bitSets(count: number, members: number, pairs: (add: (set: number, member: number) => void) => void): BitSets {
  const words = (members + 31) >>> 5;
  const bits = new Uint32Array(count * words);
  const sizes = new Uint32Array(count);
  pairs((set, member) => {
    bits[set * words + (member >>> 5)]! |= 1 << (member & 31);
    sizes[set]!++;
  });
  return { count, words, bits, sizes };
}

/** Rows whose sites include all sites of another row: 1. Of equal rows the first stays. */
function dominatedRows(problem: MedianProblem, meter: WorkMeter): Promise<Uint8Array> {
  const sets = bitSets(problem.rows, problem.sites, (add) => eachEntry(problem, add));
  return covered(sets, meter, { keep: 'smaller' });
}

/** Sites whose rows are all rows of another site as well: CLOSED. Of equal sites the first stays. */
async function dominatedSites(problem: MedianProblem, meter: WorkMeter): Promise<Uint8Array> {
  const sets = bitSets(problem.sites, problem.rows, (add) => eachEntry(problem, (row, site) => add(site, row)));
  const gone = await covered(sets, meter, { keep: 'larger' });
  return gone.map((is) => (is ? CLOSED : FREE));
}

function eachEntry({ rows, offsets, site }: MedianProblem, tell: (row: number, site: number) => void): void {
  for (let i = 0; i < rows; i++) for (let k = offsets[i]!; k < offsets[i + 1]! - 1; k++) tell(i, site[k]!);
}

/** Marks the sets that can go: supersets of another one, or subsets. */
async function covered(sets: BitSets, meter: WorkMeter, { keep }: { readonly keep: 'smaller' | 'larger' }) {
  const { count, words, bits, sizes } = sets;
  const gone = new Uint8Array(count);
  if (count * count > MOST_PAIRS) return gone;
  const order = Array.from(sizes, (_, set) => set).sort((a, b) => sizes[a]! - sizes[b]! || a - b);
  if (keep === 'larger') order.sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  for (let a = 0; a < count; a++) {
    const stays = order[a]!;
    if (gone[stays]) continue;
    let looked = count - a;
    for (let b = a + 1; b < count; b++) {
      const other = order[b]!;
      if (gone[other]) continue;
      const [small, large] = keep === 'smaller' ? [stays * words, other * words] : [other * words, stays * words];
      let w = 0;
      while (w < words && (bits[small + w]! & ~bits[large + w]!) === 0) w++;
      if (w === words) gone[other] = 1;
      looked += w + 1;
    }
    meter.add(looked);
    if (meter.due) await meter.pause();
  }
  return gone;
}

/** The problem without some rows: they are covered when the others are, and only that is asked. */
function withoutRows(problem: MedianProblem, gone: Uint8Array): MedianProblem {
  const kept: number[] = [];
  for (let i = 0; i < problem.rows; i++) if (!gone[i]) kept.push(i);
  return pickRows(problem, kept);
}

/** Some rows of a problem, in the order given. */
function pickRows(problem: MedianProblem, kept: readonly number[]): MedianProblem {
  const offsets = new Uint32Array(kept.length + 1);
  kept.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + problem.offsets[row + 1]! - problem.offsets[row]!;
  });
  const site = new Uint32Array(offsets[kept.length]!);
  const cost = new Float64Array(site.length);
  kept.forEach((row, i) => {
    const [start, end] = [problem.offsets[row]!, problem.offsets[row + 1]!];
    site.set(problem.site.subarray(start, end), offsets[i]!);
    cost.set(problem.cost.subarray(start, end), offsets[i]!);
  });
  const cap = Float64Array.from(kept, (row) => problem.cap[row]!);
  const rowOf = Uint32Array.from(kept);
  return { ...problem, rows: kept.length, offsets, site, cost, cap, rowOf };
}
