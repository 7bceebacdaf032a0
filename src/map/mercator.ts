/** Web Mercator in the unit square: (0, 0) is the north-west corner of the world, (1, 1) the south-east one. */
export function mercatorX(lon: number): number {
  return (180 + lon) / 360;
}

/** Row of a latitude in the unit square of Web Mercator. */
export function mercatorY(lat: number): number {
  return (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360;
}

const EARTH_CIRCUMFERENCE_METERS = 40_075_016.686;
/** MapLibre's world is 512 px wide at zoom 0. */
export const WORLD_PIXELS = 512;

/** Metres on the ground under one CSS pixel. */
export function metersPerPixel(lat: number, zoom: number): number {
  return (EARTH_CIRCUMFERENCE_METERS * Math.cos((lat * Math.PI) / 180)) / (WORLD_PIXELS * 2 ** zoom);
}

/** Latitude of a row in the unit square of Web Mercator. */
export function latitudeOf(y: number): number {
  return (360 / Math.PI) * Math.atan(Math.exp((180 - y * 360) * (Math.PI / 180))) - 90;
}
