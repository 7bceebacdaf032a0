import { type CountRule, type SitingRules, sitingRules } from '../covering/siting-rules.ts';
import type { TravelMatrix } from '../median/travel-matrix.ts';

/**
 * Sites of two or three levels (stations, clinics, campuses) planned together, with referral from each to the next level:
 * after Narula & Ogbu 1979, "An hierarchal location-allocation problem", and Serra & ReVelle 1993, "The pq-median
 * problem". What is decided are options: option `level · sites + site` opens the site at that level (0 the lowest).
 */
export interface HierarchyProblem {
  readonly levels: number;
  readonly sites: number;
  /** Minutes of people (its weights) to sites. */
  readonly home: TravelMatrix;
  /** Minutes from site (row) to site (candidate). A site that has the next level itself refers within the house: 0. */
  readonly between: TravelMatrix;
  /** Share of the people at each level who are sent on to the next; one number fewer than levels. */
  readonly referral: readonly number[];
  /** Minutes that count for a leg where no open site is within reach; at least as long as every time. */
  readonly beyond: number;
  /** Whether a site of a level also does what the lower ones do (successively inclusive, nested services). */
  readonly inclusive: boolean;
  /**
   * Where people and referrals go: to the nearest site of the level, or on the way that takes least time over all legs
   * (the first may then not be the nearest).
   */
  readonly patients: 'nearest' | 'least-total';
  /** Over options; `hierarchyRules` writes them. */
  readonly rules: SitingRules;
}

export interface HierarchyRulesInput {
  readonly levels: number;
  readonly sites: number;
  /** One budget for all levels: `price[level][site]`; an existing site's own level at what keeping it costs (0). */
  readonly budget?: { readonly price: readonly ArrayLike<number>[]; readonly atMost: number };
  /** Level (1 the lowest) that a site has today and does not lose, 0 for none; it may rise. */
  readonly existing?: ArrayLike<number>;
  /** Sites of a level, those that have it already among them. */
  readonly counts?: readonly { readonly level: number; readonly atLeast?: number; readonly atMost?: number }[];
  /** Options that may not be chosen. */
  readonly forbidden?: readonly number[];
}

/** Rules over options: one level a site, one budget, what stands stays. */
export function hierarchyRules(input: HierarchyRulesInput): SitingRules {
  const { levels, sites, budget, existing } = input;
  const options = levels * sites;
  const atSite = (site: number, from: number): number[] =>
    Array.from({ length: levels - from }, (_, i) => (from + i) * sites + site);
  const counts: CountRule[] = Array.from({ length: sites }, (_, j) => ({ members: atSite(j, 0), atMost: 1 }));
  for (let j = 0; existing && j < sites; j++) {
    if (existing[j]! > 0) counts.push({ members: atSite(j, existing[j]! - 1), atLeast: 1 });
  }
  for (const { level, ...limits } of input.counts ?? []) {
    counts.push({ members: Array.from({ length: sites }, (_, j) => level * sites + j), ...limits });
  }
  const price = Float64Array.from({ length: options }, (_, o) =>
    budget ? budget.price[Math.floor(o / sites)]![o % sites]! : 0,
  );
  return sitingRules({
    candidates: options,
    counts,
    forbidden: input.forbidden ?? [],
    ...(budget ? { budget: { price, atMost: budget.atMost } } : {}),
  });
}

/** Whether an option offers a level. */
export function offers({ sites, inclusive }: HierarchyProblem, option: number, level: number): boolean {
  const own = Math.floor(option / sites);
  return inclusive ? own >= level : own === level;
}

/** Share of all people who reach each level: 1 at the lowest. */
export function shareAtLevel({ referral, levels }: HierarchyProblem): Float64Array {
  const share = new Float64Array(levels).fill(1);
  for (let level = 1; level < levels; level++) share[level] = share[level - 1]! * referral[level - 1]!;
  return share;
}

/** Minutes of all legs of a person's way, each counted for the share of people who go it. */
export interface HierarchyMinutes {
  /** People × minutes, all legs. */
  readonly total: number;
  /** People × minutes of each leg (home to the lowest level first). */
  readonly legs: Float64Array;
  /** People of whom a leg found no open site within reach. */
  readonly unreached: number;
}

