import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/**
 * The polygons of a geometry, fit for computing: rings closed, rings of fewer than three corners dropped. Null where
 * nothing with an area is left or a coordinate is no position on the globe.
 */
export function cleanPolygon(geometry: Geometry): Polygon | MultiPolygon | null {
  const polygons = polygonsOf(geometry)
    .map((rings) => rings.map(closed))
    // Without its outer ring a polygon is nothing; a hole may be dropped alone.
    .filter((rings) => (rings[0]?.length ?? 0) >= 4)
    .map((rings) => rings.filter((ring) => ring.length >= 4));
  if (!polygons.every((rings) => rings.every((ring) => ring.every(isPosition)))) return null;
  const [first] = polygons;
  if (first === undefined) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];
}

function closed(ring: readonly Position[]): Position[] {
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return [];
  const isClosed = first[0] === last[0] && first[1] === last[1];
  return isClosed ? [...ring] : [...ring, [...first]];
}

/** A longitude and a latitude on the globe. */
export function isPosition([lon, lat]: Position): boolean {
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
