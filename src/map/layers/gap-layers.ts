import type { Feature, FeatureCollection, Point } from 'geojson';
import type { FilterSpecification } from 'maplibre-gl';
import type { MapScene } from '../map-scene.ts';
import { FONT_BOLD, type LayerBuilder, PICK_LAYER, SOURCE } from './layer-look.ts';

/** The largest gaps are numbered at every zoom, the next from closer ones: a region may have thousands of tiny gaps. */
const FIRST_MARKS = 15;
const SECOND_MARKS = 60;

/** Whole zoom from which a gap's number is on the map, and may be picked. */
export function gapShownFrom(rank: number): number {
  return rank <= FIRST_MARKS ? 0 : rank <= SECOND_MARKS ? 9 : 11;
}

/** One point per gap of the scene, where its number stands. */
export function gapMarkFeatures({ gaps }: Pick<MapScene, 'gaps'>): FeatureCollection<Point> {
  const features = gaps.map(
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

const GAP_DASHES = [3.2, 2.2];

/** Coverage gaps: brick, dashed, lightly hatched. */
export const gapLayers: LayerBuilder = (look, colors) => {
  const selected = look.selection?.type === 'gap' ? look.selection.rank : -1;
  const source = SOURCE.gaps;
  const layout = { 'line-join': 'round' } as const;
  const isSelected: FilterSpecification = ['==', ['get', 'rank'], selected];
  // A layer of its own for the selected gap instead of a width by feature: see "Few shaders" in layer-look.
  return [
    {
      id: PICK_LAYER.gaps,
      type: 'fill',
      source,
      paint: {
        'fill-pattern': `gap-${look.theme}`,
        'fill-opacity': ['step', ['zoom'], 0, HATCH_FROM, 1],
        'fill-antialias': false,
      },
    },
    {
      id: 'gap-halo',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': colors.halo, 'line-width': ['step', ['zoom'], 2, HATCH_FROM, 3], 'line-opacity': 0.5 },
    },
    {
      id: 'gap-selected-halo',
      type: 'line',
      source,
      filter: isSelected,
      layout,
      paint: { 'line-color': colors.halo, 'line-width': ['step', ['zoom'], 5, HATCH_FROM, 6.5], 'line-opacity': 0.95 },
    },
    {
      id: 'gap-line',
      type: 'line',
      source,
      layout,
      paint: {
        'line-color': colors.gap,
        'line-width': ['step', ['zoom'], 0.9, HATCH_FROM, 1.6],
        'line-dasharray': GAP_DASHES,
      },
    },
    {
      id: 'gap-selected-line',
      type: 'line',
      source,
      filter: isSelected,
      layout,
      paint: {
        'line-color': colors.gap,
        'line-width': ['step', ['zoom'], 2.4, HATCH_FROM, 3],
        'line-dasharray': GAP_DASHES,
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
    // The icon's opacity goes by feature as that of the facilities does: one shader for all icons.
    paint: { 'text-color': colors.gap, 'icon-opacity': ['case', ['has', 'rank'], 1, 0] },
  },
];
