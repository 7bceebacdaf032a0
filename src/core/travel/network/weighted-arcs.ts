import type { Arcs } from './arcs.ts';

/** A graph for searching: node n has arcs `offsets[n] … offsets[n + 1] - 1`, each with the node it leads to and its weight. */
export interface WeightedArcs {
  readonly offsets: Uint32Array;
  readonly head: Uint32Array;
  /** Whole units, at least 1; CLOSED where nobody may pass. */
  readonly weight: Uint32Array;
  /** Values `v` with equal `v >>> shift` share a bucket. */
  readonly shift: number;
  /** Greatest number of buckets that one arc leads on. */
  readonly span: number;
}

/** Weight of an arc that is shut: whatever is added to it is never less than UNREACHED. */
export const CLOSED = 0xffffffff;

/** More buckets than this in use at once cost more to step over than wider buckets cost in repeated work. */
const MAX_SPAN = 1 << 16;

/** The arcs of a road graph with the weights of their chains. */
export function weightedArcs(arcs: Arcs, chainWeight: Uint32Array): WeightedArcs {
  const weight = new Uint32Array(arcs.chain.length);
  for (let a = 0; a < weight.length; a++) weight[a] = chainWeight[arcs.chain[a]!]!;
  return { offsets: arcs.offsets, head: arcs.head, weight, ...bucketsFor(weight) };
}

/**
 * Buckets as wide as the least weight settle every node once (Denardo & Fox 1979); they are wider only where the ring
 * would become too long, and searches then look at some nodes again.
 */
export function bucketsFor(weight: Uint32Array): { shift: number; span: number } {
  let least = CLOSED;
  let most = 1;
  for (let a = 0; a < weight.length; a++) {
    const w = weight[a]!;
    if (w < least) least = w;
    if (w > most && w !== CLOSED) most = w;
  }
  let shift = weight.length === 0 || least < 1 ? 0 : 31 - Math.clz32(least);
  while (most >>> shift > MAX_SPAN) shift++;
  return { shift, span: (most >>> shift) + 1 };
}
