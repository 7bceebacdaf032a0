import type { RoadNetwork, SampleWay } from './road-ways.ts';

/** The roads that keep a stretch which two of them run over; others yield to any of these, the lowest last. */
const RANK: readonly string[] = [
  'motorway',
  'motorway_link',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'track',
];

/** Takes every stretch between two nodes out of all ways but the most important that runs over it (the first of equals). */
export function dropRepeats(network: RoadNetwork): void {
  const { ways } = network;
  const order = ways.map((_, index) => index);
  const rank = (index: number): number => RANK.indexOf((ways[index] as SampleWay).highway);
  order.sort((left, right) => rank(left) - rank(right) || left - right);
  const taken = new Set<number>();
  const pieces = new Map<number, SampleWay[]>();
  for (const index of order) pieces.set(index, newStretches(ways[index] as SampleWay, network.x.length, taken));
  network.ways = ways.flatMap((_, index) => pieces.get(index) ?? []);
}

/** The way cut into the stretches that nobody has taken yet, which it takes. */
function newStretches(way: SampleWay, nodes: number, taken: Set<number>): SampleWay[] {
  const parts: SampleWay[] = [];
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 1) parts.push({ ...way, nodes: run });
    run = [];
  };
  for (const [at, to] of way.nodes.entries()) {
    const from = way.nodes[at - 1];
    if (from === to) continue;
    if (from !== undefined) {
      // One-way roads there and back are two roads.
      const key = way.oneway === true || from < to ? from * nodes + to : to * nodes + from;
      if (taken.has(key)) close();
      taken.add(key);
    }
    run.push(to);
  }
  close();
  return parts;
}
