import type { LineString, MultiLineString } from 'geojson';

/**
 * A line that nobody who travels over the ground crosses, but on a road: a river with its bridges, a wall with its gates.
 * Loaded like the land cover, not edited.
 */
export interface Barrier {
  readonly name: string;
  readonly kind: 'river' | 'barrier';
  readonly geometry: LineString | MultiLineString;
}
