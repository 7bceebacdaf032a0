import type { Demand } from '../../model/demand.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import type { RoadGraph } from './road-graph.ts';
import type { Snap, SnapLookup } from './snap-index.ts';

/** Where each demand cell meets the network; the geometry of travel, whatever is then measured along it. */
export interface NetworkDemand {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Chain of each cell, -1 if no enterable road lies within walking distance. */
  readonly chain: Int32Array;
  /** The meeting point: on the piece from this vertex of the graph to the next, so far along it (0…1). */
  readonly vertex: Uint32Array;
  readonly fraction: Float64Array;
  /** Seconds and metres along the chain from its first vertex to the meeting point. */
  readonly alongSeconds: Float64Array;
  readonly alongMeters: Float64Array;
  /** Straight metres from the cell to the meeting point. */
  readonly accessMeters: Float64Array;
  /** Pairs of a cell and a chain exactly as near as the nearest, its own included; only for cells with such ties. */
  readonly tiedCells: Uint32Array;
  readonly tiedChains: Uint32Array;
}

const CELLS_AT_ONCE = 4096;

/** Snaps every cell to the nearest enterable edge. */
export function snapDemand(graph: RoadGraph, demand: Demand, lookup: SnapLookup): NetworkDemand {
  return finish(snapDemandInSteps(graph, demand, lookup));
}

export function* snapDemandInSteps(graph: RoadGraph, demand: Demand, lookup: SnapLookup): Steps<NetworkDemand> {
  const chain = new Int32Array(demand.count).fill(-1);
  const vertex = new Uint32Array(demand.count);
  const fraction = new Float64Array(demand.count);
  const alongSeconds = new Float64Array(demand.count);
  const alongMeters = new Float64Array(demand.count);
  const accessMeters = new Float64Array(demand.count);
  const ties: number[] = [];
  const snap: Snap = { chain: -1, vertex: 0, fraction: 0, meters: 0, ties };
  const tiedCells: number[] = [];
  const tiedChains: number[] = [];
  const snapCell = (i: number) => {
    if (!lookup(demand.lon[i]!, demand.lat[i]!, snap)) return;
    chain[i] = snap.chain;
    vertex[i] = snap.vertex;
    fraction[i] = snap.fraction;
    alongSeconds[i] = along(graph.vertexSeconds, snap);
    alongMeters[i] = along(graph.vertexMeters, snap);
    accessMeters[i] = snap.meters;
    for (const tied of ties) {
      tiedCells.push(i);
      tiedChains.push(tied);
    }
  };
  yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) snapCell(i);
  });
  return {
    lon: demand.lon,
    lat: demand.lat,
    chain,
    vertex,
    fraction,
    alongSeconds,
    alongMeters,
    accessMeters,
    tiedCells: Uint32Array.from(tiedCells),
    tiedChains: Uint32Array.from(tiedChains),
  };
}

/**
 * The same cells on a graph that differs from theirs in speeds alone (see `sameGeometry`): where they meet the road stays,
 * how long it takes along it does not. A fraction of the work of snapping anew, to the same numbers.
 */
export function* atOtherSpeeds(demand: NetworkDemand, graph: RoadGraph): Steps<NetworkDemand> {
  const alongSeconds = new Float64Array(demand.chain.length);
  const snap: Snap = { chain: -1, vertex: 0, fraction: 0, meters: 0 };
  yield* inParts(alongSeconds.length, CELLS_AT_ONCE * 8, (from, to) => {
    for (let i = from; i < to; i++) {
      if (demand.chain[i]! < 0) continue;
      snap.vertex = demand.vertex[i]!;
      snap.fraction = demand.fraction[i]!;
      alongSeconds[i] = along(graph.vertexSeconds, snap);
    }
  });
  return { ...demand, alongSeconds };
}

/** Running value at a snapped point, between the two vertices of its piece. */
export function along(running: Float64Array, snap: Snap): number {
  const start = running[snap.vertex]!;
  return start + snap.fraction * (running[snap.vertex + 1]! - start);
}
