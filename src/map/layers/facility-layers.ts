import type { Feature, FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Facility } from '../../core/model/facility.ts';
import { type CareLevel, careLevel } from '../../core/model/facility-kind.ts';
import type { MapScene } from '../map-scene.ts';
import type { SymbolVariant } from '../symbols.ts';
import { FONT, type LayerBuilder, SOURCE } from './layer-look.ts';

/** From which whole zoom on a facility is worth drawing when nobody asked about its kind. */
const QUIET_FROM: Readonly<Record<CareLevel, number>> = {
  emergency: 0,
  city: 0,
  county: 7,
  township: 9,
  'public-health': 9,
  other: 10,
  village: 11,
};
/** Drawn last = on top, placed first: the higher the level of care, the higher the key. */
const ORDER: Readonly<Record<CareLevel, number>> = {
  village: 0,
  other: 1,
  'public-health': 2,
  township: 3,
  county: 4,
  city: 5,
  emergency: 6,
};

/** The zoom from which a facility is on the map, and may be picked: filters know whole zooms only. */
export function shownFrom(kind: string, active: boolean): number {
  return active ? 0 : QUIET_FROM[careLevel(kind)];
}

function variantOf(facility: Facility, active: boolean): SymbolVariant {
  if (!facility.open) return 'closed';
  if (!active) return 'quiet';
  return facility.origin === 'baseline' ? 'active' : 'added';
}

/** Facilities of the visible kinds; the active ones strong, closed ones hollow, the rest quiet. */
export function facilityFeatures(
  scene: Pick<MapScene, 'facilities' | 'activeKinds' | 'visibleKinds' | 'theme'>,
): FeatureCollection<Point> {
  const active = new Set(scene.activeKinds);
  const visible = new Set(scene.visibleKinds);
  const features: Feature<Point>[] = [];
  for (const facility of scene.facilities) {
    const isActive = active.has(facility.kind);
    if (!isActive && !visible.has(facility.kind)) continue;
    const level = careLevel(facility.kind);
    features.push({
      type: 'Feature',
      properties: {
        id: facility.id,
        name: facility.name,
        active: isActive,
        icon: `${level}-${variantOf(facility, isActive)}-${scene.theme}`,
        order: ORDER[level] + (isActive ? 10 : 0),
        from: shownFrom(facility.kind, isActive),
      },
      geometry: { type: 'Point', coordinates: [facility.lon, facility.lat] },
    });
  }
  return { type: 'FeatureCollection', features };
}

// The one being dragged is drawn by the ghost under the pointer instead.
const UNLESS_DRAGGED: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'dragged'], false], 0, 1];

const SYMBOL: SymbolLayerSpecification['layout'] = {
  'icon-image': ['get', 'icon'],
  'icon-size': ['interpolate', ['linear'], ['zoom'], 7.5, 0.55, 11, 1, 15, 1.3],
  'icon-padding': 0,
  'symbol-sort-key': ['get', 'order'],
};

/** Facilities nobody asked about: they make room for everything else. */
export const quietFacilityLayers: LayerBuilder = () => [
  {
    id: 'facility-quiet',
    type: 'symbol',
    source: SOURCE.facilities,
    filter: ['all', ['==', ['get', 'active'], false], ['>=', ['zoom'], ['get', 'from']]],
    layout: SYMBOL,
    paint: { 'icon-opacity': UNLESS_DRAGGED },
  },
];

/** Facilities of the kinds asked about: always all there, with their names from closer zooms on. */
export const facilityLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'facility-name',
    type: 'symbol',
    source: SOURCE.facilities,
    minzoom: 11.3,
    filter: ['==', ['get', 'active'], true],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': 11.5,
      'text-max-width': 9,
      'text-variable-anchor-offset': ['top', [0, 1.5], 'bottom', [0, -1.5], 'left', [1.2, 0], 'right', [-1.2, 0]],
      'text-padding': 1,
      'text-justify': 'auto',
    },
    paint: {
      'text-color': colors.ink,
      'text-halo-color': colors.halo,
      'text-halo-width': 1.5,
      'text-opacity': UNLESS_DRAGGED,
    },
  },
  {
    id: 'facility-active',
    type: 'symbol',
    source: SOURCE.facilities,
    filter: ['==', ['get', 'active'], true],
    layout: { ...SYMBOL, 'icon-allow-overlap': true },
    paint: { 'icon-opacity': UNLESS_DRAGGED },
  },
];
