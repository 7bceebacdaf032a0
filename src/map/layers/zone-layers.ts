import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Zone } from '../../core/model/zone.ts';
import { FONT_MEDIUM, type LayerBuilder, PICK_LAYER, SOURCE } from './layer-look.ts';

/** Zones as features; `build` is false where nothing may be built. */
export function zoneFeatures(zones: readonly Zone[]): FeatureCollection<Polygon | MultiPolygon> {
  const features = zones.map((zone): Feature<Polygon | MultiPolygon> => ({
    type: 'Feature',
    properties: { id: zone.id, name: zone.name, kind: zone.kind, build: zone.kind !== 'no-build' },
    geometry: zone.geometry,
  }));
  return { type: 'FeatureCollection', features };
}

/** Planning zones: no-build hatched, the others a faint fill; all with a dotted outline and their name. */
export const zoneLayers: LayerBuilder = (look, colors) => {
  const selected = look.selection?.type === 'zone' ? look.selection.id : '';
  return [
    {
      id: 'zone-fill',
      type: 'fill',
      source: SOURCE.zones,
      filter: ['==', ['get', 'build'], true],
      paint: { 'fill-color': colors.zone, 'fill-opacity': 0.1 },
    },
    {
      id: 'zone-hatch',
      type: 'fill',
      source: SOURCE.zones,
      filter: ['==', ['get', 'build'], false],
      paint: { 'fill-pattern': `no-build-${look.theme}` },
    },
    {
      id: PICK_LAYER.zones,
      type: 'line',
      source: SOURCE.zones,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.zone,
        'line-width': ['case', ['==', ['get', 'id'], selected], 3, 1.4],
        'line-dasharray': [1.5, 1.5],
      },
    },
    {
      id: 'zone-name',
      type: 'symbol',
      source: SOURCE.zones,
      minzoom: 9.5,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT_MEDIUM, 'text-size': 11 },
      paint: { 'text-color': colors.zone, 'text-halo-color': colors.halo, 'text-halo-width': 1.6 },
    },
  ];
};
