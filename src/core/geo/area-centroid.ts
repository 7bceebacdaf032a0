import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * Area centroid of a polygon in the plane of longitude and latitude (degrees as x and y), holes taken out, parts
 * weighted by their area: the definition of GEOS and Shapely, so that another program can check it. Turf's `centroid`
 * is the mean of vertices and its `centerOfMass` ignores holes and takes the hull of several parts, hence this one.
 * A polygon without area gives the mean of its vertices; null without any finite vertex.
 */
export function areaCentroid(geometry: Polygon | MultiPolygon): readonly [lon: number, lat: number] | null {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const origin = polygons[0]?.[0]?.[0];
  if (origin === undefined) return null;
  const sums = { area: 0, x: 0, y: 0 };
  for (const rings of polygons) {
    for (const [index, ring] of rings.entries()) addRing(sums, ring, { origin, sign: index === 0 ? 1 : -1 });
  }
  const [x0 = 0, y0 = 0] = origin;
  const centroid =
    sums.area === 0 ? meanOf(polygons.flat(2)) : ([x0 + sums.x / sums.area, y0 + sums.y / sums.area] as const);
  return Number.isFinite(centroid[0]) && Number.isFinite(centroid[1]) ? centroid : null;
}

/** Shoelace sums relative to one vertex: differences of large coordinates would lose digits. */
function addRing(
  sums: { area: number; x: number; y: number },
  ring: readonly Position[],
  { origin, sign }: { origin: Position; sign: 1 | -1 },
): void {
  const [x0 = 0, y0 = 0] = origin;
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    area += cross / 2;
    x += ((ax + bx - 2 * x0) * cross) / 6;
    y += ((ay + by - 2 * y0) * cross) / 6;
  }
  // Rings may run either way in files; an outer ring adds its area and a hole takes it, whatever its direction.
  const turn = (area < 0 ? -1 : 1) * sign;
  sums.area += area * turn;
  sums.x += x * turn;
  sums.y += y * turn;
}

function meanOf(positions: readonly Position[]): readonly [number, number] {
  let x = 0;
  let y = 0;
  for (const [px = Number.NaN, py = Number.NaN] of positions) {
    x += px;
    y += py;
  }
  return [x / positions.length, y / positions.length];
}
