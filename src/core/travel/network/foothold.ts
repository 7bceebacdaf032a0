import type { Origin } from '../measure.ts';
import type { NetworkFrame } from './network-frame.ts';
import { positionOf } from './network-metric.ts';
import type { Snap } from './snap-index.ts';

/** Where an origin stands on the network. */
export interface Foothold {
  readonly owner: number;
  /** What it costs the origin to get to its chain. */
  readonly access: number;
  readonly chain: number;
  /** From the chain's first junction, 0 … the chain's weight. */
  readonly position: number;
}

export type Footholds = ReadonlyMap<number, readonly Foothold[]>;

export const NO_FOOTHOLDS: readonly Foothold[] = [];

export function newSnap(): Snap {
  return { chain: -1, vertex: 0, fraction: 0, meters: 0 };
}

/** The origin's foothold, or null where no enterable road is near enough. */
export function footholdOf(frame: NetworkFrame, origin: Origin): Foothold | null {
  const snap = newSnap();
  if (!frame.input.lookup(origin.lon, origin.lat, snap)) return null;
  return footholdAt(frame, origin, snap);
}

/** The foothold of an origin that snaps to this place. */
export function footholdAt({ metric }: NetworkFrame, origin: Origin, snap: Snap): Foothold {
  return {
    owner: origin.index,
    access: metric.originAccessOf(snap.meters),
    chain: snap.chain,
    position: positionOf(metric, snap),
  };
}

/** Footholds by their chain. */
export function groupFootholds(footholds: Iterable<Foothold>): Map<number, Foothold[]> {
  const byChain = new Map<number, Foothold[]>();
  for (const foothold of footholds) {
    const onChain = byChain.get(foothold.chain);
    if (onChain) onChain.push(foothold);
    else byChain.set(foothold.chain, [foothold]);
  }
  return byChain;
}

/** Names the junctions at which travel from a foothold begins: the ends of its chain that can be driven to. */
export function seedsOf(
  frame: NetworkFrame,
  { chain, position, access }: Foothold,
  begin: (junction: number, value: number) => void,
): void {
  const { graph } = frame.input;
  const use = graph.chainUse[chain]!;
  const weight = frame.metric.chainWeight[chain]!;
  // At an end of the chain one stands at the junction itself: no permission is needed to go nowhere.
  if (use & frame.against || position === 0) begin(graph.chainFrom[chain]!, access + position);
  if (use & frame.onward || position === weight) begin(graph.chainTo[chain]!, access + weight - position);
}
