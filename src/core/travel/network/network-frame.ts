import type { Measure } from '../measure.ts';
import type { Arcs } from './arcs.ts';
import { type Metric, metricOf, type NetworkInput } from './network-metric.ts';
import { USE } from './segments.ts';
import { type WeightedArcs, weightedArcs } from './weighted-arcs.ts';

/** A network, a demand and a metric, seen from the origins: "onward" is away from them, in whatever direction people move. */
export interface NetworkFrame {
  readonly input: NetworkInput;
  readonly metric: Metric;
  /** The chain of each arc, and what it weighs. */
  readonly chains: Arcs;
  readonly arcs: WeightedArcs;
  /** Use of a chain that carries travel away from the origin along it, and against it. */
  readonly onward: number;
  readonly against: number;
}

export function networkFrame(input: NetworkInput, unit: Measure['unit']): NetworkFrame {
  const metric = metricOf(input, unit);
  const outward = input.settings.direction === 'from-facility';
  const chains = outward ? input.graph.forward : input.graph.backward;
  return {
    input,
    metric,
    chains,
    arcs: weightedArcs(chains, metric.chainWeight),
    onward: outward ? USE.forward : USE.backward,
    against: outward ? USE.backward : USE.forward,
  };
}
