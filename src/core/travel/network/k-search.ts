import { UNREACHED } from '../../model/units.ts';
import type { KLabels } from '../k-labels.ts';
import type { BucketQueue } from './bucket-queue.ts';
import type { WeightedArcs } from './weighted-arcs.ts';

/**
 * Passes labels on from the queued nodes until none gets any better: one sweep in which a node is looked at up to k
 * times. Leaving out all but the k best at every node loses nothing, since whatever follows after the node is added to
 * all of its labels alike.
 */
export function spreadK(arcs: WeightedArcs, labels: KLabels, queue: BucketQueue): void {
  const { offsets, head, weight, shift } = arcs;
  const { k, values, owners, fresh } = labels;
  while (queue.size > 0) {
    const node = queue.pop();
    for (let slot = node * k; slot < node * k + k; slot++) {
      const value = values[slot]!;
      if (fresh[slot] === 0 || value >>> shift !== queue.current) continue;
      fresh[slot] = 0;
      const owner = owners[slot]!;
      for (let a = offsets[node]!; a < offsets[node + 1]!; a++) {
        const next = value + weight[a]!;
        const to = head[a]!;
        // Most labels are beaten by all that are there: no need to look at owners.
        if (next > values[to * k + k - 1]! || next >= UNREACHED) continue;
        if (labels.insert(to, next, owner)) queue.push(to, next >>> shift);
      }
    }
  }
}
