import type { Feature, FeatureCollection, Point } from 'geojson';
import type { MapScene, Selection } from '../map-scene.ts';
import { type LayerBuilder, SOURCE } from './layer-look.ts';

/** Where a selected symbol stands; null for what is outlined instead. */
export function placeOf(
  selection: Selection | null,
  scene: Pick<MapScene, 'facilities' | 'sites' | 'gaps'>,
): readonly [number, number] | null {
  if (!selection) return null;
  const item = ((): { lon: number; lat: number } | undefined => {
    if (selection.type === 'facility') return scene.facilities.find((facility) => facility.id === selection.id);
    if (selection.type === 'site') return scene.sites.find((site) => site.rank === selection.rank);
    if (selection.type === 'gap') return scene.gaps.find((gap) => gap.rank === selection.rank);
    return undefined;
  })();
  return item ? [item.lon, item.lat] : null;
}

/** The halos: one under the selected symbol, a lighter one under the hovered. */
export function markFeatures(
  scene: Pick<MapScene, 'facilities' | 'sites' | 'gaps' | 'selection'>,
  hovered: Selection | null,
): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (const [role, selection] of [
    ['hovered', hovered],
    ['selected', scene.selection],
  ] as const) {
    const place = placeOf(selection, scene);
    if (!place || !selection) continue;
    const coordinates = [...place];
    features.push({
      type: 'Feature',
      properties: { role, type: selection.type },
      geometry: { type: 'Point', coordinates },
    });
  }
  return { type: 'FeatureCollection', features };
}

/** Halos below the symbols, in the colour of what they mark. */
export const markLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'mark',
    type: 'circle',
    source: SOURCE.marks,
    paint: {
      'circle-radius': ['match', ['get', 'type'], 'site', 20, 'gap', 15, 16],
      'circle-color': ['match', ['get', 'type'], 'site', colors.proposal, 'gap', colors.gap, colors.accent],
      'circle-opacity': ['match', ['get', 'role'], 'selected', 0.24, 0.12],
      'circle-stroke-color': ['match', ['get', 'type'], 'site', colors.proposal, 'gap', colors.gap, colors.accent],
      'circle-stroke-width': ['match', ['get', 'role'], 'selected', 2, 0],
      'circle-stroke-opacity': 0.9,
    },
  },
];
