import { findCrossings } from './find-crossings.ts';
import { addNode, type RoadNetwork, type SampleWay } from './road-ways.ts';
import type { Segments } from './segment-buckets.ts';

/** A crossing closer than this to a vertex uses the vertex, metres. */
const SNAP_METERS = 7;

/** Gives ways that cross on the ground a common node there. Motorways and their ramps pass over and under. */
export function planarise(network: RoadNetwork): void {
  const level = network.ways.filter((way) => !way.highway.startsWith('motorway'));
  const { segments, owner, position } = segmentsOf(network, level);
  const inserts = new Map<number, { segment: number; along: number; node: number }[]>();
  const length = (segment: number): number =>
    Math.hypot(
      (segments.toX[segment] as number) - (segments.fromX[segment] as number),
      (segments.toY[segment] as number) - (segments.fromY[segment] as number),
    );
  const endNear = (segment: number, along: number): number => {
    const way = level[owner[segment] as number] as SampleWay;
    const at = position[segment] as number;
    if (along * length(segment) < SNAP_METERS) return way.nodes[at] as number;
    return (1 - along) * length(segment) < SNAP_METERS ? (way.nodes[at + 1] as number) : -1;
  };
  const insert = (segment: number, along: number, node: number): void => {
    const way = owner[segment] as number;
    const list = inserts.get(way) ?? [];
    inserts.set(way, list);
    list.push({ segment: position[segment] as number, along, node });
  };
  findCrossings(segments, 300, (first, second, alongFirst, alongSecond) => {
    const nearFirst = endNear(first, alongFirst);
    const nearSecond = endNear(second, alongSecond);
    let node = nearFirst >= 0 ? nearFirst : nearSecond;
    if (node < 0) {
      const x = segments.fromX[first] as number;
      const y = segments.fromY[first] as number;
      const dx = (segments.toX[first] as number) - x;
      const dy = (segments.toY[first] as number) - y;
      node = addNode(network, x + alongFirst * dx, y + alongFirst * dy);
    }
    if (nearFirst !== node) insert(first, alongFirst, node);
    if (nearSecond !== node) insert(second, alongSecond, node);
  });
  for (const [way, list] of inserts) insertNodes(level[way] as SampleWay, list);
}

function insertNodes(way: SampleWay, list: { segment: number; along: number; node: number }[]): void {
  list.sort((left, right) => right.segment - left.segment || right.along - left.along);
  for (const { segment, node } of list) {
    if (way.nodes[segment] !== node && way.nodes[segment + 1] !== node) way.nodes.splice(segment + 1, 0, node);
  }
}

/** All segments of some ways, each with its way and its place in it. */
export function segmentsOf(network: RoadNetwork, ways: readonly SampleWay[]) {
  const count = ways.reduce((sum, way) => sum + way.nodes.length - 1, 0);
  const segments: Segments = {
    count,
    fromX: new Float64Array(count),
    fromY: new Float64Array(count),
    toX: new Float64Array(count),
    toY: new Float64Array(count),
  };
  const owner = new Uint32Array(count);
  const position = new Uint32Array(count);
  let index = 0;
  ways.forEach((way, number) => {
    for (let at = 0; at + 1 < way.nodes.length; at++) {
      const from = way.nodes[at] as number;
      const to = way.nodes[at + 1] as number;
      segments.fromX[index] = network.x[from] as number;
      segments.fromY[index] = network.y[from] as number;
      segments.toX[index] = network.x[to] as number;
      segments.toY[index] = network.y[to] as number;
      owner[index] = number;
      position[index++] = at;
    }
  });
  return { segments, owner, position };
}
