import { EARTH_RADIUS, RADIANS } from '../../geo/distance.ts';

/** Metres east and north of the centre for degrees, and back. */
export interface LocalProjection {
  readonly forward: (lon: number, lat: number) => readonly [x: number, y: number];
  readonly inverse: (x: number, y: number) => readonly [lon: number, lat: number];
}

/**
 * Lambert's azimuthal equal-area projection about a centre, on the sphere that all distances here are measured on
 * (Snyder 1987, Map projections, USGS Professional Paper 1395, equations 20-14 to 20-18 and 24-2 to 24-4). Areas are
 * exact; lengths at c radians from the centre are wrong by a factor of at most cos(c/2): 0.03 % at 300 km, 0.3 % at
 * 1,000 km. Not for a centre whose opposite point lies in the region.
 */
export function equalAreaAbout(centerLon: number, centerLat: number): LocalProjection {
  const sin0 = Math.sin(centerLat * RADIANS);
  const cos0 = Math.cos(centerLat * RADIANS);
  return {
    forward(lon, lat) {
      const sin = Math.sin(lat * RADIANS);
      const cos = Math.cos(lat * RADIANS);
      const cosLon = Math.cos((lon - centerLon) * RADIANS);
      const scale = EARTH_RADIUS * Math.sqrt(2 / (1 + sin0 * sin + cos0 * cos * cosLon));
      return [scale * cos * Math.sin((lon - centerLon) * RADIANS), scale * (cos0 * sin - sin0 * cos * cosLon)];
    },
    inverse(x, y) {
      const distance = Math.hypot(x, y);
      if (distance === 0) return [centerLon, centerLat];
      const angle = 2 * Math.asin(Math.min(1, distance / (2 * EARTH_RADIUS)));
      const sin = Math.sin(angle);
      const cos = Math.cos(angle);
      const lat = Math.asin(Math.max(-1, Math.min(1, cos * sin0 + (y * sin * cos0) / distance)));
      const lon = Math.atan2(x * sin, distance * cos0 * cos - y * sin0 * sin);
      return [centerLon + lon / RADIANS, lat / RADIANS];
    },
  };
}
