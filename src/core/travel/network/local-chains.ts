import { adjacencyOf } from './adjacency.ts';
import { type ChainGeometry, chainGeometry } from './chain-geometry.ts';
import { type Chains, contractChains, passesThrough } from './contract-chains.ts';
import type { RoadSource } from './road-graph.ts';
import type { Segments } from './segments.ts';

/** How many times as long each way takes as it was built with: 1 as built, 2 half as fast, Infinity closed. */
export type WaySpeeds = ReadonlyMap<number, number>;

/** Chains contracted anew in a part of the network. */
export interface LocalChains extends ChainGeometry {
  readonly count: number;
  /** First and last node, first segment and lowest node of each chain, in the road file's numbering. */
  readonly fromNode: Uint32Array;
  readonly toNode: Uint32Array;
  readonly firstSegment: Uint32Array;
  readonly lowestNode: Uint32Array;
  readonly use: Uint8Array;
  /** 1 for rings without any junction, which a build numbers after all other chains. */
  readonly ring: Uint8Array;
}

/**
 * Contracts `segments` (ascending, none of a closed way) as the whole network would be without the closed ways. They
 * must be whole chains of that network. Nodes and segments keep their order in the local numbering, so that every chain
 * comes out in the direction, with the sums and in the order that a build of the whole gives it.
 */
export function localChains(source: RoadSource, segments: readonly number[], ways: WaySpeeds): LocalChains {
  const wanted = new Set(segments);
  const local = localSegments(source, segments, ways);
  const all = contractChains(local.segments, adjacencyOf(local.segments, local.nodes.length));
  const chains = chainsWith(all, (segment) => wanted.has(local.global[segment]!));
  const { roads } = source;
  const geometry = chainGeometry(chains, local.segments, {
    nodeLon: Float64Array.from(local.nodes, (node) => roads.nodeLon[node]!),
    nodeLat: Float64Array.from(local.nodes, (node) => roads.nodeLat[node]!),
  });
  return {
    ...geometry,
    count: chains.count,
    use: chains.use,
    ring: Uint8Array.from(chains.from, (node, c) =>
      node === chains.to[c] && isInside(source, local.nodes[node]!, ways) ? 1 : 0,
    ),
    fromNode: chains.from.map((node) => local.nodes[node]!),
    toNode: chains.to.map((node) => local.nodes[node]!),
    firstSegment: chains.from.map((_, c) => local.global[chains.segments[chains.offsets[c]!]!]!),
    lowestNode: lowestNodes(chains, local.segments).map((node) => local.nodes[node]!),
  };
}

/** Segments that meet at a node, without those of closed ways. */
export function openSegmentsAt({ adjacency, segments }: RoadSource, node: number, ways: WaySpeeds): number[] {
  const open: number[] = [];
  for (let i = adjacency.offsets[node]!; i < adjacency.offsets[node + 1]!; i++) {
    const segment = adjacency.items[i]!;
    if (ways.get(segments.way[segment]!) !== Infinity) open.push(segment);
  }
  return open;
}

/** Whether a chain goes on through the node. */
export function isInside(source: RoadSource, node: number, ways: WaySpeeds): boolean {
  const [a, b, ...others] = openSegmentsAt(source, node, ways);
  return a !== undefined && b !== undefined && others.length === 0 && passesThrough(source.segments, node, a, b);
}

/** The lowest node that each chain touches. */
export function lowestNodes(chains: Chains, segments: Segments): Uint32Array {
  const lowest = new Uint32Array(chains.count);
  for (let c = 0; c < chains.count; c++) {
    let least = chains.from[c]!;
    for (let i = chains.offsets[c]!; i < chains.offsets[c + 1]!; i++) {
      const s = chains.segments[i]!;
      if (segments.from[s]! < least) least = segments.from[s]!;
      if (segments.to[s]! < least) least = segments.to[s]!;
    }
    lowest[c] = least;
  }
  return lowest;
}

/** The segments and all that meet them (a node must know how many do), with nodes numbered from 0. */
function localSegments(source: RoadSource, wanted: readonly number[], ways: WaySpeeds) {
  const { segments } = source;
  const around = new Set<number>();
  for (const s of wanted) {
    for (const node of [segments.from[s]!, segments.to[s]!]) {
      for (const other of openSegmentsAt(source, node, ways)) around.add(other);
    }
  }
  const global = [...around].sort((a, b) => a - b);
  const nodes = [...new Set(global.flatMap((s) => [segments.from[s]!, segments.to[s]!]))].sort((a, b) => a - b);
  const numberOf = new Map(nodes.map((node, i) => [node, i]));
  const local: Segments = {
    count: global.length,
    from: Uint32Array.from(global, (s) => numberOf.get(segments.from[s]!)!),
    to: Uint32Array.from(global, (s) => numberOf.get(segments.to[s]!)!),
    meters: Float64Array.from(global, (s) => segments.meters[s]!),
    seconds: Float64Array.from(global, (s) => segments.seconds[s]! * (ways.get(segments.way[s]!) ?? 1)),
    use: Uint8Array.from(global, (s) => segments.use[s]!),
    way: Uint32Array.from(global, (s) => segments.way[s]!),
  };
  return { segments: local, global, nodes };
}

/** The chains whose first segment is wanted. */
function chainsWith(all: Chains, wanted: (segment: number) => boolean): Chains {
  const kept: number[] = [];
  for (let c = 0; c < all.count; c++) if (wanted(all.segments[all.offsets[c]!]!)) kept.push(c);
  const runs = kept.map((c) =>
    Array.from({ length: all.offsets[c + 1]! - all.offsets[c]! }, (_, i) => all.offsets[c]! + i),
  );
  const offsets = new Uint32Array(kept.length + 1);
  runs.forEach((run, i) => {
    offsets[i + 1] = offsets[i]! + run.length;
  });
  const items = runs.flat();
  return {
    count: kept.length,
    offsets,
    segments: Uint32Array.from(items, (i) => all.segments[i]!),
    reversed: Uint8Array.from(items, (i) => all.reversed[i]!),
    from: Uint32Array.from(kept, (c) => all.from[c]!),
    to: Uint32Array.from(kept, (c) => all.to[c]!),
    use: Uint8Array.from(kept, (c) => all.use[c]!),
  };
}
