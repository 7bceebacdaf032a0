import { LAND_CLASS, type LandClass } from '../../model/land-cover.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import type { SpeedTable } from './burn-friction.ts';

/**
 * Walking speed on each ground as a share of walking speed on a way, and what is left of that in the season of rain.
 * Assumptions, in the order of the tables used with AccessMod and of Weiss et al. 2018 (Nature 553:333–336): open and
 * farmed land nearly as fast as a way, brush and forest slower, wetland and snow slowest, open water not at all.
 */
export const LAND_SHARES: Readonly<Record<LandClass, { readonly dry: number; readonly wet: number }>> = {
  open: { dry: 0.8, wet: 0.7 },
  built: { dry: 1, wet: 0.95 },
  crop: { dry: 0.8, wet: 0.6 },
  grass: { dry: 0.9, wet: 0.8 },
  shrub: { dry: 0.7, wet: 0.6 },
  forest: { dry: 0.6, wet: 0.5 },
  bare: { dry: 0.8, wet: 0.7 },
  wetland: { dry: 0.4, wet: 0.2 },
  water: { dry: 0, wet: 0 },
  snow: { dry: 0.35, wet: 0.35 },
};

/** Off the roads by motorcycle, km/h: paths over open land, hardly anything in forest. Assumptions. */
const MOTORCYCLE_KMH: Readonly<Record<LandClass, { readonly dry: number; readonly wet: number }>> = {
  open: { dry: 12, wet: 8 },
  built: { dry: 20, wet: 18 },
  crop: { dry: 10, wet: 5 },
  grass: { dry: 12, wet: 8 },
  shrub: { dry: 5, wet: 4 },
  forest: { dry: 4, wet: 3 },
  bare: { dry: 10, wet: 8 },
  wetland: { dry: 0, wet: 0 },
  water: { dry: 0, wet: 0 },
  snow: { dry: 0, wet: 0 },
};

/** Speeds over the ground under the settings, by LAND_CLASS code; the project's own km/h replace ours. */
export function landSpeeds({
  terrain,
  walkKmh,
  speed,
}: Pick<TravelSettings, 'terrain' | 'walkKmh' | 'speed'>): SpeedTable {
  const season = speed.season ?? 'dry';
  const motor = terrain.offRoad === 'motorcycle';
  return new Map(
    (Object.keys(LAND_CLASS) as LandClass[]).map((land) => {
      const ours = motor ? MOTORCYCLE_KMH[land][season] : LAND_SHARES[land][season] * walkKmh;
      const kmh = terrain.landKmh[land] ?? ours;
      return [LAND_CLASS[land], { kmh, movement: motor ? 'motor' : 'walk' }] as const;
    }),
  );
}
