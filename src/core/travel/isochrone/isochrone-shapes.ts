import type { FeatureCollection, MultiPolygon } from 'geojson';
import { finish, type Steps } from '../../model/steps.ts';
import { decisecondsWithin, type Minutes } from '../../model/units.ts';
import { bandLines } from './band-lines.ts';
import { polygonsOfLines } from './polygons-of-lines.ts';
import { simplifyLines } from './simplify-lines.ts';
import type { TimeField } from './time-field.ts';

export type IsochroneShapes = FeatureCollection<MultiPolygon, { readonly minutes: Minutes }>;

/**
 * Areas reached within each number of minutes (`≤`, as everywhere), the largest first so that it draws beneath; what
 * nothing reaches is left out. Every sample within the time lies inside its area and no other sample does; each area
 * lies within the next larger one; rings are closed, never touch, and turn as RFC 7946 asks; coordinates have six
 * decimals. Pictures: people are counted by their own cells (see `bandCheck`).
 */
export function isochroneShapes(field: TimeField, minutesList: readonly Minutes[]): IsochroneShapes {
  return finish(isochroneShapesInSteps(field, minutesList));
}

export function* isochroneShapesInSteps(field: TimeField, minutesList: readonly Minutes[]): Steps<IsochroneShapes> {
  const minutesOf = new Map(minutesList.map((minutes) => [decisecondsWithin(minutes), minutes]));
  const limits = [...minutesOf.keys()].sort((a, b) => a - b);
  const lines = yield* bandLines(field, limits);
  yield* simplifyLines(lines, field);
  yield;
  const polygons = polygonsOfLines(lines);
  const features: IsochroneShapes['features'] = [];
  for (let band = limits.length - 1; band >= 0; band--) {
    const coordinates = polygons.get(band);
    if (!coordinates) continue;
    const minutes = minutesOf.get(limits[band]!)!;
    features.push({ type: 'Feature', properties: { minutes }, geometry: { type: 'MultiPolygon', coordinates } });
  }
  return { type: 'FeatureCollection', features };
}
