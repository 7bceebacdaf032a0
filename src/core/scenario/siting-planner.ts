import { limitValue } from '../coverage/evaluate-coverage.ts';
import { polygonLookup } from '../geo/point-in-polygons.ts';
import type { Limit, SitingQuestion } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import { inTurns, type Steps } from '../model/steps.ts';
import type { Pause } from '../siting/covering-problem.ts';
import type { SitingResult } from '../siting/siting-result.ts';
import type { SolveSiting } from '../siting/solvers.ts';
import { type ClosingAnswer, type ClosingRequest, closeSites } from './close-sites.ts';
import type { Plan } from './edit.ts';
import { type MeasureKind, type MeasureStore, type NearestOfPlan, prepareTravel } from './measures.ts';
import { hasTimes, measureKind, originsOf } from './plan-question.ts';
import { proposeSites } from './propose-sites.ts';
import { type WaysToTarget, waysToTarget } from './reach-target.ts';
import { type SitingScene, sitingScene } from './siting-scene.ts';

/** Answers questions about new sites, and about those that stand. */
export interface SitingPlanner {
  /** What a siting question comes down to under a plan. */
  scene(plan: Plan, question: SitingQuestion, pause?: Pause): Promise<SitingScene>;
  /** How a share of all people could be covered where the sites asked for do not do it. */
  waysToTarget(scene: SitingScene, share: number, how: SitingHelp): Promise<WaysToTarget>;
  /** Which existing facilities can close with the least loss, and what new ones make up for. */
  close(scene: SitingScene, request: ClosingRequest, how: SitingHelp): Promise<ClosingAnswer>;
  /** The best plan for a scene. Throws NoPlanError where its rules allow none. */
  propose(scene: SitingScene, how: SitingHelp): Promise<SitingResult>;
}

export interface SitingHelp {
  readonly solve: SolveSiting;
  readonly pause?: Pause;
}

interface SitingPlannerInput {
  readonly region: Region;
  readonly measures: MeasureStore;
  readonly nearest: (plan: Plan, kinds: readonly string[], kind: MeasureKind) => Steps<NearestOfPlan>;
}

export function createSitingPlanner({ region, measures, nearest }: SitingPlannerInput): SitingPlanner {
  const townshipAt = polygonLookup(region.townships.map((township) => township.geometry));

  const scene: SitingPlanner['scene'] = async (plan, question, pause) => {
    await prepareTravel(plan.travel.model);
    const kind = measureKind(question.coverage);
    const waiting = async () => pause?.(0);
    const measure = await inTurns(measures.getInSteps(kind, plan), waiting);
    const { cells: before } = await inTurns(nearest(plan, question.coverage.facilityKinds, kind), waiting);
    return sitingScene({ region, plan, question, measure, before, ...(pause && { pause }) });
  };

  const propose: SitingPlanner['propose'] = async (asked, { solve, pause }) => {
    const { plan, question } = asked;
    const waiting = async () => pause?.(1);
    const time = await inTurns(measures.getInSteps('time', toldBy(region, plan)), waiting);
    const existing = originsOf(plan, question.coverage.facilityKinds);
    const kind = measureKind(question.coverage);
    const measure = countsMinutes(question) ? time : await inTurns(measures.getInSteps(kind, plan), waiting);
    return proposeSites({ region, scene: asked, solve, measure, townshipAt, time, existing, pause: waiting });
  };

  const close: SitingPlanner['close'] = async (asked, request, { solve, pause }) => {
    const { plan, question } = asked;
    const kind = measureKind(question.coverage);
    const measure = await inTurns(measures.getInSteps(kind, plan), async () => pause?.(0));
    return closeSites({
      scene: asked,
      population: region.demand.population,
      measure,
      limit: limitValue(question.coverage),
      existing: originsOf(plan, question.coverage.facilityKinds),
      request,
      solve: (problem, start) => solve('cover', problem, start),
      ...(pause && { pause }),
    });
  };

  const ways: SitingPlanner['waysToTarget'] = async (asked, share, { solve, pause }) => {
    const { plan, question } = asked;
    const kind = measureKind(question.coverage);
    const measure = await inTurns(measures.getInSteps(kind, plan), async () => pause?.(0));
    const existing = originsOf(plan, question.coverage.facilityKinds);
    const sceneWith = (limit: Limit) =>
      scene(plan, { ...question, coverage: { ...question.coverage, limit } }, async () => pause?.(0.9));
    return waysToTarget({ region, scene: asked, share, existing, measure, solve, sceneWith, ...(pause && { pause }) });
  };

  return { scene, propose, close, waysToTarget: ways };
}

function countsMinutes({ goal }: SitingQuestion): boolean {
  return goal?.for === 'least-minutes' || goal?.for === 'worst-served';
}

/** A straight-line standard in a project without roads: times are told as the circle model would. */
function toldBy(region: Region, plan: Plan): Plan {
  return hasTimes(region, plan) ? plan : { ...plan, travel: { ...plan.travel, model: 'circle' } };
}
