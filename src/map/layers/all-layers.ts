import type { LayerSpecification } from 'maplibre-gl';
import { areaLayers } from './area-layers.ts';
import { barrierLayers, barrierNameLayers } from './barrier-layers.ts';
import { borderLayers } from './border-layers.ts';
import { circleLayers } from './circle-layers.ts';
import { draftLayers } from './draft-layers.ts';
import { facilityLayers, quietFacilityLayers } from './facility-layers.ts';
import { findingLayers } from './finding-layers.ts';
import { gapLayers, gapMarkLayers } from './gap-layers.ts';
import { groundLayers } from './ground-layers.ts';
import { labelLayers } from './label-layers.ts';
import { colorsOf, type LayerBuilder, type Look } from './layer-look.ts';
import { markLayers } from './mark-layers.ts';
import { changedRoadLayers, roadLayers } from './road-layers.ts';
import { siteLayers } from './site-layers.ts';
import { zoneLayers } from './zone-layers.ts';

/** Lowest first. Symbols on top are placed first: sites before facilities before names. */
const ORDER: readonly LayerBuilder[] = [
  groundLayers,
  barrierLayers,
  roadLayers,
  changedRoadLayers,
  borderLayers,
  zoneLayers,
  areaLayers,
  circleLayers,
  gapLayers,
  barrierNameLayers,
  labelLayers,
  quietFacilityLayers,
  markLayers,
  gapMarkLayers,
  findingLayers,
  facilityLayers,
  siteLayers,
  draftLayers,
];

/** Every style layer of a look, lowest first; the cells come in between (see `CELLS_BELOW`). */
export function allLayers(look: Look): LayerSpecification[] {
  const colors = colorsOf(look);
  return ORDER.flatMap((build) => build(look, colors));
}
