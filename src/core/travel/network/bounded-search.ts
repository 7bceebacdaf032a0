import { UNREACHED } from '../../model/units.ts';
import type { BucketQueue } from './bucket-queue.ts';
import { openAt } from './nearest-search.ts';
import type { WeightedArcs } from './weighted-arcs.ts';

/**
 * One-to-many search up to a limit, to be used again and again: it remembers which nodes it wrote to and puts back
 * only those, so that a search costs what it walks over, not the size of the graph.
 */
export class BoundedSearch {
  /** Value of each node that the last run reached within its limit, UNREACHED elsewhere. */
  readonly values: Uint32Array;
  /** The nodes reached: `reached[0 … count - 1]`. */
  readonly reached: Uint32Array;
  count = 0;

  constructor(nodes: number) {
    this.values = new Uint32Array(nodes).fill(UNREACHED);
    this.reached = new Uint32Array(nodes);
  }

  /** Forgets the last run. */
  reset(): void {
    const { values, reached } = this;
    for (let i = 0; i < this.count; i++) values[reached[i]!] = UNREACHED;
    this.count = 0;
  }

  /** Begins at a node, if it lies within the limit. */
  offer(node: number, value: number, limit: number): void {
    if (value > limit || value >= this.values[node]!) return;
    if (this.values[node] === UNREACHED) this.reached[this.count++] = node;
    this.values[node] = value;
  }

  /** Walks on from the offered nodes to all within `limit` (`≤`); pass UNREACHED - 1 for no limit. */
  run(arcs: WeightedArcs, limit: number, queue: BucketQueue): void {
    const { offsets, head, weight, shift } = arcs;
    const { values, reached } = this;
    let { count } = this;
    openAt(reached.subarray(0, count), values, { arcs, queue });
    while (queue.size > 0) {
      const node = queue.pop();
      const { current } = queue;
      const value = values[node]!;
      if (value >>> shift !== current) continue;
      for (let a = offsets[node]!, end = offsets[node + 1]!; a < end; a++) {
        const to = head[a]!;
        const next = value + weight[a]!;
        const old = values[to]!;
        // Beyond the limit nothing is written, so that `reached` lists all there is to put back.
        if (next >= old || next > limit) continue;
        if (old === UNREACHED) reached[count++] = to;
        values[to] = next;
        const bucket = next >>> shift;
        if (bucket !== old >>> shift || bucket === current || old === UNREACHED) queue.push(to, bucket);
      }
    }
    this.count = count;
  }
}
