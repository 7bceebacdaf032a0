import type { Steps } from '../core/model/steps.ts';
import type { ServiceAreas } from '../core/scenario/service-areas.ts';
import type { DrawnAreas } from './engine.ts';
import { geojsonBlobInSteps } from './geojson-blob.ts';

/** Areas as the map takes them: shapes as text in blobs, an isochrone's own look left open. */
export function* drawnAreas({ isochrones, catchments, checks }: ServiceAreas): Steps<DrawnAreas> {
  const bands: { minutes: number; geometry: Blob }[] = [];
  for (const { properties, geometry } of isochrones.features) {
    bands.push({ minutes: properties.minutes, geometry: new Blob([JSON.stringify(geometry)]) });
    yield;
  }
  return { isochrones: bands, catchments: yield* geojsonBlobInSteps(catchments.features), checks };
}
