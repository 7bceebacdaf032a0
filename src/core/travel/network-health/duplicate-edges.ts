import { inParts, type Steps } from '../../model/steps.ts';
import { USE } from '../network/segments.ts';
import type { NetworkFinding } from './finding.ts';
import { type NetworkView, placeOf } from './network-view.ts';

const SEGMENTS_AT_ONCE = 65_536;

/**
 * Pairs of ways that run over the same two vertices in the same direction (or one way that does so twice), with the
 * metres in common. Two one-way lines there and back are none.
 */
export function* duplicateEdges(view: Pick<NetworkView, 'roads' | 'segments'>): Steps<NetworkFinding[]> {
  const { segments } = view;
  const nodes = view.roads.nodeLon.length;
  /** First segment over each pair of nodes, and the directions taken so far: low to high node 1, back 2. */
  const firstOver = new Map<number, number>();
  const taken = new Map<number, number>();
  const pairs = new Map<number, { segment: number; meters: number }>();
  const look = (s: number): void => {
    const [from, to] = [segments.from[s]!, segments.to[s]!];
    const rising = from < to;
    const use = segments.use[s]!;
    const directions = (use & USE.forward ? (rising ? 1 : 2) : 0) | (use & USE.backward ? (rising ? 2 : 1) : 0);
    const key = rising ? from * nodes + to : to * nodes + from;
    const before = taken.get(key) ?? 0;
    taken.set(key, before | directions);
    const earlier = firstOver.get(key);
    if (earlier === undefined) firstOver.set(key, s);
    if (earlier === undefined || !(before & directions)) return;
    const pair = segments.way[earlier]! * view.roads.wayIds.length + segments.way[s]!;
    const known = pairs.get(pair);
    if (known) known.meters += segments.meters[s]!;
    else pairs.set(pair, { segment: s, meters: segments.meters[s]! });
  };
  yield* inParts(segments.count, SEGMENTS_AT_ONCE, (first, last) => {
    for (let s = first; s < last; s++) look(s);
  });
  return [...pairs.values()].map(({ segment, meters }) => {
    return { kind: 'duplicate-edge', ...placeOf(view, segment), figure: meters, people: 0, meters };
  });
}
