import type { SitingGoal } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import { inTurns } from '../model/steps.ts';
import type { CoverProblem } from '../siting/covering/cover-problem.ts';
import { CoveringPlan } from '../siting/covering-plan.ts';
import { explainSites, rankSites } from '../siting/explain-sites.ts';
import type { NoPlan, SolverResult } from '../siting/proof.ts';
import type { SitingResult } from '../siting/siting-result.ts';
import type { SolveSiting } from '../siting/solvers.ts';
import type { Measure, Origin } from '../travel/measure.ts';
import { placesIn, type SitingScene } from './siting-scene.ts';
import { solveGoal } from './solve-goal.ts';

const MOST_PEOPLE: SitingGoal = { for: 'most-people' };

/** Solves a covering problem, here or in another thread; `start` is a plan to begin with. */
export type SolveCover = (problem: CoverProblem, start?: readonly number[]) => Promise<SolverResult | NoPlan>;

/** No plan keeps the rules; the code and numbers are for the sentence that says so. */
export class NoPlanError extends Error {
  readonly reason: NoPlan;
  constructor(reason: NoPlan) {
    super(`no-plan: ${reason.infeasible}`);
    this.reason = reason;
  }
}

export interface ProposeInput {
  readonly region: Region;
  readonly scene: SitingScene;
  readonly solve: SolveSiting;
  /** By which the goal counts: the limit's own measure for people, travel time for minutes. */
  readonly measure: Measure;
  readonly townshipAt: (lon: number, lat: number) => number;
  /** Minutes for the words of the answer, even where the limit is in km. */
  readonly time: Measure;
  readonly existing: readonly Origin[];
  /** Awaited between steps once the plan is found: lets others run, throws to cancel. */
  readonly pause: () => Promise<void>;
}

/** The best plan for a scene with its proof, and for each site what it adds, for whom, and what would come in its place. */
export async function proposeSites(input: ProposeInput): Promise<SitingResult> {
  const { region, scene } = input;
  const { demand } = region;
  const { reach, sites, coveredBefore } = scene;
  const goal = scene.question.goal ?? MOST_PEOPLE;
  refuseHopeless(scene, { goal, people: demand.total });
  const found = await solveGoal(goal, input, input.solve);
  if ('infeasible' in found) throw new NoPlanError(found);
  const ranked = rankSites(reach, found.chosen);
  const { townshipAt, time, existing } = input;
  const explained = explainSites({ problem: reach, sites, plan: ranked, demand, townshipAt, time, existing });
  const proposed = await inTurns(explained, input.pause);
  const curve = [coveredBefore];
  for (const site of proposed) curve.push(curve[curve.length - 1]! + site.adds);
  return {
    goal,
    figure: found.figure,
    sites: proposed,
    people: demand.total,
    coveredBefore,
    coveredAfter: curve[curve.length - 1]!,
    curve,
    nextAdds: mostAdded(scene, ranked),
    candidates: sites.length,
    dropped: scene.dropped,
    groups: reach.groups,
    proof: found.proof,
    mostPossible: goal.for === 'most-people' ? found.figure.bound : Number.NaN,
  };
}

/** Questions that no plan answers, told apart so that the planner knows what to change. */
function refuseHopeless(
  { sites, question, reach, coveredBefore, dropped }: SitingScene,
  { goal, people }: { readonly goal: SitingGoal; readonly people: number },
): void {
  const lost = placesIn(sites, question.required ?? []).filter((candidate) => candidate < 0).length;
  if (lost > 0) throw new NoPlanError({ infeasible: 'required-not-possible', detail: { lost } });
  if (sites.length === 0) throw new NoPlanError({ infeasible: 'no-candidates', detail: dropped });
  // Other goals have something to gain where everybody is covered already.
  if (reach.groups > 0 || goal.for !== 'most-people') return;
  // Sums of people differ in their last bits.
  const left = people - coveredBefore;
  const infeasible = left <= 1e-6 * people ? 'all-covered' : 'nobody-in-reach';
  throw new NoPlanError({ infeasible, detail: { candidates: sites.length, left } });
}

/** People that the best further site would add. */
function mostAdded({ reach, sites }: SitingScene, plan: readonly number[]): number {
  const whole = new CoveringPlan(reach, plan);
  let most = 0;
  for (let c = 0; c < sites.length; c++) if (whole.allows(c, -1)) most = Math.max(most, whole.gain(c));
  return most;
}
