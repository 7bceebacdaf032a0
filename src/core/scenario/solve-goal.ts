import type { SitingGoal } from '../model/question.ts';
import type { CoverProblem } from '../siting/covering/cover-problem.ts';
import {
  availabilityCover,
  backupCover,
  type DemandReach,
  expectedCover,
  serversNeeded,
} from '../siting/covering/demand-reach.ts';
import { sitingRules } from '../siting/covering/siting-rules.ts';
import type { NoPlan, Proof } from '../siting/proof.ts';
import type { GoalFigure } from '../siting/siting-result.ts';
import type { SolveSiting } from '../siting/solvers.ts';
import { cellsInReach, type GoalInput, nearerMatrix } from './goal-problems.ts';

/** A plan for a goal, with what the goal counts. */
export interface GoalAnswer {
  /** Candidates of the scene. */
  readonly chosen: readonly number[];
  readonly figure: GoalFigure;
  readonly proof: Proof;
}

const DECISECONDS_A_MINUTE = 600;

/** Solves a siting question for its goal. `measures` gives the way of measuring that the goal counts by. */
export async function solveGoal(goal: SitingGoal, input: GoalInput, solve: SolveSiting): Promise<GoalAnswer | NoPlan> {
  switch (goal.for) {
    case 'most-people':
      return mostPeople(input, solve);
    case 'fewest-sites':
      return fewest(goal.share, input, solve);
    case 'covered-twice':
    case 'busy-vehicles':
    case 'reliable':
      return layered(goal, input, solve);
    case 'least-minutes':
      return leastMinutes(input, solve);
    case 'worst-served':
      return worstServed(goal.ignore, input, solve);
  }
}

async function mostPeople({ scene }: GoalInput, solve: SolveSiting): Promise<GoalAnswer | NoPlan> {
  const found = await solve('cover', scene.cover);
  if ('infeasible' in found) return found;
  const [after, bound] = [scene.coveredBefore + found.objective, scene.coveredBefore + found.bound];
  return { ...found, figure: { unit: 'people', before: scene.coveredBefore, after, bound } };
}

/** A share of 1 asks for everybody whom some candidate reaches; less asks for that share of all people. */
async function fewest(share: number, input: GoalInput, solve: SolveSiting): Promise<GoalAnswer | NoPlan> {
  const { region, scene } = input;
  const reach = await cellsInReach(input);
  const { candidates } = scene.cover;
  // No limit on the number of sites: that is what is asked.
  const rules = sitingRules({ candidates, ...choiceOf(scene.cover) });
  const found =
    share >= 1
      ? await solve('fewest-sites', { reach, rules })
      : await solve('fewest-sites-for', { reach, target: share * region.demand.total, ...choiceOf(scene.cover) });
  if ('infeasible' in found) return found;
  return { ...found, figure: { unit: 'sites', before: Number.NaN, after: found.objective, bound: found.bound } };
}

/** What the rules of a question say of single candidates. */
function choiceOf({ candidates, rules }: Pick<CoverProblem, 'candidates' | 'rules'>) {
  const all = Array.from({ length: candidates }, (_, c) => c);
  return {
    required: all.filter((c) => rules.lower[c] === 1),
    forbidden: all.filter((c) => rules.upper[c] === 0),
  };
}

type Layered = Extract<SitingGoal, { readonly for: 'covered-twice' | 'busy-vehicles' | 'reliable' }>;

async function layered(goal: Layered, input: GoalInput, solve: SolveSiting): Promise<GoalAnswer | NoPlan> {
  const reach = await cellsInReach(input);
  const found = await solve('cover', layeredCover(goal, input, reach));
  if ('infeasible' in found) return found;
  const before = worthStanding(goal, reach);
  const figure: GoalFigure = { unit: 'people', before, after: before + found.objective, bound: before + found.bound };
  return { ...found, figure };
}

function layeredCover(goal: Layered, { scene }: GoalInput, reach: DemandReach): CoverProblem {
  const { rules } = scene.cover;
  const most = (reach.standing as Uint16Array).reduce((all, count) => Math.max(all, count), 0);
  const vehicles = most + scene.question.sites;
  if (goal.for === 'covered-twice') return backupCover(reach, rules, goal.once);
  if (goal.for === 'busy-vehicles')
    return expectedCover(reach, rules, { busy: goal.busy, vehicles: Math.min(vehicles, 8) });
  return availabilityCover(reach, rules, goal);
}

