import type { Roads } from '../model/road.ts';
import type { LonLat } from '../model/units.ts';
import { polygonLookup } from './point-in-polygons.ts';

/** What was drawn on the map: a line, or an area (closed: the last point is joined to the first). */
export interface DrawnPath {
  readonly points: readonly LonLat[];
  readonly closed: boolean;
}

/**
 * Ways that a drawn line meets, or that a drawn area holds or meets, ascending; on whatever level they run. To touch is
 * to meet; an area that crosses itself is taken by the even-odd rule. Lines are straight in longitude and latitude.
 */
export function waysAcross(roads: Roads, drawn: DrawnPath): number[] {
  const edges = edgesOf(drawn);
  const [west, south, east, north] = boxOf(drawn);
  const ring = drawn.points.map(([lon, lat]) => [lon, lat]);
  const holds = drawn.closed ? polygonLookup([{ type: 'Polygon', coordinates: [ring] }]) : null;
  const { nodeLon, nodeLat, offsets, vertices, wayIds } = roads;
  const found: number[] = [];
  for (let way = 0; way < wayIds.length; way++) {
    const first = offsets[way]!;
    const last = offsets[way + 1]! - 1;
    if (first > last) continue;
    const x = nodeLon[vertices[first]!]!;
    const y = nodeLat[vertices[first]!]!;
    let met = false;
    let ax = x;
    let ay = y;
    for (let v = first + 1; v <= last && !met; v++) {
      const bx = nodeLon[vertices[v]!]!;
      const by = nodeLat[vertices[v]!]!;
      // Nearly all of a region's roads end here: both ends on one outer side of the drawing.
      const outside =
        (ax < west && bx < west) ||
        (ax > east && bx > east) ||
        (ay < south && by < south) ||
        (ay > north && by > north);
      if (!outside) met = meetsAny(edges, [ax, ay, bx, by]);
      ax = bx;
      ay = by;
    }
    // A way that meets no edge is inside as a whole or outside as a whole.
    if (met || (holds !== null && x >= west && x <= east && y >= south && y <= north && holds(x, y) === 0)) {
      found.push(way);
    }
  }
  return found;
}

/** x, y, x, y of each piece of what was drawn. */
function edgesOf({ points, closed }: DrawnPath): Float64Array {
  const count = closed ? points.length : points.length - 1;
  const edges = new Float64Array(Math.max(0, count) * 4);
  for (let i = 0; i < count; i++) {
    edges.set(points[i]!, i * 4);
    edges.set(points[(i + 1) % points.length]!, i * 4 + 2);
  }
  return edges;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf({ points }: DrawnPath): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

function meetsAny(edges: Float64Array, segment: Segment): boolean {
  const [ax, ay, bx, by] = segment;
  for (let e = 0; e < edges.length; e += 4) {
    const cx = edges[e]!;
    const cy = edges[e + 1]!;
    const dx = edges[e + 2]!;
    const dy = edges[e + 3]!;
    const apart =
      (ax < cx && ax < dx && bx < cx && bx < dx) ||
      (ax > cx && ax > dx && bx > cx && bx > dx) ||
      (ay < cy && ay < dy && by < cy && by < dy) ||
      (ay > cy && ay > dy && by > cy && by > dy);
    if (!apart && meet(segment, [cx, cy, dx, dy])) return true;
  }
  return false;
}

/** Whether two segments whose boxes overlap share a point: each has its ends not both on one side of the other's line. */
function meet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false;
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return !((a > 0 && b > 0) || (a < 0 && b < 0));
}
