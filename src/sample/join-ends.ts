import { segmentsOf } from './planarise.ts';
import { addNode, type RoadNetwork, type SampleWay } from './road-ways.ts';
import { columnOf, rowOf, type SegmentBuckets, type Segments, segmentBuckets } from './segment-buckets.ts';

/** A dead end this near to another road was meant to meet it, metres. */
const GAP_METERS = 11;
/** … unless it comes from there a few steps back, metres along the roads. */
const DETOUR_METERS = 95;
/** A junction closer than this to a vertex uses the vertex, metres. */
const SNAP_METERS = 8;

/** Where a dead end meets another road: on the piece from vertex `position` of the way to the next, at a node. */
interface Junction {
  readonly way: number;
  readonly position: number;
  readonly along: number;
  readonly node: number;
}

/**
 * Moves dead ends that stop just short of another road on to it; beside a motorway they stop a vertex earlier. Bridges
 * and tunnels, which pass over and under, count only for dead ends that are raised themselves. Gives the number mended.
 */
export function joinEnds(network: RoadNetwork): number {
  const { segments, owner, position } = segmentsOf(network, network.ways);
  const buckets = segmentBuckets(segments, 200);
  const around = neighboursOf(network);
  const junctions = new Map<number, Junction>();
  const met = new Set<number>();
  const cut = new Set<number>();
  for (const { end, raised } of deadEnds(network, around)) {
    // Two ends that face each other: the first has come over to the second.
    if (met.has(end)) continue;
    const near = metersAlong(network, around, end);
    const place = { x: network.x[end] as number, y: network.y[end] as number };
    const found = nearestSegment({ segments, buckets }, place, (segment, share) => {
      const way = network.ways[owner[segment] as number] as SampleWay;
      if (isRaised(way) && !raised) return false;
      const [from, to] = nodesAt(way, position[segment] as number);
      const length = lengthOf(segments, segment);
      const back = (near.get(from) ?? Infinity) + share * length;
      return Math.min(back, (near.get(to) ?? Infinity) + (1 - share) * length) > DETOUR_METERS;
    });
    if (found === null) continue;
    const [way, at] = [owner[found.segment] as number, position[found.segment] as number];
    if (network.ways[way]?.highway.startsWith('motorway')) {
      cut.add(end);
      continue;
    }
    const node = meetingNode(network, segments, { ...found, nodes: nodesAt(network.ways[way] as SampleWay, at) });
    const settled = junctions.get(node)?.node ?? node;
    met.add(settled);
    junctions.set(end, { way, position: at, along: found.along, node: settled });
  }
  insertJunctions(network, junctions);
  network.ways = network.ways.map((way) => ({ ...way, nodes: way.nodes.filter((node) => !cut.has(node)) }));
  network.ways = network.ways.filter((way) => way.nodes.length > 1);
  return junctions.size + cut.size;
}

/** The vertex of the piece that is near enough, or a new node on it. */
function meetingNode(
  network: RoadNetwork,
  segments: Segments,
  { segment, along, nodes }: { segment: number; along: number; nodes: readonly [number, number] },
): number {
  const length = lengthOf(segments, segment);
  if (along * length < SNAP_METERS) return nodes[0];
  if ((1 - along) * length < SNAP_METERS) return nodes[1];
  return addNode(network, ...pointOn(segments, segment, along));
}

function isRaised(way: SampleWay): boolean {
  return way.bridge === true || way.tunnel === true;
}

function nodesAt(way: SampleWay, at: number): [number, number] {
  return [way.nodes[at] as number, way.nodes[at + 1] as number];
}

function lengthOf({ fromX, fromY, toX, toY }: Segments, s: number): number {
  return Math.hypot((toX[s] as number) - (fromX[s] as number), (toY[s] as number) - (fromY[s] as number));
}

function pointOn({ fromX, fromY, toX, toY }: Segments, s: number, share: number): [number, number] {
  const [x, y] = [fromX[s] as number, fromY[s] as number];
  return [x + share * ((toX[s] as number) - x), y + share * ((toY[s] as number) - y)];
}

