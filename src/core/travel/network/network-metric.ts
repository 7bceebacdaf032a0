import type { TravelSettings } from '../../model/travel-settings.ts';
import type { Measure } from '../measure.ts';
import { along, type NetworkDemand } from './network-demand.ts';
import type { RoadGraph } from './road-graph.ts';
import type { Snap, SnapLookup } from './snap-index.ts';

/** The network as a measure: everything that a search needs, built once per road file, settings and demand. */
export interface NetworkInput {
  readonly graph: RoadGraph;
  readonly demand: NetworkDemand;
  readonly lookup: SnapLookup;
  readonly settings: TravelSettings;
}

/** What is summed along the way: time in deciseconds or length in decimetres, all in whole units. */
export interface Metric {
  readonly chainWeight: Uint32Array;
  /** Per cell: from the chain's first end to the meeting point (0 … weight), and the walk to it. */
  readonly position: Uint32Array;
  readonly access: Uint32Array;
  readonly originPosition: (snap: Snap) => number;
  readonly originAccess: (snap: Snap) => number;
}

/** The weights of the graph and the demand in the unit asked for, rounded once. */
export function metricOf({ graph, demand, settings }: NetworkInput, unit: Measure['unit']): Metric {
  const time = unit === 'deciseconds';
  const decisecondsPerMeter = 36 / settings.walkKmh;
  const chainWeight = time ? graph.chainDeciseconds : graph.chainDecimeters;
  const running = time ? graph.vertexSeconds : graph.vertexMeters;
  const alongChain = time ? demand.alongSeconds : demand.alongMeters;
  const access = (meters: number) => Math.round(meters * (time ? decisecondsPerMeter : 10));
  return {
    chainWeight,
    // A rounded position may not lie beyond the rounded end of its chain.
    position: Uint32Array.from(alongChain, (value, i) =>
      Math.min(Math.round(value * 10), chainWeight[demand.chain[i]!] ?? 0),
    ),
    access: Uint32Array.from(demand.accessMeters, access),
    originPosition: (snap) => Math.round(along(running, snap) * 10),
    // A vehicle's station stands at the road; a walker walks from the door.
    originAccess: (snap) => (settings.mode === 'walk' ? access(snap.meters) : 0),
  };
}
