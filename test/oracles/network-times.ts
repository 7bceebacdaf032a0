import { at } from './at.ts';
import { BinaryHeap } from './binary-heap.ts';
import { EARTH_RADIUS_METERS, greatCircleMeters, localMeters, type Place } from './great-circle.ts';
import type { RoadCounts, RoadEdge, RoadGraph } from './road-graph.ts';
import type { RoadSettings } from './road-rules.ts';

const METERS_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_METERS;

/** Contract: `"direction": "from-facility"` (ambulance) or `to-facility` (patient). */
export type Direction = 'from-facility' | 'to-facility';

/** Where a place meets the network: `fraction` of the way from the edge's `from` to its `to`. */
interface OracleSnap {
  edge: number;
  way: string;
  fraction: number;
  lon: number;
  lat: number;
  walkMeters: number;
}

interface NearestFacility {
  /** Infinity = unreached. */
  seconds: number;
  /** Index of a facility with that time; -1 = unreached. */
  facility: number;
  /** Graph edges driven end to end on the path: at most so many roundings in a program that rounds per edge. */
  edges: number;
}

export interface OracleNetwork {
  counts: RoadCounts;
  graph: RoadGraph;
  snapOf(lon: number, lat: number): OracleSnap | undefined;
  snapsWithin(lon: number, lat: number, extraMeters: number): OracleSnap[];
  nearest(facilities: Place[], people: Place[], direction: Direction): NearestFacility[];
  timesToNearest(facilities: Place[], people: Place[], direction: Direction): Float64Array;
  timeBetween(facility: Place, person: Place, direction: Direction): number;
}

export function networkOf(graph: RoadGraph, settings: RoadSettings): OracleNetwork {
  // The same places are asked for again and again; their snaps do not change.
  const known = new Map<string, OracleSnap | undefined>();
  const connect: Connect = (place) => {
    const key = `${place.lon},${place.lat}`;
    if (!known.has(key)) known.set(key, connected(graph, settings, place));
    return known.get(key);
  };
  const nearest: OracleNetwork['nearest'] = (facilities, people, direction) =>
    nearestFacilities(graph, settings, connect, { facilities, people, direction });
  return {
    counts: graph.counts,
    graph,
    snapOf: (lon, lat) => nearestSnap(graph, { lon, lat }),
    snapsWithin: (lon, lat, extraMeters) => snapsWithin(graph, { lon, lat }, extraMeters),
    nearest,
    timesToNearest: (facilities, people, direction) =>
      Float64Array.from(nearest(facilities, people, direction), (found) => found.seconds),
    timeBetween: (facility, person, direction) => at(nearest([facility], [person], direction), 0).seconds,
  };
}

/**
 * "A cell or facility meets the network at the nearest point of the nearest usable edge (not motorway, …)".
 * Every allowed edge is tried; of equally near edges the first in file order wins.
 */
function nearestSnap(graph: RoadGraph, place: Place): OracleSnap | undefined {
  let best: OracleSnap | undefined;
  let bestMeters = Infinity;
  graph.edges.forEach((edge, index) => {
    if (!edge.snapAllowed || isFartherNorthOrSouth(edge, place, bestMeters)) return;
    const foot = nearestPointOnEdge(graph, edge, place);
    if (foot.meters >= bestMeters) return;
    bestMeters = foot.meters;
    best = snapAt(graph, index, foot.fraction, place);
  });
  return best;
}

/** Is the whole edge more than `meters` north, or more than `meters` south, of the place? Then it cannot be nearer. */
function isFartherNorthOrSouth(edge: RoadEdge, place: Place, meters: number): boolean {
  const margin = meters / METERS_PER_DEGREE + 1e-9;
  return edge.south > place.lat + margin || edge.north < place.lat - margin;
}

/** Every allowed edge at most `extraMeters` farther than the nearest: the other ways to read a near tie. */
function snapsWithin(graph: RoadGraph, place: Place, extraMeters: number): OracleSnap[] {
  const all = graph.edges.flatMap((edge, index) =>
    edge.snapAllowed ? [{ index, ...nearestPointOnEdge(graph, edge, place) }] : [],
  );
  const limit = all.reduce((least, foot) => Math.min(least, foot.meters), Infinity) + extraMeters;
  const near = all.filter((foot) => foot.meters <= limit);
  return near.map((foot) => snapAt(graph, foot.index, foot.fraction, place));
}

/** Nearest point of an edge in the local equirectangular projection around the place. */
function nearestPointOnEdge(graph: RoadGraph, edge: RoadEdge, place: Place): { fraction: number; meters: number } {
  const from = at(graph.nodes, edge.from);
  const to = at(graph.nodes, edge.to);
  const a = localMeters(place, from.lon, from.lat);
  const b = localMeters(place, to.lon, to.lat);
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  const fraction = squared === 0 ? 0 : Math.min(1, Math.max(0, -(a.x * dx + a.y * dy) / squared));
  // At an end the end's own coordinates are taken, so that all edges of a junction tie exactly.
  const x = fraction === 1 ? b.x : a.x + fraction * dx;
  const y = fraction === 1 ? b.y : a.y + fraction * dy;
  return { fraction, meters: Math.sqrt(x * x + y * y) };
}

