import type { Issue } from '../model/issue.ts';
import { metersBetween } from './meters-between.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** Two records of one name closer than this are most likely one place. */
const NEAR_METERS = 50;

/** One warning for each place that has the name of an earlier one within 50 m; both stay. */
export function duplicatePlaces(places: readonly Named[]): Issue[] {
  const byName = new Map<string, Named[]>();
  const issues: Issue[] = [];
  for (const place of places) {
    const others = byName.get(place.name) ?? [];
    const twin = others.find((other) => metersBetween([other.lon, other.lat], [place.lon, place.lat]) <= NEAR_METERS);
    if (twin) {
      const values = { name: place.name, id: place.id, other: twin.id };
      issues.push({ code: 'facility-duplicate', severity: 'warning', values, at: [place.lon, place.lat] });
    }
    others.push(place);
    byName.set(place.name, others);
  }
  return issues;
}
