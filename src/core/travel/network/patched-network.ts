import { newSnap } from './foothold.ts';
import { isInside, type WaySpeeds } from './local-chains.ts';
import { along } from './network-demand.ts';
import type { NetworkFrame } from './network-frame.ts';
import { patchedArcs } from './patched-arcs.ts';
import type { RoadGraph } from './road-graph.ts';
import type { RoadPatch } from './road-patch.ts';
import { type ChainTest, type SnapLookup, snapLookup } from './snap-index.ts';
import { type WeightedArcs, weightedArcs } from './weighted-arcs.ts';

/** A frame with the arcs that lead back to the origins as well. */
export interface TwoWayFrame extends NetworkFrame {
  readonly inward: WeightedArcs;
}

export function twoWayFrame(frame: NetworkFrame): TwoWayFrame {
  const { graph } = frame.input;
  const turned = frame.chains === graph.forward ? graph.backward : graph.forward;
  return { ...frame, inward: weightedArcs(turned, frame.metric.chainWeight) };
}

/** The frame of a patched network: the graph's own chains keep their numbers, those of the patch come after them. */
export function patchedFrame(base: TwoWayFrame, patch: RoadPatch): TwoWayFrame {
  const { graph, settings } = base.input;
  const time = base.metric.chainWeight === graph.chainDeciseconds;
  const { added } = patch;
  const ends = {
    junctions: patch.junctions,
    chainFrom: joined(graph.chainFrom, patch.addedFrom),
    chainTo: joined(graph.chainTo, patch.addedTo),
    chainUse: new Uint8Array(graph.chains + added.count),
  };
  ends.chainUse.set(graph.chainUse);
  ends.chainUse.set(patch.addedUse, graph.chains);
  for (const chain of patch.removed) ends.chainUse[chain] = 0;
  const addedWeight = time ? added.chainDeciseconds : added.chainDecimeters;
  const running = time ? added.vertexSeconds : added.vertexMeters;
  const turned = base.chains === graph.forward ? graph.backward : graph.forward;
  return {
    ...base,
    input: {
      ...base.input,
      graph: { ...graph, ...ends, chains: graph.chains + added.count },
      lookup: patchedLookup(base, patch, settings.maxWalkMeters),
    },
    metric: {
      ...base.metric,
      chainWeight: joined(base.metric.chainWeight, addedWeight),
      alongOf: (snap) => (snap.chain < graph.chains ? base.metric.alongOf(snap) : along(running, snap)),
    },
    arcs: patchedArcs(base.arcs, base.chains, { graph, patch, addedWeight, along: base.onward, against: base.against }),
    inward: patchedArcs(base.inward, turned, { graph, patch, addedWeight, along: base.against, against: base.onward }),
  };
}

/** The nearest of what stands and what the patch adds; among equals the chain that a whole build would number lower. */
function patchedLookup(base: TwoWayFrame, patch: RoadPatch, maxMeters: number): SnapLookup {
  const { graph, lookup } = base.input;
  const added = snapLookup({ ...patch.added, chains: patch.added.count, chainUse: patch.addedUse }, maxMeters);
  const stands: ChainTest = (chain) => !patch.removed.has(chain) && !patch.left.has(chain);
  const other = newSnap();
  return (lon, lat, out) => {
    const found = lookup(lon, lat, out, stands);
    if (!added(lon, lat, other)) return found;
    if (found && out.meters < other.meters) return true;
    if (found && out.meters === other.meters && comesBefore(graph, patch, out.chain, other.chain)) return true;
    out.chain = graph.chains + other.chain;
    out.vertex = other.vertex;
    out.fraction = other.fraction;
    out.meters = other.meters;
    return true;
  };
}

const AS_BUILT: WaySpeeds = new Map();

/** Whether a build numbers a standing chain lower than an added one: by start and first segment, rings without junction last. */
function comesBefore({ source }: RoadGraph, { added }: RoadPatch, standing: number, other: number): boolean {
  const { chains } = source;
  const start = chains.from[standing]!;
  const segment = chains.segments[chains.offsets[standing]!]!;
  const ring = start === chains.to[standing] && isInside(source, start, AS_BUILT);
  if (ring !== (added.ring[other] === 1)) return !ring;
  if (!ring && start !== added.fromNode[other]) return start < added.fromNode[other]!;
  return segment < added.firstSegment[other]!;
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
