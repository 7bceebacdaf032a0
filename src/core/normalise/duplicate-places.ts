import { greatCircleMeters } from '../geo/distance.ts';
import type { Issue } from '../model/issue.ts';
import type { Steps } from '../model/steps.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** Places looked at between two pauses. */
const PLACES_AT_ONCE = 2 ** 10;

/** Two records of one name closer than this are most likely one place. */
const NEAR_METERS = 50;

/** Cells of one name: wider than 50 m as far north as 70°, so that a twin lies in the same or a neighbouring cell. */
const CELL = [0.0014, 0.0005] as const;

/** One warning for each place that has the name of an earlier one within 50 m; both stay. */
export function* duplicatePlaces(places: readonly Named[]): Steps<Issue[]> {
  const cells = new Map<string, Named[]>();
  const issues: Issue[] = [];
  for (const [index, place] of places.entries()) {
    if (index % PLACES_AT_ONCE === 0) yield;
    const x = Math.floor(place.lon / CELL[0]);
    const y = Math.floor(place.lat / CELL[1]);
    const twin = NEIGHBOURS.flatMap(([dx, dy]) => cells.get(`${x + dx} ${y + dy} ${place.name}`) ?? []).find(
      (other) => greatCircleMeters(other.lon, other.lat, place.lon, place.lat) <= NEAR_METERS,
    );
    if (twin) {
      const values = { name: place.name, id: place.id, other: twin.id };
      issues.push({ code: 'facility-duplicate', severity: 'warning', values, at: [place.lon, place.lat] });
      // A twin of a twin is found through the first one; the cell stays short.
      continue;
    }
    const key = `${x} ${y} ${place.name}`;
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  }
  return issues;
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
