import type { SitingQuestion } from '../core/model/question.ts';
import type { Plan } from '../core/scenario/edit.ts';
import type { Planner } from '../core/scenario/planner.ts';
import type { SolveCover } from '../core/scenario/propose-sites.ts';
import type { CurvePoint, StagesRequest } from '../core/scenario/site-curve.ts';
import type { SitingScene } from '../core/scenario/siting-scene.ts';
import type { SolverProgress } from '../core/siting/proof.ts';
import type { SitingResult } from '../core/siting/siting-result.ts';
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
  curve: readonly CurvePoint[];
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
    (seed: number, pause: (progress: SolverProgress) => Promise<void>, enough?: () => boolean): SolveCover =>
    (problem, start) =>
      host.solver.solve('cover', problem, { seed, ...(start && { start }) }, { pause, ...(enough && { enough }) });

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
    const places = new Map(scene.sites.map((site, candidate) => [site.id, candidate]));
    proposal = { planner, scene, candidates: result.sites.map(({ id }) => places.get(id)!), curve: [] };
    return result;
  }

  return {
    propose,

    stopProposing() {
      stops++;
    },

    async otherPlans(onProgress) {
      const pause = host.pauser('otherPlans', onProgress);
      const { scene, candidates } = current();
      const { otherPlans } = await import('../core/scenario/other-plans.ts');
      let share = 0;
      return otherPlans(scene, candidates, {
        solve: solverFor(scene.question.seed, () => pause('others', share)),
        pause: async (done) => {
          share = done;
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
      let points: readonly CurvePoint[] = [];
      const curve = await siteCurve(own.scene, upTo, {
        solve: solverFor(own.scene.question.seed, () => pause('curve', points.length / (upTo + 1))),
        tell: async (sofar) => {
          points = [...sofar];
          await pause('curve', points.length / (upTo + 1));
        },
      });
      own.curve = curve;
      return curve;
    },

    async stages(request: StagesRequest) {
      const { scene, candidates, curve } = current();
      const { stagesOf } = await import('../core/scenario/site-curve.ts');
      return stagesOf(scene, candidates, { request, curve });
    },
  };
}
