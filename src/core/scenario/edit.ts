import type { Facility } from '../model/facility.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import type { Zone } from '../model/zone.ts';

/**
 * One change to the plan, as data: saved in the project file, applied by `applyEdit`, undone by its reverse.
 * `at` is the place in the list; undoing a removal puts the item back where it was.
 */
export type Edit =
  | { readonly edit: 'add-facility'; readonly facility: Facility; readonly at?: number }
  | { readonly edit: 'remove-facility'; readonly id: string }
  | { readonly edit: 'move-facility'; readonly id: string; readonly lon: number; readonly lat: number }
  | { readonly edit: 'close-facility'; readonly id: string }
  | { readonly edit: 'reopen-facility'; readonly id: string }
  | { readonly edit: 'set-capacity'; readonly id: string; readonly capacity: number | null }
  | { readonly edit: 'add-zone'; readonly zone: Zone; readonly at?: number }
  | { readonly edit: 'remove-zone'; readonly id: string }
  | { readonly edit: 'close-road'; readonly road: string; readonly at?: number }
  | { readonly edit: 'reopen-road'; readonly road: string }
  /** A road driven at a share of its speed (2 = twice as fast), or as before (null). */
  | { readonly edit: 'set-road-speed'; readonly road: string; readonly share: number | null }
  | { readonly edit: 'set-travel'; readonly travel: Partial<TravelSettings> }
  /** A proposed site tried elsewhere, or back at its own place (null); accepted, it becomes a facility there. */
  | { readonly edit: 'move-site'; readonly id: string; readonly place: Place | null };

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** What edits change: the baseline is what was loaded, a scenario is a list of edits on it. */
export interface Plan {
  readonly facilities: readonly Facility[];
  readonly zones: readonly Zone[];
  readonly closedRoads: readonly string[];
  /** Shares of their speed at which roads are driven, by id; what is not named goes as before. */
  readonly roadSpeeds: Readonly<Record<string, number>>;
  readonly travel: TravelSettings;
  /** Proposed sites that were dragged elsewhere, by the id of the facility that they would become. */
  readonly movedSites: Readonly<Record<string, Place>>;
}
