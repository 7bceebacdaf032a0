import type { RunEnd } from '../../model/observed-run.ts';
import { ROAD_CLASSES, type Roads } from '../../model/road.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import { type Adjacency, adjacencyOf } from '../network/adjacency.ts';
import { componentsOf } from '../network/components.ts';
import { LabelHeap } from '../network/label-heap.ts';
import { type Segments, USE, usableSegments } from '../network/segments.ts';
import { SegmentGrid } from '../network-health/segment-grid.ts';
import type { RouteLengths } from './calibrate-speeds.ts';

/** Only parts of the network with at least this many nodes (or the largest) are entered from the side: the contract's rule. */
const MIN_COMPONENT_NODES = 200;

/** A place on the network: a share of the way along a segment. */
interface Stop {
  readonly segment: number;
  readonly fraction: number;
}

/** Quickest ways from one stop to every node. */
interface Tree {
  readonly stop: Stop;
  readonly seconds: Float64Array;
  /** Segment by which each node is reached; -1 at the ends of the first segment, and where there is no way. */
  readonly by: Int32Array;
}

/**
 * Quickest driving ways over the roads under the settings, as kilometres by class: a plain Dijkstra over all vertices,
 * without contraction or rounding. Places meet the nearest enterable road within the walking limit; that walk is not
 * counted. Kilometres are divided by the speed model's share where the roads carry one, so that kilometres / speed of
 * the class is the time. The ways from one origin are kept until another one is asked for.
 */
export function createRoadRouter(
  roads: Roads,
  driving: TravelSettings,
  closedWays: readonly string[] = [],
): RouteLengths {
  const settings: TravelSettings = { ...driving, mode: 'drive' };
  const segments = usableSegments(roads, settings, closedWays);
  const adjacency = adjacencyOf(segments, roads.nodeLon.length);
  const grid = enterableGrid(roads, segments);
  const stopAt = ({ lon, lat }: RunEnd): Stop | null => {
    const segment = grid.nearest(lon, lat, settings.maxWalkMeters);
    return segment === -1 ? null : { segment, fraction: grid.fraction };
  };
  let last: { origin: RunEnd; tree: Tree | null } | null = null;
  return (origin, destination) => {
    if (last === null || last.origin.lon !== origin.lon || last.origin.lat !== origin.lat) {
      const stop = stopAt(origin);
      last = { origin, tree: stop && growTree(segments, adjacency, stop) };
    }
    const end = stopAt(destination);
    return last.tree && end && lengthsTo({ roads, segments, settings }, last.tree, end);
  };
}

function enterableGrid(roads: Roads, segments: Segments): SegmentGrid {
  const { ofNode, sizes, largest } = componentsOf(segments, roads.nodeLon.length);
  const use = segments.use.map((bits, s) => {
    const component = ofNode[segments.from[s]!]!;
    return component === largest || sizes[component]! >= MIN_COMPONENT_NODES ? bits : bits & ~USE.snap;
  });
  return new SegmentGrid(roads, { ...segments, use }, USE.snap);
}

/** Seconds from a stop to the ends of its segment, or to it from them: infinite against a one-way road. */
function legSeconds(segments: Segments, { segment, fraction }: Stop, leaving: boolean): [toFrom: number, toTo: number] {
  const use = segments.use[segment]!;
  const seconds = segments.seconds[segment]!;
  const towardsTo = leaving ? USE.forward : USE.backward;
  const towardsFrom = leaving ? USE.backward : USE.forward;
  // At an end of the segment the stop is the node: no travel needs no permission.
  return [
    fraction === 0 ? 0 : use & towardsFrom ? fraction * seconds : Infinity,
    fraction === 1 ? 0 : use & towardsTo ? (1 - fraction) * seconds : Infinity,
  ];
}

function growTree(segments: Segments, adjacency: Adjacency, stop: Stop): Tree {
  const nodes = adjacency.offsets.length - 1;
  const seconds = new Float64Array(nodes).fill(Infinity);
  const by = new Int32Array(nodes).fill(-1);
  const heap = new LabelHeap();
  const ends = [segments.from[stop.segment]!, segments.to[stop.segment]!];
  legSeconds(segments, stop, true).forEach((leg, i) => {
    if (leg === Infinity) return;
    seconds[ends[i]!] = leg;
    heap.push(leg, ends[i]!);
  });
  while (heap.size > 0) {
    heap.pop();
    const { label, node } = heap;
    if (label > seconds[node]!) continue;
    for (let i = adjacency.offsets[node]!; i < adjacency.offsets[node + 1]!; i++) {
      const s = adjacency.items[i]!;
      const ahead = segments.from[s] === node;
      if (!(segments.use[s]! & (ahead ? USE.forward : USE.backward))) continue;
      const next = ahead ? segments.to[s]! : segments.from[s]!;
      const reached = label + segments.seconds[s]!;
      if (reached >= seconds[next]!) continue;
      seconds[next] = reached;
      by[next] = s;
      heap.push(reached, next);
    }
  }
  return { stop, seconds, by };
}

interface Network {
  readonly roads: Roads;
  readonly segments: Segments;
  readonly settings: TravelSettings;
}

/** km/h of a way before the speed model's share: seconds times it is the length, longer where the share is below 1. */
function speedOf({ roads, settings }: Network, way: number): number {
  const tagged = settings.useMaxspeed ? roads.speed[way]! : 0;
  return tagged > 0 ? tagged : settings.speedKmh[ROAD_CLASSES[roads.roadClass[way]!]!];
}

function lengthsTo(network: Network, tree: Tree, end: Stop): Float64Array | null {
  const { segments } = network;
  const km = new Float64Array(ROAD_CLASSES.length);
  const add = (segment: number, share: number) => {
    const way = segments.way[segment]!;
    km[network.roads.roadClass[way]!]! += (share * segments.seconds[segment]! * speedOf(network, way)) / 3600;
  };
  const [fromFrom, fromTo] = legSeconds(segments, end, false);
  const overFrom = tree.seconds[segments.from[end.segment]!]! + fromFrom;
  const overTo = tree.seconds[segments.to[end.segment]!]! + fromTo;
  const ahead = end.fraction - tree.stop.fraction;
  const passable = segments.use[end.segment]! & (ahead > 0 ? USE.forward : USE.backward);
  const direct =
    end.segment === tree.stop.segment && (ahead === 0 || passable)
      ? Math.abs(ahead) * segments.seconds[end.segment]!
      : Infinity;
  if (Math.min(overFrom, overTo, direct) === Infinity) return null;
  if (direct <= overFrom && direct <= overTo) {
    add(end.segment, Math.abs(ahead));
    return km;
  }
  let node = overFrom <= overTo ? segments.from[end.segment]! : segments.to[end.segment]!;
  add(end.segment, overFrom <= overTo ? end.fraction : 1 - end.fraction);
  for (let s = tree.by[node]!; s !== -1; s = tree.by[node]!) {
    add(s, 1);
    node = segments.from[s] === node ? segments.to[s]! : segments.from[s]!;
  }
  // The first leg, from the stop to the end of its segment at which the way begins.
  add(tree.stop.segment, node === segments.from[tree.stop.segment] ? tree.stop.fraction : 1 - tree.stop.fraction);
  return km;
}
