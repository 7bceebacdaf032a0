import type { Interval, Truth } from '../interval.ts';
import { known } from '../interval.ts';
import { type Closing, distinctMissing, type Outcome, type Status } from '../verdict.ts';

export const STATUS: Readonly<Record<Truth, Status>> = { yes: 'met', no: 'unmet', unknown: 'unknown' };

interface Judged {
  readonly truth: Truth;
  readonly value: Interval;
  readonly threshold: number;
  /** Distance to the threshold where it is missed. */
  readonly gap: number | null;
  readonly closes: readonly Closing[];
}

/** An outcome from a number against its threshold. A met test has no gap; an unknown one has none to tell. */
export function judged({ truth, value, threshold, gap, closes }: Judged): Outcome {
  const missed = truth === 'no';
  return {
    status: STATUS[truth],
    measure: known(value),
    threshold,
    gap: missed ? gap : truth === 'yes' ? 0 : null,
    closes: missed ? closes : [],
    missing: distinctMissing(value.missing),
  };
}

/** All of several: met and unmet together are partial; one that is not met cannot be made good by one that is unknown. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  const counting = outcomes.filter(({ status }) => status !== 'not-applicable');
  const has = (status: Status) => counting.some((one) => one.status === status);
  const missed = has('unmet') || has('partial');
  const status: Status =
    counting.length === 0
      ? 'not-applicable'
      : missed
        ? has('met') || has('partial')
          ? 'partial'
          : 'unmet'
        : has('unknown')
          ? 'unknown'
          : 'met';
  return combined(outcomes, status);
}

/** Any of several: one that is met is enough. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  const counting = outcomes.filter(({ status }) => status !== 'not-applicable');
  const order: Status[] = ['met', 'unknown', 'partial', 'unmet'];
  const status = order.find((one) => counting.some((outcome) => outcome.status === one)) ?? 'not-applicable';
  if (status !== 'met') return combined(outcomes, status);
  const best = counting.find((one) => one.status === 'met')!;
  return { ...best, closes: [] };
}

/** The numbers of the first that decides; what would close all of them; all that is missing. */
function combined(outcomes: readonly Outcome[], status: Status): Outcome {
  const leading = outcomes.find((one) => one.status === (status === 'partial' ? 'unmet' : status)) ?? outcomes[0];
  if (!leading) return { status, measure: null, threshold: null, gap: null, closes: [], missing: [] };
  return {
    ...leading,
    status,
    closes: status === 'unmet' || status === 'partial' ? outcomes.flatMap((one) => one.closes) : [],
    missing: distinctMissing(outcomes.flatMap((one) => one.missing)),
  };
}

/** Each of a list looked at for itself: all pass → met, some → partial, none → unmet. */
export function shareOf(
  members: readonly { readonly index: number; readonly truth: Truth }[],
  closing: (failing: number) => readonly Closing[],
): Omit<Outcome, 'missing'> {
  const count = (truth: Truth) => members.filter((one) => one.truth === truth).length;
  const [yes, no, unknown] = [count('yes'), count('no'), count('unknown')];
  const status: Status = no > 0 ? (yes > 0 ? 'partial' : 'unmet') : unknown > 0 ? 'unknown' : 'met';
  return {
    status,
    measure: unknown === 0 ? yes : null,
    threshold: members.length,
    gap: no > 0 ? no : unknown > 0 ? null : 0,
    closes: no > 0 ? closing(no) : [],
    failing: members.filter((one) => one.truth === 'no').map((one) => one.index),
  };
}