/** What the existing facilities are worth to the goal by themselves, cell by cell. */
function worthStanding(goal: Layered, { people, standing }: DemandReach): number {
  const share = (count: number): number => {
    if (goal.for === 'covered-twice') return count >= 2 ? 1 : count === 1 ? goal.once : 0;
    if (goal.for === 'busy-vehicles') return 1 - goal.busy ** Math.min(count, 8);
    return count >= serversNeeded(goal.busy, goal.reliability) ? 1 : 0;
  };
  return people.reduce((sum, each, cell) => sum + each * share(standing![cell]!), 0);
}

async function leastMinutes(input: GoalInput, solve: SolveSiting): Promise<GoalAnswer | NoPlan> {
  const { matrix, standing, longest } = await nearerMatrix(input);
  const choice = { sites: sitesAsked(input), kept: [standing], ...choiceOf(input.scene.cover) };
  const found = await solve('median', { matrix, beyond: longest, ...choice });
  if ('infeasible' in found) return found;
  const people = found.objective > 0 ? found.objective / found.mean : 0;
  const mean = (sum: number): number => (people > 0 ? sum / people / DECISECONDS_A_MINUTE : 0);
  let before = 0;
  for (let cell = 0; cell + 1 < matrix.offsets.length; cell++) {
    // The existing facilities come last in each row; a row without them is out of their reach.
    const last = matrix.offsets[cell + 1]! - 1;
    if (last < matrix.offsets[cell]!) continue;
    before += matrix.weight[cell]! * (matrix.candidate[last] === standing ? matrix.time[last]! : longest);
  }
  const figure: GoalFigure = {
    unit: 'minutes',
    before: mean(before),
    after: mean(found.objective),
    bound: mean(found.bound),
  };
  return { chosen: found.chosen, figure, proof: found.proof };
}

async function worstServed(ignore: number, input: GoalInput, solve: SolveSiting): Promise<GoalAnswer | NoPlan> {
  const { matrix, standing } = await nearerMatrix(input);
  const asked = { matrix, sites: sitesAsked(input), kept: [standing], ...choiceOf(input.scene.cover) };
  const both = ignore > 0 ? await solve('center', { ...asked, ignore }) : await solve('center-then-median', asked);
  if ('infeasible' in both) return both;
  const center = 'center' in both ? both.center : both;
  const chosen = 'center' in both ? both.median.chosen : both.chosen;
  const figure: GoalFigure = {
    unit: 'minutes',
    before: farthest(matrix, standing, ignore) / DECISECONDS_A_MINUTE,
    after: center.objective / DECISECONDS_A_MINUTE,
    bound: center.bound / DECISECONDS_A_MINUTE,
  };
  return { chosen, figure, proof: center.proof };
}

/** Time of the existing facilities' worst served, leaving out a share of the farthest people; Infinity if out of reach. */
function farthest({ weight, offsets, candidate, time }: MatrixRows, standing: number, ignore: number): number {
  const rows: { readonly time: number; readonly people: number }[] = [];
  let people = 0;
  for (let cell = 0; cell + 1 < offsets.length; cell++) {
    const last = offsets[cell + 1]! - 1;
    if (last < offsets[cell]! || weight[cell] === 0) continue;
    people += weight[cell]!;
    rows.push({ time: candidate[last] === standing ? time[last]! : Infinity, people: weight[cell]! });
  }
  rows.sort((a, b) => b.time - a.time);
  let spare = ignore * people * (1 + 1e-12);
  for (const row of rows) {
    if (row.people > spare) return row.time;
    spare -= row.people;
  }
  return 0;
}

type MatrixRows = Awaited<ReturnType<typeof nearerMatrix>>['matrix'];

/** No more than there are candidates to choose from. */
function sitesAsked({ scene }: GoalInput): number {
  const free = scene.cover.rules.upper.reduce((sum, may) => sum + may, 0);
  return Math.min(scene.question.sites, free);
}
