import { beforeAll, describe, expect, it } from 'vitest';
import type { SitingQuestion } from '../../src/core/model/question.ts';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import type { RobustnessAnswer } from '../../src/core/scenario/test-robustness.ts';
import type { SitingResult } from '../../src/core/siting/siting-result.ts';
import { questionOf, travelOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';
import { createDirectEngine } from '../../src/engine/direct.ts';
import { CANCELLED, type Engine } from '../../src/engine/engine.ts';
import { makeSample } from '../../src/sample/make-sample.ts';
import { inputFile } from '../support/project-files.ts';

describe('sites on a small simulated county', () => {
  let engine: Engine;
  let plan: Plan;
  let question: SitingQuestion;
  let result: SitingResult;

  beforeAll(async () => {
    const files = (await makeSample({ size: 'small', seed: 5 })).map(({ name, bytes }) => inputFile(name, bytes));
    const text = new TextDecoder().decode(files.find((file) => file.name.endsWith('.medreach.json'))?.bytes);
    const { project } = readProject(text, 'sample');
    engine = createDirectEngine();
    const view = await engine.load(project!.data, files);
    plan = baselinePlan(view.facilities, view.zones, travelOf(project!));
    question = {
      coverage: questionOf(project!.analyses![0]!)!,
      sites: 3,
      candidates: { from: 'cells', spacingMeters: 2500 },
      forbidZoneKinds: ['no-build'],
      forbidBufferMeters: 0,
      minSpacingMeters: 2000,
      seed: 1,
    };
    await expect(engine.otherPlans()).rejects.toThrow(CANCELLED);
    result = await engine.propose(plan, question);
  });

  /** People covered with the sites at these places, by the engine's coverage rather than by the siting code. */
  async function coveredWith(sites: readonly { readonly id: string; readonly lon: number; readonly lat: number }[]) {
    const kind = question.coverage.facilityKinds[0]!;
    const added = sites.map(({ id, lon, lat }) => ({
      id,
      name: id,
      kind,
      lon,
      lat,
      open: true,
      origin: 'added' as const,
    }));
    const changed = { ...plan, facilities: [...plan.facilities, ...added] };
    return (await engine.evaluate(changed, question.coverage)).coverage.total.covered;
  }

  it('are proved, and cover what coverage says of them', async () => {
    expect(result.proof).toBe('optimal');
    expect(result.mostPossible).toBeCloseTo(result.coveredAfter, 6);
    expect(await coveredWith(result.sites)).toBeCloseTo(result.coveredAfter, 6);
  });

  it('can be done without, at the price that is told; other plans cover what they claim', async () => {
    const others = await engine.otherPlans();
    expect(others.without).toHaveLength(result.sites.length);
    for (const [i, { fewer, atLeast, instead }] of others.without.entries()) {
      expect(fewer).toBeGreaterThanOrEqual(atLeast - 1e-6);
      expect(fewer).toBeLessThanOrEqual(result.sites[i]!.only + 1e-6);
      expect(instead.every((site) => !result.sites.some((own) => own.id === site.id))).toBe(true);
    }
    const gain = result.coveredAfter - result.coveredBefore;
    for (const { sites, fewer, share } of others.plans) {
      expect(await coveredWith(sites)).toBeCloseTo(result.coveredAfter - fewer, 6);
      expect(share).toBeCloseTo(fewer / gain, 9);
      expect(share).toBeLessThanOrEqual(0.01);
    }
    const [half, whole] = others.core;
    expect(half!.sites).toEqual(expect.arrayContaining([...whole!.sites]));
  });

  it('stand for certain where nothing is uncertain, and are told draw by draw', async () => {
    const still = { speed: 0, speedOfClass: 0, population: 0, lost: 0 };
    const told: RobustnessAnswer[] = [];
    const answer = await engine.robustness({ draws: 3, seed: 1, spread: still }, ({ robustness }) => {
      if (robustness) told.push(robustness);
    });
    expect(told.map(({ draws }) => draws)).toEqual([1, 2, 3]);
    expect(answer.sites.map(({ stability, standing }) => [stability, standing])).toEqual([
      [1, 'solid'],
      [1, 'solid'],
      [1, 'solid'],
    ]);
    expect(answer.worstRegret).toBeCloseTo(0, 9);
    const share = (await coveredWith(result.sites)) / result.people;
    expect(answer.share.middle).toBeCloseTo(share, 9);
    expect(answer.safest?.worstRegret).toBeCloseTo(0, 9);
    for (const { from, to } of answer.speedRange) {
      expect(from).toBeLessThanOrEqual(1);
      expect(to).toBeGreaterThanOrEqual(1);
    }
  });

  it('give the same draws for the same seed, and regrets that no plan can undercut', async () => {
    const spread = { speed: 0.15, speedOfClass: 0.05, population: 0.1, lost: 1 };
    const first = await engine.robustness({ draws: 8, seed: 3, spread });
    expect(await engine.robustness({ draws: 8, seed: 3, spread })).toEqual(first);
    expect(await engine.robustness({ draws: 8, seed: 4, spread })).not.toEqual(first);
    expect(first.meanRegret).toBeGreaterThanOrEqual(0);
    expect(first.worstRegret).toBeGreaterThanOrEqual(first.meanRegret);
    // All of these draws are compared, the plan of the proposal among their best ones or not.
    expect(first.safest!.worstRegret).toBeLessThanOrEqual(first.worstRegret + 1e-12);
  });

  it('have a curve that rises ever less, through the proposal, and stages whose regret is against it', async () => {
    const curve = await engine.siteCurve(5);
    expect(curve.map(({ sites }) => sites)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(curve[0]!.people).toBeCloseTo(result.coveredBefore, 6);
    expect(curve[3]!.people).toBeCloseTo(result.coveredAfter, 6);
    for (let n = 1; n < curve.length; n++) expect(curve[n]!.people).toBeGreaterThanOrEqual(curve[n - 1]!.people);
    expect(curve.every(({ proof }) => proof === 'optimal')).toBe(true);
    const stages = await engine.stages({ yearly: [1, 1, 1], ready: [0, 0, 0] });
    expect(stages.exact).toBe(true);
    expect(stages.never).toEqual([]);
    for (const [year, { people }] of stages.years.entries()) {
      const open = stages.years.slice(0, year + 1).flatMap(({ opened }) => opened);
      expect(await coveredWith(open.map((i) => result.sites[i]!))).toBeCloseTo(people, 6);
      expect(stages.regret[year]).toBeCloseTo(curve[year + 1]!.people - people, 6);
    }
    expect(stages.regret[2]).toBeCloseTo(0, 6);
  });

  it('says why where there are none', async () => {
    const nowhere = { ...question, minSpacingMeters: 1e7 };
    await expect(engine.propose(plan, nowhere)).rejects.toThrow('no-plan: no-candidates');
    const within = { ...question.coverage, limit: { by: 'minutes', minutes: 1e5 } as const };
    await expect(engine.propose(plan, { ...question, minSpacingMeters: 0, coverage: within })).rejects.toThrow(
      'no-plan: ',
    );
  });
});
