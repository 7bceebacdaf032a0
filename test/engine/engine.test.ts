import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CoverageQuestion } from '../../src/core/model/question.ts';
import { applyEdit, baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import type { Project } from '../../src/document/project.ts';
import { planOf, questionOf, travelOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';
import { createDirectEngine } from '../../src/engine/direct.ts';
import { CANCELLED, type Engine, type RegionView } from '../../src/engine/engine.ts';
import { latestWins } from '../../src/engine/latest-wins.ts';
import { loadRegion } from '../../src/engine/load-region.ts';
import type { InputFile } from '../../src/formats/driver.ts';
import { makeSample } from '../../src/sample/make-sample.ts';
import { inputFile } from '../support/project-files.ts';

describe('the engine on a small simulated county', () => {
  let engine: Engine;
  let view: RegionView;
  let project: Project;
  let files: InputFile[];
  let plan: Plan;
  let question: CoverageQuestion;

  beforeAll(async () => {
    const made = await makeSample({ size: 'small', seed: 5 });
    files = made.map(({ name, bytes }) => inputFile(name, bytes));
    const text = new TextDecoder().decode(files.find((file) => file.name.endsWith('.medreach.json'))?.bytes);
    const reading = readProject(text, 'sample');
    if (!reading.project) throw new Error(JSON.stringify(reading.issues));
    project = reading.project;
    engine = createDirectEngine();
    view = await engine.load(project.data, files);
    plan = baselinePlan(view.facilities, view.zones, travelOf(project));
    question = questionOf(project.analyses![0]!)!;
  });

  it('shows what it loaded', async () => {
    expect(view.simulated).toBe(true);
    expect(view.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(view.townships).toHaveLength(20);
    expect(view.demand.population.reduce((sum, people) => sum + people, 0)).toBe(view.people);
    expect(JSON.parse(await view.townshipShapes.text()).features).toHaveLength(20);
    expect(JSON.parse(await view.countyShapes.text()).features).toHaveLength(1);
    expect(JSON.parse(await view.roadLines!.text()).features.length).toBeGreaterThan(100);
    expect(view.relief!.rgba).toHaveLength(view.relief!.width * view.relief!.height * 4);
  });

  it('gives the numbers of the command line', async () => {
    const { region } = await loadRegion(project.data, files);
    const expected = createPlanner(region).evaluate(planOf(project, region, null), question);
    const { coverage, cells } = await engine.evaluate(plan, question);
    expect(coverage).toEqual(expected.coverage);
    expect(cells).toEqual(expected.measure);
  });

  it('drags to the same numbers as a full evaluation', async () => {
    const facility = plan.facilities.find((one) => one.kind === 'ems-station')!;
    const [lon, lat] = [facility.lon + 0.02, facility.lat - 0.01];
    await engine.beginDrag(plan, question, facility);
    await engine.drag(lon + 0.01, lat);
    const live = await engine.drag(lon, lat);
    await engine.endDrag();
    const { plan: moved } = applyEdit(plan, { edit: 'move-facility', id: facility.id, lon, lat });
    const full = await engine.evaluate(moved, question);
    expect(live.cells).toEqual(full.cells);
    expect(live.total.covered).toBe(full.coverage.total.covered);
    expect(live.meanResponseMinutes).toBe(full.coverage.response.all.meanMinutes);
    await expect(engine.drag(lon, lat)).rejects.toThrow(CANCELLED);
  });

  it('proposes, cancels, and proposes the same again', async () => {
    const asked = {
      coverage: question,
      sites: 3,
      candidates: { from: 'cells', spacingMeters: 1500 },
      forbidZoneKinds: ['no-build'],
      forbidBufferMeters: 500,
      minSpacingMeters: 2000,
      seed: 1,
    } as const;
    const first = await engine.propose(plan, asked);
    const cancelled = engine.propose(plan, asked);
    engine.cancel();
    await expect(cancelled).rejects.toThrow(CANCELLED);
    expect(await engine.propose(plan, asked)).toEqual(first);
    expect(first.coveredAfter).toBeGreaterThan(first.coveredBefore);
  });

  it('exports tables that can be read back and add up', async () => {
    const { coverage } = await engine.evaluate(plan, question);
    const csv = await engine.exportTable({
      table: 'townships',
      format: 'csv',
      plan,
      question,
      siting: null,
      heads: { covered: '圈内人口' },
    });
    const text = new TextDecoder().decode(csv.bytes);
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(data).toHaveLength(20);
    expect(data.reduce((sum, row) => sum + Number(row['圈内人口']), 0)).toBeCloseTo(
      coverage.total.covered - coverage.outsideTownships.covered,
      2,
    );
    expect(new Set(data.map((row) => row.data))).toEqual(new Set(['模拟 simulated']));
    const gaps = await engine.exportTable({ table: 'gaps', format: 'geojson', plan, question, siting: null });
    const { features } = JSON.parse(new TextDecoder().decode(gaps.bytes));
    const people = features.reduce(
      (sum: number, gap: { properties: { people: number } }) => sum + gap.properties.people,
      0,
    );
    expect(people).toBeCloseTo(coverage.total.outside + coverage.total.unreached, 2);
  });

  it('draws service circles, one by one and dissolved', async () => {
    const each = await engine.serviceCircles(plan, ['ems-station'], 5, false);
    const whole = await engine.serviceCircles(plan, ['ems-station'], 5, true);
    expect(each.features).toHaveLength(plan.facilities.filter((one) => one.kind === 'ems-station').length);
    expect(whole.features).toHaveLength(1);
  });

  it('looks into files, and again with the role or encoding that the user chose', async () => {
    const gbk = inputFile(
      '名单.csv',
      Uint8Array.from(
        [...'a,lon,lat\n']
          .map((c) => c.charCodeAt(0))
          .concat(
            [0xb0, 0xd7, 0xc9, 0xb3],
            [...',110,27\n'].map((c) => c.charCodeAt(0)),
          ),
      ),
    );
    const [preview] = await engine.preview([gbk]);
    expect(preview).toMatchObject({ encoding: 'gb18030', rows: [['白沙', '110', '27']] });
    const [again] = await engine.preview([gbk], { role: 'candidates' });
    expect(again!.source).toMatchObject({ role: 'candidates', columns: { lon: 'lon', lat: 'lat' } });
  });
});

describe('latest wins', () => {
  it('runs the first and the last of a burst, and cancels those between', async () => {
    const run: number[] = [];
    const call = latestWins(async (n: number) => {
      run.push(n);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return n * 10;
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map(call));
    expect(run).toEqual([1, 4]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([
      10,
      CANCELLED,
      CANCELLED,
      40,
    ]);
    expect(await call(5)).toBe(50);
  });
});
