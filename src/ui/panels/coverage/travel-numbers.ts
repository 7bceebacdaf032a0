import type { TravelSettings } from '../../../core/model/travel-settings.ts';

const NUMBERS = [
  { field: 'detour', step: 0.1, min: 1, max: 3, models: ['circle'] },
  { field: 'straightKmh', step: 5, min: 1, max: 150, models: ['circle'] },
  { field: 'walkKmh', step: 0.5, min: 0.5, max: 10, models: ['network', 'terrain'] },
  { field: 'maxWalkMeters', step: 500, min: 0, max: 20_000, models: ['network'] },
] as const;

/** The plain numbers that a travel model depends on, with what may be typed. */
export function travelNumbers(model: TravelSettings['model']) {
  return NUMBERS.filter(({ models }) => models.some((one) => one === model));
}
