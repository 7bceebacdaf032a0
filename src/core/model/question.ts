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

/** Maximal covering with the existing facilities fixed: k new sites for the most people. */
export interface SitingQuestion {
  readonly coverage: CoverageQuestion;
  readonly sites: number;
  readonly candidates: CandidateRule;
  /** Kinds of zones in which nothing may stand, widened by `forbidBufferMeters`. */
  readonly forbidZoneKinds: readonly string[];
  readonly forbidBufferMeters: Meters;
  /** Between new sites, and between new sites and existing facilities of the kinds asked about; 0 = none. */
  readonly minSpacingMeters: Meters;
  readonly seed: number;
  /** Longest time for the proof; without it, until it is proved. */
  readonly seconds?: number;
}
