import type { Barrier } from './barrier.ts';
import type { Demand } from './demand.ts';
import type { Facility } from './facility.ts';
import type { Issue } from './issue.ts';
import type { LandCover } from './land-cover.ts';
import type { LonLatGrid } from './lon-lat-grid.ts';
import type { Roads } from './road.ts';
import type { Township } from './township.ts';
import type { Zone } from './zone.ts';

/** Everything that was loaded, clean and in WGS84: what all computation starts from. */
export interface Region {
  readonly facilities: readonly Facility[];
  readonly townships: readonly Township[];
  readonly demand: Demand;
  readonly roads: Roads | null;
  readonly zones: readonly Zone[];
  /** Rivers and other lines that stop travel over the ground. */
  readonly barriers: readonly Barrier[];
  readonly candidates: readonly CandidateSite[];
  readonly elevation: Elevation | null;
  readonly landCover: LandCover | null;
  readonly issues: readonly Issue[];
  /** Any input is simulated: every legend, table and export then says 模拟. */
  readonly simulated: boolean;
}

/** A place where a facility could stand. */
export interface CandidateSite {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** Terrain heights, row by row; NaN where unknown. */
export interface Elevation extends LonLatGrid {
  readonly meters: Float32Array;
}
