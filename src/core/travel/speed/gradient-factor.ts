import { ROAD_CLASSES, type RoadClass } from '../../model/road.ts';

/** Gradients beyond this (metres per metre) are taken for it: steeper roads for cars hardly exist, steeper errors of height models do. */
export const STEEPEST = 0.2;

/**
 * Steepest gradients believed of a class, parameters chosen by us: of the order of what JTG B01-2014 (公路工程技术标准) is
 * known to allow at the lowest design speed of a class (expressway 80 km/h 5 %, class 1 and 2 at 60 km/h 6 %, class 3 at
 * 30 km/h 8 %, class 4 at 20 km/h 9 %); the standard's own text was not at hand to check them. Where the height model
 * says more, it has missed a cutting, a bridge or a tunnel. Other classes: STEEPEST.
 */
const STEEPEST_BY_CLASS: Readonly<Partial<Record<RoadClass, number>>> = {
  motorway: 0.05,
  motorway_link: 0.05,
  trunk: 0.06,
  trunk_link: 0.06,
  primary: 0.06,
  primary_link: 0.06,
  secondary: 0.08,
  secondary_link: 0.08,
  tertiary: 0.09,
  tertiary_link: 0.09,
};

/** The steepest gradient believed of each class, by index into ROAD_CLASSES. */
export const STEEPEST_OF_CLASS: Float64Array = Float64Array.from(
  ROAD_CLASSES,
  (roadClass) => STEEPEST_BY_CLASS[roadClass] ?? STEEPEST,
);

/**
 * Loss of speed of cars on paved roads, parameters chosen by us: of the order of the Kenya study (Hide, Abaynayaka, Sayer
 * and Wyatt 1975, TRRL Laboratory Report 672), from which these figures are handed down: from 102.6 km/h on a straight
 * level road 0.372 km/h lost per m/km of rise, 0.076 per m/km of fall. The report itself was not at hand to check them.
 * Taken as shares of the speed.
 */
const FREE_KMH = 102.6;
const LOSS_UPHILL = (0.372 * 1000) / FREE_KMH;
const LOSS_DOWNHILL = (0.076 * 1000) / FREE_KMH;

/**
 * Share of the speed that remains on a road of mean absolute gradient `gradient` (metres per metre), as the mean of
 * there and back: harmonic mean of the uphill and the downhill speed. 1 on the flat, falling, 0.42 from 20 % on.
 * NaN (height unknown) gives 1.
 */
export function gradientFactor(gradient: number): number {
  const slope = Math.min(STEEPEST, Math.abs(gradient));
  if (!(slope > 0)) return 1;
  const uphill = 1 - LOSS_UPHILL * slope;
  const downhill = 1 - LOSS_DOWNHILL * slope;
  return (2 * uphill * downhill) / (uphill + downhill);
}
