import type { MultiPolygon, Polygon } from 'geojson';

/** A drawn or loaded area with a planning meaning. */
export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly kind: 'no-build' | 'old-city' | 'new-district' | 'urban' | string;
  readonly geometry: Polygon | MultiPolygon;
}

/** Zones of this kind are crossed by nobody who travels over the ground. */
export const BARRIER_ZONE = 'barrier';
