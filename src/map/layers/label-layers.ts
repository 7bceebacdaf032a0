import type { Feature, FeatureCollection, Point } from 'geojson';
import type { RegionView } from '../../engine/engine.ts';
import { FONT, FONT_BOLD, type LayerBuilder, SOURCE } from './layer-look.ts';

const CLASS_ORDER = { subdistrict: 0, town: 1, township: 2, unknown: 3 } as const;

/** Names of townships at their centre, and of counties at the middle of their townships. */
export function labelFeatures(region: Pick<RegionView, 'townships'>): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  const counties = new Map<string, { lon: number; lat: number; count: number }>();
  for (const township of region.townships) {
    const [lon, lat] = township.center;
    features.push(label(township.name, [lon, lat], { type: 'township', order: CLASS_ORDER[township.class] }));
    const county = counties.get(township.county) ?? { lon: 0, lat: 0, count: 0 };
    county.lon += lon;
    county.lat += lat;
    county.count += 1;
    counties.set(township.county, county);
  }
  for (const [name, { lon, lat, count }] of counties) {
    if (name) features.push(label(name, [lon / count, lat / count], { type: 'county', order: 0 }));
  }
  return { type: 'FeatureCollection', features };
}

function label(
  name: string,
  coordinates: [number, number],
  properties: { type: string; order: number },
): Feature<Point> {
  return { type: 'Feature', properties: { name, ...properties }, geometry: { type: 'Point', coordinates } };
}

/** Township names from the zoom where they fit; county names bold, and gone when the townships speak for themselves. */
export const labelLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'township-name',
    type: 'symbol',
    source: SOURCE.labels,
    minzoom: 9.2,
    filter: ['==', ['get', 'type'], 'township'],
    layout: {
      'symbol-sort-key': ['get', 'order'],
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': ['interpolate', ['linear'], ['zoom'], 9, 11, 13, 13.5],
      'text-variable-anchor': ['center', 'top', 'bottom', 'right', 'left'],
      'text-radial-offset': 0.7,
      'text-padding': 4,
    },
    paint: { 'text-color': colors.ink, 'text-halo-color': colors.halo, 'text-halo-width': 1.7, 'text-opacity': 0.88 },
  },
  {
    id: 'county-name',
    type: 'symbol',
    source: SOURCE.labels,
    maxzoom: 12.5,
    filter: ['==', ['get', 'type'], 'county'],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT_BOLD,
      'text-size': ['interpolate', ['linear'], ['zoom'], 7, 13, 11, 17],
      'text-letter-spacing': 0.12,
      'text-variable-anchor': ['center', 'top', 'bottom', 'right', 'left'],
      'text-radial-offset': 0.8,
      'text-padding': 6,
    },
    paint: { 'text-color': colors.ink, 'text-halo-color': colors.halo, 'text-halo-width': 2.2 },
  },
];
