import type { Feature, FeatureCollection, Point } from 'geojson';
import type { CoverageGap } from '../../core/coverage/coverage-result.ts';
import { FONT_BOLD, type LayerBuilder, PICK_LAYER, SOURCE } from './layer-look.ts';

/** One point per gap, where its number stands. */
export function gapMarkFeatures(gaps: readonly CoverageGap[]): FeatureCollection<Point> {
  const features = gaps.map(
    (gap): Feature<Point> => ({
      type: 'Feature',
      properties: { rank: gap.rank, people: gap.people },
      geometry: { type: 'Point', coordinates: [gap.lon, gap.lat] },
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** Coverage gaps: brick, dashed, lightly hatched. */
export const gapLayers: LayerBuilder = (look, colors) => {
  const selected = look.selection?.type === 'gap' ? look.selection.rank : -1;
  return [
    { id: PICK_LAYER.gaps, type: 'fill', source: SOURCE.gaps, paint: { 'fill-pattern': `gap-${look.theme}` } },
    {
      id: 'gap-halo',
      type: 'line',
      source: SOURCE.gaps,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.halo,
        'line-width': ['case', ['==', ['get', 'rank'], selected], 6.5, 3],
        'line-opacity': ['case', ['==', ['get', 'rank'], selected], 0.95, 0.5],
      },
    },
    {
      id: 'gap-line',
      type: 'line',
      source: SOURCE.gaps,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.gap,
        'line-width': ['case', ['==', ['get', 'rank'], selected], 3, 1.6],
        'line-dasharray': [3.2, 2.2],
      },
    },
  ];
};

/** The numbers of the gaps, above roads and borders; the largest gaps keep theirs when there is no room for all. */
export const gapMarkLayers: LayerBuilder = (look, colors) => [
  {
    id: 'gap-mark',
    type: 'symbol',
    source: SOURCE.gapMarks,
    layout: {
      'symbol-sort-key': ['get', 'rank'],
      'icon-image': `gap-mark-active-${look.theme}`,
      'text-field': ['to-string', ['get', 'rank']],
      'text-font': FONT_BOLD,
      'text-size': 11,
      'icon-padding': 1,
      'text-padding': 0,
    },
    paint: { 'text-color': colors.gap },
  },
];
