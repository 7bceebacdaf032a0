import type { Region } from '../model/region.ts';

/** Facilities farther outside than this (some 25 km) are not what a picture is about, or stand there by mistake. */
const OUTSIDE_DEGREES = 0.25;

export type RegionBox = readonly [west: number, south: number, east: number, north: number];

/** The box around people, townships and the facilities near them; empty (west > east) where there is nothing. */
export function regionBox({ demand, townships, facilities }: Region): RegionBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (lon: number, lat: number): void => {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  };
  for (let i = 0; i < demand.count; i++) include(demand.lon[i]!, demand.lat[i]!);
  for (const { geometry } of townships) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [outer = []] of polygons) for (const [lon = 0, lat = 0] of outer) include(lon, lat);
  }
  const near = facilities.filter(
    ({ lon, lat }) =>
      lon > west - OUTSIDE_DEGREES &&
      lon < east + OUTSIDE_DEGREES &&
      lat > south - OUTSIDE_DEGREES &&
      lat < north + OUTSIDE_DEGREES,
  );
  for (const { lon, lat } of near) include(lon, lat);
  return [west, south, east, north];
}
