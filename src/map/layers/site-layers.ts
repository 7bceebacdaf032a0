import type { Feature, FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import type { MapScene } from '../map-scene.ts';
import { FONT_BOLD, FONT_MEDIUM, type LayerBuilder, SOURCE } from './layer-look.ts';

/** The id of a proposed site in drag events and feature state. */
export function siteId(rank: number): string {
  return `site-${rank}`;
}

/** Proposed sites as features; those of the given ranks are marked as doubtful. */
export function siteFeatures(
  sites: readonly ProposedSite[],
  doubtful: readonly number[] = [],
): FeatureCollection<Point> {
  const features = sites.map(
    (site): Feature<Point> => ({
      type: 'Feature',
      properties: {
        id: siteId(site.rank),
        rank: site.rank,
        name: site.name,
        ...(doubtful.includes(site.rank) && { doubtful: true }),
      },
      geometry: { type: 'Point', coordinates: [site.lon, site.lat] },
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** The sites of another plan. */
export function otherSiteFeatures(places: MapScene['otherSites']): FeatureCollection<Point> {
  const features = places.map(
    ({ lon, lat }): Feature<Point> => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [lon, lat] },
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** Around the diamond, first below it; MapLibre takes 0.3 em off the vertical ones. */
const NAME_ANCHORS: VariableAnchorOffsetCollectionSpecification = [
  'top',
  [0, 1.55],
  'bottom',
  [0, -1.55],
  'left',
  [1.35, 0],
  'right',
  [-1.35, 0],
];

/** Violet diamonds with their rank; never hidden, rank 1 on top. The name goes where there is room. */
export const siteLayers: LayerBuilder = (look, colors) => {
  const shown: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'dragged'], false], 0, 1];
  return [
    {
      id: 'site-name',
      type: 'symbol',
      source: SOURCE.sites,
      layout: {
        'symbol-sort-key': ['get', 'rank'],
        'text-field': ['get', 'name'],
        'text-font': FONT_MEDIUM,
        'text-size': 12.5,
        'text-variable-anchor-offset': NAME_ANCHORS,
        'text-padding': 0,
        'text-justify': 'auto',
        'text-max-width': 12,
      },
      paint: {
        'text-color': colors.ink,
        'text-halo-color': colors.halo,
        'text-halo-width': 2,
        'text-opacity': shown,
      },
    },
    {
      id: 'other-site',
      type: 'symbol',
      source: SOURCE.otherSites,
      layout: {
        'icon-image': `other-site-active-${look.theme}`,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-padding': 0,
      },
    },
    {
      id: 'site-mark',
      type: 'symbol',
      source: SOURCE.sites,
      layout: {
        'symbol-sort-key': ['-', 0, ['get', 'rank']],
        'icon-image': ['case', ['has', 'doubtful'], `doubtful-site-active-${look.theme}`, `site-active-${look.theme}`],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'text-field': ['to-string', ['get', 'rank']],
        'text-font': FONT_BOLD,
        'text-size': 11.5,
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': look.theme === 'light' ? '#ffffff' : '#160c33',
        'icon-opacity': shown,
        'text-opacity': shown,
      },
    },
  ];
};
