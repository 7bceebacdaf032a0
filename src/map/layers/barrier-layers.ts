import { FONT_MEDIUM, type LayerBuilder, SOURCE } from './layer-look.ts';

/** Rivers and other barriers: two banks in the colour of zones, under the roads that bridge them. */
export const barrierLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'barrier-line',
    type: 'line',
    source: SOURCE.barriers,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colors.zone,
      'line-width': 1,
      'line-gap-width': ['interpolate', ['linear'], ['zoom'], 7, 1, 13, 4],
      'line-opacity': 0.85,
    },
  },
];

/** Their names, along them. */
export const barrierNameLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'barrier-name',
    type: 'symbol',
    source: SOURCE.barriers,
    minzoom: 9.5,
    layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': FONT_MEDIUM, 'text-size': 11 },
    paint: { 'text-color': colors.zone, 'text-halo-color': colors.halo, 'text-halo-width': 1.6 },
  },
];
