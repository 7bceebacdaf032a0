import type { Segments } from './segments.ts';

/** Weakly connected components of the usable graph, over the road file's nodes. */
export interface Components {
  /** Component of each node; -1 for nodes on no usable segment. */
  readonly ofNode: Int32Array;
  /** Number of nodes in each. */
  readonly sizes: Uint32Array;
  readonly largest: number;
}

/** Union-find with path halving. */
export function componentsOf(segments: Segments, nodes: number): Components {
  const parent = new Int32Array(nodes).fill(-1);
  const find = (start: number): number => {
    let n = start;
    while (parent[n] !== n) {
      parent[n] = parent[parent[n]!]!;
      n = parent[n]!;
    }
    return n;
  };
  for (let s = 0; s < segments.count; s++) {
    const from = segments.from[s]!;
    const to = segments.to[s]!;
    if (parent[from] === -1) parent[from] = from;
    if (parent[to] === -1) parent[to] = to;
    const a = find(from);
    const b = find(to);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const ofNode = new Int32Array(nodes).fill(-1);
  const sizes: number[] = [];
  for (let n = 0; n < nodes; n++) {
    if (parent[n] === -1) continue;
    const root = find(n);
    if (ofNode[root] === -1) ofNode[root] = sizes.push(0) - 1;
    ofNode[n] = ofNode[root]!;
    sizes[ofNode[n]!]!++;
  }
  const largest = sizes.reduce((best, size, index) => (size > (sizes[best] ?? 0) ? index : best), 0);
  return { ofNode, sizes: Uint32Array.from(sizes), largest };
}
