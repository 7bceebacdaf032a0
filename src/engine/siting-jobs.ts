import type { SitingQuestion } from '../core/model/question.ts';
import type { Plan } from '../core/scenario/edit.ts';
import type { Planner } from '../core/scenario/planner.ts';
import type { SolveCover } from '../core/scenario/propose-sites.ts';
import type { CurvePoint, StagesRequest } from '../core/scenario/site-curve.ts';
import type { SitingScene } from '../core/scenario/siting-scene.ts';
import type { CoverProblem } from '../core/siting/covering/cover-problem.ts';
import { certify, type SolverProgress } from '../core/siting/proof.ts';
import type { SitingResult } from '../core/siting/siting-result.ts';
import type { SolveSiting } from '../core/siting/solvers.ts';
import { CANCELLED, type Found, type LongJob, type OnProgress, type SitingEngine } from './engine.ts';
import type { Solver } from './solver.ts';

/** A pause of a job: reports, lets others in, throws once the job was cancelled. */
export type JobPause = (step: string, share: number, found?: Found) => Promise<void>;

export interface SitingHost {
  now(): number;
  readonly solver: Solver;
  /** The planner of the region that is loaded. */
  planner(): Planner;
  pauser(job: LongJob, onProgress?: OnProgress): JobPause;
}

/** The last proposal, which all that defends it is about. */
interface Proposal {
  readonly planner: Planner;
  readonly scene: SitingScene;
  /** Candidates in the order of the proposed sites. */
  readonly candidates: readonly number[];
  /** No plan that keeps the rules covers more people, those covered before included. */
  readonly mostPossible: number;
  curve: readonly CurvePoint[];
}

const covering =
  (solve: SolveSiting): SolveCover =>
  (problem, start) =>
    solve('cover', problem, start);

/**
 * Longest time for each of the many problems beside the proposal itself; what is not proved by then is told with its
 * bound.
 */
const PROBLEM_SECONDS = 10;

function candidatesOf({ sites }: SitingScene, ids: readonly { readonly id: string }[]): number[] {
  const places = new Map(sites.map((site, candidate) => [site.id, candidate]));
  return ids.map(({ id }) => {
    const candidate = places.get(id);
    if (candidate === undefined) throw new Error(`siting: ${id} is no candidate of the proposal`);
    return candidate;
  });
}

/** The same problem with one plan to choose from. */
function onlyPlan(cover: CoverProblem, plan: readonly number[]): CoverProblem {
  const open = new Uint8Array(cover.candidates);
  for (const candidate of plan) open[candidate] = 1;
  return { ...cover, rules: { ...cover.rules, lower: open, upper: open } };
}

