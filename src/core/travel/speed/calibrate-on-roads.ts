import type { ObservedRun, RunEnd } from '../../model/observed-run.ts';
import { ROAD_CLASSES, type RoadClass, type Roads } from '../../model/road.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import type { Minutes } from '../../model/units.ts';
import { type Calibration, calibrateSpeeds, type RouteLengths } from './calibrate-speeds.ts';
import { createRoadRouter } from './road-router.ts';

export interface RoadCalibrationInput {
  readonly runs: readonly ObservedRun[];
  /** With the speed model's shares. */
  readonly roads: Roads;
  readonly closedRoads?: readonly string[];
  readonly settings: TravelSettings;
  /** Begins the same seeded numbers anew: every pass deals the runs into the same folds. */
  readonly seeded: () => () => number;
}

/** Awaited before each way with the share of the work that is done: lets others run, throws to cancel. */
type Pause = (share: number) => Promise<void>;

/** Ways are chosen at most this often. */
const PASSES = 4;
/** Runs are never taken to be more exact than this: times are noted to the minute, and traffic differs. */
const LEAST_NOISE: Minutes = 1;
/** Speeds that change by less than this share no longer change the ways. */
const SETTLED = 0.002;

type Speeds = Readonly<Record<RoadClass, number>>;

/** Each link (ramp) with its road: a link keeps its present share of its road's speed, usually 0.6. */
const LINKS = ROAD_CLASSES.flatMap((link, index) => {
  const parent = ROAD_CLASSES.findIndex((name) => link === `${name}_link`);
  return parent === -1 ? [] : [{ link: index, parent }];
});

/**
 * Speeds of road classes from observed runs on a road network. Ways depend on speeds and speeds on ways: the ways are
 * chosen again by the fitted speeds until these stay (at most four times). Every pass pulls towards the present speeds,
 * the more so the more the runs contradict each other: their noise is judged by the pass before. `before` are the present
 * speeds on their own ways, so that both figures are what travel times show. A held-out run is driven the way that the
 * speeds of all runs choose. Speeds written in the road file are not used: they are not fitted.
 */
export async function calibrateOnRoads(input: RoadCalibrationInput, pause: Pause): Promise<Calibration> {
  const { runs, roads, seeded } = input;
  const settings = { ...input.settings, useMaxspeed: false };
  const present: Speeds = settings.speedKmh;
  const fit = async (pass: number, waysBy: Speeds, noiseMinutes: Minutes): Promise<Calibration> => {
    const router = createRoadRouter(roads, { ...settings, speedKmh: waysBy }, input.closedRoads);
    const route = await routeAll(runs, router, (share) => pause((pass + share) / PASSES));
    const folded = calibrateSpeeds({
      runs,
      speedKmh: present,
      noiseMinutes,
      random: seeded(),
      route: (origin, destination) => {
        const km = route(origin, destination);
        return km && withLinksInRoads(km, present);
      },
    });
    return { ...folded, speedKmh: linksFollowing(folded.speedKmh, present) };
  };
  const first = await fit(0, present, LEAST_NOISE);
  let last = first;
  let waysBy = present;
  for (let pass = 1; pass < PASSES && (pass === 1 || !isSettled(waysBy, last.speedKmh)); pass++) {
    waysBy = last.speedKmh;
    last = await fit(pass, waysBy, noiseOf(last));
  }
  const points = last.points.map((point, i) => ({ ...point, before: first.points[i]!.before }));
  return { ...last, before: first.before, points };
}

/** The ways of all runs, found beforehand: thousands of origins take a while, in which others must have their turn. */
async function routeAll(runs: readonly ObservedRun[], route: RouteLengths, pause: Pause): Promise<RouteLengths> {
  const found = new Map<RunEnd, Map<RunEnd, Float64Array | null>>();
  // From one origin one after another: the router keeps what it knows of the last one.
  const byOrigin = runs.toSorted((a, b) => a.origin.lon - b.origin.lon || a.origin.lat - b.origin.lat);
  for (const [index, { origin, destination }] of byOrigin.entries()) {
    await pause(index / runs.length);
    const ways = found.get(origin) ?? new Map<RunEnd, Float64Array | null>();
    ways.set(destination, route(origin, destination));
    found.set(origin, ways);
  }
  return (origin, destination) => found.get(origin)?.get(destination) ?? null;
}

/** Kilometres of links counted as those of their road that take as long at present. */
function withLinksInRoads(km: Float64Array, present: Speeds): Float64Array {
  const folded = km.slice();
  for (const { link, parent } of LINKS) {
    const share = present[ROAD_CLASSES[link]!] / present[ROAD_CLASSES[parent]!];
    if (!(share > 0 && Number.isFinite(share))) continue;
    folded[parent]! += folded[link]! / share;
    folded[link] = 0;
  }
  return folded;
}

function linksFollowing(fitted: Speeds, present: Speeds): Record<RoadClass, number> {
  const speeds = { ...fitted };
  for (const { link, parent } of LINKS) {
    const [name, road] = [ROAD_CLASSES[link]!, ROAD_CLASSES[parent]!];
    // A road that was not fitted leaves its link's number as it is, to the last bit.
    if (present[road] > 0 && fitted[road] !== present[road])
      speeds[name] = fitted[road] * (present[name] / present[road]);
  }
  return speeds;
}

/** Standard deviation of the runs around their fit: √(π/2) times the mean absolute error, as for normal errors. */
function noiseOf({ after }: Calibration): Minutes {
  return Math.max(LEAST_NOISE, after.meanAbsolute * Math.sqrt(Math.PI / 2));
}

function isSettled(before: Speeds, after: Speeds): boolean {
  return ROAD_CLASSES.every((name) => Math.abs(after[name] - before[name]) <= SETTLED * before[name]);
}
