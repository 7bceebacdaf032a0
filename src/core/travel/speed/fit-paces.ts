import { ROAD_CLASSES } from '../../model/road.ts';
import { nonNegativeLeastSquares } from './non-negative-least-squares.ts';

/** Minutes per kilometre by index into ROAD_CLASSES. */
export type Paces = Float64Array;

/** A run that could be routed: kilometres by class, as ROAD_CLASSES are ordered, and the minutes observed. */
export interface RoutedRun {
  readonly km: Float64Array;
  readonly minutes: number;
}

export interface PriorStrength {
  /** Spread (standard deviation) of a run's minutes around what its kilometres explain. */
  readonly noiseMinutes: number;
  /** Spread of a class's true pace around the present one, as a share of the present one. */
  readonly priorShare: number;
}

/** No class is fitted faster than this. */
const FASTEST_KMH = 150;
const CLASSES = ROAD_CLASSES.length;

/**
 * Paces that explain the runs best: least squares over runs of (minutes − Σ km · pace)², plus a ridge that pulls each
 * pace towards the present one, subject to pace ≥ that of 150 km/h. The ridge (Hoerl and Kennard 1970, with the present
 * paces in the place of 0) weighs (noiseMinutes / (priorShare · present pace))², which makes the answer the most probable
 * one for normal errors: classes with few kilometres stay where they are. Classes that no run uses, or that have no
 * speed, stay exactly.
 */
export function fitPaces(runs: readonly RoutedRun[], present: Paces, strength: PriorStrength): Paces {
  const used = ROAD_CLASSES.flatMap((_, c) =>
    Number.isFinite(present[c]!) && runs.some(({ km }) => km[c]! > 0) ? [c] : [],
  );
  const n = used.length;
  const least = used.map((c) => Math.min(present[c]!, 60 / FASTEST_KMH));
  const gram = new Float64Array(n * n);
  const rhs = new Float64Array(n);
  for (const { km, minutes } of runs) {
    // Unknown is what lies above the least pace, which then must not be negative.
    const rest = minutes - used.reduce((sum, c, i) => sum + km[c]! * least[i]!, 0);
    for (let i = 0; i < n; i++) {
      const own = km[used[i]!]!;
      rhs[i]! += own * rest;
      for (let j = 0; j < n; j++) gram[i * n + j]! += own * km[used[j]!]!;
    }
  }
  for (let i = 0; i < n; i++) {
    const pace = present[used[i]!]!;
    const ridge = (strength.noiseMinutes / (strength.priorShare * pace)) ** 2;
    gram[i * n + i]! += ridge;
    rhs[i]! += ridge * (pace - least[i]!);
  }
  const above = nonNegativeLeastSquares(gram, rhs);
  const fitted = present.slice();
  used.forEach((c, i) => {
    fitted[c] = least[i]! + above[i]!;
  });
  return fitted;
}

/** Minutes of a route at given paces. */
export function minutesAt(km: Float64Array, paces: Paces): number {
  let minutes = 0;
  // A class without speed has an infinite pace; 0 km of it take no time.
  for (let c = 0; c < CLASSES; c++) if (km[c]! > 0) minutes += km[c]! * paces[c]!;
  return minutes;
}
