import type { Roads } from '../../model/road.ts';
import { finish, type Steps } from '../../model/steps.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import { type Adjacency, adjacencyOf } from './adjacency.ts';
import { type Arcs, arcsOf } from './arcs.ts';
import { type ChainGeometry, chainGeometryInSteps } from './chain-geometry.ts';
import { componentsOf } from './components.ts';
import { type Chains, contractChainsInSteps } from './contract-chains.ts';
import { hilbertOrder } from './hilbert.ts';
import { type Segments, USE, usableSegmentsInSteps } from './segments.ts';

/** Only parts of the network with at least this many nodes (or the largest) are entered from the side. */
export const MIN_COMPONENT_NODES = 200;

/** What a graph was built from, in the road file's numbering: to build parts of it anew. */
export interface RoadSource {
  readonly roads: Pick<Roads, 'nodeLon' | 'nodeLat'>;
  readonly segments: Segments;
  readonly adjacency: Adjacency;
  readonly chains: Chains;
  /** Junction of each node, -1 for those inside chains and outside the network. */
  readonly junctionOfNode: Int32Array;
}

/** The road network ready for searching: junctions in Hilbert order, chains between them, geometry on the side. */
export interface RoadGraph extends ChainGeometry {
  readonly junctions: number;
  readonly chains: number;
  /** Junctions at the chain's two ends. */
  readonly chainFrom: Uint32Array;
  readonly chainTo: Uint32Array;
  /** Bits of USE in the chain's direction; `snap` only if its component may be entered. */
  readonly chainUse: Uint8Array;
  /** Arcs along and against the direction of travel. */
  readonly forward: Arcs;
  readonly backward: Arcs;
  /** Weakly connected part of the network that each chain belongs to, and the road file's nodes in each part. */
  readonly chainComponent: Uint32Array;
  readonly componentNodes: Uint32Array;
  /** 1 for chains that people could step onto, were their component not too small to be entered. */
  readonly notEntered: Uint8Array;
  /** What it was built from. */
  readonly source: RoadSource;
  /** Figures for the user. */
  readonly usedNodes: number;
  readonly components: number;
  readonly enterableNodes: number;
}

/** Builds the graph of a road file under the settings (class speeds, access, closed ways). */
export function buildRoadGraph(roads: Roads, settings: TravelSettings, closedWays: readonly string[]): RoadGraph {
  return finish(buildRoadGraphInSteps(roads, settings, closedWays));
}

export function* buildRoadGraphInSteps(
  roads: Roads,
  settings: TravelSettings,
  closedWays: readonly string[],
): Steps<RoadGraph> {
  const nodes = roads.nodeLon.length;
  const segments = yield* usableSegmentsInSteps(roads, settings, closedWays);
  const components = componentsOf(segments, nodes);
  yield;
  const enterable = (node: number): boolean => {
    const component = components.ofNode[node]!;
    return component === components.largest || components.sizes[component]! >= MIN_COMPONENT_NODES;
  };
  const adjacency = adjacencyOf(segments, nodes);
  yield;
  const chains = yield* contractChainsInSteps(segments, adjacency);
  const junctionOf = numberJunctions(chains, roads);
  yield;
  const chainFrom = chains.from.map((node) => junctionOf.of[node]!);
  const chainTo = chains.to.map((node) => junctionOf.of[node]!);
  const chainUse = chains.use.map((use, c) => (enterable(chains.from[c]!) ? use : use & ~USE.snap));
  const notEntered = chains.use.map((use, c) => (use !== chainUse[c] ? 1 : 0));
  yield;
  const geometry = yield* chainGeometryInSteps(chains, segments, roads);
  const ends = { junctions: junctionOf.count, chainFrom, chainTo, chainUse };
  const forward = arcsOf(ends, USE.forward, USE.backward);
  yield;
  const backward = arcsOf(ends, USE.backward, USE.forward);
  yield;
  return {
    ...ends,
    ...geometry,
    chains: chains.count,
    chainComponent: chains.from.map((node) => components.ofNode[node]!),
    componentNodes: components.sizes,
    notEntered,
    source: { roads, segments, adjacency, chains, junctionOfNode: junctionOf.of },
    forward,
    backward,
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