function snapAt(graph: RoadGraph, index: number, fraction: number, place: Place): OracleSnap {
  const edge = at(graph.edges, index);
  const from = at(graph.nodes, edge.from);
  const to = at(graph.nodes, edge.to);
  const lon = fraction === 1 ? to.lon : from.lon + fraction * (to.lon - from.lon);
  const lat = fraction === 1 ? to.lat : from.lat + fraction * (to.lat - from.lat);
  return {
    edge: index,
    way: edge.way,
    fraction,
    lon,
    lat,
    walkMeters: greatCircleMeters(place, { lon, lat }),
  };
}

/** "up to `maxWalkMeters`" (inclusive); "Beyond the limit: unreached" – read as holding for facilities too. */
function connected(graph: RoadGraph, settings: RoadSettings, place: Place): OracleSnap | undefined {
  const snap = nearestSnap(graph, place);
  return snap && snap.walkMeters <= settings.maxWalkMeters ? snap : undefined;
}

/** "walks there in a straight line at `walkKmh`" */
function walkSeconds(snap: OracleSnap, settings: RoadSettings): number {
  return snap.walkMeters / (settings.walkKmh / 3.6);
}

/**
 * The two ends of the snap's edge with the seconds between end and snap "as one-way allows": leaving = from the snap
 * to the end, else from the end to the snap. A snap at an end IS that node: no travel needs no permission.
 */
function endsOf(edge: RoadEdge, fraction: number, leaving: boolean): { node: number; seconds: number }[] {
  if (fraction === 0) return [{ node: edge.from, seconds: 0 }];
  if (fraction === 1) return [{ node: edge.to, seconds: 0 }];
  const towardsTo = leaving ? edge.forwardSeconds : edge.backwardSeconds;
  const towardsFrom = leaving ? edge.backwardSeconds : edge.forwardSeconds;
  return [
    { node: edge.to, seconds: (1 - fraction) * towardsTo },
    { node: edge.from, seconds: fraction * towardsFrom },
  ].filter((end) => end.seconds < Infinity);
}

/** Seconds along one and the same edge, where both places stand on it; Infinity where one-way forbids. */
function alongEdge(edge: RoadEdge, start: number, end: number): number {
  if (start === end) return 0;
  return end > start ? (end - start) * edge.forwardSeconds : (start - end) * edge.backwardSeconds;
}

type Connect = (place: Place) => OracleSnap | undefined;

interface Label {
  seconds: number;
  facility: number;
  edges: number;
}

function nearestFacilities(
  graph: RoadGraph,
  settings: RoadSettings,
  connect: Connect,
  { facilities, people, direction }: { facilities: Place[]; people: Place[]; direction: Direction },
): NearestFacility[] {
  const fromFacility = direction === 'from-facility';
  const seeds = facilities.flatMap((place, facility) => {
    const snap = connect(place);
    // "A facility's own leg costs nothing in the driving model …; both legs count in the walking model."
    return snap ? [{ facility, snap, leg: settings.mode === 'walk' ? walkSeconds(snap, settings) : 0 }] : [];
  });
  const starts = seeds.flatMap(({ facility, snap, leg }) =>
    endsOf(at(graph.edges, snap.edge), snap.fraction, fromFacility).map((end) => ({
      node: end.node,
      label: { seconds: leg + end.seconds, facility, edges: 0 },
    })),
  );
  const labels = dijkstra(graph, starts, fromFacility);
  return people.map((place) => {
    const best: NearestFacility = { seconds: Infinity, facility: -1, edges: 0 };
    const snap = connect(place);
    if (!snap) return best;
    const edge = at(graph.edges, snap.edge);
    const walk = walkSeconds(snap, settings);
    for (const end of endsOf(edge, snap.fraction, !fromFacility)) {
      const label = labels[end.node];
      const seconds = label ? label.seconds + end.seconds + walk : Infinity;
      if (label && seconds < best.seconds) Object.assign(best, label, { seconds });
    }
    for (const seed of seeds) {
      if (seed.snap.edge !== snap.edge) continue;
      const ride = fromFacility
        ? alongEdge(edge, seed.snap.fraction, snap.fraction)
        : alongEdge(edge, snap.fraction, seed.snap.fraction);
      const seconds = seed.leg + ride + walk;
      if (seconds < best.seconds) Object.assign(best, { seconds, facility: seed.facility, edges: 0 });
    }
    return best;
  });
}

/** Plain multi-source Dijkstra; towards the facility it runs over the edges backwards. */
function dijkstra(
  graph: RoadGraph,
  starts: { node: number; label: Label }[],
  fromFacility: boolean,
): (Label | undefined)[] {
  const settled: (Label | undefined)[] = graph.nodes.map(() => undefined);
  const heap = new BinaryHeap<{ node: number; label: Label }>();
  for (const start of starts) heap.push(start.label.seconds, start);
  for (let top = heap.pop(); top; top = heap.pop()) {
    const { node, label } = top.value;
    if (settled[node]) continue;
    settled[node] = label;
    for (const index of at(graph.touching, node)) {
      const edge = at(graph.edges, index);
      const atFrom = edge.from === node;
      const other = atFrom ? edge.to : edge.from;
      const ride = atFrom === fromFacility ? edge.forwardSeconds : edge.backwardSeconds;
      const seconds = label.seconds + ride;
      if (seconds === Infinity || settled[other]) continue;
      heap.push(seconds, {
        node: other,
        label: { seconds, facility: label.facility, edges: label.edges + 1 },
      });
    }
  }
  return settled;
}
