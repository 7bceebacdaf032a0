import type { NoPlan, SolverResult } from '../proof.ts';
import { CoverTable, coverIndex } from './cover-table.ts';
import { type DemandReach, maximalCover } from './demand-reach.ts';
import { reduceCover } from './reduce-cover.ts';
import { rulesTrouble } from './rules-trouble.ts';
import { sitingRules } from './siting-rules.ts';
import { type CoverOptions, solveCover } from './solve-cover.ts';

/** Group visits for each number of sites that is asked about, where the caller sets no budget. */
const BUDGET = 1e9;

export interface FewestSitesFor extends SolverResult {
  /** People reached, those of existing sites included. */
  readonly people: number;
}

export interface FewestSitesQuestion {
  readonly reach: DemandReach;
  /** People to be reached, those of existing sites included. */
  readonly target: number;
  readonly required?: readonly number[];
  readonly forbidden?: readonly number[];
}

/**
 * Partial set covering (PSCLP; Daskin & Owen 1999): the fewest sites that reach at least so many people. Goes down from
 * a greedy plan: each step asks maximal covering with one site fewer and ends as soon as it is known whether that many
 * people can be reached. Objective and bound are sites. A target that all candidates together do not reach is answered
 * with the most people that they do. The budget is that of each step.
 */
export async function fewestSitesFor(
  question: FewestSitesQuestion,
  options: CoverOptions = {},
): Promise<FewestSitesFor | NoPlan> {
  const { reach, target, required = [], forbidden = [] } = question;
  const candidates = reach.offsets.length - 1;
  const rules = sitingRules({ candidates, required, forbidden });
  const trouble = rulesTrouble(rules);
  if (trouble) return trouble;
  const standing = standingPeople(reach);
  // Sums of people differ in their last bits with the order of adding.
  const needed = target - standing - 1e-9 * Math.max(1, target);
  const trimmed = planTrimmer(question, needed);
  let best = trimmed(null);
  const all = peopleOf(reach, best);
  if (all < needed) return { infeasible: 'target-out-of-reach', detail: { people: all + standing, target } };
  let work = 0;
  let least = best.length;
  for (let sites = best.length - 1; sites >= required.length; sites--) {
    const problem = maximalCover(reach, sitingRules({ candidates, sites, required, forbidden }));
    const found = await solveCover(problem, { ...options, budget: options.budget ?? BUDGET, reach: needed });
    if ('infeasible' in found) break;
    work += found.work;
    if (found.objective >= needed) {
      best = trimmed(found.chosen);
      sites = best.length;
      least = sites;
    } else if (found.bound < needed) break;
    // Not settled: the plan in hand may have a site too many; fewer sites still can be proved too few.
    else least = sites;
    if (found.objective < needed && options.enough?.()) {
      least = Math.min(least, fewestByTotals(reach, needed));
      break;
    }
  }
  const objective = best.length;
  const bound = Math.min(least, objective);
  return {
    chosen: best,
    objective,
    bound,
    gap: objective === bound ? 0 : (objective - bound) / objective,
    proof: objective === bound ? 'optimal' : 'gap',
    people: peopleOf(reach, best) + standing,
    work,
  };
}

/** Sites needed if no two reached the same people: fewer cannot do. */
function fewestByTotals({ people, offsets, pointsOf, standing }: DemandReach, needed: number): number {
  const totals = Array.from({ length: offsets.length - 1 }, (_, c) => {
    let sum = 0;
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) {
      if (!((standing?.[pointsOf[i]!] ?? 0) > 0)) sum += people[pointsOf[i]!]!;
    }
    return sum;
  }).sort((a, b) => b - a);
  let left = needed;
  let sites = 0;
  for (; sites < totals.length && left > 0; sites++) left -= totals[sites]!;
  return sites;
}

function standingPeople({ people, standing }: DemandReach): number {
  return people.reduce((sum, count, i) => sum + ((standing?.[i] ?? 0) > 0 ? count : 0), 0);
}

/** People whom a plan reaches and existing sites do not, counted point by point. */
function peopleOf({ people, offsets, pointsOf, standing }: DemandReach, plan: readonly number[]): number {
  const reached = new Uint8Array(people.length);
  for (const c of plan) for (let i = offsets[c]!; i < offsets[c + 1]!; i++) reached[pointsOf[i]!] = 1;
  return people.reduce((sum, count, i) => sum + (reached[i] === 1 && !((standing?.[i] ?? 0) > 0) ? count : 0), 0);
}

/** Fills a plan (null: of the required alone) up greedily until it reaches enough, then closes what it does not need. */
function planTrimmer(question: FewestSitesQuestion, needed: number): (plan: readonly number[] | null) => number[] {
  const { reach, required = [], forbidden = [] } = question;
  const rules = sitingRules({ candidates: reach.offsets.length - 1, required, forbidden });
  const { problem, candidateOf, fixed, base } = reduceCover(maximalCover(reach, rules));
  const table = new CoverTable(coverIndex(problem));
  return (plan) => {
    const open = new Set(plan ?? []);
    table.become(Array.from(candidateOf.keys()).filter((i) => open.has(candidateOf[i]!)));
    for (;;) {
      const next = base + table.worth < needed ? extreme(table, false) : -1;
      if (next < 0 || table.gain[next]! <= 0) break;
      table.open(next);
    }
    for (;;) {
      const last = extreme(table, true);
      if (last < 0 || base + table.worth - table.gain[last]! < needed) break;
      table.close(last);
    }
    return [...fixed, ...table.chosen().map((i) => candidateOf[i]!)].sort((a, b) => a - b);
  };
}

/** The closed candidate that gains most, or the open one that is missed least; -1 if there is none. */
function extreme(table: CoverTable, open: boolean): number {
  let choice = -1;
  for (let c = 0; c < table.gain.length; c++) {
    if ((table.isOpen[c] === 1) !== open) continue;
    if (choice < 0 || (open ? table.gain[c]! < table.gain[choice]! : table.gain[c]! > table.gain[choice]!)) choice = c;
  }
  return choice;
}
