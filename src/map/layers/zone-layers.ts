import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import type { Zone } from '../../core/model/zone.ts';
import { FONT_MEDIUM, type LayerBuilder, PICK_LAYER, SOURCE } from './layer-look.ts';

/** Middle of a zone's largest part, for its name: a label on the polygon itself would come once per tile. */
function middleOf({ geometry }: Zone): [number, number] {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([outer]) => outer);
  const boxes = rings.map((ring) => {
    const lons = ring?.map(([lon = 0]) => lon) ?? [0];
    const lats = ring?.map(([, lat = 0]) => lat) ?? [0];
    return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
  });
  const area = (box: (typeof boxes)[number]): number => (box.east - box.west) * (box.north - box.south);
  const [largest] = boxes.sort((a, b) => area(b) - area(a));
  return largest ? [(largest.west + largest.east) / 2, (largest.south + largest.north) / 2] : [0, 0];
}

/** Zones as features, and a point for each name; `build` is false where nothing may be built. */
export function zoneFeatures(zones: readonly Zone[]): FeatureCollection<Polygon | MultiPolygon | Point> {
  const shapes = zones.map(
    (zone): Feature<Polygon | MultiPolygon> => ({
      type: 'Feature',
      properties: { id: zone.id, build: zone.kind !== 'no-build' },
      geometry: zone.geometry,
    }),
  );
  const names = zones.map(
    (zone): Feature<Point> => ({
      type: 'Feature',
      properties: { name: zone.name },
      geometry: { type: 'Point', coordinates: middleOf(zone) },
    }),
  );
  return { type: 'FeatureCollection', features: [...shapes, ...names] };
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
      paint: { 'fill-color': colors.zone, 'fill-opacity': 0.1, 'fill-antialias': false },
    },
    {
      id: 'zone-hatch',
      type: 'fill',
      source: SOURCE.zones,
      filter: ['==', ['get', 'build'], false],
      paint: { 'fill-pattern': `no-build-${look.theme}`, 'fill-antialias': false },
    },
    {
      id: PICK_LAYER.zones,
      type: 'line',
      source: SOURCE.zones,
      filter: ['has', 'build'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colors.zone, 'line-width': 1.4, 'line-dasharray': [1.5, 1.5] },
    },
    {
      id: 'zone-selected',
      type: 'line',
      source: SOURCE.zones,
      filter: ['==', ['get', 'id'], selected],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colors.zone, 'line-width': 3, 'line-dasharray': [1.5, 1.5] },
    },
    {
      id: 'zone-name',
      type: 'symbol',
      source: SOURCE.zones,
      minzoom: 9.5,
      filter: ['has', 'name'],
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT_MEDIUM, 'text-size': 11 },
      paint: { 'text-color': colors.zone, 'text-halo-color': colors.halo, 'text-halo-width': 1.6 },
    },
  ];
};
