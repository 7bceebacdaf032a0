import type { MultiPolygon, Polygon, Position } from 'geojson';
import { at } from './at.ts';
import { localMeters, type Place } from './great-circle.ts';

/**
 * Even-odd rule in lon/lat: a ray to the east crosses the rings of one polygon (holes included) an odd number of times.
 * Edges are half-open in latitude, so a vertex is not counted twice. On the border either answer is right: see
 * `metersToBorder`. Contract: "A cell belongs to the township that holds its centre."
 */
export function oraclePointInPolygon(place: Place, area: Polygon | MultiPolygon): boolean {
  return polygonsOf(area).some((rings) => {
    const crossings = rings.flatMap(segmentsOf).filter(([a, b]) => crossesRayToEast(place, a, b));
    return crossings.length % 2 === 1;
  });
}

function crossesRayToEast(place: Place, a: Position, b: Position): boolean {
  const aNorth = at(a, 1) > place.lat;
  const bNorth = at(b, 1) > place.lat;
  if (aNorth === bNorth) return false;
  const share = (place.lat - at(a, 1)) / (at(b, 1) - at(a, 1));
  return at(a, 0) + share * (at(b, 0) - at(a, 0)) > place.lon;
}

/** Metres to the nearest border line (local equirectangular): below about 1 mm the answer is a tie. */
export function metersToBorder(place: Place, area: Polygon | MultiPolygon): number {
  const distances = polygonsOf(area)
    .flat()
    .flatMap(segmentsOf)
    .map(([a, b]) => metersToSegment(place, a, b));
  return distances.reduce((least, meters) => Math.min(least, meters), Infinity);
}

function metersToSegment(place: Place, a: Position, b: Position): number {
  const start = localMeters(place, at(a, 0), at(a, 1));
  const end = localMeters(place, at(b, 0), at(b, 1));
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(start.x * dx + start.y * dy) / squared));
  return Math.hypot(start.x + share * dx, start.y + share * dy);
}

/** Index of the first area that holds the place; -1 = none. */
export function oracleAreaOf(place: Place, areas: (Polygon | MultiPolygon)[]): number {
  return areas.findIndex((area) => oraclePointInPolygon(place, area));
}

function polygonsOf(area: Polygon | MultiPolygon): Position[][][] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

function segmentsOf(ring: Position[]): [Position, Position][] {
  return ring.slice(1).map((end, i) => [at(ring, i), end]);
}
