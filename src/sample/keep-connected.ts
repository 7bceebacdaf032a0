import type { RoadNetwork } from './road-ways.ts';

/** Drops ways that hang together with fewer than `least` nodes: ends of streets cut off by a river or a gap. */
export function keepConnected(network: RoadNetwork, least: number): void {
  const root = Int32Array.from(network.x, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number;
      at = root[at] as number;
    }
    return at;
  };
  for (const way of network.ways) {
    const first = find(way.nodes[0] as number);
    for (const node of way.nodes) root[find(node)] = first;
  }
  const size = new Map<number, number>();
  for (let node = 0; node < root.length; node++) {
    const at = find(node);
    size.set(at, (size.get(at) ?? 0) + 1);
  }
  network.ways = network.ways.filter((way) => (size.get(find(way.nodes[0] as number)) ?? 0) >= least);
}
