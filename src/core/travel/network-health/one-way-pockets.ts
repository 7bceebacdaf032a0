import { finish, inParts, type Steps } from '../../model/steps.ts';
import type { Adjacency } from '../network/adjacency.ts';
import type { Segments } from '../network/segments.ts';
import { nextNode, strongComponentsInSteps } from './strong-components.ts';

/** What is wrong with a pocket: seen from the main part of its network. */
export const POCKET_KINDS = ['cannot-leave', 'cannot-enter', 'cannot-leave-or-enter'] as const;

/** Nodes looked at between two pauses. */
const NODES_AT_ONCE = 2 ** 18;

/** Pieces of road that one-way rules cut off from the main part of their own weakly connected component. */
export interface Pockets {
  /** Kind of each pocket, as an index into POCKET_KINDS. */
  readonly kinds: readonly number[];
  /** Pocket of each segment, -1 for segments of the main parts. */
  readonly ofSegment: Int32Array;
}

/**
 * The main part of a weakly connected component is its largest strongly connected one. A node that can be reached from
 * it but not left towards it lies in a pocket that cannot be left, and so on; adjoining nodes of one kind are one pocket.
 */
export function oneWayPockets(segments: Segments, adjacency: Adjacency, weakOfNode: Int32Array): Pockets {
  return finish(oneWayPocketsInSteps(segments, adjacency, weakOfNode));
}

export function* oneWayPocketsInSteps(
  segments: Segments,
  adjacency: Adjacency,
  weakOfNode: Int32Array,
): Steps<Pockets> {
  const isMain = yield* mainNodes(segments, adjacency, weakOfNode);
  const entered = yield* reached(segments, adjacency, { isMain, against: false });
  const left = yield* reached(segments, adjacency, { isMain, against: true });
  const kindOf = (node: number) => (entered[node] ? (left[node] ? -1 : 0) : left[node] ? 1 : 2);
  const pocketOf = new Int32Array(isMain.length).fill(-1);
  const kinds: number[] = [];
  const queue: number[] = [];
  for (let start = 0; start < isMain.length; start++) {
    if (start % NODES_AT_ONCE === 0) yield;
    const kind = kindOf(start);
    if (weakOfNode[start] === -1 || kind === -1 || pocketOf[start] !== -1) continue;
    const pocket = kinds.push(kind) - 1;
    pocketOf[start] = pocket;
    queue.push(start);
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (let i = adjacency.offsets[node]!; i < adjacency.offsets[node + 1]!; i++) {
        const s = adjacency.items[i]!;
        const other = segments.from[s] === node ? segments.to[s]! : segments.from[s]!;
        if (pocketOf[other] !== -1 || kindOf(other) !== kind) continue;
        pocketOf[other] = pocket;
        queue.push(other);
      }
    }
  }
  const ofSegment = new Int32Array(segments.count).fill(-1);
  for (let s = 0; s < segments.count; s++) {
    const from = pocketOf[segments.from[s]!]!;
    ofSegment[s] = from === -1 ? pocketOf[segments.to[s]!]! : from;
  }
  return { kinds, ofSegment };
}

/** Marks the nodes of the largest strong component of each weak one. */
function* mainNodes(segments: Segments, adjacency: Adjacency, weakOfNode: Int32Array): Steps<Uint8Array> {
  const strong = yield* strongComponentsInSteps(segments, adjacency);
  const mainOfWeak = new Map<number, number>();
  yield* inParts(weakOfNode.length, NODES_AT_ONCE, (from, to) => {
    for (let node = from; node < to; node++) {
      const weak = weakOfNode[node]!;
      const component = strong.ofNode[node]!;
      if (weak === -1 || component === -1) continue;
      const best = mainOfWeak.get(weak);
      if (best === undefined || strong.sizes[component]! > strong.sizes[best]!) mainOfWeak.set(weak, component);
    }
  });
  const isMain = new Uint8Array(weakOfNode.length);
  yield* inParts(isMain.length, NODES_AT_ONCE, (from, to) => {
    for (let node = from; node < to; node++) {
      const weak = weakOfNode[node]!;
      isMain[node] = weak !== -1 && mainOfWeak.get(weak) === strong.ofNode[node] ? 1 : 0;
    }
  });
  return isMain;
}

/** Nodes that travel reaches from the marked ones (or, against it, that reach them). */
function* reached(
  segments: Segments,
  adjacency: Adjacency,
  { isMain, against }: { isMain: Uint8Array; against: boolean },
): Steps<Uint8Array> {
  const seen = isMain.slice();
  const queue = new Uint32Array(seen.length);
  let filled = 0;
  for (let node = 0; node < seen.length; node++) if (seen[node]) queue[filled++] = node;
  const step = { node: 0, against };
  for (let at = 0; at < filled; at++) {
    if (at % NODES_AT_ONCE === 0) yield;
    step.node = queue[at]!;
    for (let i = adjacency.offsets[step.node]!; i < adjacency.offsets[step.node + 1]!; i++) {
      const next = nextNode(segments, adjacency.items[i]!, step);
      if (next === -1 || seen[next]) continue;
      seen[next] = 1;
      queue[filled++] = next;
    }
  }
  return seen;
}
