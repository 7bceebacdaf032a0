/** Which of `size` candidates exclude each other: bit c of word c >> 5 of row r. */
export class ConflictGraph {
  readonly size: number;
  readonly words: number;
  private readonly bits: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.words = (size + 31) >> 5;
    this.bits = new Uint32Array(size * this.words);
  }

  exclude(a: number, b: number): void {
    this.bits[a * this.words + (b >> 5)]! |= 1 << (b & 31);
    this.bits[b * this.words + (a >> 5)]! |= 1 << (a & 31);
  }

  excludes(a: number, b: number): boolean {
    return (this.bits[a * this.words + (b >> 5)]! & (1 << (b & 31))) !== 0;
  }

  /** into = from without `candidate` and all that it excludes. */
  allowedWith(candidate: number, from: Uint32Array, into: Uint32Array): void {
    const row = candidate * this.words;
    for (let w = 0; w < this.words; w++) into[w] = from[w]! & ~this.bits[row + w]!;
    into[candidate >> 5]! &= ~(1 << (candidate & 31));
  }

  /** Keeps in `of` only what the candidate excludes. */
  keepExcluded(candidate: number, of: Uint32Array): void {
    const row = candidate * this.words;
    for (let w = 0; w < this.words; w++) of[w]! &= this.bits[row + w]!;
  }
}

export interface SetSearch {
  /** Candidates that must be in the set (they must not exclude each other), and all that may be. */
  readonly required: readonly number[];
  readonly allowed: readonly number[];
  readonly wanted: number;
  /** Told of each branch: whether to go on, to let others run first, or to end. */
  readonly branch: () => 'go' | 'pause' | 'stop';
}

/**
 * So many candidates none of which excludes another, or the proof that there are none (null), or 'stopped'. Branch and
 * bound with colouring: of candidates that all exclude each other at most one can be in the set, so as many such classes
 * as hold everybody left is a limit (Tomita & Seki 2003, for cliques of the complement). Yields where it pauses.
 */
export function* independentSet(
  graph: ConflictGraph,
  search: SetSearch,
): Generator<void, readonly number[] | null | 'stopped'> {
  const allowed = new Uint32Array(graph.words);
  for (const c of search.allowed) allowed[c >> 5]! |= 1 << (c & 31);
  const chosen: number[] = [];
  for (const c of search.required) {
    graph.allowedWith(c, allowed, allowed);
    chosen.push(c);
  }
  const found = yield* extend(graph, search, { chosen, allowed });
  return found === 'none' ? null : found === 'stopped' ? 'stopped' : [...chosen].sort((a, b) => a - b);
}

interface Branch {
  readonly chosen: number[];
  readonly allowed: Uint32Array;
}

function* extend(
  graph: ConflictGraph,
  search: SetSearch,
  { chosen, allowed }: Branch,
): Generator<void, 'found' | 'none' | 'stopped'> {
  if (chosen.length >= search.wanted) return 'found';
  const next = search.branch();
  if (next === 'pause') yield;
  if (next === 'stop') return 'stopped';
  const { order, colour } = classes(graph, allowed);
  const rest = new Uint32Array(graph.words);
  const left = allowed.slice();
  // From the last class back: what comes before i needs no more than colour[i] classes.
  for (let i = order.length - 1; i >= 0; i--) {
    if (chosen.length + colour[i]! < search.wanted) return 'none';
    const c = order[i]!;
    graph.allowedWith(c, left, rest);
    chosen.push(c);
    const outcome = yield* extend(graph, search, { chosen, allowed: rest.slice() });
    if (outcome !== 'none') return outcome;
    chosen.pop();
    left[c >> 5]! &= ~(1 << (c & 31));
  }
  return 'none';
}

/** Candidates of a set in classes of such as all exclude each other, with the number of classes up to each. */
function classes(graph: ConflictGraph, allowed: Uint32Array): { order: number[]; colour: number[] } {
  const left = allowed.slice();
  const order: number[] = [];
  const colour: number[] = [];
  const fitting = new Uint32Array(graph.words);
  for (let number = 1; ; number++) {
    fitting.set(left);
    let any = false;
    for (let c = lowest(fitting); c >= 0; c = lowest(fitting)) {
      any = true;
      left[c >> 5]! &= ~(1 << (c & 31));
      order.push(c);
      colour.push(number);
      graph.keepExcluded(c, fitting);
    }
    if (!any) return { order, colour };
  }
}

function lowest(set: Uint32Array): number {
  for (let w = 0; w < set.length; w++) {
    if (set[w] !== 0) return (w << 5) + (31 - Math.clz32(set[w]! & -set[w]!));
  }
  return -1;
}
