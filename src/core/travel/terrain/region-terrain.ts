import type { MultiPolygon, Polygon, Position } from 'geojson';
import { LAND_CLASS, type LandCover } from '../../model/land-cover.ts';
import type { Elevation } from '../../model/region.ts';
import type { Roads } from '../../model/road.ts';
import { finish, type Steps } from '../../model/steps.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import { BARRIER, type BurnLayer, burnFrictionInSteps, type SpeedTable } from './burn-friction.ts';
import type { FrictionGrid } from './friction-grid.ts';
import { projectLines } from './project-lines.ts';
import { resampleElevationInSteps, resampleLandCoverInSteps } from './resample.ts';
import { roadLayers } from './road-layers.ts';
import type { TerrainFrame } from './terrain-frame.ts';

/** Land cover code of ground about which nothing is known, or where no land cover is given. */
export const OPEN_GROUND = LAND_CLASS.open;

export interface RegionTerrainInput {
  readonly frame: TerrainFrame;
  readonly settings: TravelSettings;
  readonly roads: Roads | null;
  readonly closedRoads: readonly string[];
  /**
   * Driven: roads are as fast as cars on them, and may be entered from any side. Walked: for the last leg after a
   * drive that was measured on the road network, roads and paths are only good walking.
   */
  readonly roadsAre: 'driven' | 'walked';
  /** Without it all ground is OPEN_GROUND. */
  readonly landCover: LandCover | null;
  /** Walking (or other) speed by land cover code; what is not listed is impassable. */
  readonly landSpeeds: SpeedTable;
  readonly elevation: Elevation | null;
  /** Rivers and other lines that only roads cross. */
  readonly rivers?: readonly (readonly Position[])[];
  /** Areas that nobody crosses, roads or not. */
  readonly closedAreas?: readonly (Polygon | MultiPolygon)[];
}

/** The friction of a region: land cover, rivers over it, roads over rivers, closed areas over all. */
export function regionTerrain(input: RegionTerrainInput): FrictionGrid {
  return finish(regionTerrainInSteps(input));
}

export function* regionTerrainInSteps(input: RegionTerrainInput): Steps<FrictionGrid> {
  const { frame, landCover, elevation } = input;
  const { columns, rows, cellMeters } = frame;
  const roads = yield* roadLayers(input, frame);
  const layers: BurnLayer[] = [
    { code: BARRIER, shape: 'lines', lines: projectLines(frame, input.rivers ?? []) },
    ...roads.layers,
    { code: BARRIER, shape: 'areas', lines: projectLines(frame, (input.closedAreas ?? []).flatMap(ringsOf)) },
  ];
  const cover = landCover
    ? yield* resampleLandCoverInSteps(frame, landCover, OPEN_GROUND)
    : new Uint16Array(columns * rows).fill(OPEN_GROUND);
  const heights = elevation ? { elevation: yield* resampleElevationInSteps(frame, elevation) } : {};
  return yield* burnFrictionInSteps(
    { columns, rows, landCover: cover, layers },
    new Map([...input.landSpeeds, ...roads.speeds]),
    {
      cellX: cellMeters,
      cellY: cellMeters,
      ...heights,
    },
  );
}

function ringsOf(area: Polygon | MultiPolygon): readonly (readonly Position[])[] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}
