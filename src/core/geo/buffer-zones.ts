import { buffer, polygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Meters } from '../model/units.ts';

/** Polygons widened by `meters` all round (Turf's buffer); as they are for 0. */
export function bufferZones(zones: readonly (Polygon | MultiPolygon)[], meters: Meters): (Polygon | MultiPolygon)[] {
  if (meters <= 0) return [...zones];
  return zones.map((geometry) => {
    const feature: Feature<Polygon | MultiPolygon> =
      geometry.type === 'Polygon' ? polygon(geometry.coordinates) : { type: 'Feature', properties: {}, geometry };
    return buffer(feature, meters / 1000, { units: 'kilometers' })?.geometry ?? geometry;
  });
}
