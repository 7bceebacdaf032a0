import type { Meters, Minutes } from './units.ts';

/** A distance or a time within which people should find a facility. Met at `≤`. */
export type Limit =
  | { readonly by: 'minutes'; readonly minutes: Minutes }
  | { readonly by: 'km'; readonly km: number; readonly metric: 'straight' | 'network' };

/** What is asked of coverage: which facilities count, and how near they must be. */
export interface CoverageQuestion {
  readonly facilityKinds: readonly string[];
  readonly limit: Limit;
  /** A township meets the standard when at least this share of its people is inside. 0…1. */
  readonly targetShare: number;
}

/** Where new sites may stand. */
export interface CandidateRule {
  readonly from: 'townships' | 'candidates' | 'cells' | 'facilities';
  /** cells: one candidate per square of this size. */
  readonly spacingMeters: Meters;
}

/** What new sites are for. Existing facilities stay; the limit is that of the coverage question. */
export type SitingGoal =
  /** Most people within the limit (maximal covering). */
  | { readonly for: 'most-people' }
  /** Fewest sites that bring this share of all people within the limit; 1 = everybody who can be (set covering). */
  | { readonly for: 'fewest-sites'; readonly share: number }
  /** Most people within the limit of two facilities; those with one count this much, 0…1 (backup covering). */
  | { readonly for: 'covered-twice'; readonly once: number }
  /** Most people within the limit, vehicles being out this share of the time (maximal expected covering). */
  | { readonly for: 'busy-vehicles'; readonly busy: number }
  /** Most people whom a free vehicle reaches with this reliability (maximal availability). */
  | { readonly for: 'reliable'; readonly busy: number; readonly reliability: number }
  /** Least mean minutes (p-median). */
  | { readonly for: 'least-minutes' }
  /** Least minutes of the worst served, leaving out this share of the farthest people (p-center). */
  | { readonly for: 'worst-served'; readonly ignore: number };

/** A place that a planner points at. */
export interface NamedPlace {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** How far around an excluded place nothing may stand: the next village is another place, the next lot is not. */
export const EXCLUDED_METERS = 1500;

export interface PerCounty {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** k new sites, with the existing facilities as they are, for a goal. */
export interface SitingQuestion {
  readonly coverage: CoverageQuestion;
  /** Most people if left out. */
  readonly goal?: SitingGoal;
  readonly sites: number;
  readonly candidates: CandidateRule;
  /** Kinds of zones in which nothing may stand, widened by `forbidBufferMeters`. */
  readonly forbidZoneKinds: readonly string[];
  readonly forbidBufferMeters: Meters;
  /** Between new sites, and between new sites and existing facilities of the kinds asked about; 0 = none. */
  readonly minSpacingMeters: Meters;
  /** Places where a new site must stand; each is a candidate, wherever the others come from. */
  readonly required?: readonly NamedPlace[];
  /** Places where none may stand, nor within `EXCLUDED_METERS` of them; a required place may. */
  readonly excluded?: readonly NamedPlace[];
  /** New sites in every county, at least and at most. */
  readonly perCounty?: PerCounty;
  readonly seed: number;
  /** Longest time for the proof; without it, until it is proved. */
  readonly seconds?: number;
}
