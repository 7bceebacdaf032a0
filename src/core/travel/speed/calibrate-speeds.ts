import type { ObservedRun, RunEnd } from '../../model/observed-run.ts';
import { ROAD_CLASSES, type RoadClass } from '../../model/road.ts';
import type { Minutes } from '../../model/units.ts';
import { fitPaces, minutesAt, type Paces, type PriorStrength, type RoutedRun } from './fit-paces.ts';

/** Kilometres by class (as ROAD_CLASSES are ordered) of the way from one place to another; null if there is none. */
export type RouteLengths = (origin: RunEnd, destination: RunEnd) => Float64Array | null;

export interface CalibrationInput extends Partial<PriorStrength> {
  readonly runs: readonly ObservedRun[];
  readonly route: RouteLengths;
  /** Present speeds, km/h. */
  readonly speedKmh: Readonly<Record<RoadClass, number>>;
  /** Seeded numbers in [0, 1): they deal the runs into folds. */
  readonly random: () => number;
  /** Parts for the hold-out error, default 5. */
  readonly folds?: number;
}

/** Mean absolute error and mean error (computed − observed), minutes. */
export interface ErrorFigures {
  readonly meanAbsolute: Minutes;
  readonly bias: Minutes;
}

export interface Calibration {
  /** Present speeds with the fitted ones in place. */
  readonly speedKmh: Record<RoadClass, number>;
  /** Classes that runs went over: kilometres and runs behind each, and its speed before and after. */
  readonly classes: readonly ClassSpeed[];
  /** On the runs used for the fit. */
  readonly before: ErrorFigures;
  readonly after: ErrorFigures;
  /** Each run computed by a fit that did not see it; null with fewer than two runs. This is the honest figure. */
  readonly holdOut: ErrorFigures | null;
  /** For a scatter plot, in the order of the runs. */
  readonly points: readonly CalibrationPoint[];
  /** Runs far from what the fitted speeds say (see `outlierIds`): look at them, they are part of the fit. */
  readonly outliers: readonly string[];
  /** Runs without a way between their ends. */
  readonly unrouted: readonly string[];
  /** Runs whose minutes are no positive number, or whose way has no length. */
  readonly unusable: readonly string[];
}

export interface ClassSpeed {
  readonly roadClass: RoadClass;
  readonly km: number;
  readonly runs: number;
  readonly before: number;
  readonly after: number;
}

export interface CalibrationPoint {
  readonly id: string;
  readonly observed: Minutes;
  readonly before: Minutes;
  readonly after: Minutes;
  /** By a fit that did not see the run; as `after` where there is no hold-out. */
  readonly heldOut: Minutes;
}

const DEFAULTS: PriorStrength = { noiseMinutes: 1, priorShare: 0.3 };

/**
 * Fits the speeds of road classes to observed runs (`fitPaces`). The ways are those of the present speeds; where the new
 * speeds would choose other ways, calibrate again with them. Error figures are 0 where no run could be used.
 */
export function calibrateSpeeds(input: CalibrationInput): Calibration {
  const { speedKmh, random, folds = 5 } = input;
  const strength = { ...DEFAULTS, ...definedOf(input) };
  const { routed, ids, unrouted, unusable } = routeRuns(input);
  const present: Paces = Float64Array.from(ROAD_CLASSES, (name) => 60 / speedKmh[name]);
  const fitted = fitPaces(routed, present, strength);
  const heldOut = holdOut(routed, { folds, random, fit: (runs) => fitPaces(runs, present, strength) });
  const points = routed.map(({ km, minutes }, i): CalibrationPoint => {
    const after = minutesAt(km, fitted);
    return { id: ids[i]!, observed: minutes, before: minutesAt(km, present), after, heldOut: heldOut?.[i] ?? after };
  });
  const after = { ...speedKmh };
  ROAD_CLASSES.forEach((name, c) => {
    // What was not fitted keeps its number to the last bit.
    if (fitted[c] !== present[c]) after[name] = 60 / fitted[c]!;
  });
  return {
    speedKmh: after,
    classes: classSpeeds(routed, speedKmh, after),
    before: errorsOf(points, 'before'),
    after: errorsOf(points, 'after'),
    holdOut: heldOut && errorsOf(points, 'heldOut'),
    points,
    outliers: outlierIds(points),
    unrouted,
    unusable,
  };
}