/** What the engine does about sites: proposing them with proof, and everything that defends the proposal. */
export function createSitingJobs(host: SitingHost): SitingEngine {
  let proposal: Proposal | null = null;
  /** How often a proposal was told to make do with what it has. */
  let stops = 0;

  const current = (): Proposal => {
    if (!proposal || proposal.planner !== host.planner()) throw new Error(CANCELLED);
    return proposal;
  };

  const solverFor =
    (seed: number, pause: (progress: SolverProgress) => Promise<void>, enough?: () => boolean): SolveSiting =>
    (model, problem, start) =>
      host.solver.solve(model, problem, { seed, ...(start && { start }) }, { pause, ...(enough && { enough }) });

  async function propose(plan: Plan, question: SitingQuestion, onProgress?: OnProgress): Promise<SitingResult> {
    const pause = host.pauser('propose', onProgress);
    const stopsBefore = stops;
    const start = host.now();
    const seconds = question.seconds ?? Number.POSITIVE_INFINITY;
    const planner = host.planner();
    const scene = await planner.scene(plan, question, (share) => pause('reach', share * 0.5));
    const enough = () => stops !== stopsBefore || host.now() - start > seconds * 1000;
    const told = ({ value, bound, share }: SolverProgress) =>
      pause('prove', 0.5 + share * 0.5, { plan: value, bound, people: scene.coveredBefore });
    const solve = solverFor(question.seed, told, enough);
    const result = await planner.propose(scene, { pause: () => pause('prove', 1), solve });
    const candidates = candidatesOf(scene, result.sites);
    proposal = { planner, scene, candidates, mostPossible: result.mostPossible, curve: [] };
    return result;
  }

  async function adopt(ids: readonly string[]): Promise<SitingResult> {
    const pause = host.pauser('propose');
    const { scene, planner, mostPossible, curve } = current();
    const given = candidatesOf(
      scene,
      ids.map((id) => ({ id })),
    );
    const alone = { ...scene, cover: onlyPlan(scene.cover, given) };
    const told = await planner.propose(alone, {
      pause: () => pause('prove', 1),
      solve: solverFor(scene.question.seed, () => pause('prove', 1)),
    });
    // Proved is what no plan at all can exceed, not that there is no other plan of these sites.
    const { coveredBefore, coveredAfter, figure } = told;
    const [objective, bound] = [coveredAfter - coveredBefore, mostPossible - coveredBefore];
    const held = certify({ sense: 'max', objective, bound, whole: false });
    const most = coveredBefore + held.bound;
    const result = { ...told, proof: held.proof, mostPossible: most, figure: { ...figure, bound: most } };
    proposal = { planner, scene, candidates: candidatesOf(scene, result.sites), mostPossible, curve };
    return result;
  }

  return {
    propose,
    adopt,

    stopProposing() {
      stops++;
    },

    async otherPlans(onProgress) {
      const pause = host.pauser('otherPlans', onProgress);
      const { scene, candidates } = current();
      const { otherPlans } = await import('../core/scenario/other-plans.ts');
      let share = 0;
      let since = host.now();
      const enough = () => host.now() - since > PROBLEM_SECONDS * 1000;
      return otherPlans(scene, candidates, {
        solve: covering(solverFor(scene.question.seed, () => pause('others', share), enough)),
        pause: async (done) => {
          share = done;
          since = host.now();
          await pause('others', share);
        },
      });
    },

    async robustness(request, onProgress) {
      const pause = host.pauser('robustness', onProgress);
      const { scene, candidates, planner } = current();
      const { testRobustness } = await import('../core/scenario/test-robustness.ts');
      return testRobustness({
        region: planner.region,
        scene,
        proposal: candidates,
        request,
        pause: (share) => pause('robustness', share),
        tell: (robustness) => onProgress?.({ step: 'robustness', share: robustness.draws / request.draws, robustness }),
      });
    },

    async siteCurve(upTo, onProgress) {
      const pause = host.pauser('siteCurve', onProgress);
      const own = current();
      const { siteCurve } = await import('../core/scenario/site-curve.ts');
      let share = 0;
      let since = host.now();
      const enough = () => host.now() - since > PROBLEM_SECONDS * 1000;
      const curve = await siteCurve(own.scene, upTo, {
        solve: covering(solverFor(own.scene.question.seed, () => pause('curve', share), enough)),
        tell: async (points) => {
          share = (points.at(-1)?.sites ?? 0) / (upTo + 1);
          since = host.now();
          onProgress?.({ step: 'curve', share, curve: [...points] });
          await pause('curve', share);
        },
      });
      own.curve = curve;
      return curve;
    },

    async waysToTarget(share, onProgress) {
      const pause = host.pauser('waysToTarget', onProgress);
      const { scene, planner } = current();
      const breathe = (done: number) => pause('target', done);
      const solve = solverFor(scene.question.seed, () => breathe(0.9));
      return planner.waysToTarget(scene, share, { solve, pause: breathe });
    },

    async closeSites(plan, question, { request, onProgress }) {
      const pause = host.pauser('closeSites', onProgress);
      const planner = host.planner();
      const scene = await planner.scene(plan, question, (share) => pause('reach', share * 0.5));
      const solve = solverFor(question.seed, () => pause('prove', 0.9));
      return planner.close(scene, request, { solve, pause: (share) => pause('reach', 0.5 + share * 0.4) });
    },

    async stages(request: StagesRequest) {
      const { scene, candidates, curve } = current();
      const { stagesOf } = await import('../core/scenario/site-curve.ts');
      return stagesOf(scene, candidates, { request, curve });
    },
  };
}
