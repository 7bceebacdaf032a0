import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CoverageQuestion } from '../../src/core/model/question.ts';
import type { Region } from '../../src/core/model/region.ts';
import type { TravelSettings } from '../../src/core/model/travel-settings.ts';
import { compareModels } from '../../src/core/scenario/compare-models.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import { BucketQueue } from '../../src/core/travel/network/bucket-queue.ts';
import { networkHealth } from '../../src/core/travel/network-health/network-health.ts';
import { CellQueue } from '../../src/core/travel/terrain/cell-queue.ts';
import type { Project } from '../../src/document/project.ts';
import { planOf, questionOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';
import { CANCELLED, type Engine, type LongJob } from '../../src/engine/engine.ts';
import { createJobs, type Host } from '../../src/engine/jobs.ts';
import { loadRegion } from '../../src/engine/load-region.ts';
import { directSolver } from '../../src/engine/solver.ts';
import type { InputFile } from '../../src/formats/driver.ts';
import { makeSample } from '../../src/sample/make-sample.ts';
import { inputFile } from '../support/project-files.ts';

let files: InputFile[];
let project: Project;
let region: Region;
let plan: Plan;
let question: CoverageQuestion;

beforeAll(async () => {
  files = (await makeSample({ size: 'small', seed: 5 })).map(({ name, bytes }) => inputFile(name, bytes));
  const text = new TextDecoder().decode(files.find((file) => file.name.endsWith('.medreach.json'))?.bytes);
  const reading = readProject(text, 'sample');
  if (!reading.project) throw new Error(JSON.stringify(reading.issues));
  project = reading.project;
  region = (await loadRegion(project.data, files)).region;
  plan = planOf(project, region, null);
  question = questionOf(project.analyses![0]!)!;
}, 60_000);

afterEach(() => vi.restoreAllMocks());

/** Time that is over at every look, so that a job breathes wherever it can; `onBreath` hears which breath it is. */
function breathing(onBreath: (breath: number) => void): Host & { breaths: number } {
  let time = 0;
  const host = {
    solver: directSolver,
    breaths: 0,
    now: () => (time += 1000),
    async breathe() {
      host.breaths += 1;
      onBreath(host.breaths);
    },
  };
  return host;
}

const over = (travel: Partial<TravelSettings>): Plan => ({ ...plan, travel: { ...plan.travel, ...travel } });
const terrain = () => over({ model: 'terrain' });
const siting = () =>
  ({
    coverage: question,
    sites: 2,
    candidates: { from: 'cells', spacingMeters: 3000 },
    forbidZoneKinds: [],
    forbidBufferMeters: 0,
    minSpacingMeters: 0,
    seed: 1,
  }) as const;

/** Each job as it is first asked for, and the fewest breaths that it must take. */
const JOBS: readonly { name: string; job: LongJob; breaths: number; ask: (engine: Engine) => Promise<unknown> }[] = [
  { name: 'load', job: 'load', breaths: 60, ask: (engine) => engine.load(project.data, files) },
  { name: 'evaluate over roads', job: 'evaluate', breaths: 30, ask: (engine) => engine.evaluate(plan, question) },
  {
    name: 'evaluate over the ground',
    job: 'evaluate',
    breaths: 60,
    ask: (engine) => engine.evaluate(terrain(), question),
  },
  { name: 'compare models', job: 'compareModels', breaths: 60, ask: (engine) => engine.compareModels(plan, question) },
  { name: 'network health', job: 'networkHealth', breaths: 10, ask: (engine) => engine.networkHealth(plan) },
  { name: 'why unreached', job: 'whyUnreached', breaths: 20, ask: (engine) => engine.whyUnreached(plan, question) },
  {
    name: 'service areas',
    job: 'serviceAreas',
    breaths: 30,
    ask: (engine) => engine.serviceAreas({ plan, question, bands: [5, 10], only: null }),
  },
  { name: 'propose over roads', job: 'propose', breaths: 30, ask: (engine) => engine.propose(plan, siting()) },
  {
    name: 'propose over the ground',
    job: 'propose',
    breaths: 60,
    ask: (engine) => engine.propose(terrain(), siting()),
  },
];

/** An engine with the region loaded, and what happens at each breath from then on. */
async function loaded(onBreath: (breath: number) => void): Promise<{ engine: Engine; host: { breaths: number } }> {
  let listening = false;
  const host = breathing((breath) => listening && onBreath(breath));
  const engine = createJobs(host);
  await engine.load(project.data, files);
  host.breaths = 0;
  listening = true;
  return { engine, host };
}

describe('cancelling', () => {
  it.each(JOBS)('$name: at any breath it ends there, and asked for again it gives the whole answer', async (row) => {
    const whole = await loaded(() => {});
    const expected = await row.ask(whole.engine);
    const { breaths } = whole.host;
    expect(breaths).toBeGreaterThanOrEqual(row.breaths);
    // At the first and the last, and at some between; one engine, which keeps what was built before each.
    let cancelAt = 1;
    const { engine, host } = await loaded((breath) => breath === cancelAt && engine.cancel(row.job));
    for (const share of [0, 0.4, 0.8]) {
      cancelAt = Math.max(1, Math.floor(breaths * share * 0.5));
      host.breaths = 0;
      await expect(row.ask(engine)).rejects.toThrow(CANCELLED);
      expect(host.breaths).toBe(cancelAt);
    }
    cancelAt = 0;
    const answer = await row.ask(engine);
    expect(await readable(answer)).toEqual(await readable(expected));
  });

  it('stops its own kind of work and no other', async () => {
    const { engine } = await loaded((breath) => breath === 3 && engine.cancel('serviceAreas'));
    expect((await engine.evaluate(plan, question)).coverage).toEqual(
      createPlanner(region).evaluate(plan, question).coverage,
    );
  });

  it('stops one of two that run side by side; the other has the answer of the core', async () => {
    const { engine } = await loaded((breath) => breath === 40 && engine.cancel('evaluate'));
    const cancelled = engine.evaluate(terrain(), question);
    const compared = engine.compareModels(plan, question);
    const health = engine.networkHealth(plan);
    await expect(cancelled).rejects.toThrow(CANCELLED);
    const models = ['circle', 'network', 'terrain'] as const;
    const inside = compareModels(createPlanner(region), { plan, question, models });
    expect(await compared).toEqual(inside);
    expect(await health).toEqual(
      networkHealth({ roads: region.roads!, settings: plan.travel, demand: region.demand, closedWays: [] }),
    );
  });

  it('without a kind stops all', async () => {
    const { engine } = await loaded((breath) => breath === 4 && engine.cancel());
    const [one, two] = await Promise.allSettled([engine.evaluate(plan, question), engine.networkHealth(plan)]);
    expect([one.status, two.status]).toEqual(['rejected', 'rejected']);
  });

  it('a cancelled opening leaves what was open', async () => {
    let cancelAt = 0;
    const { engine, host } = await loaded((breath) => breath === cancelAt && engine.cancel('load'));
    const before = await engine.evaluate(plan, question);
    await engine.load(project.data, files);
    const all = host.breaths;
    host.breaths = 0;
    cancelAt = 1;
    for (const breath of [1, 5]) {
      host.breaths = 0;
      cancelAt = breath;
      await expect(engine.load(project.data, files)).rejects.toThrow(CANCELLED);
    }
    expect(all).toBeGreaterThan(5);
    expect((await engine.evaluate(plan, question)).coverage).toEqual(before.coverage);
  });
});

/** An answer to be compared: blobs as their text (all blobs are equal to each other), without the time it took. */
async function readable(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return JSON.parse(await value.text());
  if (Array.isArray(value)) return Promise.all(value.map(readable));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'milliseconds');
  return Object.fromEntries(await Promise.all(entries.map(async ([key, part]) => [key, await readable(part)])));
}

