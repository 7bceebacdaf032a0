import { circle } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { dissolve } from './dissolve.ts';

/** Corners of a drawn circle: the 64-gon's area is 0.16 % short of the disc's. */
const STEPS = 64;

export interface CircleCenter {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/**
 * Service circles: straight-line radius around each place (Turf's geodesic circle), one by one with `id` and `name`,
 * or dissolved into one shape. Pictures only: people are counted by distance from their cells.
 */
export function serviceCircles(
  centers: readonly CircleCenter[],
  km: number,
  dissolved: boolean,
): FeatureCollection<Polygon | MultiPolygon> {
  const circles = centers.map(
    ({ id, name, lon, lat }): Feature<Polygon> =>
      circle([lon, lat], km, { steps: STEPS, units: 'kilometers', properties: { id, name, km } }),
  );
  if (!dissolved) return { type: 'FeatureCollection', features: circles };
  const geometry = dissolve(circles.map((feature) => feature.geometry));
  const whole: Feature<MultiPolygon> = { type: 'Feature', properties: { km, count: centers.length }, geometry };
  return { type: 'FeatureCollection', features: [whole] };
}
