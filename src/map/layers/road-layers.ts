import type { DataDrivenPropertyValueSpecification, FilterSpecification, LineLayerSpecification } from 'maplibre-gl';
import { type LayerBuilder, SOURCE, visibility } from './layer-look.ts';

type Width = DataDrivenPropertyValueSpecification<number>;

/** Width over zoom, in pixels at zoom 7, 10 and 15. */
function width(at7: number, at10: number, at15: number): Width {
  return ['interpolate', ['exponential', 1.3], ['zoom'], 7, at7, 10, at10, 15, at15];
}

const MAJOR: Width = width(0.9, 2, 5);
const MAJOR_CASING: Width = width(1.9, 3.6, 7.4);
const MAIN: Width = width(0.7, 1.4, 4);
const MAIN_CASING: Width = width(1.5, 3, 6.4);
const MINOR: Width = width(0.35, 0.8, 2.6);

/** Which of the ways are meant. A match looks them up at once, however many there are; it must have one. */
function among(ways: readonly number[]): FilterSpecification {
  return ways.length === 0 ? ['==', ['get', 'way'], -1] : ['match', ['get', 'way'], [...ways], true, false];
}

/** Roads that the plan changes, and those selected: above the others, at every zoom. */
export const changedRoadLayers: LayerBuilder = (look, colors) => {
  const layout = { 'line-cap': 'butt', 'line-join': 'round' } as const;
  const source = SOURCE.roads;
  // Many together would cover the ground with the colour of what is within reach.
  const several = look.selection?.type === 'roads';
  return [
    {
      id: 'road-selected',
      type: 'line',
      source,
      filter: among(look.selectedWays),
      layout,
      paint: several
        ? { 'line-color': colors.ink, 'line-width': 2.4, 'line-opacity': 0.75 }
        : { 'line-color': colors.accent, 'line-width': 8, 'line-opacity': 0.4 },
    },
    {
      id: 'road-changed',
      type: 'line',
      source,
      filter: among(look.changedWays),
      layout,
      paint: { 'line-color': colors.proposal, 'line-width': 3 },
    },
    {
      id: 'road-closed',
      type: 'line',
      source,
      filter: among(look.closedWays),
      layout,
      paint: { 'line-color': colors.gap, 'line-width': 3.4, 'line-dasharray': [1.6, 1.2] },
    },
  ];
};

/** Quiet roads: level 1 in ochre with a casing, 2 and 3 in grey, 4 and 5 as hairlines from closer zooms on. */
export const roadLayers: LayerBuilder = (look, colors) => {
  const layout = { visibility: visibility(look.showRoads), 'line-cap': 'round', 'line-join': 'round' } as const;
  const line = (
    id: string,
    levels: readonly number[],
    rest: Partial<LineLayerSpecification>,
  ): LineLayerSpecification => ({
    id,
    type: 'line',
    source: SOURCE.roads,
    filter: ['match', ['get', 'level'], [...levels], true, false],
    layout,
    ...rest,
  });
  return [
    line('road-minor-casing', [4], {
      minzoom: 12.5,
      paint: { 'line-color': colors.roadCasing, 'line-width': width(0, 1.2, 5), 'line-opacity': 0.7 },
    }),
    line('road-track', [5], {
      minzoom: 12.5,
      paint: { 'line-color': colors.roadMinor, 'line-width': width(0.2, 0.4, 1.4), 'line-opacity': 0.8 },
    }),
    line('road-minor', [4], {
      minzoom: 10.5,
      paint: {
        'line-color': colors.roadMinor,
        'line-width': MINOR,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 10.5, 0.35, 13, 0.95],
      },
    }),
    line('road-main', [3], {
      minzoom: 8.5,
      paint: {
        'line-color': colors.roadMain,
        'line-width': MINOR,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 8.5, 0.4, 11, 0.95],
      },
    }),
    line('road-trunk-casing', [2], {
      paint: { 'line-color': colors.roadCasing, 'line-width': MAIN_CASING, 'line-opacity': 0.85 },
    }),
    line('road-motorway-casing', [1], {
      paint: { 'line-color': colors.roadCasing, 'line-width': MAJOR_CASING, 'line-opacity': 0.9 },
    }),
    line('road-trunk', [2], { paint: { 'line-color': colors.roadMain, 'line-width': MAIN } }),
    line('road-motorway', [1], { paint: { 'line-color': colors.roadMajor, 'line-width': MAJOR } }),
  ];
};