describe('a clock that counts work', () => {
  it.each([
    { name: 'over roads', travel: {} },
    { name: 'over the ground', travel: { model: 'terrain' } },
    { name: 'on foot over the ground', travel: { model: 'terrain', mode: 'walk' } },
  ] as const)('$name no search goes on for long without a breath', async ({ travel }) => {
    let work = 0;
    const take = CellQueue.prototype.take;
    vi.spyOn(CellQueue.prototype, 'take').mockImplementation(function (this: CellQueue) {
      work += 1;
      return take.call(this);
    });
    const pop = BucketQueue.prototype.pop;
    vi.spyOn(BucketQueue.prototype, 'pop').mockImplementation(function (this: BucketQueue) {
      work += 1;
      return pop.call(this);
    });
    let [last, longest, total] = [0, 0, 0];
    // A thousand cells or junctions a millisecond.
    const host: Host = {
      solver: directSolver,
      now: () => work / 1000,
      async breathe() {
        longest = Math.max(longest, work - last);
        last = work;
      },
    };
    const engine = createJobs(host);
    await engine.load(project.data, files);
    await engine.evaluate(over(travel), question);
    total = work;
    longest = Math.max(longest, work - last);
    // 40 ms until a breath is due, and the stretch that was begun by then.
    expect(longest).toBeLessThanOrEqual(40_000 + 32_768 + 1);
    if ('model' in travel) expect(total).toBeGreaterThan(2 * longest);
  });
});
