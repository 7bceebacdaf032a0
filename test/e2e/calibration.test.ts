import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Demand } from '../../src/core/model/demand.ts';
import type { RoadClass } from '../../src/core/model/road.ts';
import { applyEdit, mergeTravel } from '../../src/core/scenario/apply-edit.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import { planOf } from '../../src/document/project-plan.ts';
import { formatMinutes } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { coverageOf, kpiTextsOf, loadSample, type World } from './core.ts';
import { barriersOf, clippedIn, rawKeysOf, textsOf } from './page-checks.ts';
import { expectKpis, expectStep, kpiTexts, openStage, panel, undo } from './screen.ts';

/** Slower than the sample drives, but for one class. */
const TRUE_KMH = { trunk: 52, primary: 36, secondary: 30, tertiary: 33, unclassified: 18, residential: 15 } as const;
const LINKED = { trunk_link: 52 * 0.6, primary_link: 36 * 0.6, secondary_link: 18, tertiary_link: 33 * 0.6 };

let suite: Suite;
let app: OpenPage;
let world: World;
let plan: Plan;
/** Ids of both ends, and the minutes that the drive took. */
let drives: (readonly [ends: string, minutes: number])[];
let before: string[];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  plan = planOf(world.project, world.region, null);
  const all = [...drivesAt({ ...TRUE_KMH, ...LINKED })].filter(([, minutes]) => minutes > 1 && minutes < 60);
  drives = all.filter((_, i) => i % Math.floor(all.length / 300) === 0);
});
afterAll(() => suite?.close());

/** Minutes from stations to facilities (`from,to`) by the engine of coverage; who walks to the road does so in no time. */
function drivesAt(speedKmh: Partial<Record<RoadClass, number>>): Map<string, number> {
  const { facilities } = plan;
  const count = facilities.length;
  const ends: Demand = {
    count,
    lon: Float64Array.from(facilities, ({ lon }) => lon),
    lat: Float64Array.from(facilities, ({ lat }) => lat),
    population: new Float64Array(count).fill(1),
    township: new Int32Array(count).fill(-1),
    cell: Uint32Array.from(facilities, (_, index) => index),
    total: count,
  };
  const travel = mergeTravel(plan.travel, { walkKmh: 1e6, speedKmh });
  const measure = world.planner.measures.on(ends).get('time', { ...plan, travel });
  const out = { cells: new Uint32Array(count), values: new Uint32Array(count) };
  const minutes = new Map<string, number>();
  for (const station of facilities.filter(({ kind }) => kind === 'ems-station')) {
    const reached = measure.within(station, 120 * 600, out);
    for (let i = 0; i < reached; i++) {
      minutes.set(`${station.id},${facilities[out.cells[i]!]!.id}`, out.values[i]! / 600);
    }
  }
  return minutes;
}

function dialog(): Locator {
  return app.page.getByRole('dialog', { name: zh.calibration.title });
}

async function figure(key: string): Promise<number> {
  return Number(await dialog().locator(`[data-figure="${key}"] b`).textContent());
}

async function speedOf(road: RoadClass): Promise<string> {
  return panel(app.page)
    .getByRole('textbox', { name: zh.road[road as keyof typeof zh.road], exact: true })
    .inputValue();
}

test('a file of runs is opened from the travel settings', async () => {
  const { page } = app;
  await openStage(page, 'coverage');
  before = await kpiTexts(page);
  await panel(page).getByRole('button', { name: zh.travel.more, exact: true }).click();
  expect(await speedOf('primary')).toBe('45');
  const rows = drives.map(([ends, minutes]) => `${ends},${minutes.toFixed(2)}`);
  const text = ['出车地点,到达地点,分钟', ...rows, '没有的急救站,F00001,9', 'F00001,F00002,零'].join('\r\n');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    panel(page).getByRole('button', { name: zh.calibration.button, exact: true }).click(),
  ]);
  await chooser.setFiles({ name: '出车记录.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });
  await dialog().getByRole('table').waitFor();
});

