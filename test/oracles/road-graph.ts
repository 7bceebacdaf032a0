import { at } from './at.ts';
import { greatCircleMeters, type Place } from './great-circle.ts';
import { isSnapAllowed, isUsed, kmhOf, oneWayOf, type RoadSettings, roadClassOf, type Tags } from './road-rules.ts';

/** "only of weakly connected components of the usable graph with ≥ 200 OSM nodes, or the largest one" */
const SNAP_COMPONENT_NODES = 200;

/** A way as places with an identity: an OSM node id, or the text of a coordinate where lines join by coordinate. */
export interface RoadWay {
  id: string;
  tags: Tags;
  /** undefined where the file lacks the node. */
  points: ({ key: string; lon: number; lat: number } | undefined)[];
}

/** One piece between two consecutive nodes of one way. Seconds are Infinity where one-way forbids the direction. */
export interface RoadEdge {
  way: string;
  roadClass: string;
  from: number;
  to: number;
  meters: number;
  forwardSeconds: number;
  backwardSeconds: number;
  snapAllowed: boolean;
  /** Latitudes of its two ends: spares the search for the nearest edge most of its work. */
  south: number;
  north: number;
}

export interface RoadCounts {
  waysInFile: number;
  waysUsed: number;
  nodesUsed: number;
  edges: number;
  oneWayEdges: number;
  meters: number;
  missingNodeRefs: number;
  components: number;
  componentsToSnapTo: number;
  largestComponentNodes: number;
  edgesToSnapTo: number;
}

export interface RoadGraph {
  nodes: Place[];
  edges: RoadEdge[];
  /** Node -> indexes of the edges that touch it. */
  touching: number[][];
  componentOf: number[];
  componentNodes: number[];
  counts: RoadCounts;
}

export function buildRoadGraph(ways: RoadWay[], settings: RoadSettings): RoadGraph {
  const nodes: Place[] = [];
  const indexOfKey = new Map<string, number>();
  const edges: RoadEdge[] = [];
  let missingNodeRefs = 0;
  let waysUsed = 0;
  const closed = new Set(settings.closedWays);
  for (const way of ways) {
    if (closed.has(way.id) || !isUsed(way.tags, settings)) continue;
    waysUsed++;
    let previous: number | undefined;
    for (const point of way.points) {
      if (!point) {
        // A node the file lacks breaks the way: nothing is drawn across it.
        missingNodeRefs++;
        previous = undefined;
        continue;
      }
      let node = indexOfKey.get(point.key);
      if (node === undefined) {
        node = nodes.length;
        nodes.push({ lon: point.lon, lat: point.lat });
        indexOfKey.set(point.key, node);
      }
      if (previous !== undefined && previous !== node) edges.push(edgeBetween(way, previous, node, nodes, settings));
      previous = node;
    }
  }
  return finishGraph(nodes, edges, { waysInFile: ways.length, waysUsed, missingNodeRefs });
}

/** "Edge seconds = great-circle length / speed"; no turn costs, no rounding, no chain contraction here. */
function edgeBetween(way: RoadWay, from: number, to: number, nodes: Place[], settings: RoadSettings): RoadEdge {
  const start = at(nodes, from);
  const end = at(nodes, to);
  const meters = greatCircleMeters(start, end);
  const seconds = meters / (kmhOf(way.tags, settings) / 3.6);
  const oneWay = oneWayOf(way.tags, settings);
  return {
    way: way.id,
    roadClass: roadClassOf(way.tags),
    from,
    to,
    meters,
    forwardSeconds: oneWay === -1 ? Infinity : seconds,
    backwardSeconds: oneWay === 1 ? Infinity : seconds,
    snapAllowed: isSnapAllowed(way.tags, settings),
    south: Math.min(start.lat, end.lat),
    north: Math.max(start.lat, end.lat),
  };
}

function finishGraph(
  nodes: Place[],
  edges: RoadEdge[],
  read: Pick<RoadCounts, 'waysInFile' | 'waysUsed' | 'missingNodeRefs'>,
): RoadGraph {
  const touching: number[][] = nodes.map(() => []);
  edges.forEach((edge, index) => {
    at(touching, edge.from).push(index);
    at(touching, edge.to).push(index);
  });
  const { componentOf, componentNodes } = weakComponents(edges, touching);
  const largest = Math.max(0, ...componentNodes);
  const mayHold = componentNodes.map((size) => size >= SNAP_COMPONENT_NODES);
  const first = componentNodes.indexOf(largest);
  if (first >= 0) mayHold[first] = true;
  for (const edge of edges) edge.snapAllowed &&= at(mayHold, at(componentOf, edge.from));
  const counts: RoadCounts = {
    ...read,
    nodesUsed: nodes.length,
    edges: edges.length,
    oneWayEdges: edges.filter((edge) => edge.forwardSeconds === Infinity || edge.backwardSeconds === Infinity).length,
    meters: edges.reduce((sum, edge) => sum + edge.meters, 0),
    components: componentNodes.length,
    componentsToSnapTo: mayHold.filter(Boolean).length,
    largestComponentNodes: largest,
    edgesToSnapTo: edges.filter((edge) => edge.snapAllowed).length,
  };
  return { nodes, edges, touching, componentOf, componentNodes, counts };
}

/** Flood fill that ignores directions ("weakly connected"). */
function weakComponents(edges: RoadEdge[], touching: number[][]): { componentOf: number[]; componentNodes: number[] } {
  const componentOf = touching.map(() => -1);
  const componentNodes: number[] = [];
  for (let start = 0; start < touching.length; start++) {
    if (at(componentOf, start) >= 0) continue;
    const component = componentNodes.length;
    const waiting = [start];
    componentOf[start] = component;
    let size = 0;
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      size++;
      for (const index of at(touching, node)) {
        const edge = at(edges, index);
        const other = edge.from === node ? edge.to : edge.from;
        if (at(componentOf, other) >= 0) continue;
        componentOf[other] = component;
        waiting.push(other);
      }
    }
    componentNodes.push(size);
  }
  return { componentOf, componentNodes };
}
