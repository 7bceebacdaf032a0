import type { Segments } from './segments.ts';

/** Which segments meet at each node: node n has `items[offsets[n] … offsets[n + 1] - 1]`. */
export interface Adjacency {
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/** Both ends of every segment, by counting sort. */
export function adjacencyOf(segments: Segments, nodes: number): Adjacency {
  const offsets = new Uint32Array(nodes + 2);
  for (let s = 0; s < segments.count; s++) {
    offsets[segments.from[s]! + 2]!++;
    offsets[segments.to[s]! + 2]!++;
  }
  for (let n = 2; n < offsets.length; n++) offsets[n]! += offsets[n - 1]!;
  const items = new Uint32Array(segments.count * 2);
  for (let s = 0; s < segments.count; s++) {
    items[offsets[segments.from[s]! + 1]!++] = s;
    items[offsets[segments.to[s]! + 1]!++] = s;
  }
  return { offsets: offsets.subarray(0, nodes + 1), items };
}
