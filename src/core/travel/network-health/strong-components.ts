import { finish, type Steps } from '../../model/steps.ts';
import type { Adjacency } from '../network/adjacency.ts';
import { type Segments, USE } from '../network/segments.ts';

/** Steps of the search between two pauses. */
const MOVES_AT_ONCE = 2 ** 19;

/** The node that segment `s` leads to from `node` in the direction of travel (or against it); -1 if it may not be driven so. */
export function nextNode(segments: Segments, s: number, { node, against }: { node: number; against: boolean }): number {
  const from = segments.from[s]!;
  const ahead = from === node;
  const wanted = ahead === against ? USE.backward : USE.forward;
  return segments.use[s]! & wanted ? (ahead ? segments.to[s]! : from) : -1;
}

/**
 * Strongly connected components of the usable graph: within one every node can be reached from every other.
 * Tarjan 1972, without recursion. -1 for nodes on no usable segment.
 */
export function strongComponents(segments: Segments, adjacency: Adjacency): StrongComponents {
  return finish(strongComponentsInSteps(segments, adjacency));
}

export interface StrongComponents {
  readonly ofNode: Int32Array;
  /** Number of nodes in each. */
  readonly sizes: Uint32Array;
}

export function* strongComponentsInSteps(segments: Segments, adjacency: Adjacency): Steps<StrongComponents> {
  const nodes = adjacency.offsets.length - 1;
  const ofNode = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const open = new Uint32Array(nodes);
  const path = new Uint32Array(nodes);
  const position = adjacency.offsets.slice(0, nodes);
  const sizes: number[] = [];
  const step = { node: 0, against: false };
  let [visited, opened, moves] = [0, 0, 0];
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== -1 || adjacency.offsets[root] === adjacency.offsets[root + 1]) continue;
    let depth = 0;
    path[0] = root;
    order[root] = low[root] = visited++;
    open[opened++] = root;
    while (depth >= 0) {
      if (++moves % MOVES_AT_ONCE === 0) yield;
      const node = path[depth]!;
      if (position[node]! < adjacency.offsets[node + 1]!) {
        step.node = node;
        const next = nextNode(segments, adjacency.items[position[node]!++]!, step);
        if (next === -1) continue;
        if (order[next] === -1) {
          order[next] = low[next] = visited++;
          open[opened++] = next;
          path[++depth] = next;
        } else if (ofNode[next] === -1) low[node] = Math.min(low[node]!, order[next]!);
        continue;
      }
      // All ways out of the node are followed: a node that reaches no earlier one closes a component.
      depth--;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const component = sizes.push(0) - 1;
      let member = -1;
      while (member !== node) {
        member = open[--opened]!;
        ofNode[member] = component;
        sizes[component]!++;
      }
    }
  }
  return { ofNode, sizes: Uint32Array.from(sizes) };
}
