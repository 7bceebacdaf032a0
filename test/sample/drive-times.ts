import { createMinHeap } from '../../src/sample/min-heap.ts';
import type { ReadOsm } from './read-osm.ts';

const KMH: Record<string, number> = {
  motorway: 100,
  motorway_link: 60,
  trunk: 80,
  primary: 60,
  secondary: 50,
  tertiary: 40,
  unclassified: 30,
  residential: 25,
  living_street: 10,
  service: 15,
  track: 15,
};
const RADIUS = 6_371_008.8;
const WALK_KMH = 4.5;
const MAX_WALK_METERS = 3000;

interface Edge {
  from: number;
  to: number;
  meters: number;
  seconds: number;
  back: boolean;
  access: boolean;
}
interface Snap {
  edge: Edge;
  along: number;
  meters: number;
}

/** Driving times by the contract's definitions, the plain way: one Dijkstra over all nodes. */
export function createDriveTimes(osm: ReadOsm) {
  const edges = edgesOf(osm);
  const component = componentsOf(osm, edges);
  const out = new Map<number, { to: number; seconds: number }[]>();
  const link = (from: number, to: number, seconds: number): void => {
    const list = out.get(from) ?? [];
    out.set(from, list);
    list.push({ to, seconds });
  };
  for (const edge of edges) {
    link(edge.from, edge.to, edge.seconds);
    if (edge.back) link(edge.to, edge.from, edge.seconds);
  }
  const snap = createSnap(
    osm,
    edges.filter((edge) => edge.access && (component.size.get(component.of(edge.from)) ?? 0) >= 200),
  );
  const minutesFrom = (sources: [number, number][]) => {
    const time = new Map<number, number>();
    const heap = createMinHeap(1024);
    const relax = (node: number, seconds: number): void => {
      if (seconds >= (time.get(node) ?? Infinity)) return;
      time.set(node, seconds);
      heap.push(seconds, node);
    };
    for (const source of sources) {
      const at = snap(...source);
      if (at === null) continue;
      relax(at.edge.to, (1 - at.along) * at.edge.seconds);
      if (at.edge.back) relax(at.edge.from, at.along * at.edge.seconds);
    }
    while (heap.size() > 0) {
      const node = heap.pop();
      const here = heap.lastKey();
      if (here > (time.get(node) as number)) continue;
      for (const { to, seconds } of out.get(node) ?? []) relax(to, here + seconds);
    }
    return (at: Snap | null): number => {
      if (at === null) return Infinity;
      const walk = at.meters / (WALK_KMH / 3.6);
      const forward = (time.get(at.edge.from) ?? Infinity) + at.along * at.edge.seconds;
      const backward = at.edge.back ? (time.get(at.edge.to) ?? Infinity) + (1 - at.along) * at.edge.seconds : Infinity;
      return (Math.min(forward, backward) + walk) / 60;
    };
  };
  return { minutesFrom, snap, largestShare: component.largestShare, edges };
}

function edgesOf(osm: ReadOsm): Edge[] {
  const edges: Edge[] = [];
  for (const way of osm.ways) {
    const highway = way.tags.highway ?? '';
    const kmh = way.tags.route === 'ferry' ? 10 : KMH[highway];
    if (kmh === undefined) continue;
    const access = !/motorway|trunk/.test(highway) && way.tags.tunnel !== 'yes' && way.tags.route !== 'ferry';
    for (let at = 1; at < way.nodes.length; at++) {
      const from = way.nodes[at - 1] as number;
      const to = way.nodes[at] as number;
      const meters = distance(osm.nodes.get(from) as [number, number], osm.nodes.get(to) as [number, number]);
      edges.push({ from, to, meters, seconds: meters / (kmh / 3.6), back: way.tags.oneway !== 'yes', access });
    }
  }
  return edges;
}

/** Great-circle metres. */
function distance(a: [number, number], b: [number, number]): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 +
    Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(h));
}

function componentsOf(osm: ReadOsm, edges: Edge[]) {
  const root = new Map<number, number>();
  const of = (node: number): number => {
    let at = node;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    root.set(node, at);
    return at;
  };
  for (const edge of edges) root.set(of(edge.from), of(edge.to));
  const size = new Map<number, number>();
  for (const node of osm.nodes.keys()) size.set(of(node), (size.get(of(node)) ?? 0) + 1);
  return { of, size, largestShare: Math.max(...size.values()) / osm.nodes.size };
}

/** Nearest point of the nearest edge within the walking limit, by buckets of 0.01°. */
function createSnap(osm: ReadOsm, edges: Edge[]) {
  const buckets = new Map<string, Edge[]>();
  const key = (lon: number, lat: number): string => `${Math.floor(lon * 100)},${Math.floor(lat * 100)}`;
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      const name = key(...(osm.nodes.get(node) as [number, number]));
      const list = buckets.get(name) ?? [];
      buckets.set(name, list);
      list.push(edge);
    }
  }
  return (lon: number, lat: number): Snap | null => {
    const scale = (Math.PI / 180) * RADIUS;
    const east = scale * Math.cos((lat * Math.PI) / 180);
    let best: Snap | null = null;
    for (let ring = 0; ring <= 4; ring++) {
      if (best !== null && best.meters < (ring - 1) * 950) break;
      for (let dy = -ring; dy <= ring; dy++) {
        for (let dx = -ring; dx <= ring; dx++) {
          if (Math.max(Math.abs(dx), Math.abs(dy)) !== ring) continue;
          for (const edge of buckets.get(key(lon + dx * 0.01, lat + dy * 0.01)) ?? []) {
            const a = osm.nodes.get(edge.from) as [number, number];
            const b = osm.nodes.get(edge.to) as [number, number];
            const [ax, ay] = [(a[0] - lon) * east, (a[1] - lat) * scale];
            const [bx, by] = [(b[0] - lon) * east, (b[1] - lat) * scale];
            const square = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
            const along = Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / square));
            const meters = Math.hypot(ax + along * (bx - ax), ay + along * (by - ay));
            if (meters <= MAX_WALK_METERS && (best === null || meters < best.meters)) best = { edge, along, meters };
          }
        }
      }
    }
    return best;
  };
}
