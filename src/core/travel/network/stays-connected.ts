import { type LocalChains, openSegmentsAt, type WaySpeeds } from './local-chains.ts';
import type { PatchIndex } from './patch-index.ts';
import { MIN_COMPONENT_NODES, type RoadGraph } from './road-graph.ts';

interface Closing {
  readonly ways: WaySpeeds;
  /** 1 for the graph's chains that are no more. */
  readonly gone: Uint8Array;
  readonly removed: ReadonlySet<number>;
  readonly added: LocalChains;
  readonly addedFrom: Uint32Array;
  readonly addedTo: Uint32Array;
  readonly junctions: number;
}

/** Junctions looked at before giving up: then counting all components is as quick. */
const MOST_VISITS = 20_000;

/**
 * Whether what may be entered surely stays as it is. True if every component large enough to be entered that loses a
 * way still hangs together and is still large enough; the rule about the largest component then changes nothing.
 * Looks only around the closed ways; false means nothing but that it takes a full count to tell.
 */
export function staysEnterable(graph: RoadGraph, index: PatchIndex, closing: Closing): boolean {
  const { componentNodes, chainComponent } = graph;
  if (componentNodes.every((nodes) => nodes < MIN_COMPONENT_NODES)) return false;
  const lost = lostNodes(graph, index, closing.ways);
  const ends = new Map<number, number[]>();
  const note = (component: number, junction: number): void => {
    const there = ends.get(component);
    if (there) there.push(junction);
    else ends.set(component, [junction]);
  };
  const neighbours = neighboursIn(graph, closing);
  for (const chain of closing.removed) {
    for (const junction of [graph.chainFrom[chain]!, graph.chainTo[chain]!]) {
      if (neighbours(junction).length > 0) note(chainComponent[chain]!, junction);
    }
  }
  closing.added.firstSegment.forEach((segment, i) => {
    note(chainComponent[index.chainOfSegment[segment]!]!, closing.addedFrom[i]!);
  });
  for (const [component, nodes] of lost) {
    if (componentNodes[component]! < MIN_COMPONENT_NODES) continue;
    if (componentNodes[component]! - nodes < MIN_COMPONENT_NODES) return false;
    if (!hangTogether(ends.get(component) ?? [], closing.junctions, neighbours)) return false;
  }
  return true;
}

/** For each component that loses a way, how many of its nodes are left without any road. */
function lostNodes({ source, chainComponent }: RoadGraph, index: PatchIndex, ways: WaySpeeds): Map<number, number> {
  const { segments } = source;
  const lost = new Map<number, number>();
  const counted = new Set<number>();
  for (const segment of index.segmentsOf(ways)) {
    if (ways.get(segments.way[segment]!) !== Infinity) continue;
    const component = chainComponent[index.chainOfSegment[segment]!]!;
    lost.set(component, lost.get(component) ?? 0);
    for (const node of [segments.from[segment]!, segments.to[segment]!]) {
      if (counted.has(node)) continue;
      counted.add(node);
      if (openSegmentsAt(source, node, ways).length === 0) lost.set(component, lost.get(component)! + 1);
    }
  }
  return lost;
}

/** The junctions one chain away from a junction, whatever the direction of travel. */
function neighboursIn(graph: RoadGraph, closing: Closing): (junction: number) => number[] {
  const { added, addedFrom, addedTo, gone } = closing;
  const byAdded = new Map<number, number[]>();
  for (let i = 0; i < added.count; i++) {
    byAdded.set(addedFrom[i]!, [...(byAdded.get(addedFrom[i]!) ?? []), addedTo[i]!]);
    byAdded.set(addedTo[i]!, [...(byAdded.get(addedTo[i]!) ?? []), addedFrom[i]!]);
  }
  return (junction) => {
    const found = [...(byAdded.get(junction) ?? [])];
    if (junction >= graph.junctions) return found;
    for (const arcs of [graph.forward, graph.backward]) {
      for (let a = arcs.offsets[junction]!; a < arcs.offsets[junction + 1]!; a++) {
        if (!gone[arcs.chain[a]!]) found.push(arcs.head[a]!);
      }
    }
    return found;
  };
}

/** Breadth-first from one junction until all are met. */
function hangTogether(
  junctions: readonly number[],
  count: number,
  neighbours: (junction: number) => readonly number[],
): boolean {
  const missing = new Set(junctions);
  const [start] = missing;
  if (start === undefined) return true;
  missing.delete(start);
  const seen = new Uint8Array(count);
  const queue = [start];
  seen[start] = 1;
  for (let next = 0; next < queue.length && missing.size > 0 && next < MOST_VISITS; next++) {
    for (const junction of neighbours(queue[next]!)) {
      if (seen[junction]) continue;
      seen[junction] = 1;
      missing.delete(junction);
      queue.push(junction);
    }
  }
  return missing.size === 0;
}
