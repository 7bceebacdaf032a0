import type { Meters } from '../model/units.ts';

/** Mean radius of the WGS84 ellipsoid in metres, the one Turf uses. */
export const EARTH_RADIUS = 6371008.8;
export const RADIANS = Math.PI / 180;
/** Metres per degree of latitude (and of longitude at the equator). */
export const METERS_PER_DEGREE = EARTH_RADIUS * RADIANS;

/** Great-circle distance in metres (haversine, as Turf's `distance`, but without building features). */
export function greatCircleMeters(lonA: number, latA: number, lonB: number, latB: number): Meters {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const a = sinLat * sinLat + sinLon * sinLon * Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS);
  return 2 * EARTH_RADIUS * Math.atan2(Math.sqrt(a), Math.sqrt(1 - a));
}
