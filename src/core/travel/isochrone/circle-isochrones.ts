import type { MultiPolygon } from 'geojson';
import { serviceCircles } from '../../geo/service-circles.ts';
import type { Minutes } from '../../model/units.ts';
import type { IsochroneShapes } from './isochrone-shapes.ts';

export interface CirclePlace {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/**
 * The same for the circle model, without samples: minutes × km/h / detour around every place, dissolved. (The model
 * rounds times to whole deciseconds: at 40 km/h that is half a metre.)
 */
export function circleIsochrones(
  places: readonly CirclePlace[],
  minutesList: readonly Minutes[],
  speed: { readonly detour: number; readonly straightKmh: number },
): IsochroneShapes {
  const rising = [...new Set(minutesList)].sort((a, b) => b - a).filter((minutes) => minutes > 0);
  const features = rising.flatMap((minutes): IsochroneShapes['features'] => {
    const km = ((minutes / 60) * speed.straightKmh) / speed.detour;
    const [whole] = serviceCircles(places, km, true).features;
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };
    if (whole?.geometry.type === 'MultiPolygon') geometry.coordinates = whole.geometry.coordinates;
    return geometry.coordinates.length > 0 ? [{ type: 'Feature', properties: { minutes }, geometry }] : [];
  });
  return { type: 'FeatureCollection', features };
}
