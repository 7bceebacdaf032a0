import type { FeatureCollection, Point } from 'geojson';
import type { MapScene } from '../map-scene.ts';
import { type LayerBuilder, SOURCE } from './layer-look.ts';

/** One point per place of the road network that should be looked at. */
export function findingFeatures({ findings }: Pick<MapScene, 'findings'>): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: findings.map(({ lon, lat }) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}

/** Open rings in the colour of trouble: they mark a place and do not hide it. */
export const findingLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'finding',
    type: 'circle',
    source: SOURCE.findings,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, 4, 12, 8],
      'circle-opacity': 0,
      'circle-stroke-color': colors.gap,
      'circle-stroke-width': 2,
    },
  },
];
