import { finish, type Steps } from '../../model/steps.ts';
import { UNREACHED } from '../../model/units.ts';
import type { BucketQueue } from './bucket-queue.ts';
import type { LabelLog, NodeLabels } from './node-labels.ts';
import type { WeightedArcs } from './weighted-arcs.ts';

const NODES_AT_ONCE = 32_768;

/**
 * Nearest origin of every node by one multi-source search: begins with labels of a few nodes and spreads them.
 * The same object serves a full sweep (all labels empty before) and an improvement of finished labels, which walks
 * over nothing but what gets nearer. An improvement needs a log, which hears of every label before it changes.
 */
export class NearestSearch {
  private readonly starts: number[] = [];
  private readonly labels: NodeLabels;
  private readonly log: LabelLog | null;

  constructor(labels: NodeLabels, log: LabelLog | null) {
    this.labels = labels;
    this.log = log;
  }

  /** Offers a node a label; it begins there if that is better than the one it has. */
  offer(node: number, value: number, owner: number): void {
    const { values, owners } = this.labels;
    const old = values[node]!;
    if (value > old || (value === old && owner >= owners[node]!)) return;
    this.log?.note(node, old, owners[node]!);
    values[node] = value;
    owners[node] = owner;
    this.starts.push(node);
  }

  run(arcs: WeightedArcs, queue: BucketQueue): void {
    finish(this.runInSteps(arcs, queue));
  }

  /** The queue is in use until the last step: it must be this search's own. */
  *runInSteps(arcs: WeightedArcs, queue: BucketQueue): Steps<void> {
    openAt(this.starts, this.labels.values, { arcs, queue });
    this.starts.length = 0;
    const { labels, log } = this;
    while (!spread(arcs, labels, { queue, log, most: NODES_AT_ONCE })) yield;
  }
}

/** Puts nodes into the queue at the buckets of their values, however far apart these are. */
export function openAt(
  nodes: ArrayLike<number>,
  values: Uint32Array,
  { arcs, queue }: { arcs: Pick<WeightedArcs, 'shift' | 'span'>; queue: BucketQueue },
): void {
  const { shift } = arcs;
  let [first, last] = [Infinity, 0];
  for (let i = 0; i < nodes.length; i++) {
    const bucket = values[nodes[i]!]! >>> shift;
    if (bucket < first) first = bucket;
    if (bucket > last) last = bucket;
  }
  if (nodes.length === 0) first = 0;
  queue.open(first, Math.max(last - first, arcs.span));
  for (let i = 0; i < nodes.length; i++) queue.push(nodes[i]!, values[nodes[i]!]! >>> shift);
}

interface Spreading {
  readonly queue: BucketQueue;
  readonly log: LabelLog | null;
  /** Entries of the queue to go on from. */
  readonly most: number;
}

/** Whether the queue has become empty. */
function spread(arcs: WeightedArcs, labels: NodeLabels, search: Spreading): boolean {
  const { offsets, head, weight, shift } = arcs;
  const { values, owners } = labels;
  const { queue, log } = search;
  for (let left = search.most; queue.size > 0; left--) {
    if (left === 0) return false;
    const node = queue.pop();
    const { current } = queue;
    const value = values[node]!;
    // Improved since: it was settled in an earlier bucket.
    if (value >>> shift !== current) continue;
    const owner = owners[node]!;
    for (let a = offsets[node]!, end = offsets[node + 1]!; a < end; a++) {
      const to = head[a]!;
      const next = value + weight[a]!;
      const old = values[to]!;
      // A closed arc gives a sum beyond UNREACHED, or equal to it, where the owner -1 is below all others.
      if (next > old || (next === old && owner >= owners[to]!)) continue;
      const bucket = next >>> shift;
      // In a full sweep a node whose bucket stays the same still waits in it, unless that bucket is being emptied now.
      const waits = log === null && bucket === old >>> shift && bucket !== current && old !== UNREACHED;
      if (log !== null) log.note(to, old, owners[to]!);
      values[to] = next;
      owners[to] = owner;
      if (!waits) queue.push(to, bucket);
    }
  }
  return true;
}
