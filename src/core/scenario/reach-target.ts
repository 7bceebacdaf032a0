import type { Limit } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import { coverWorth } from '../siting/covering/cover-problem.ts';
import type { SolveSiting } from '../siting/solvers.ts';
import type { Measure, Origin } from '../travel/measure.ts';
import { cellsInReach } from './goal-problems.ts';
import type { SitingScene } from './siting-scene.ts';

/** How a target that the sites asked for do not meet could be met: each way was solved, not estimated. */
export interface WaysToTarget {
  /** People to be covered. */
  readonly target: number;
  /** As asked: the most that so many sites can cover, and what no plan exceeds. */
  readonly asAsked: { readonly people: number; readonly bound: number };
  readonly met: boolean;
  /** With every candidate open; below the target no number of sites will do. */
  readonly withAll: number;
  /** The fewest sites that meet it, and the number below which it is proved impossible; null where none do. */
  readonly moreSites: { readonly sites: number; readonly atLeast: number; readonly people: number } | null;
  /** The least limit, in whole minutes or tenths of a km, with which as many sites as asked for meet it. */
  readonly widerLimit: { readonly limit: Limit; readonly people: number; readonly isLeast: boolean } | null;
  /** Townships that would have to be left out for the rest to meet the share, those with most people uncovered first. */
  readonly excepted: {
    readonly townships: readonly { readonly township: number; readonly uncovered: number; readonly people: number }[];
    /** Share covered of everybody else. */
    readonly share: number;
  };
}

export interface TargetInput {
  readonly region: Region;
  readonly scene: SitingScene;
  /** Share of all people. */
  readonly share: number;
  readonly existing: readonly Origin[];
  readonly measure: Measure;
  readonly solve: SolveSiting;
  /** The same question with another limit. */
  readonly sceneWith: (limit: Limit) => Promise<SitingScene>;
  readonly pause?: (share: number) => Promise<void>;
}

/** A limit is not widened to more than so many times itself: a standard is relaxed, not given up. */
const WIDEST = 3;

/** Dead ends become choices: one more site, some more minutes, or some places excepted. */
export async function waysToTarget(input: TargetInput): Promise<WaysToTarget> {
  const { region, scene, share, solve, pause } = input;
  const target = share * region.demand.total;
  // Sums of people differ in their last bits with the order of adding.
  const enough = target * (1 - 1e-9);
  const asked = await solve('cover', scene.cover);
  const chosen = 'infeasible' in asked ? [] : asked.chosen;
  const people = scene.coveredBefore + coverWorth(scene.cover, chosen);
  const bound = 'infeasible' in asked ? people : scene.coveredBefore + asked.bound;
  await pause?.(0.2);
  const all = Array.from({ length: scene.cover.candidates }, (_, c) => c);
  const withAll = scene.coveredBefore + coverWorth(scene.cover, all);
  const met = people >= enough;
  const excepted = exceptions(input, chosen);
  if (met) {
    const own = { sites: chosen.length, atLeast: 0, people };
    const widerLimit = { limit: scene.question.coverage.limit, people, isLeast: false };
    return { target, asAsked: { people, bound }, met, withAll, moreSites: own, widerLimit, excepted };
  }
  const moreSites = withAll >= enough ? await fewest(input, target) : null;
  await pause?.(0.5);
  const widerLimit = await leastLimit(input, enough);
  return { target, asAsked: { people, bound }, met, withAll, moreSites, widerLimit, excepted };
}

async function fewest(input: TargetInput, target: number): Promise<WaysToTarget['moreSites']> {
  const reach = await cellsInReach(input);
  const found = await input.solve('fewest-sites-for', { reach, target });
  return 'infeasible' in found ? null : { sites: found.objective, atLeast: found.bound, people: found.people };
}

/** Bisection over the limit: more is never worse, since whoever is within a limit is within a wider one. */
async function leastLimit(input: TargetInput, enough: number): Promise<WaysToTarget['widerLimit']> {
  const { limit } = input.scene.question.coverage;
  const [start, step] = limit.by === 'minutes' ? [Math.ceil(limit.minutes), 1] : [Math.ceil(limit.km * 10), 10];
  const at = (steps: number): Limit =>
    limit.by === 'minutes' ? { ...limit, minutes: steps / step } : { ...limit, km: steps / step };
  let low = start;
  let high = start * WIDEST;
  let best: { readonly limit: Limit; readonly people: number } | null = null;
  // Whether every narrower limit that was tried is proved too narrow.
  let isLeast = true;
  const ask = async (steps: number): Promise<boolean> => {
    const scene = await input.sceneWith(at(steps));
    const found = await input.solve('cover', scene.cover);
    if ('infeasible' in found) return false;
    const people = scene.coveredBefore + found.objective;
    if (people >= enough) best = { limit: at(steps), people };
    else if (scene.coveredBefore + found.bound >= enough) isLeast = false;
    return people >= enough;
  };
  if (!(await ask(high))) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    await input.pause?.(0.9);
    if (await ask(middle)) high = middle;
    else low = middle + 1;
  }
  return best && { ...(best as { readonly limit: Limit; readonly people: number }), isLeast };
}

/** Leaves out townships with the most people uncovered until the rest meets the share. */
function exceptions({ region, scene, share }: TargetInput, chosen: readonly number[]): WaysToTarget['excepted'] {
  const { demand, townships } = region;
  const people = new Float64Array(townships.length);
  const uncovered = new Float64Array(townships.length);
  const reached = new Uint8Array(scene.reach.groups);
  for (const c of chosen) {
    for (let i = scene.reach.offsets[c]!; i < scene.reach.offsets[c + 1]!; i++) reached[scene.reach.groupsOf[i]!] = 1;
  }
  let [all, covered] = [0, 0];
  for (let cell = 0; cell < demand.count; cell++) {
    const here = demand.population[cell]!;
    const group = scene.reach.groupOfCell[cell]!;
    const isCovered = scene.covered[cell] === 1 || (group >= 0 && reached[group] === 1);
    all += here;
    if (isCovered) covered += here;
    const township = demand.township[cell]!;
    if (township < 0) continue;
    people[township]! += here;
    if (!isCovered) uncovered[township]! += here;
  }
  const order = Array.from(townships.keys()).filter((t) => uncovered[t]! > 0);
  order.sort((a, b) => uncovered[b]! - uncovered[a]! || a - b);
  const left: { township: number; uncovered: number; people: number }[] = [];
  for (const township of order) {
    if (covered >= share * all * (1 - 1e-9)) break;
    left.push({ township, uncovered: uncovered[township]!, people: people[township]! });
    all -= people[township]!;
    covered -= people[township]! - uncovered[township]!;
  }
  return { townships: left, share: all > 0 ? covered / all : Number.NaN };
}
