/** Mean Earth radius in metres. Contract: "Great-circle metres (WGS84 mean radius, as Turf)". */
export const EARTH_RADIUS_METERS = 6371008.8;

export interface Place {
  lon: number;
  lat: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle metres between two places by the haversine formula. */
export function greatCircleMeters(a: Place, b: Place): number {
  const sinHalfLat = Math.sin(radians(b.lat - a.lat) / 2);
  const sinHalfLon = Math.sin(radians(b.lon - a.lon) / 2);
  const h = sinHalfLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinHalfLon ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The same distance as the angle between two unit vectors: a second formula to check the first. */
export function greatCircleMetersByVectors(a: Place, b: Place): number {
  const u = unitVector(a);
  const v = unitVector(b);
  const cross = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]);
  const dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  return EARTH_RADIUS_METERS * Math.atan2(cross, dot);
}

function unitVector(place: Place): [number, number, number] {
  const lat = radians(place.lat);
  const lon = radians(place.lon);
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

/**
 * A place in metres east and north of `origin`: local equirectangular projection, scaled by the cosine of the
 * origin's latitude. Used only to find the nearest point of an edge; lengths are great-circle. Not for the 180° line.
 */
export function localMeters(origin: Place, lon: number, lat: number): { x: number; y: number } {
  const x = radians(lon - origin.lon) * Math.cos(radians(origin.lat)) * EARTH_RADIUS_METERS;
  return { x, y: radians(lat - origin.lat) * EARTH_RADIUS_METERS };
}
