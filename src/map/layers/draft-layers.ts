import type { Feature, FeatureCollection } from 'geojson';
import type { ZoneDraft } from '../modes/zone-draft.ts';
import { draftCrosses } from '../modes/zone-draft.ts';
import { type LayerBuilder, SOURCE } from './layer-look.ts';

/** What is being drawn: area so far, line to the pointer, vertices; `wrong` where a zone would cross itself. */
export function draftFeatures(draft: ZoneDraft | null): FeatureCollection {
  const features: Feature[] = [];
  if (draft && draft.vertices.length > 0) {
    const wrong = draft.open === undefined && draftCrosses(draft);
    const vertices = draft.vertices.map((vertex) => [...vertex]);
    const path = draft.pointer ? [...vertices, [...draft.pointer]] : vertices;
    const first = path[0];
    if (path.length > 2 && first && !draft.open) {
      const geometry = { type: 'Polygon' as const, coordinates: [[...path, first]] };
      features.push({ type: 'Feature', properties: { wrong }, geometry });
    }
    if (path.length > 1) {
      features.push({ type: 'Feature', properties: { wrong }, geometry: { type: 'LineString', coordinates: path } });
    }
    vertices.forEach((coordinates, index) => {
      const properties = { first: index === 0 && vertices.length > 2 };
      features.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } });
    });
  }
  return { type: 'FeatureCollection', features };
}

/** Draft of a zone or of a line across roads, above everything. */
export const draftLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'draft-fill',
    type: 'fill',
    source: SOURCE.draft,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: {
      'fill-color': ['case', ['get', 'wrong'], colors.gap, colors.accent],
      'fill-opacity': 0.14,
      'fill-antialias': false,
    },
  },
  {
    id: 'draft-line',
    type: 'line',
    source: SOURCE.draft,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': ['case', ['get', 'wrong'], colors.gap, colors.accent], 'line-width': 2.2 },
  },
  {
    id: 'draft-vertex',
    type: 'circle',
    source: SOURCE.draft,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': ['case', ['get', 'first'], 6, 4],
      'circle-color': colors.symbolFill,
      'circle-stroke-color': colors.accent,
      'circle-stroke-width': 2,
    },
  },
];
