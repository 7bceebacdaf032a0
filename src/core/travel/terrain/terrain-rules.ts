import type { Movement } from './friction-grid.ts';

/** How a sweep moves over a friction grid. */
export interface TerrainRules {
  /** Eight: to the cells around (paths up to 8.2 % too long); sixteen: knight's moves too (up to 2.8 %). */
  readonly neighbours: 8 | 16;
  /** Which way people travel. Slope is felt in the direction of travel. */
  readonly direction: 'from-facility' | 'to-facility';
  /** A diagonal step needs an open cell beside it, so that no one slips through a wall; or it needs nothing. */
  readonly corners: 'one-side-open' | 'leak';
  /** Where elevation is unknown: taken as level, or no one leaves such a cell and only motors enter it. */
  readonly unknownElevation: 'level' | 'stop';
  /** How the two ends of a step count: mean of their seconds per metre (half the way in each), or of their speeds. */
  readonly meanOf: 'paces' | 'speeds';
  /**
   * Speed in km/h on a slope (rise over horizontal run, in the direction of travel; -0.1 is 10 % downhill) for a speed
   * on the flat. Null = walking by Tobler's function, everything else as on the flat.
   */
  readonly speedAtSlope: SpeedAtSlope | null;
}

export type SpeedAtSlope = (movement: Movement, kmh: number, slope: number) => number;

export const DEFAULT_TERRAIN_RULES: TerrainRules = {
  neighbours: 8,
  direction: 'from-facility',
  corners: 'one-side-open',
  unknownElevation: 'level',
  meanOf: 'paces',
  speedAtSlope: null,
};
