import { FONT_MEDIUM, type LayerBuilder, SOURCE } from './layer-look.ts';

/** Isochrones: a tint of the ramp and a line with its minutes. Catchments: a quiet dotted border. */
export const areaLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'isochrone-fill',
    type: 'fill',
    source: SOURCE.isochrones,
    paint: { 'fill-color': ['get', 'color'], 'fill-opacity': 0.22, 'fill-antialias': false },
  },
  {
    id: 'isochrone-halo',
    type: 'line',
    source: SOURCE.isochrones,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colors.halo, 'line-width': 3, 'line-opacity': 0.7 },
  },
  {
    id: 'isochrone-line',
    type: 'line',
    source: SOURCE.isochrones,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': ['get', 'color'], 'line-width': 1.5 },
  },
  {
    id: 'catchment-line',
    type: 'line',
    source: SOURCE.catchments,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colors.ink, 'line-width': 1.1, 'line-dasharray': [1, 2], 'line-opacity': 0.8 },
  },
  {
    id: 'isochrone-label',
    type: 'symbol',
    source: SOURCE.isochrones,
    minzoom: 9,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 320,
      'text-field': ['get', 'label'],
      'text-font': FONT_MEDIUM,
      'text-size': 11,
      'text-padding': 12,
    },
    paint: { 'text-color': colors.ink, 'text-halo-color': colors.halo, 'text-halo-width': 1.6 },
  },
];
