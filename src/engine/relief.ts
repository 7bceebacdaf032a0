import { METERS_PER_DEGREE, RADIANS } from '../core/geo/distance.ts';
import type { Elevation } from '../core/model/region.ts';
import type { Steps } from '../core/model/steps.ts';
import type { RegionView } from './engine.ts';

const MAX_SIDE = 1400;
/** Rows between two pauses. */
const ROWS_AT_ONCE = 64;
/** Light from the north-west, 45° high, as maps have it; heights are stretched so that low hills show. */
const AZIMUTH = 315 * RADIANS;
const ALTITUDE = 45 * RADIANS;
const EXAGGERATION = 1.6;

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));
const latitude = (y: number) => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;

/**
 * Shaded relief (Lambert shading of Horn's slope) as a picture whose rows are evenly spaced in Web Mercator.
 * Shadow is black and light is white over a transparent flat, so it lies over any background.
 */
export function* shadedRelief(elevation: Elevation): Steps<NonNullable<RegionView['relief']>> {
  const south = elevation.north - elevation.height * elevation.cellLat;
  const east = elevation.west + elevation.width * elevation.cellLon;
  const shrink = Math.min(1, MAX_SIDE / Math.max(elevation.width, elevation.height));
  const width = Math.max(1, Math.round(elevation.width * shrink));
  const height = Math.max(1, Math.round(elevation.height * shrink));
  const rgba = new Uint8ClampedArray(width * height * 4);
  const [top, bottom] = [mercator(elevation.north), mercator(south)];
  const flat = Math.sin(ALTITUDE);
  for (let row = 0; row < height; row++) {
    if (row % ROWS_AT_ONCE === 0) yield;
    const lat = latitude(top + ((row + 0.5) / height) * (bottom - top));
    const r = Math.min(elevation.height - 1, Math.floor((elevation.north - lat) / elevation.cellLat));
    for (let column = 0; column < width; column++) {
      const c = Math.min(elevation.width - 1, Math.floor(((column + 0.5) / width) * elevation.width));
      const light = lightAt(elevation, { row: r, column: c, lat });
      if (Number.isNaN(light)) continue;
      const at = (row * width + column) * 4;
      const shade = light - flat;
      rgba.fill(shade < 0 ? 0 : 255, at, at + 3);
      rgba[at + 3] = Math.min(1, Math.abs(shade) * (shade < 0 ? 1 : 1.6)) * 255;
    }
  }
  return { width, height, rgba, bounds: [elevation.west, south, east, elevation.north] };
}

function lightAt(elevation: Elevation, at: { row: number; column: number; lat: number }): number {
  const { width, height, meters } = elevation;
  const up = Math.max(0, at.row - 1) * width;
  const mid = at.row * width;
  const down = Math.min(height - 1, at.row + 1) * width;
  const left = Math.max(0, at.column - 1);
  const right = Math.min(width - 1, at.column + 1);
  const across = elevation.cellLon * METERS_PER_DEGREE * Math.cos(at.lat * RADIANS) * 8;
  const along = elevation.cellLat * METERS_PER_DEGREE * 8;
  const east = meters[up + right]! + 2 * meters[mid + right]! + meters[down + right]!;
  const west = meters[up + left]! + 2 * meters[mid + left]! + meters[down + left]!;
  const south = meters[down + left]! + 2 * meters[down + at.column]! + meters[down + right]!;
  const north = meters[up + left]! + 2 * meters[up + at.column]! + meters[up + right]!;
  const dx = ((east - west) / across) * EXAGGERATION;
  const dy = ((north - south) / along) * EXAGGERATION;
  // Dot product of the surface normal (-dx, -dy, 1) with the direction of the light.
  const light =
    -dx * Math.sin(AZIMUTH) * Math.cos(ALTITUDE) - dy * Math.cos(AZIMUTH) * Math.cos(ALTITUDE) + Math.sin(ALTITUDE);
  return light / Math.sqrt(dx * dx + dy * dy + 1);
}
