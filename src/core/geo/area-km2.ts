import { area } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';

/** Area on the sphere in square kilometres (Turf's `area`, mean radius), holes taken off. */
export function areaKm2(geometry: Polygon | MultiPolygon): number {
  return area({ type: 'Feature', properties: {}, geometry }) / 1e6;
}
