import type { Feature } from 'geojson';
import type { Steps } from '../core/model/steps.ts';

/**
 * A FeatureCollection as text in a blob. Shapes leave the engine so: the map's own worker parses them, and the page
 * neither copies nor writes them. `features` are finished texts, or blobs of some of them joined by commas.
 */
export function geojsonBlob(features: readonly (string | Blob)[]): Blob {
  const joined = features.flatMap((feature, index) => (index > 0 ? [',', feature] : [feature]));
  return new Blob(['{"type":"FeatureCollection","features":[', ...joined, ']}'], { type: 'application/geo+json' });
}

/** The same of features, with a pause after each. */
export function* geojsonBlobInSteps(features: readonly Feature[]): Steps<Blob> {
  const texts: string[] = [];
  for (const feature of features) {
    texts.push(JSON.stringify(feature));
    yield;
  }
  return geojsonBlob(texts);
}
