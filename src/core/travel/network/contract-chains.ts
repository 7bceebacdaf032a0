import { finish, inParts, type Steps } from '../../model/steps.ts';
import type { Adjacency } from './adjacency.ts';
import { type Segments, USE } from './segments.ts';

/**
 * Chains: runs of segments between junctions, through nodes where nothing else meets.
 * Chain c goes over `segments[offsets[c] … offsets[c + 1] - 1]`; `reversed` says that a segment is run end to start.
 */
export interface Chains {
  readonly count: number;
  readonly offsets: Uint32Array;
  readonly segments: Uint32Array;
  readonly reversed: Uint8Array;
  /** First and last node of each chain, in the road file's numbering. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Bits of USE, in the chain's own direction. */
  readonly use: Uint8Array;
}

const NODES_AT_ONCE = 131_072;

/** Contracts nodes of degree two whose two segments are used alike; every segment ends up in exactly one chain. */
export function contractChains(segments: Segments, adjacency: Adjacency): Chains {
  return finish(contractChainsInSteps(segments, adjacency));
}

export function* contractChainsInSteps(segments: Segments, adjacency: Adjacency): Steps<Chains> {
  const nodes = adjacency.offsets.length - 1;
  const walker = new ChainWalker(segments, adjacency);
  yield* inParts(nodes, NODES_AT_ONCE, (from, to) => {
    for (let node = from; node < to; node++) {
      const first = adjacency.offsets[node]!;
      const last = adjacency.offsets[node + 1]!;
      if (first === last || walker.isInner(node)) continue;
      for (let i = first; i < last; i++) walker.walk(node, adjacency.items[i]!);
    }
  });
  // What is left are rings without any junction: begin each at its first node.
  for (let s = 0; s < segments.count; s++) walker.walk(segments.from[s]!, s);
  yield;
  return walker.chains();
}

/** Whether passing at `node` from segment a to segment b changes nothing about the road. */
export function passesThrough(segments: Segments, node: number, a: number, b: number): boolean {
  const far = segments.from[a] === node ? segments.to[a]! : segments.from[a]!;
  return useFrom(segments, a, far) === useFrom(segments, b, node);
}

/** A segment's use when run from `node`: forward and backward swap if it is run end to start. */
function useFrom(segments: Segments, segment: number, node: number): number {
  const use = segments.use[segment]!;
  if (segments.from[segment] === node) return use;
  return (use & USE.snap) | (use & USE.forward ? USE.backward : 0) | (use & USE.backward ? USE.forward : 0);
}

class ChainWalker {
  private readonly taken: Uint8Array;
  private readonly order: Uint32Array;
  private readonly reversed: Uint8Array;
  private readonly offsets: number[] = [0];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly use: number[] = [];
  private filled = 0;
  private readonly segments: Segments;
  private readonly adjacency: Adjacency;

  constructor(segments: Segments, adjacency: Adjacency) {
    this.segments = segments;
    this.adjacency = adjacency;
    this.taken = new Uint8Array(segments.count);
    this.order = new Uint32Array(segments.count);
    this.reversed = new Uint8Array(segments.count);
  }

  private farEnd(segment: number, node: number): number {
    return this.segments.from[segment] === node ? this.segments.to[segment]! : this.segments.from[segment]!;
  }

  /** Exactly two segments meet here, and passing from one to the other changes nothing. */
  isInner(node: number): boolean {
    const first = this.adjacency.offsets[node]!;
    if (this.adjacency.offsets[node + 1]! - first !== 2) return false;
    const a = this.adjacency.items[first]!;
    const b = this.adjacency.items[first + 1]!;
    if (a === b) return false;
    return passesThrough(this.segments, node, a, b);
  }

  walk(start: number, firstSegment: number): void {
    if (this.taken[firstSegment]) return;
    let node = start;
    let segment = firstSegment;
    const use = useFrom(this.segments, segment, node);
    for (;;) {
      this.taken[segment] = 1;
      this.order[this.filled] = segment;
      this.reversed[this.filled++] = this.segments.from[segment] === node ? 0 : 1;
      node = this.farEnd(segment, node);
      if (node === start || !this.isInner(node)) break;
      const first = this.adjacency.offsets[node]!;
      const next =
        this.adjacency.items[first]! === segment ? this.adjacency.items[first + 1]! : this.adjacency.items[first]!;
      if (this.taken[next]) break;
      segment = next;
    }
    this.offsets.push(this.filled);
    this.from.push(start);
    this.to.push(node);
    this.use.push(use);
  }

  chains(): Chains {
    return {
      count: this.from.length,
      offsets: Uint32Array.from(this.offsets),
      segments: this.order,
      reversed: this.reversed,
      from: Uint32Array.from(this.from),
      to: Uint32Array.from(this.to),
      use: Uint8Array.from(this.use),
    };
  }
}