/**
 * What a plan costs, from the raw tables: each leg goes to the nearest open site of its level, equal ones to that from
 * which the rest is shortest; with 'least-total' to the site from which leg and rest together are shortest.
 */
export function hierarchyMinutes(problem: HierarchyProblem, open: readonly number[]): HierarchyMinutes {
  const { levels, sites, home, between, beyond } = problem;
  const share = shareAtLevel(problem);
  const stride = levels + 1;
  // For each site and level: minutes of the legs that follow, weighted, and 1 where one of them reaches nothing.
  let onward = new Float64Array((sites + 1) * stride);
  for (let level = levels - 1; level >= 0; level--) {
    const isOpen = new Uint8Array(sites);
    for (const option of open) if (offers(problem, option, level)) isOpen[option % sites] = 1;
    const step: Step = { problem, level, isOpen, weight: share[level]!, onward, nowhere: sites * stride };
    if (level === 0) return addUp(step);
    const before = new Float64Array(onward.length);
    for (let j = 0; j < sites; j++) {
      const within = isOpen[j] === 1 ? j : -1;
      const next = choose(step, between, { row: j, within });
      take(step, next, before.subarray(j * stride, (j + 1) * stride));
    }
    take(step, { site: -1, minutes: beyond }, before.subarray(sites * stride));
    onward = before;
  }
  return { total: 0, legs: new Float64Array(0), unreached: home.weight.length };
}

interface Step {
  readonly problem: HierarchyProblem;
  readonly level: number;
  readonly isOpen: Uint8Array;
  readonly weight: number;
  readonly onward: Float64Array;
  readonly nowhere: number;
}

interface Choice {
  /** -1: none is within reach. */
  readonly site: number;
  readonly minutes: number;
}

function restOf({ problem, onward }: Step, site: number): number {
  const at = site * (problem.levels + 1);
  let sum = 0;
  for (let level = 0; level < problem.levels; level++) sum += onward[at + level]!;
  return sum;
}

function choose(step: Step, matrix: TravelMatrix, { row, within }: { row: number; within: number }): Choice {
  const { problem, isOpen, weight } = step;
  if (within >= 0 && problem.patients === 'nearest') return { site: within, minutes: 0 };
  let best: Choice = { site: -1, minutes: problem.beyond };
  let bestRest = Infinity;
  const offer = (site: number, minutes: number): void => {
    const rest = restOf(step, site);
    const nearer =
      problem.patients === 'nearest'
        ? minutes < best.minutes || (minutes === best.minutes && rest < bestRest)
        : weight * minutes + rest < weight * best.minutes + bestRest;
    if (best.site >= 0 && !nearer) return;
    best = { site, minutes };
    bestRest = rest;
  };
  if (within >= 0) offer(within, 0);
  for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
    const site = matrix.candidate[k]!;
    if (isOpen[site] === 1 && site !== within) offer(site, matrix.time[k]!);
  }
  return best;
}

/** Writes the legs from here on: this one and those that follow from where it ends. */
function take({ problem, level, weight, onward, nowhere }: Step, { site, minutes }: Choice, into: Float64Array): void {
  const from = site < 0 ? nowhere : site * (problem.levels + 1);
  into.set(onward.subarray(from, from + problem.levels + 1));
  into[level] = weight * minutes;
  if (site < 0) into[problem.levels] = 1;
}

function addUp(step: Step): HierarchyMinutes {
  const { home, levels } = step.problem;
  const legs = new Float64Array(levels);
  const way = new Float64Array(levels + 1);
  let unreached = 0;
  for (let d = 0; d < home.weight.length; d++) {
    const people = home.weight[d]!;
    if (people === 0) continue;
    take(step, choose(step, home, { row: d, within: -1 }), way);
    for (let level = 0; level < levels; level++) legs[level]! += people * way[level]!;
    if (way[levels] === 1) unreached += people;
  }
  return { total: legs.reduce((sum, leg) => sum + leg, 0), legs, unreached };
}