function definedOf({ noiseMinutes, priorShare }: Partial<PriorStrength>): Partial<PriorStrength> {
  return { ...(noiseMinutes !== undefined && { noiseMinutes }), ...(priorShare !== undefined && { priorShare }) };
}

function routeRuns({ runs, route }: CalibrationInput) {
  const ways = new Map<ObservedRun, Float64Array | null>();
  const timed = runs.filter(({ minutes }) => minutes > 0 && Number.isFinite(minutes));
  // Runs from one place one after another: a router keeps what it knows of the last origin.
  const byOrigin = timed.toSorted((a, b) => a.origin.lon - b.origin.lon || a.origin.lat - b.origin.lat);
  for (const run of byOrigin) ways.set(run, route(run.origin, run.destination));
  const routed: RoutedRun[] = [];
  const ids: string[] = [];
  const unrouted: string[] = [];
  const unusable: string[] = [];
  for (const run of runs) {
    const km = ways.get(run);
    if (km === null) unrouted.push(run.id);
    else if (km?.some((length) => length > 0)) {
      routed.push({ km, minutes: run.minutes });
      ids.push(run.id);
    } else unusable.push(run.id);
  }
  return { routed, ids, unrouted, unusable };
}

interface HoldOut {
  readonly folds: number;
  readonly random: () => number;
  readonly fit: (runs: readonly RoutedRun[]) => Paces;
}

/** k-fold cross-validation (Stone 1974): the minutes of each run by the fit to the runs of the other folds. */
function holdOut(runs: readonly RoutedRun[], { folds, random, fit }: HoldOut): Float64Array | null {
  const parts = Math.min(folds, runs.length);
  if (parts < 2) return null;
  const order = runs.map((_, index) => index);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const foldOf = new Uint32Array(runs.length);
  order.forEach((run, position) => {
    foldOf[run] = position % parts;
  });
  const minutes = new Float64Array(runs.length);
  for (let fold = 0; fold < parts; fold++) {
    const paces = fit(runs.filter((_, i) => foldOf[i] !== fold));
    runs.forEach(({ km }, i) => {
      if (foldOf[i] === fold) minutes[i] = minutesAt(km, paces);
    });
  }
  return minutes;
}

function errorsOf(points: readonly CalibrationPoint[], which: 'before' | 'after' | 'heldOut'): ErrorFigures {
  const errors = points.map((point) => point[which] - point.observed);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return { meanAbsolute: mean(errors.map(Math.abs)), bias: mean(errors) };
}

/** Beyond this many robust standard deviations (Iglewicz and Hoaglin 1993) … */
const FAR = 3.5;
/** … and at least this many minutes from the middle. */
const LEAST_FAR_MINUTES = 1;

/** Runs whose error is far from the median error, measured by the median absolute deviation. */
function outlierIds(points: readonly CalibrationPoint[]): string[] {
  const errors = points.map(({ after, observed }) => after - observed);
  const middle = median(errors);
  const spread = median(errors.map((error) => Math.abs(error - middle)));
  return points.flatMap(({ id }, i) => {
    const away = Math.abs(errors[i]! - middle);
    // 0.6745 makes the median absolute deviation a standard deviation for normal errors.
    return away >= LEAST_FAR_MINUTES && 0.6745 * away > FAR * spread ? [id] : [];
  });
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function classSpeeds(
  routed: readonly RoutedRun[],
  before: Readonly<Record<RoadClass, number>>,
  after: Readonly<Record<RoadClass, number>>,
): ClassSpeed[] {
  return ROAD_CLASSES.flatMap((roadClass, c): ClassSpeed[] => {
    const over = routed.filter(({ km }) => km[c]! > 0);
    if (over.length === 0) return [];
    const km = over.reduce((sum, run) => sum + run.km[c]!, 0);
    return [{ roadClass, km, runs: over.length, before: before[roadClass], after: after[roadClass] }];
  });
}
