import { beforeAll, describe, expect, it } from 'vitest';
import type { SitingQuestion } from '../../src/core/model/question.ts';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import type { SitingResult } from '../../src/core/siting/siting-result.ts';
import { questionOf, travelOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';
import { createDirectEngine } from '../../src/engine/direct.ts';
import type { Engine, RegionView } from '../../src/engine/engine.ts';
import { makeSample } from '../../src/sample/make-sample.ts';
import { greatCircleMeters } from '../oracles/great-circle.ts';
import { inputFile } from '../support/project-files.ts';

interface Place {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

describe('what a planner insists on', () => {
  let engine: Engine;
  let view: RegionView;
  let plan: Plan;
  let question: SitingQuestion;
  let free: SitingResult;
  /** People covered with two given candidates, by the engine's coverage rather than by the siting code. */
  const pairs = new Map<string, number>();
  /** Candidates of the file that stand on the roads, some of them: all pairs are tried. */
  let places: readonly Place[];

  beforeAll(async () => {
    const files = (await makeSample({ size: 'small', seed: 5 })).map(({ name, bytes }) => inputFile(name, bytes));
    const text = new TextDecoder().decode(files.find((file) => file.name.endsWith('.medreach.json'))?.bytes);
    const { project } = readProject(text, 'sample');
    engine = createDirectEngine();
    view = await engine.load(project!.data, files);
    plan = baselinePlan(view.facilities, view.zones, travelOf(project!));
    question = {
      coverage: questionOf(project!.analyses![0]!)!,
      sites: 2,
      candidates: { from: 'townships', spacingMeters: 1000 },
      forbidZoneKinds: [],
      forbidBufferMeters: 0,
      minSpacingMeters: 0,
      seed: 1,
    };
    free = await engine.propose(plan, question);
    places = await allCandidates();
    for (const [a, one] of places.entries()) {
      for (const other of places.slice(a + 1)) pairs.set(keyOf(one, other), await coveredWith([one, other]));
    }
  }, 120_000);

  const keyOf = (...sites: readonly Place[]) =>
    sites
      .map(({ lon, lat }) => `${lon},${lat}`)
      .sort()
      .join(' ');

  /** Every candidate there is, by asking for them all: each township's one is opened where nothing limits the number. */
  async function allCandidates(): Promise<readonly Place[]> {
    const all = await engine.propose(plan, { ...question, sites: view.townships.length });
    return all.sites.map(({ name, lon, lat }) => ({ name, lon, lat }));
  }

  async function coveredWith(sites: readonly Place[]): Promise<number> {
    const kind = question.coverage.facilityKinds[0]!;
    const added = sites.map(({ lon, lat }, at) => {
      return { id: `new-${at}`, name: '', kind, lon, lat, open: true, origin: 'added' as const };
    });
    const { coverage } = await engine.evaluate(
      { ...plan, facilities: [...plan.facilities, ...added] },
      question.coverage,
    );
    return coverage.total.covered;
  }

  const bestPair = (allowed: (a: Place, b: Place) => boolean): number => {
    let most = 0;
    for (const [a, one] of places.entries()) {
      for (const other of places.slice(a + 1)) {
        if (allowed(one, other)) most = Math.max(most, pairs.get(keyOf(one, other))!);
      }
    }
    return most;
  };

  it('is a question of many pairs, whose best is proposed', () => {
    expect(places.length).toBeGreaterThan(6);
    expect(free.coveredAfter).toBeCloseTo(
      bestPair(() => true),
      6,
    );
  });

  it('has every locked place in the plan, and the best other with it', async () => {
    for (const locked of places) {
      const result = await engine.propose(plan, { ...question, required: [locked] });
      expect(result.sites.map(({ lon, lat }) => [lon, lat])).toContainEqual([locked.lon, locked.lat]);
      expect(result.coveredAfter).toBeCloseTo(
        bestPair((a, b) => a === locked || b === locked),
        6,
      );
    }
  });

  it('has no site within 1.5 km of an excluded place, and the best of the others', async () => {
    const excluded = free.sites.map(({ name, lon, lat }) => ({ name, lon, lat }));
    const result = await engine.propose(plan, { ...question, excluded });
    const isFar = (site: Place) => excluded.every((place) => greatCircleMeters(place, site) >= 1500);
    expect(result.sites.every(isFar)).toBe(true);
    expect(result.dropped.excluded).toBe(places.filter((place) => !isFar(place)).length);
    expect(result.coveredAfter).toBeCloseTo(
      bestPair((a, b) => isFar(a) && isFar(b)),
      6,
    );
  });

  it('keeps to the numbers per county', async () => {
    // The small sample is one county: so many in it are so many in all.
    expect(new Set(view.townships.map(({ county }) => county)).size).toBe(1);
    const single = await engine.propose(plan, { ...question, perCounty: { atMost: 1 } });
    expect(single.sites).toHaveLength(1);
    let most = 0;
    for (const place of places) most = Math.max(most, await coveredWith([place]));
    expect(single.coveredAfter).toBeCloseTo(most, 6);
    await expect(engine.propose(plan, { ...question, perCounty: { atLeast: 3 } })).rejects.toThrow('no-plan: ');
  });

  it('takes a place that is no candidate, and says where one cannot be had', async () => {
    const [first] = view.facilities.filter(({ kind }) => !question.coverage.facilityKinds.includes(kind));
    const own = { name: 'own', lon: first!.lon, lat: first!.lat };
    const result = await engine.propose(plan, { ...question, required: [own] });
    expect(result.sites.map(({ lon, lat }) => [lon, lat])).toContainEqual([own.lon, own.lat]);
    const away = { name: 'sea', lon: own.lon + 10, lat: own.lat };
    await expect(engine.propose(plan, { ...question, required: [away] })).rejects.toThrow('required-not-possible');
    const three = places.slice(0, 3);
    await expect(engine.propose(plan, { ...question, required: three })).rejects.toThrow('required-over-limit');
  });

  it('starts the curve where the locked places fit', async () => {
    const required = places.slice(0, 2);
    await engine.propose(plan, { ...question, sites: 3, required });
    const curve = await engine.siteCurve(3);
    expect(curve.map(({ sites }) => sites)).toEqual([0, 2, 3]);
    expect(curve[1]!.people).toBeCloseTo(await coveredWith(required), 6);
  });

  it('explains an adopted plan as its own, held to what was proved of all plans', async () => {
    await engine.propose(plan, question);
    const [other] = (await engine.otherPlans()).plans;
    const worse = other?.sites ?? (await engine.otherPlans()).without[0]!.instead;
    const adopted = await engine.adopt(worse.map(({ id }) => id));
    expect(new Set(adopted.sites.map(({ id }) => id))).toEqual(new Set(worse.map(({ id }) => id)));
    expect(adopted.coveredAfter).toBeCloseTo(await coveredWith(worse), 6);
    expect(adopted.mostPossible).toBeCloseTo(free.coveredAfter, 6);
    expect(adopted.proof).toBe(free.coveredAfter - adopted.coveredAfter > 1 ? 'gap' : 'optimal');
    // What defends it is about it.
    const { without } = await engine.otherPlans();
    expect(without).toHaveLength(adopted.sites.length);
    await expect(engine.adopt(['nowhere'])).rejects.toThrow('nowhere');
  });
});
