import { type LayerBuilder, SOURCE } from './layer-look.ts';

/** Township borders thin and quiet, county borders stronger; the hovered and the selected township on top of both. */
export const borderLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'township-border',
    type: 'line',
    source: SOURCE.townships,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colors.townshipBorder,
      'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.6, 12, 1.2],
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0.45, 10, 0.75],
      // Dashed, as on Chinese maps, and not to be taken for a road.
      'line-dasharray': [4.5, 2.2],
    },
  },
  {
    id: 'county-border',
    type: 'line',
    source: SOURCE.counties,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colors.countyBorder,
      'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1, 12, 2.2],
      'line-opacity': 0.75,
    },
  },
  {
    id: 'township-hover',
    type: 'line',
    source: SOURCE.townships,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colors.ink,
      'line-width': 1.4,
      'line-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.75, 0],
    },
  },
  {
    id: 'township-selected-halo',
    type: 'line',
    source: SOURCE.townships,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colors.halo,
      'line-width': 6,
      'line-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 0.9, 0],
    },
  },
  {
    id: 'township-selected',
    type: 'line',
    source: SOURCE.townships,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colors.accent,
      'line-width': 2.6,
      'line-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 1, 0],
    },
  },
];
