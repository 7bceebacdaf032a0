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
  /** Seconds or metres from a snapped place's chain's first vertex. */
  readonly alongOf: (snap: Snap) => number;
  readonly accessOf: (meters: number) => number;
  readonly originAccessOf: (meters: number) => number;
}

/** Position of a snapped place on its chain: a rounded one may not lie beyond the rounded end. */
export function positionOf(metric: Pick<Metric, 'alongOf' | 'chainWeight'>, snap: Snap): number {
  return Math.min(Math.round(metric.alongOf(snap) * 10), metric.chainWeight[snap.chain]!);
}

/** The weights of the graph and the demand in the unit asked for, rounded once. */
export function metricOf({ graph, demand, settings }: NetworkInput, unit: Measure['unit']): Metric {
  const time = unit === 'deciseconds';
  const accessUnits = time ? 36 / settings.walkKmh : 10;
  const chainWeight = time ? graph.chainDeciseconds : graph.chainDecimeters;
  const running = time ? graph.vertexSeconds : graph.vertexMeters;
  const alongChain = time ? demand.alongSeconds : demand.alongMeters;
  const accessOf = (meters: number) => Math.round(meters * accessUnits);
  const position = new Uint32Array(alongChain.length);
  const access = new Uint32Array(alongChain.length);
  for (let i = 0; i < position.length; i++) {
    // A rounded position may not lie beyond the rounded end of its chain.
    position[i] = Math.min(Math.round(alongChain[i]! * 10), chainWeight[demand.chain[i]!] ?? 0);
    access[i] = accessOf(demand.accessMeters[i]!);
  }
  return {
    chainWeight,
    position,
    access,
    alongOf: (snap) => along(running, snap),
    accessOf,
    // A vehicle's station stands at the road; a walker walks from the door.
    originAccessOf: (meters) => (settings.mode === 'walk' ? accessOf(meters) : 0),
  };
}
