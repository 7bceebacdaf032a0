import type { Feature, FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification } from 'maplibre-gl';
import type { CoverageGap } from '../../core/coverage/coverage-result.ts';
import type { MapScene } from '../map-scene.ts';
import { FONT_BOLD, type LayerBuilder, PICK_LAYER, SOURCE } from './layer-look.ts';

/** The largest gaps are numbered at every zoom, the next from closer ones: a region may have thousands of tiny gaps. */
const FIRST_MARKS = 15;
const SECOND_MARKS = 60;

/** Whole zoom from which a gap's number is on the map, and may be picked. */
export function gapShownFrom(rank: number): number {
  return rank <= FIRST_MARKS ? 0 : rank <= SECOND_MARKS ? 9 : 11;
}

/** Gaps that are numbered: those with an outline, where outlines are given at all. */
export function markedGaps(scene: Pick<MapScene, 'gaps' | 'gapShapes'>): readonly CoverageGap[] {
  if (!scene.gapShapes) return scene.gaps;
  const outlined = new Set(scene.gapShapes.features.map((feature) => Number(feature.properties?.['rank'])));
  return scene.gaps.filter((gap) => outlined.has(gap.rank));
}

/** One point per numbered gap, where its number stands. */
export function gapMarkFeatures(scene: Pick<MapScene, 'gaps' | 'gapShapes'>): FeatureCollection<Point> {
  const features = markedGaps(scene).map(
    (gap): Feature<Point> => ({
      type: 'Feature',
      properties: { rank: gap.rank, from: gapShownFrom(gap.rank) },
      geometry: { type: 'Point', coordinates: [gap.lon, gap.lat] },
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** Below this zoom a hatch is only noise: thin outlines and numbers say enough. The gaps can be picked all the same. */
const HATCH_FROM = 9.5;

/** Coverage gaps: brick, dashed, lightly hatched. */
export const gapLayers: LayerBuilder = (look, colors) => {
  const selected = look.selection?.type === 'gap' ? look.selection.rank : -1;
  const widthOf = (chosen: number, other: number): ExpressionSpecification => [
    'case',
    ['==', ['get', 'rank'], selected],
    chosen,
    other,
  ];
  return [
    {
      id: PICK_LAYER.gaps,
      type: 'fill',
      source: SOURCE.gaps,
      paint: { 'fill-pattern': `gap-${look.theme}`, 'fill-opacity': ['step', ['zoom'], 0, HATCH_FROM, 1] },
    },
    {
      id: 'gap-halo',
      type: 'line',
      source: SOURCE.gaps,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.halo,
        'line-width': ['step', ['zoom'], widthOf(5, 2), HATCH_FROM, widthOf(6.5, 3)],
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
        'line-width': ['step', ['zoom'], widthOf(2.4, 0.9), HATCH_FROM, widthOf(3, 1.6)],
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
    filter: ['>=', ['zoom'], ['get', 'from']],
    layout: {
      'symbol-sort-key': ['get', 'rank'],
      'icon-image': `gap-mark-active-${look.theme}`,
      'text-field': ['to-string', ['get', 'rank']],
      'text-font': FONT_BOLD,
      'text-size': 11,
      'icon-padding': 3,
      'text-padding': 0,
    },
    paint: { 'text-color': colors.gap },
  },
];
