import type { LocalChains } from './local-chains.ts';
import type { PatchIndex } from './patch-index.ts';
import { MIN_COMPONENT_NODES, type RoadGraph } from './road-graph.ts';
import { USE } from './segments.ts';

interface Patched {
  /** 1 for the graph's chains that are no more. */
  readonly gone: Uint8Array;
  readonly added: LocalChains;
  readonly addedFrom: Uint32Array;
  readonly addedTo: Uint32Array;
  readonly junctions: number;
}

export interface Enterable {
  /** Use of the added chains, with `snap` only where their component may be entered. */
  readonly addedUse: Uint8Array;
  /** Standing chains that may be entered no more, and those that may now. */
  readonly left: ReadonlySet<number>;
  readonly entered: readonly number[];
}

/** Which chains may be entered in the patched network, by the same rule as in a whole build (see `buildRoadGraph`). */
export function enterableAfter(graph: RoadGraph, index: PatchIndex, patched: Patched): Enterable {
  const sizes = componentSizes(graph, index, patched);
  const largest = largestOf(sizes);
  const enterable = (junction: number): boolean => {
    const root = sizes.root(junction);
    return root === largest || sizes.nodes[root]! >= MIN_COMPONENT_NODES;
  };
  const { added, addedFrom, gone } = patched;
  const left = new Set<number>();
  const entered: number[] = [];
  for (let c = 0; c < graph.chains; c++) {
    const before = (graph.chainUse[c]! & USE.snap) !== 0;
    if (gone[c] || (!before && !graph.notEntered[c])) continue;
    const now = enterable(graph.chainFrom[c]!);
    if (before && !now) left.add(c);
    if (!before && now) entered.push(c);
  }
  return { addedUse: added.use.map((use, i) => (enterable(addedFrom[i]!) ? use : use & ~USE.snap)), left, entered };
}

/** The same where what may be entered stays as it is. */
export function enterableAsBefore(graph: RoadGraph, index: PatchIndex, added: LocalChains): Enterable {
  const { componentNodes, chainComponent } = graph;
  const largest = componentNodes.reduce((best, size, i) => (size > (componentNodes[best] ?? 0) ? i : best), 0);
  const addedUse = added.use.map((use, i) => {
    const component = chainComponent[index.chainOfSegment[added.firstSegment[i]!]!]!;
    return component === largest || componentNodes[component]! >= MIN_COMPONENT_NODES ? use : use & ~USE.snap;
  });
  return { addedUse, left: new Set(), entered: [] };
}

interface Sizes {
  readonly root: (junction: number) => number;
  /** Nodes of the component, and the lowest of them, at its root; 0 where there is none. */
  readonly nodes: Uint32Array;
  readonly lowest: Uint32Array;
}

/** Union-find over the chains; a component's nodes are its junctions and what lies inside its chains. */
function componentSizes(graph: RoadGraph, { lowestNode }: PatchIndex, patched: Patched): Sizes {
  const { added, addedFrom, addedTo, gone, junctions } = patched;
  const parent = new Int32Array(junctions).fill(-1);
  const root = (start: number): number => {
    let j = start;
    while (parent[j] !== j) {
      parent[j] = parent[parent[j]!]!;
      j = parent[j]!;
    }
    return j;
  };
  const nodes = new Uint32Array(junctions);
  const lowest = new Uint32Array(junctions).fill(0xffffffff);
  const join = (from: number, to: number): void => {
    if (parent[from] === -1) parent[from] = from;
    if (parent[to] === -1) parent[to] = to;
    const [a, b] = [root(from), root(to)];
    parent[Math.max(a, b)] = Math.min(a, b);
  };
  const { chains, chainFrom, chainTo, vertexOffsets } = graph;
  for (let c = 0; c < chains; c++) if (!gone[c]) join(chainFrom[c]!, chainTo[c]!);
  for (let i = 0; i < added.count; i++) join(addedFrom[i]!, addedTo[i]!);
  for (let j = 0; j < junctions; j++) if (parent[j] !== -1) nodes[root(j)]!++;
  const count = (at: number, inside: number, least: number): void => {
    nodes[at]! += inside;
    if (least < lowest[at]!) lowest[at] = least;
  };
  const inside = (offsets: Uint32Array, c: number) => offsets[c + 1]! - offsets[c]! - 2;
  for (let c = 0; c < chains; c++) {
    if (!gone[c]) count(root(chainFrom[c]!), inside(vertexOffsets, c), lowestNode[c]!);
  }
  for (let i = 0; i < added.count; i++) {
    count(root(addedFrom[i]!), inside(added.vertexOffsets, i), added.lowestNode[i]!);
  }
  return { root, nodes, lowest };
}

/** Root of the component with the most nodes; among equals the one with the lowest node, which a whole build meets first. */
function largestOf({ nodes, lowest }: Sizes): number {
  let best = -1;
  for (let j = 0; j < nodes.length; j++) {
    if (nodes[j] === 0) continue;
    if (best < 0 || nodes[j]! > nodes[best]! || (nodes[j] === nodes[best] && lowest[j]! < lowest[best]!)) best = j;
  }
  return best;
}
