import { UNREACHED } from '../../model/units.ts';
import { KLabels } from '../k-labels.ts';
import type { KNearest } from '../measure.ts';
import type { BucketQueue } from './bucket-queue.ts';
import type { CellTimes } from './cell-times.ts';
import { type Foothold, groupFootholds, NO_FOOTHOLDS, seedsOf } from './foothold.ts';
import { spreadK } from './k-search.ts';
import type { NetworkFrame } from './network-frame.ts';

interface Tools {
  readonly frame: NetworkFrame;
  readonly queue: BucketQueue;
  readonly cellTimes: CellTimes;
}

/** The k nearest footholds of every cell by one sweep over the network. */
export function kNearestOnNetwork(standing: readonly Foothold[], k: number, tools: Tools): KNearest {
  const { frame, queue, cellTimes } = tools;
  const nodes = new KLabels(frame.input.graph.junctions, k);
  const starts: { junction: number; value: number }[] = [];
  for (const foothold of standing) {
    seedsOf(frame, foothold, (junction, value) => {
      if (nodes.insert(junction, value, foothold.owner)) starts.push({ junction, value });
    });
  }
  const { shift, span } = frame.arcs;
  const buckets = starts.map(({ value }) => value >>> shift);
  const first = buckets.reduce((least, bucket) => Math.min(least, bucket), starts.length > 0 ? Infinity : 0);
  const last = buckets.reduce((most, bucket) => Math.max(most, bucket), 0);
  queue.open(first, Math.max(span, last - first));
  for (const { junction, value } of starts) queue.push(junction, value >>> shift);
  spreadK(frame.arcs, nodes, queue);
  return labelCells(standing, nodes, cellTimes);
}

/** Merges what comes over either end of each cell's chain and along it. */
function labelCells(standing: readonly Foothold[], nodes: KLabels, cellTimes: CellTimes): KNearest {
  const { chain, position, access } = cellTimes.places;
  const { k } = nodes;
  const cells = new KLabels(chain.length, k);
  const byChain = groupFootholds(standing);
  const offer = (cell: number, value: number, owner: number) => {
    if (value < UNREACHED) cells.insert(cell, value + access[cell]!, owner);
  };
  for (let cell = 0; cell < chain.length; cell++) {
    const c = chain[cell]!;
    if (c < 0) continue;
    const { from, to } = cellTimes.endsOf(c);
    for (let slot = 0; slot < k; slot++) {
      const [overFrom, overTo] = [from * k + slot, to * k + slot];
      if (nodes.owners[overFrom]! >= 0) {
        offer(cell, cellTimes.overFrom(cell, nodes.values[overFrom]!), nodes.owners[overFrom]!);
      }
      if (nodes.owners[overTo]! >= 0) {
        offer(cell, cellTimes.overTo(cell, nodes.values[overTo]!), nodes.owners[overTo]!);
      }
    }
    for (const foothold of byChain.get(c) ?? NO_FOOTHOLDS) {
      offer(cell, cellTimes.alongFrom(foothold, c, position[cell]!), foothold.owner);
    }
  }
  return { k, values: cells.values, owners: cells.owners };
}
