import { polygonLookup } from '../../geo/point-in-polygons.ts';
import type { Demand } from '../../model/demand.ts';
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

/** One check per area. `deciseconds` are the cells' own times, UNREACHED where there is no way. */
export function bandCheck(shapes: IsochroneShapes, demand: Demand, deciseconds: Uint32Array): BandCheck[] {
  return shapes.features.map(({ properties: { minutes }, geometry }) => {
    const lookup = polygonLookup([geometry]);
    const limit = decisecondsWithin(minutes);
    let [byTime, byArea, wrong] = [0, 0, 0];
    for (let i = 0; i < demand.count; i++) {
      const people = demand.population[i]!;
      const within = deciseconds[i]! <= limit;
      const drawn = lookup(demand.lon[i]!, demand.lat[i]!) === 0;
      if (within) byTime += people;
      if (drawn) byArea += people;
      if (within !== drawn) wrong += people;
    }
    const shareOf = (people: number) => (people === 0 ? 0 : people / byTime);
    const share = shareOf(byArea - byTime);
    return { minutes, byTime, byArea, share, misplaced: shareOf(wrong), flagged: Math.abs(share) > FLAGGED_SHARE };
  });
}
