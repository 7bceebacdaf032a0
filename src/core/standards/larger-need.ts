import type { Verdict } from './verdict.ts';

/**
 * Of several rules on one matter whose needs add nothing to each other (infectious beds per head and the county floor):
 * for each place the verdict with the largest need. Verdicts without a need cannot be compared and are left out.
 */
export function largerNeed(verdicts: readonly Verdict[]): Verdict[] {
  const best = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    if (typeof verdict.need !== 'number') continue;
    const key = JSON.stringify(verdict.subject);
    const other = best.get(key);
    if (!other || verdict.need > other.need!) best.set(key, verdict);
  }
  return [...best.values()];
}
