import { METERS_PER_DEGREE, RADIANS } from '../../geo/distance.ts';
import type { Demand } from '../../model/demand.ts';
import type { PeopleGrid } from './degurba.ts';

/** A grid of 1 km cells over people, and the cell of every demand point. */
export interface PeopleOnGrid {
  readonly grid: PeopleGrid;
  readonly cellOf: Uint32Array<ArrayBuffer>;
}

/**
 * Adds people up on squares of 1 km. Rows are 1 km of latitude; columns 1 km of longitude at the middle of the data, so
 * that neighbours stay neighbours: farther north or south a cell is a little wider or narrower, and its area says so.
 */
export function peopleOnGrid(demand: Pick<Demand, 'count' | 'lon' | 'lat' | 'population'>): PeopleOnGrid {
  const { count, lon, lat, population } = demand;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    west = Math.min(west, lon[i]!);
    east = Math.max(east, lon[i]!);
    south = Math.min(south, lat[i]!);
    north = Math.max(north, lat[i]!);
  }
  const stepLat = 1000 / METERS_PER_DEGREE;
  const stepLon = stepLat / Math.cos(((south + north) / 2) * RADIANS);
  const width = count === 0 ? 0 : Math.floor((east - west) / stepLon) + 1;
  const height = count === 0 ? 0 : Math.floor((north - south) / stepLat) + 1;
  const people = new Float64Array(width * height);
  const cellOf = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const cell = Math.floor((north - lat[i]!) / stepLat) * width + Math.floor((lon[i]! - west) / stepLon);
    cellOf[i] = cell;
    people[cell]! += population[i]!;
  }
  const middle = Math.cos(((south + north) / 2) * RADIANS);
  const rowKm2 = Float64Array.from(
    { length: height },
    (_, row) => Math.cos((north - (row + 0.5) * stepLat) * RADIANS) / middle,
  );
  return { grid: { width, height, people, rowKm2 }, cellOf };
}
