import { polygonLookup } from '../../geo/point-in-polygons.ts';
import type { Demand } from '../../model/demand.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import { decisecondsWithin, type Minutes } from '../../model/units.ts';
import type { IsochroneShapes } from './isochrone-shapes.ts';

/** How far a drawn area agrees with the people counted by their own time. */
export interface BandCheck {
  readonly minutes: Minutes;
  /** People whose own time is within the minutes: the truth. */
  readonly byTime: number;
  /** People whose cell lies within the drawn area. */
  readonly byArea: number;
  /** (byArea − byTime) / byTime; 0 where both are 0, infinite where only byTime is. */
  readonly share: number;
  /** People on the wrong side, both ways added, by the same measure: never less than the size of `share`. */
  readonly misplaced: number;
  /** More than 1 % off: say so beside the picture. */
  readonly flagged: boolean;
}

const FLAGGED_SHARE = 0.01;
const CELLS_AT_ONCE = 16_384;

/** One check per area. `deciseconds` are the cells' own times, UNREACHED where there is no way. */
export function bandCheck(shapes: IsochroneShapes, demand: Demand, deciseconds: Uint32Array): BandCheck[] {
  return finish(bandCheckInSteps(shapes, demand, deciseconds));
}

export function* bandCheckInSteps(
  shapes: IsochroneShapes,
  demand: Demand,
  deciseconds: Uint32Array,
): Steps<BandCheck[]> {
  const checks: BandCheck[] = [];
  for (const { properties, geometry } of shapes.features) {
    const { minutes } = properties;
    const lookup = polygonLookup([geometry]);
    const limit = decisecondsWithin(minutes);
    let [byTime, byArea, wrong] = [0, 0, 0];
    yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
      for (let i = from; i < to; i++) {
        const people = demand.population[i]!;
        const within = deciseconds[i]! <= limit;
        const drawn = lookup(demand.lon[i]!, demand.lat[i]!) === 0;
        if (within) byTime += people;
        if (drawn) byArea += people;
        if (within !== drawn) wrong += people;
      }
    });
    const shareOf = (people: number) => (people === 0 ? 0 : people / byTime);
    const share = shareOf(byArea - byTime);
    const flagged = Math.abs(share) > FLAGGED_SHARE;
    checks.push({ minutes, byTime, byArea, share, misplaced: shareOf(wrong), flagged });
  }
  return checks;
}
