import type { Roads } from '../../model/road.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import { adjacencyOf } from './adjacency.ts';
import { componentsOf } from './components.ts';
import { type Chains, contractChains } from './contract-chains.ts';
import { hilbertOrder } from './hilbert.ts';
import { type Segments, USE, usableSegments } from './segments.ts';

/** Only parts of the network with at least this many nodes (or the largest) are entered from the side. */
const MIN_COMPONENT_NODES = 200;

/** Arcs leaving each junction: junction j has arcs `offsets[j] … offsets[j + 1] - 1`. */
export interface Arcs {
  readonly offsets: Uint32Array;
  readonly head: Uint32Array;
  /** The chain of each arc: its weight is looked up there. */
  readonly chain: Uint32Array;
}

/** The road network ready for searching: junctions in Hilbert order, chains between them, geometry on the side. */
export interface RoadGraph {
  readonly junctions: number;
  readonly chains: number;
  /** Junctions at the chain's two ends. */
  readonly chainFrom: Uint32Array;
  readonly chainTo: Uint32Array;
  /** Bits of USE in the chain's direction; `snap` only if its component may be entered. */
  readonly chainUse: Uint8Array;
  /** Travel over the whole chain, at least 1: the same both ways. */
  readonly chainDeciseconds: Uint32Array;
  readonly chainDecimeters: Uint32Array;
  /** Vertices of chain c: `vertexOffsets[c] … vertexOffsets[c + 1] - 1`, from its first junction to its last. */
  readonly vertexOffsets: Uint32Array;
  readonly vertexLon: Float64Array;
  readonly vertexLat: Float64Array;
  /** Seconds and metres from the chain's first vertex. */
  readonly vertexSeconds: Float64Array;
  readonly vertexMeters: Float64Array;
  /** Arcs along and against the direction of travel. */
  readonly forward: Arcs;
  readonly backward: Arcs;
  /** Figures for the user. */
  readonly usedNodes: number;
  readonly components: number;
  readonly enterableNodes: number;
}

/** Builds the graph of a road file under the settings (class speeds, access, closed ways). */
export function buildRoadGraph(roads: Roads, settings: TravelSettings, closedWays: readonly string[]): RoadGraph {
  const nodes = roads.nodeLon.length;
  const segments = usableSegments(roads, settings, closedWays);
  const components = componentsOf(segments, nodes);
  const enterable = (node: number): boolean => {
    const component = components.ofNode[node]!;
    return component === components.largest || components.sizes[component]! >= MIN_COMPONENT_NODES;
  };
  const chains = contractChains(segments, adjacencyOf(segments, nodes));
  const junctionOf = numberJunctions(chains, roads);
  const chainFrom = chains.from.map((node) => junctionOf.of[node]!);
  const chainTo = chains.to.map((node) => junctionOf.of[node]!);
  const chainUse = chains.use.map((use, c) => (enterable(chains.from[c]!) ? use : use & ~USE.snap));
  const geometry = chainGeometry(chains, segments, roads);
  const ends = { junctions: junctionOf.count, chainFrom, chainTo, chainUse };
  return {
    ...ends,
    ...geometry,
    chains: chains.count,
    forward: arcsOf(ends, USE.forward, USE.backward),
    backward: arcsOf(ends, USE.backward, USE.forward),
    usedNodes: components.sizes.reduce((sum, size) => sum + size, 0),
    components: components.sizes.length,
    enterableNodes: components.sizes.reduce(
      (sum, size, index) => sum + (index === components.largest || size >= MIN_COMPONENT_NODES ? size : 0),
      0,
    ),
  };
}

/** New numbers for the nodes at chain ends, along a Hilbert curve. */
function numberJunctions(chains: Chains, roads: Roads): { of: Int32Array; count: number } {
  const of = new Int32Array(roads.nodeLon.length).fill(-1);
  const ends: number[] = [];
  for (let c = 0; c < chains.count; c++) {
    for (const node of [chains.from[c]!, chains.to[c]!]) {
      if (of[node] !== -1) continue;
      of[node] = 0;
      ends.push(node);
    }
  }
  const order = hilbertOrder(
    ends.map((node) => roads.nodeLon[node]!),
    ends.map((node) => roads.nodeLat[node]!),
  );
  order.forEach((position, index) => {
    of[ends[position]!] = index;
  });
  return { of, count: ends.length };
}

/** Vertices with running seconds and metres; weights rounded once per chain. */
function chainGeometry(chains: Chains, segments: Segments, roads: Roads) {
  const vertices = segments.count + chains.count;
  const vertexOffsets = new Uint32Array(chains.count + 1);
  const vertexLon = new Float64Array(vertices);
  const vertexLat = new Float64Array(vertices);
  const vertexSeconds = new Float64Array(vertices);
  const vertexMeters = new Float64Array(vertices);
  const chainDeciseconds = new Uint32Array(chains.count);
  const chainDecimeters = new Uint32Array(chains.count);
  let v = 0;
  const put = (node: number, seconds: number, meters: number) => {
    vertexLon[v] = roads.nodeLon[node]!;
    vertexLat[v] = roads.nodeLat[node]!;
    vertexSeconds[v] = seconds;
    vertexMeters[v++] = meters;
  };
  for (let c = 0; c < chains.count; c++) {
    let seconds = 0;
    let meters = 0;
    put(chains.from[c]!, 0, 0);
    for (let i = chains.offsets[c]!; i < chains.offsets[c + 1]!; i++) {
      const s = chains.segments[i]!;
      seconds += segments.seconds[s]!;
      meters += segments.meters[s]!;
      put(chains.reversed[i] ? segments.from[s]! : segments.to[s]!, seconds, meters);
    }
    vertexOffsets[c + 1] = v;
    chainDeciseconds[c] = Math.max(1, Math.round(seconds * 10));
    chainDecimeters[c] = Math.max(1, Math.round(meters * 10));
  }
  return { vertexOffsets, vertexLon, vertexLat, vertexSeconds, vertexMeters, chainDeciseconds, chainDecimeters };
}

interface ChainEnds {
  readonly junctions: number;
  readonly chainFrom: Uint32Array;
  readonly chainTo: Uint32Array;
  readonly chainUse: Uint8Array;
}

/** CSR of arcs: chains with bit `along` leave their first junction, those with bit `against` their last. */
function arcsOf(graph: ChainEnds, along: number, against: number): Arcs {
  const { chainFrom, chainTo, chainUse, junctions } = graph;
  const offsets = new Uint32Array(junctions + 2);
  for (let c = 0; c < chainUse.length; c++) {
    if (chainUse[c]! & along) offsets[chainFrom[c]! + 2]!++;
    if (chainUse[c]! & against) offsets[chainTo[c]! + 2]!++;
  }
  for (let j = 2; j < offsets.length; j++) offsets[j]! += offsets[j - 1]!;
  const head = new Uint32Array(offsets[junctions + 1]!);
  const chain = new Uint32Array(head.length);
  const put = (tail: number, to: number, c: number) => {
    const arc = offsets[tail + 1]!++;
    head[arc] = to;
    chain[arc] = c;
  };
  for (let c = 0; c < chainUse.length; c++) {
    if (chainUse[c]! & along) put(chainFrom[c]!, chainTo[c]!, c);
    if (chainUse[c]! & against) put(chainTo[c]!, chainFrom[c]!, c);
  }
  return { offsets: offsets.subarray(0, junctions + 1), head, chain };
}
