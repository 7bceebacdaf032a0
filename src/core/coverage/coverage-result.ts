import type { Minutes } from '../model/units.ts';

/** People of one unit against the limit. covered + outside + unreached = people, to the person. */
export interface UnitCoverage {
  readonly people: number;
  readonly covered: number;
  /** Reached, but not within the limit. */
  readonly outside: number;
  /** No way to a facility at all; never counted as covered. */
  readonly unreached: number;
  /** covered / people; NaN for a unit without people. */
  readonly share: number;
  /** Weighted by people, over those reached; NaN when nobody is. */
  readonly meanMinutes: Minutes;
  readonly p90Minutes: Minutes;
  readonly maxMinutes: Minutes;
}

export interface TownshipCoverage extends UnitCoverage {
  /** Index into the region's townships. */
  readonly township: number;
  /** share ≥ targetShare; false where nobody lives (share unknown). */
  readonly met: boolean;
  readonly response: ResponseTimes;
}

export interface CountyCoverage extends UnitCoverage {
  readonly county: string;
}

export interface FacilityCoverage {
  readonly id: string;
  /** People for whom this is the nearest facility. */
  readonly people: number;
  /** … and who are within the limit. */
  readonly covered: number;
  readonly meanMinutes: Minutes;
  readonly maxMinutes: Minutes;
}

/** Call handling + turnout + travel, weighted by people, over those reached. */
export interface ResponseTimes {
  readonly people: number;
  readonly unreached: number;
  readonly meanMinutes: Minutes;
  readonly p90Minutes: Minutes;
  readonly maxMinutes: Minutes;
  /** Share of all people (unreached included in the denominator) answered within 8, 11 and 15 minutes. */
  readonly within8: number;
  readonly within11: number;
  readonly within15: number;
}

export interface ResponseSummary {
  readonly all: ResponseTimes;
  readonly urban: ResponseTimes;
  readonly rural: ResponseTimes;
}

/** People outside the limit who live close together. */
export interface CoverageGap {
  readonly rank: number;
  readonly people: number;
  readonly cells: number;
  /** A place to look at: the most peopled cell of the gap. */
  readonly lon: number;
  readonly lat: number;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly nearestFacility: string | null;
  /** Mean minutes of its people to the nearest facility; NaN where none is reached. */
  readonly meanMinutes: Minutes;
  readonly townships: readonly { readonly township: number; readonly people: number }[];
}

/** Everything the screen, the tables and the files say about one question. */
export interface Coverage {
  readonly total: UnitCoverage;
  readonly townships: readonly TownshipCoverage[];
  /** People whose cell lies in no township. */
  readonly outsideTownships: UnitCoverage;
  readonly counties: readonly CountyCoverage[];
  readonly facilities: readonly FacilityCoverage[];
  readonly response: ResponseSummary;
  readonly gaps: readonly CoverageGap[];
  readonly townshipsMet: number;
}