/** The nodes next to each node, once per piece of way between them. */
function neighboursOf(network: RoadNetwork): Map<number, number[]> {
  const around = new Map<number, number[]>();
  const put = (from: number, to: number): void => {
    const list = around.get(from);
    if (list === undefined) around.set(from, [to]);
    else list.push(to);
  };
  for (const way of network.ways) {
    for (let at = 0; at + 1 < way.nodes.length; at++) {
      const [from, to] = nodesAt(way, at);
      put(from, to);
      put(to, from);
    }
  }
  return around;
}

function deadEnds(
  network: RoadNetwork,
  around: ReadonlyMap<number, readonly number[]>,
): { readonly end: number; readonly raised: boolean }[] {
  return network.ways.flatMap((way) => {
    const ends = [way.nodes[0] as number, way.nodes[way.nodes.length - 1] as number];
    return ends.filter((end) => around.get(end)?.length === 1).map((end) => ({ end, raised: isRaised(way) }));
  });
}

/** Metres along the roads from a node to those within the detour. */
function metersAlong({ x, y }: RoadNetwork, around: ReadonlyMap<number, readonly number[]>, start: number) {
  const best = new Map([[start, 0]]);
  const open = [start];
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    const here = best.get(node) as number;
    for (const next of around.get(node) ?? []) {
      const step = Math.hypot((x[next] as number) - (x[node] as number), (y[next] as number) - (y[node] as number));
      if (here + step > DETOUR_METERS || here + step >= (best.get(next) ?? Infinity)) continue;
      best.set(next, here + step);
      open.push(next);
    }
  }
  return best;
}

/** The nearest piece of road within the gap that may be joined, and the share along it of its nearest point. */
function nearestSegment(
  { segments, buckets }: { segments: Segments; buckets: SegmentBuckets },
  { x, y }: { x: number; y: number },
  mayJoin: (segment: number, share: number) => boolean,
): { segment: number; along: number } | null {
  let [nearest, best] = [GAP_METERS, null as { segment: number; along: number } | null];
  for (let row = rowOf(y - GAP_METERS, buckets); row <= rowOf(y + GAP_METERS, buckets); row++) {
    for (let column = columnOf(x - GAP_METERS, buckets); column <= columnOf(x + GAP_METERS, buckets); column++) {
      if (row < 0 || column < 0 || row >= buckets.rows || column >= buckets.columns) continue;
      const cell = row * buckets.columns + column;
      for (let i = buckets.start[cell] as number; i < (buckets.start[cell + 1] as number); i++) {
        const segment = buckets.member[i] as number;
        const along = nearestShare(segments, segment, { x, y });
        const [px, py] = pointOn(segments, segment, along);
        const meters = Math.hypot(px - x, py - y);
        if (meters >= nearest || !mayJoin(segment, along)) continue;
        nearest = meters;
        best = { segment, along };
      }
    }
  }
  return best;
}

function nearestShare(segments: Segments, s: number, { x, y }: { x: number; y: number }): number {
  const [fromX, fromY] = [segments.fromX[s] as number, segments.fromY[s] as number];
  const [dx, dy] = [(segments.toX[s] as number) - fromX, (segments.toY[s] as number) - fromY];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / square));
}

/** Puts the junctions into the ways they lie on, then moves the dead ends there. */
function insertJunctions(network: RoadNetwork, junctions: ReadonlyMap<number, Junction>): void {
  const backwards = [...junctions.values()].sort((a, b) => b.position - a.position || b.along - a.along);
  for (const { way, position, node } of backwards) {
    const { nodes } = network.ways[way] as SampleWay;
    if (nodes[position] !== node && nodes[position + 1] !== node) nodes.splice(position + 1, 0, node);
  }
  for (const { nodes } of network.ways) {
    for (const at of [0, nodes.length - 1])
      nodes[at] = junctions.get(nodes[at] as number)?.node ?? (nodes[at] as number);
  }
}
