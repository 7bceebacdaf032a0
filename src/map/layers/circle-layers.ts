import { type LayerBuilder, SOURCE } from './layer-look.ts';

/** Service circles: straight-line distance, so an even outline and hardly any fill. */
export const circleLayers: LayerBuilder = (_look, colors) => [
  {
    id: 'service-circle-fill',
    type: 'fill',
    source: SOURCE.circles,
    paint: { 'fill-color': colors.circle, 'fill-opacity': 0.07, 'fill-antialias': false },
  },
  {
    id: 'service-circle-halo',
    type: 'line',
    source: SOURCE.circles,
    paint: { 'line-color': colors.halo, 'line-width': 3.2, 'line-opacity': 0.55 },
  },
  {
    id: 'service-circle-line',
    type: 'line',
    source: SOURCE.circles,
    paint: { 'line-color': colors.circle, 'line-width': 1.4 },
  },
];
