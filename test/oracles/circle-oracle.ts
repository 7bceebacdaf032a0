import { greatCircleMeters, type Place } from './great-circle.ts';

interface CircleSettings {
  detour: number;
  straightKmh: number;
}

interface NearestByCircle {
  /** Great-circle metres to the nearest facility, no detour; Infinity without facilities. */
  meters: number;
  /** "Great-circle metres × `detour` / `straightKmh`" */
  seconds: number;
  /** Index of the nearest facility, the first of equals; -1 without facilities. */
  facility: number;
}

/** Contract, "Circle": nearest facility of every person by trying all facilities. Floats, not rounded. */
export function oracleCircle(facilities: Place[], people: Place[], settings: CircleSettings): NearestByCircle[] {
  return people.map((person) => {
    const nearest: NearestByCircle = { meters: Infinity, seconds: Infinity, facility: -1 };
    facilities.forEach((place, facility) => {
      const meters = greatCircleMeters(place, person);
      if (meters >= nearest.meters) return;
      nearest.meters = meters;
      nearest.seconds = (meters * settings.detour) / (settings.straightKmh / 3.6);
      nearest.facility = facility;
    });
    return nearest;
  });
}

/** "A radius in km with metric `straight` uses no detour." */
export function oracleStraightKm(facilities: Place[], people: Place[]): number[] {
  return oracleCircle(facilities, people, { detour: 1, straightKmh: 1 }).map((nearest) => nearest.meters / 1000);
}
