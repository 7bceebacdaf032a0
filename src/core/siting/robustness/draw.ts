import { ROAD_CLASSES, type RoadClass } from '../../model/road.ts';
import { seededRandom } from '../random.ts';

/** How far things may turn out other than assumed. Spreads are standard deviations of the logarithm (0.1 ≈ ±10 %). */
export interface Spread {
  /** Of the speed on all roads together: weather, season, how well the speed table fits. */
  readonly speed: number;
  /** Of each road class beside that. */
  readonly speedOfClass: number;
  /** Of each township's population. */
  readonly population: number;
  /** Existing facilities out of service at a time. */
  readonly lost: number;
}

export const DEFAULT_SPREAD: Spread = { speed: 0.12, speedOfClass: 0.05, population: 0.1, lost: 1 };

/** One way in which things may turn out. */
export interface Draw {
  /** Factor on the speed of each class. */
  readonly speedOf: Readonly<Record<RoadClass, number>>;
  /** Factor on walking, and on speeds that no road class stands for. */
  readonly speed: number;
  /** Factor on the people of each township, by its index; the last one is for people outside of all. */
  readonly population: Float64Array;
  /** Which of the existing facilities are out of service, by their place in the list of existing ones. */
  readonly lost: readonly number[];
}

/**
 * Draw number `index` of a series: the same seed and number give the same draw on any machine, whatever was drawn before,
 * so that plans are compared under the same conditions (common random numbers). Factors are log-normal with mean 1.
 */
export function drawConditions(
  { seed, index }: { readonly seed: number; readonly index: number },
  { spread, townships, existing }: { readonly spread: Spread; readonly townships: number; readonly existing: number },
): Draw {
  // Streams of neighbouring numbers must not resemble each other: the first numbers are thrown away.
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  for (let i = 0; i < 8; i++) random();
  const speed = factor(random, spread.speed);
  const speedOf = Object.fromEntries(
    ROAD_CLASSES.map((name) => [name, speed * factor(random, spread.speedOfClass)]),
  ) as Record<RoadClass, number>;
  const population = Float64Array.from({ length: townships + 1 }, () => factor(random, spread.population));
  const left = Array.from({ length: existing }, (_, i) => i);
  const lost: number[] = [];
  for (let i = 0; i < Math.min(spread.lost, existing); i++) {
    lost.push(left.splice(Math.floor(random() * left.length), 1)[0]!);
  }
  return { speedOf, speed, population, lost: lost.sort((a, b) => a - b) };
}

/** exp(σz − σ²/2): mean 1, so that nothing drifts with the spread. */
function factor(random: () => number, sigma: number): number {
  return sigma === 0 ? 1 : Math.exp(sigma * normal(random) - (sigma * sigma) / 2);
}

/** A standard normal number (Box & Muller 1958). */
function normal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
