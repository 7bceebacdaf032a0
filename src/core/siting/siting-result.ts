import type { SitingGoal } from '../model/question.ts';
import type { Minutes } from '../model/units.ts';
import type { Proof } from './proof.ts';

/** One proposed site and what it adds. */
export interface ProposedSite {
  readonly rank: number;
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** Index into the townships, -1 outside. */
  readonly township: number;
  /** People first covered when the sites are opened in order of rank: the ranks add up to the plan's total. */
  readonly adds: number;
  /** People who lose cover if this site alone is left out of the plan. */
  readonly only: number;
  /** People for whom it becomes the nearest, and the minutes that it saves those of them who were reached before, on average. */
  readonly nearest: { readonly people: number; readonly minutesSaved: Minutes };
  /** Where the people in `adds` live, most people first, with their mean minutes before and after. */
  readonly townships: readonly {
    readonly township: number;
    readonly people: number;
    /** NaN where they were not reached at all. */
    readonly minutesBefore: Minutes;
    readonly minutesAfter: Minutes;
  }[];
  /** The best other candidate in its place (the other sites kept), and how many people fewer the plan would cover. */
  readonly runnerUp: {
    readonly name: string;
    readonly lon: number;
    readonly lat: number;
    readonly fewer: number;
  } | null;
}

/** What the goal of a question counts, with the existing facilities alone and with the plan. */
export interface GoalFigure {
  readonly unit: 'people' | 'minutes' | 'sites';
  /** NaN where there is nothing to compare. */
  readonly before: number;
  readonly after: number;
  /** No plan under these rules does better. */
  readonly bound: number;
}

export interface SitingResult {
  readonly goal: SitingGoal;
  readonly figure: GoalFigure;
  readonly sites: readonly ProposedSite[];
  readonly people: number;
  readonly coveredBefore: number;
  readonly coveredAfter: number;
  /** People covered with 0, 1, 2 … n of the sites in order of rank. */
  readonly curve: readonly number[];
  /** What one more site than asked for would add. */
  readonly nextAdds: number;
  readonly candidates: number;
  /** Candidates dropped, by reason: forbidden zone, excluded by hand, too near, no road. */
  readonly dropped: Readonly<Record<'forbidden' | 'excluded' | 'too-near' | 'no-road', number>>;
  /** Groups of people that the same candidates reach: the problem after exact merging. */
  readonly groups: number;
  readonly proof: Proof;
  /** Goal most-people: no plan under these rules covers more, the existing facilities' included. NaN for other goals. */
  readonly mostPossible: number;
}