test('it tells how many runs count, and why others do not', async () => {
  const text = await dialog().textContent();
  expect(drives.length).toBeGreaterThan(50);
  expect(text).toContain(`出车记录.csv：使用 ${drives.length} 次行程`);
  expect(text).toContain(zh.calibration.leftOut.replace('{{n}}', '2'));
  expect(text).toContain(`${zh.calibration.reason['run-place-unknown']} 1 次`);
  expect(text).toContain(`第 ${drives.length + 3} 行“分钟”的值“零”`);
});

test('the errors are those of the engine of coverage, before and after', async () => {
  const now = drivesAt({});
  const errors = drives.map(([ends, minutes]) => now.get(ends)! - minutes);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(errors.every(Number.isFinite)).toBe(true);
  expect(Math.abs((await figure('before')) - mean(errors.map(Math.abs)))).toBeLessThan(0.11);
  expect(await dialog().locator('[data-figure="before"]').textContent()).toContain(
    zh.calibration.fast.replace('{{n}}', formatMinutes(-mean(errors), 'zh-CN')),
  );
  expect(await figure('after')).toBeLessThanOrEqual(0.2);
  expect(await figure('holdOut')).toBeLessThanOrEqual(0.3);
});

test('the speeds that the runs were made with are found', async () => {
  for (const [road, kmh] of Object.entries(TRUE_KMH)) {
    const row = dialog().getByRole('row', { name: zh.road[road as keyof typeof TRUE_KMH] });
    const [was, found] = await Promise.all([row.locator('td span').textContent(), row.locator('td b').textContent()]);
    expect(Number(was), road).toBe(plan.travel.speedKmh[road as RoadClass]);
    expect(Math.abs(Number(found) / kmh - 1), `${road} ${found}`).toBeLessThan(0.03);
  }
});

test('all of it can be seen and read', async () => {
  const { page } = app;
  expect(
    await dialog()
      .getByRole('img', { name: /散点图/ })
      .count(),
  ).toBe(1);
  expect(rawKeysOf(await textsOf(page), [])).toEqual([]);
  expect(await clippedIn(page, ['[role="dialog"] header', '[role="dialog"] table', '[role="dialog"] dl'])).toEqual([]);
  expect(await barriersOf(page)).toEqual([]);
});

test('adopting them is one step, and the figures are those of the new speeds', async () => {
  const { page } = app;
  const primary = (await dialog().getByRole('row', { name: zh.road.primary }).locator('td b').textContent()) ?? '';
  await dialog().getByRole('button', { name: zh.calibration.accept, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  await expectStep(page, new RegExp(zh.calibration.step));
  expect(Number(await speedOf('primary'))).toBe(Number(primary));
  expect(await kpiTexts(page)).not.toEqual(before);
  const speedKmh: Partial<Record<RoadClass, number>> = {};
  for (const road of ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'] as const) {
    speedKmh[road] = Number(await speedOf(road));
    if (speedKmh[road] !== plan.travel.speedKmh[road]) speedKmh[`${road}_link`] = speedKmh[road] * 0.6;
  }
  for (const road of ['unclassified', 'residential', 'living_street', 'service', 'track', 'road'] as const) {
    speedKmh[road] = Number(await speedOf(road));
  }
  const travel = mergeTravel(plan.travel, { speedKmh });
  await expectKpis(page, kpiTextsOf(coverageOf(world, applyEdit(plan, { edit: 'set-travel', travel }).plan)));
});

test('undo brings every speed back', async () => {
  const { page } = app;
  await undo(page);
  await expectKpis(page, before);
  expect(await speedOf('primary')).toBe('45');
  expect(await speedOf('tertiary')).toBe('30');
});

test('a file that is no table of runs is told what is needed, and nothing changes', async () => {
  const { page } = app;
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    panel(page).getByRole('button', { name: zh.calibration.button, exact: true }).click(),
  ]);
  await chooser.setFiles({ name: '床位.csv', mimeType: 'text/csv', buffer: Buffer.from('名称,床位\n甲,3\n') });
  await dialog().getByRole('alert').first().waitFor();
  expect(await dialog().textContent()).toContain('找不到行车分钟数');
  expect(await dialog().getByRole('button', { name: zh.calibration.accept }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await whenReady(page);
  await expectKpis(page, before);
});

test('is quiet', () => expectQuiet(app));
