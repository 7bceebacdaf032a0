import type { Steps } from '../model/steps.ts';

/** Where travel starts or ends: a facility, by its place in the plan's list. */
export interface Origin {
  readonly index: number;
  readonly lon: number;
  readonly lat: number;
}

/** The state of a network or field after a nearest search; opaque to callers. */
export interface NearestState {
  /** Per demand cell, value and owner of the nearest origin (see `label.ts`); NO_LABEL where unreached. */
  readonly cells: Float64Array;
}

/**
 * One way of measuring nearness between facilities and people, in whole deciseconds or decimetres.
 * Every travel model answers the same three questions.
 */
export interface Measure {
  readonly unit: 'deciseconds' | 'decimeters';
  /** Nearest origin of every demand cell. */
  nearest(origins: readonly Origin[]): NearestState;
  /** The same, to be put down in between; other searches may be made meanwhile. */
  nearestInSteps(origins: readonly Origin[]): Steps<NearestState>;
  /** The same with one more origin: writes the cells' labels to `out`, leaves `state` as it is. */
  nearestWith(state: NearestState, extra: Origin, out: Float64Array): void;
  /**
   * Demand cells within `limit` (`≤`) of a place. Their indices go to `cells`, their values to `values`;
   * returns how many. Both arrays must be as long as the demand.
   */
  within(place: { readonly lon: number; readonly lat: number }, limit: number, out: Within): number;
  /** The k nearest origins of every demand cell in one go, where the model has a way to; ask by `kNearest`. */
  kNearest?(origins: readonly Origin[], k: number): KNearest;
  /** Whether travel can start at this place at all (the road network is near enough). */
  canStart(lon: number, lat: number): boolean;
}

/**
 * The k nearest origins of each cell, best first (lower value, then lower index): cell i has `values` and `owners` at
 * `k × i … k × i + k - 1`, UNREACHED and -1 where fewer than k origins reach it.
 */
export interface KNearest {
  readonly k: number;
  readonly values: Uint32Array<ArrayBuffer>;
  readonly owners: Int32Array<ArrayBuffer>;
}

export interface Within {
  /** Cells marked 1 are left out: those covered already. Keep one array for a whole run. */
  readonly skip?: Uint8Array;
  readonly cells: Uint32Array;
  readonly values: Uint32Array;
}
