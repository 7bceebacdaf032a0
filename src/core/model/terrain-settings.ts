import type { LandClass } from './land-cover.ts';
import type { Meters } from './units.ts';

/** How travel over the ground is modelled. */
export interface TerrainSettings {
  /**
   * `network`: by car on the road network, over the ground to the road and from it. `burnt`: roads are fast ground that
   * can be entered anywhere, as in AccessMod. Without roads, or on foot, both are the same.
   */
  readonly roads: 'network' | 'burnt';
  /** How one moves off the roads. */
  readonly offRoad: 'walk' | 'motorcycle';
  readonly neighbours: 8 | 16;
  /** Wanted size of a cell; larger where the region would have more than 12 million. */
  readonly cellMeters: Meters;
  /** km/h on a class of ground, instead of the usual ones; 0 = impassable. */
  readonly landKmh: Readonly<Partial<Record<LandClass, number>>>;
}

export const DEFAULT_TERRAIN: TerrainSettings = {
  roads: 'network',
  offRoad: 'walk',
  neighbours: 8,
  cellMeters: 100,
  landKmh: {},
};
