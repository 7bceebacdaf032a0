import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Coverage } from '../../src/core/coverage/coverage-result.ts';
import { planOf } from '../../src/document/project-plan.ts';
import { formatMinutes, formatNumber, formatPercent } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite } from './browser.ts';
import { coverageOf, kpiTextsOf, loadSample, peopleText, type World } from './core.ts';
import { firstRows, kpiStrip, kpiTexts } from './screen.ts';

/** What a planner on a slow machine should wait for at most. */
const MOST_REQUESTS = 15;
const MOST_SCRIPT_BYTES = 800_000;

let suite: Suite;
let app: OpenPage;
let world: World;
let coverage: Coverage;

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  coverage = coverageOf(world, planOf(world.project, world.region, null));
});
afterAll(() => suite?.close());

test('asks only for its own files, and for few of them', async () => {
  const asked = [...suite.asked];
  const sizes = await Promise.all(asked.map(async (path) => [path, await sizeOf(path)] as const));
  const scripts = sizes.filter(([path]) => path.endsWith('.js'));
  const sum = (some: typeof sizes): number => some.reduce((all, [, size]) => all + size, 0);
  console.log(
    `first screen: ${asked.length} requests, scripts ${sum(scripts)} bytes, all ${sum(sizes)} bytes, gzipped`,
  );
  expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(app.requests.filter((address) => !/^(blob|data):/.test(address)).length).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(sum(scripts)).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
});

async function sizeOf(path: string): Promise<number> {
  const response = await fetch(new URL(path, suite.url));
  return gzipSync(new Uint8Array(await response.arrayBuffer())).length;
}

test('shows the numbers that the command line computes', async () => {
  expect(await kpiTexts(app.page)).toEqual(kpiTextsOf(coverage));
});

test('says where each number comes from, to the person', async () => {
  const { total, response } = coverage;
  const count = (people: number): string => formatNumber(people, 'zh-CN');
  const { callMinutes, turnoutMinutes } = planOf(world.project, world.region, null).travel;
  const mean = formatMinutes(response.all.meanMinutes, 'zh-CN');
  const reached = count(response.all.people - response.all.unreached);
  const met = coverage.townships.filter((row) => row.people > 0);
  expect(await figuresOf(0)).toBe(
    `${count(total.covered)} ÷ ${count(total.people)} = ${formatPercent(total.share, 'zh-CN')}`,
  );
  expect(await figuresOf(1)).toBe(
    `${count(total.outside)} + ${count(total.unreached)} = ${count(total.outside + total.unreached)}`,
  );
  expect(await figuresOf(2)).toBe(
    `受理 ${callMinutes} 分 + 出车 ${turnoutMinutes} 分 + 路上，${reached} 人平均 ${mean} 分`,
  );
  expect(await figuresOf(3)).toBe(`${coverage.townshipsMet} / ${met.length}`);
});

/** Opens the card of one of the four numbers and reads its figures. */
async function figuresOf(index: number): Promise<string> {
  const { page } = app;
  const button = kpiStrip(page).getByRole('button').nth(index);
  await button.click();
  const card = page.getByRole('dialog');
  await card.getByText(zh.origin.figures, { exact: true }).waitFor();
  expect(await card.getByText(zh.simulated.badge, { exact: true }).count()).toBeGreaterThan(0);
  const line = `xpath=//dt[.='${zh.origin.figures}']/following-sibling::dd[1]`;
  const figures = await card.locator(line).textContent();
  await button.click();
  await card.waitFor({ state: 'detached' });
  return figures ?? '';
}

test('marks simulated data in the header and in the legend', async () => {
  const { page } = app;
  const legend = page.getByRole('region', { name: zh.legend.name });
  for (const place of [page.getByRole('banner'), legend]) {
    expect(await place.getByText(zh.simulated.badge, { exact: true }).isVisible()).toBe(true);
  }
});

test('counts the people of the coverage stage and of the legend as computed', async () => {
  const { page } = app;
  const legend = await page.getByRole('region', { name: zh.legend.name }).locator('li small').allTextContents();
  const shown = legend.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0) * 10_000;
  // Each class is printed in 万, to the nearest at worst.
  expect(Math.abs(shown - coverage.total.people)).toBeLessThanOrEqual(legend.length * 5000);
  const [gap] = coverage.gaps;
  expect(await page.getByRole('complementary').textContent()).toContain(peopleText(gap?.people ?? Number.NaN));
});

test('lists townships as computed, the most people left out first', async () => {
  const left = (row: Coverage['townships'][number]): number => row.outside + row.unreached;
  const sorted = coverage.townships.toSorted((a, b) => left(b) - left(a)).slice(0, 5);
  expect(await firstRows(app.page, 5)).toEqual(sorted.map(rowTexts));
});

function rowTexts(row: Coverage['townships'][number]): string[] {
  const unit = world.region.townships[row.township];
  if (!unit) throw new Error('A row without a township.');
  const count = (value: number): string => formatNumber(value, 'zh-CN');
  const minutes = (value: number): string => formatMinutes(value, 'zh-CN');
  return [
    unit.name,
    unit.county,
    zh.townshipClass[unit.class],
    count(row.people),
    formatPercent(row.share, 'zh-CN'),
    count(row.outside + row.unreached),
    minutes(row.meanMinutes),
    minutes(row.maxMinutes),
    minutes(row.response.meanMinutes),
    row.met ? zh.met.yes : zh.met.no,
    '0.0',
  ];
}

test('is quiet', () => expectQuiet(app));
