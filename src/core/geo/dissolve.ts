import { Clipper64, ClipType, FillRule, type Path64, type PolyPath64, PolyTree64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/** About a centimetre: coordinates become whole numbers, which the sweep needs to be exact. */
const UNITS_PER_DEGREE = 1e7;

/**
 * Union of polygons as one MultiPolygon (Clipper2; Turf's union takes seconds for a few thousand circles).
 * Planar in degrees like Turf's; outer rings counter-clockwise, holes clockwise (RFC 7946).
 */
export function dissolve(geometries: readonly (Polygon | MultiPolygon)[]): MultiPolygon {
  const polygons = geometries.flatMap((g) => (g.type === 'Polygon' ? [g.coordinates] : g.coordinates));
  const origin = polygons[0]?.[0]?.[0];
  if (!origin) return { type: 'MultiPolygon', coordinates: [] };
  // Around a near origin the whole numbers stay small enough for exact products.
  const [x0, y0] = [origin[0]!, origin[1]!];
  const toPath = (ring: Position[]): Path64 =>
    ring.slice(0, -1).map((p) => ({
      x: Math.round((p[0]! - x0) * UNITS_PER_DEGREE),
      y: Math.round((p[1]! - y0) * UNITS_PER_DEGREE),
    }));
  const clipper = new Clipper64();
  clipper.addSubject(polygons.flatMap((rings) => rings.map((ring, index) => orient(toPath(ring), index === 0))));
  const tree = new PolyTree64();
  clipper.execute(ClipType.Union, FillRule.NonZero, tree);
  const toRing = (path: Path64, outer: boolean): Position[] => {
    const ring = orient(path, outer).map((p) => [x0 + p.x / UNITS_PER_DEGREE, y0 + p.y / UNITS_PER_DEGREE]);
    return [...ring, ring[0]!];
  };
  return { type: 'MultiPolygon', coordinates: outers(tree).map((node) => ringsOf(node, toRing)) };
}

/** Outer rings lie at every second level of the tree: islands within holes are polygons of their own. */
function outers(node: PolyPath64): PolyPath64[] {
  return childrenOf(node).flatMap((outer) => [outer, ...childrenOf(outer).flatMap(outers)]);
}

function ringsOf(outer: PolyPath64, toRing: (path: Path64, outer: boolean) => Position[]): Position[][] {
  return [toRing(outer.poly ?? [], true), ...childrenOf(outer).map((hole) => toRing(hole.poly ?? [], false))];
}

function childrenOf(node: PolyPath64): PolyPath64[] {
  return Array.from({ length: node.count }, (_, index) => node.child(index));
}

function orient(path: Path64, counterClockwise: boolean): Path64 {
  let doubled = 0;
  for (let i = 0; i < path.length; i++) {
    const a = path[i]!;
    const b = path[(i + 1) % path.length]!;
    doubled += a.x * b.y - b.x * a.y;
  }
  return doubled > 0 === counterClockwise ? path : path.toReversed();
}
