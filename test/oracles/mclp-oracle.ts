import { at } from './at.ts';
import { greatCircleMeters, type Place } from './great-circle.ts';

/** Maximal covering (Church & ReVelle 1974) with existing sites kept. */
export interface MclpProblem {
  /** People at each demand point. */
  weights: number[];
  /** Candidate -> demand points it covers. */
  covers: number[][];
  /** At most so many new sites. */
  sites: number;
  /** Demand points that existing facilities cover already ("existing": "keep"). */
  coveredAlready?: number[];
  /** Candidates that may not be chosen ("forbid"). */
  forbidden?: number[];
  /** Chosen candidates must be at least `meters` apart from one another. */
  spacing?: { places: Place[]; meters: number };
}

interface MclpOptimum {
  /** People covered in all, those of existing facilities included. */
  covered: number;
  /** One optimal plan, ascending; compare `covered`, not plans: ties are common. */
  chosen: number[];
  /** Plans tried (first method) or nodes visited (second). */
  tried: number;
}

const MOST_PLANS = 250_000;

/** People covered by existing facilities and the chosen candidates, counted demand point by demand point. */
export function coveredBy(problem: MclpProblem, chosen: number[]): number {
  const covered = new Set(problem.coveredAlready ?? []);
  for (const candidate of chosen) for (const demand of at(problem.covers, candidate)) covered.add(demand);
  return problem.weights.reduce((sum, weight, demand) => sum + (covered.has(demand) ? weight : 0), 0);
}

/** May these candidates be opened together? */
export function isAllowed(problem: MclpProblem, chosen: number[]): boolean {
  if (chosen.some((candidate) => problem.forbidden?.includes(candidate))) return false;
  const { spacing } = problem;
  if (!spacing) return true;
  return chosen.every((a, i) =>
    chosen.slice(i + 1).every((b) => greatCircleMeters(at(spacing.places, a), at(spacing.places, b)) >= spacing.meters),
  );
}

/** First exact method: every subset of at most `sites` candidates. Refuses more than 250,000 subsets. */
export function mclpByEnumeration(problem: MclpProblem): MclpOptimum {
  const count = problem.covers.length;
  const plans = subsetsUpTo(count, problem.sites);
  if (plans > MOST_PLANS) throw new Error(`${plans} plans: too many to enumerate`);
  const best: MclpOptimum = { covered: -Infinity, chosen: [], tried: 0 };
  const visit = (chosen: number[], next: number): void => {
    best.tried++;
    const covered = isAllowed(problem, chosen) ? coveredBy(problem, chosen) : -Infinity;
    if (covered > best.covered) Object.assign(best, { covered, chosen: [...chosen] });
    if (chosen.length === problem.sites) return;
    for (let candidate = next; candidate < count; candidate++) visit([...chosen, candidate], candidate + 1);
  };
  visit([], 0);
  return best;
}

function subsetsUpTo(n: number, k: number): number {
  let total = 0;
  let choose = 1;
  for (let size = 0; size <= Math.min(n, k); size++) {
    total += choose;
    choose = (choose * (n - size)) / (size + 1);
  }
  return total;
}

/**
 * Second exact method: branch and bound, candidate by candidate in or out. Bound: what is covered plus the `left`
 * largest single gains of the undecided candidates; gains only shrink as sites are added, so no plan can exceed it.
 */
export function mclpByBranchAndBound(problem: MclpProblem): MclpOptimum {
  const best: MclpOptimum = { covered: -Infinity, chosen: [], tried: 0 };
  const visit = (chosen: number[], next: number): void => {
    best.tried++;
    const covered = coveredBy(problem, chosen);
    if (covered > best.covered) Object.assign(best, { covered, chosen: [...chosen] });
    const left = problem.sites - chosen.length;
    if (left === 0 || next === problem.covers.length) return;
    const gains = problem.covers
      .slice(next)
      .map((_, i) => coveredBy(problem, [...chosen, next + i]) - covered)
      .sort((a, b) => b - a);
    const bound = gains.slice(0, left).reduce((sum, gain) => sum + gain, covered);
    if (bound <= best.covered) return;
    if (isAllowed(problem, [...chosen, next])) visit([...chosen, next], next + 1);
    visit(chosen, next + 1);
  };
  visit([], 0);
  return best;
}
