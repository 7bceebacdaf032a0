import type { FlagCode } from './vocabulary/flags.ts';
import type { NumberCode } from './vocabulary/numbers.ts';
import type { Action, Grouping, Level, Relation, Series } from './vocabulary/words.ts';

/** A place on which a verdict can be given: a village, township, county, city … */
export interface Unit {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  /** Index of the unit that this one is part of, -1 for none. */
  readonly parent: number;
  /** Residents; null where unknown: the sum of its cells is taken if there are any. */
  readonly population: number | null;
  readonly townshipClass?: 'subdistrict' | 'town' | 'township';
  readonly countyClass?: 'district' | 'county' | 'county-level-city';
  readonly region?: 'east' | 'central' | 'west';
  readonly flags?: Flags;
  readonly numbers?: Numbers;
}

/** What is known to be so or not so; absent = unknown. */
export type Flags = Readonly<Partial<Record<FlagCode, boolean>>>;
/** What has been counted; absent = unknown. */
export type Numbers = Readonly<Partial<Record<NumberCode, number>>>;

/** Supply as rules see it. One place may be of several kinds (a county hospital that is a stroke centre). */
export interface PlacedFacility {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly lon: number;
  readonly lat: number;
  /** Lowest unit that holds it, -1 outside of all. */
  readonly unit: number;
  /** Closed ones serve nobody. */
  readonly open: boolean;
  readonly tier?: string;
  /** general, tcm, mch, psychiatric …, where the kind does not tell. */
  readonly type?: string;
  /** Which government runs it. */
  readonly level?: 'county' | 'city' | 'province';
  readonly texts?: Readonly<Partial<Record<'specialty' | 'ems_supply' | 'dept_level', string>>>;
  readonly flags?: Flags;
  readonly numbers?: Numbers;
}

/** People where they live; sums over them are made in index order. */
export interface PeopleCells {
  readonly count: number;
  readonly population: Float64Array;
  /** Lowest unit of each cell, -1 outside of all. */
  readonly unit: Int32Array;
  /** 0 unknown, 1 urban, 2 rural. */
  readonly area: Uint8Array;
  readonly births?: Float64Array;
}

export const AREA = { unknown: 0, urban: 1, rural: 2 } as const;

/** What is asked of travel: from which facilities, in which measure. */
export interface NearestQuestion {
  /** Kinds that the rule names. */
  readonly kinds: readonly string[];
  /** Indices into the snapshot's facilities: those of the kinds that count (open, with the grade asked for …). */
  readonly facilities: readonly number[];
  readonly measure:
    | { readonly by: 'minutes'; readonly mode: 'walk' | 'drive' | 'ambulance' | 'transit' | 'air' | 'any' }
    | { readonly by: 'km'; readonly metric: 'straight' | 'network' | 'walk-network' };
}

export interface Link {
  readonly relation: Relation;
  /** Id of a facility or code of a unit. */
  readonly from: string;
  readonly to: string;
  readonly perWeek?: number;
}

export interface Group {
  readonly name: string;
  /** Id of the lead facility; null where there is none. */
  readonly lead: string | null;
  /** Codes of units and ids of facilities in it. A facility is also in the group of its unit. */
  readonly members: readonly string[];
  readonly flags?: Flags;
}

/** Something that a scenario proposes, for the rules that forbid. */
export interface Proposal {
  readonly action: Action;
  /** Index of the facility that is built, extended or raised. */
  readonly facility: number;
  readonly beds?: number;
}

export interface ProjectState {
  readonly rule: string;
  readonly project: string;
  readonly state: 'missing' | 'planned' | 'under-way' | 'open';
}

export interface YearlySeries {
  readonly series: Series;
  /** Index of the unit or id of the facility. */
  readonly of: number | string;
  /** In any order. The first year is the base. */
  readonly values: readonly { readonly year: number; readonly value: number }[];
}

/** A tick with evidence, for rules that no data decides. */
export interface Confirmation {
  readonly rule: string;
  /** Code of the unit, id of the facility, or '' for the whole. */
  readonly of: string;
  readonly holds: boolean;
}

/** Everything that rules are checked against: plain data, and two questions that others answer. */
export interface Snapshot {
  readonly units: readonly Unit[];
  readonly facilities: readonly PlacedFacility[];
  /**
   * Kinds whose list of facilities is complete, even if it is empty. Kinds that are not here are missing data, not
   * missing facilities.
   */
  readonly recordedKinds: ReadonlySet<string>;
  readonly cells: PeopleCells;
  /**
   * Whole deciseconds or decimetres of every cell to the nearest of the facilities asked about, UNREACHED where none is
   * reached; null where it cannot be measured.
   */
  nearest(question: NearestQuestion): Uint32Array | null;
  /** Facilities in zones of a kind or name, widened by metres; null where no such zone is known. */
  facilitiesInZone(zone: {
    readonly kind?: string;
    readonly name?: string;
    readonly meters: number;
  }): readonly number[] | null;
  /** Call handling and turnout, in minutes. */
  readonly responseOverheadMinutes: number;
  /** null: no table was given. */
  readonly links: { readonly recorded: ReadonlySet<Relation>; readonly list: readonly Link[] } | null;
  readonly groups: Readonly<Partial<Record<Grouping, readonly Group[]>>>;
  /** Pairs of codes of units that touch; null where unknown. */
  readonly adjacent: readonly (readonly [string, string])[] | null;
  /** null: this is no scenario. An empty list: the scenario proposes nothing. */
  readonly proposals: readonly Proposal[] | null;
  readonly projects: readonly ProjectState[];
  readonly series: readonly YearlySeries[];
  readonly confirmations: readonly Confirmation[];
}
