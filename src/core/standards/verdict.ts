import type { FlagCode } from './vocabulary/flags.ts';
import type { Counts, NumberCode } from './vocabulary/numbers.ts';
import type { Grouping, Level, Relation, Series } from './vocabulary/words.ts';

export type Status = 'met' | 'unmet' | 'partial' | 'unknown' | 'not-applicable';

/** Exactly what has to be supplied before a status can be given. */
export type Missing =
  | { readonly data: 'facilities'; readonly kinds: readonly string[] }
  | { readonly data: 'facility-attribute'; readonly attribute: string; readonly facilities: number }
  | { readonly data: 'number'; readonly number: NumberCode }
  | { readonly data: 'flag'; readonly flag: FlagCode }
  | { readonly data: 'unit-attribute'; readonly attribute: string }
  | { readonly data: 'units'; readonly level: Level }
  | { readonly data: 'population' }
  | { readonly data: 'births' }
  | { readonly data: 'area' }
  | { readonly data: 'travel'; readonly measure: string }
  | { readonly data: 'links'; readonly relation: Relation }
  | { readonly data: 'groups'; readonly grouping: Grouping }
  | { readonly data: 'adjacency' }
  | { readonly data: 'zone'; readonly zone: string }
  | { readonly data: 'proposals' }
  | { readonly data: 'project'; readonly project: string }
  | { readonly data: 'series'; readonly series: Series }
  | { readonly data: 'confirmation' }
  | { readonly data: 'parameter'; readonly key: string }
  | { readonly data: 'wording'; readonly words: string };

/** How much of what would close the gap; rounded up to whole things. */
export interface Closing {
  readonly what: Counts | 'minutes' | 'km' | 'links' | 'groups' | 'projects' | 'facilities' | 'units' | 'share';
  readonly amount: number;
  /** Take away instead of adding. */
  readonly less?: boolean;
}

/** What one test finds in one place. */
export interface Outcome {
  readonly status: Status;
  readonly measure: number | null;
  readonly threshold: number | null;
  /** How far from the threshold, never negative; 0 where met; null where unknown. */
  readonly gap: number | null;
  /** 现有 and 应设 in whole things, where the test counts things; null where not known. */
  readonly have?: number | null;
  readonly need?: number | null;
  readonly closes: readonly Closing[];
  readonly missing: readonly Missing[];
  /** Facilities or units that fail, by index, where the test looks at each. */
  readonly failing?: readonly number[];
}

/** Where a verdict is given. */
export type Subject =
  | { readonly of: 'unit'; readonly index: number }
  | { readonly of: 'facility'; readonly index: number }
  | { readonly of: 'whole' };

/** One rule on one place. */
export interface Verdict extends Outcome {
  readonly rule: string;
  readonly subject: Subject;
  /** What the status would be if the unconfirmed numbers were as proposed; only where `status` is unknown for that reason. */
  readonly provisional?: Status;
  readonly targetYear: number | null;
}

export const NOT_APPLICABLE: Outcome = {
  status: 'not-applicable',
  measure: null,
  threshold: null,
  gap: null,
  closes: [],
  missing: [],
};

/** Nothing can be said before this is supplied. */
export function unknownFor(...missing: readonly Missing[]): Outcome {
  return { ...NOT_APPLICABLE, status: 'unknown', missing };
}

/** Each missing thing once. */
export function distinctMissing(missing: readonly Missing[]): Missing[] {
  return [...new Map(missing.map((one) => [JSON.stringify(one), one])).values()];
}
