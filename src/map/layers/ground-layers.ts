import type { Shading } from '../map-scene.ts';
import { type LayerBuilder, PICK_LAYER, SOURCE, visibility } from './layer-look.ts';

/** Whether the townships carry the colours. */
export function isTownshipShading(shading: Shading): boolean {
  return shading !== 'cells' && shading !== 'none';
}

/** Paper, the region's ground, relief, and townships shaded by class through feature state. */
export const groundLayers: LayerBuilder = (look, colors) => {
  const shaded = isTownshipShading(look.shading);
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': colors.paper } },
    {
      id: 'county-fill',
      type: 'fill',
      source: SOURCE.counties,
      paint: { 'fill-color': colors.ground, 'fill-antialias': false },
    },
    {
      id: 'relief',
      type: 'raster',
      source: SOURCE.relief,
      layout: { visibility: visibility(look.showRelief) },
      paint: {
        'raster-opacity': colors.reliefOpacity,
        // The lit slopes are white: in the dark they are dimmed to a grey.
        'raster-brightness-max': colors.reliefBrightness,
        'raster-fade-duration': 0,
        'raster-resampling': 'linear',
      },
    },
    {
      // Always there, even without colour: it is what the pointer asks for the township below.
      id: PICK_LAYER.townships,
      type: 'fill',
      source: SOURCE.townships,
      paint: {
        'fill-color': ['to-color', ['coalesce', ['feature-state', 'color'], 'rgba(0,0,0,0)']],
        'fill-opacity': shaded ? 0.84 : 0,
        'fill-antialias': false,
      },
    },
    {
      // Unknown is hatched grey, never a colour of the ramp.
      id: 'township-unknown',
      type: 'fill',
      source: SOURCE.townships,
      layout: { visibility: visibility(shaded) },
      paint: {
        'fill-pattern': `unknown-${look.theme}`,
        'fill-opacity': ['case', ['boolean', ['feature-state', 'unknown'], false], 1, 0],
      },
    },
  ];
};
