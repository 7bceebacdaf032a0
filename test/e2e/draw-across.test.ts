import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf } from '../../src/document/project-plan.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { coverageOf, kpiTextsOf, loadSample, type World } from './core.ts';
import {
  boxOf,
  cardTitle,
  expectKpis,
  expectStep,
  exported,
  inspector,
  isOff,
  kpiTexts,
  mapCanvas,
  undo,
  undoButton,
} from './screen.ts';

let suite: Suite;
let app: OpenPage;
let world: World;
let start: string[];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  start = await kpiTexts(app.page);
});
afterAll(() => suite?.close());

type Share = readonly [x: number, y: number];

/** Clicks places of the map, by their share of its width and height, and doubly the last. */
async function draw(places: readonly Share[], last: 'double' | 'once'): Promise<void> {
  const { page } = app;
  await page.getByRole('button', { name: zh.map.drawAcross, exact: true }).click();
  const box = await boxOf(mapCanvas(page));
  for (const [index, [x, y]] of places.entries()) {
    const at = [box.x + x * box.width, box.y + y * box.height] as const;
    await page.mouse.move(...at);
    if (last === 'double' && index === places.length - 1) await page.mouse.dblclick(...at);
    else await page.mouse.click(...at);
    // Two clicks in a row at different places are no double click, if they are not too quick.
    await page.waitForTimeout(350);
  }
  await inspector(page).getByRole('heading', { level: 2 }).waitFor({ timeout: 20_000 });
}

function button(text: string): Locator {
  return inspector(app.page).getByRole('button', { name: new RegExp(`^${text.replace('{{n}}', '\\d+')}$`) });
}

async function count(): Promise<number> {
  return Number(/\d+/.exec(await cardTitle(app.page))?.[0]);
}

/** The edits of the only scenario, as the project is saved. */
async function edits(): Promise<{ edit: string; road: string; share?: number }[]> {
  const { bytes } = await exported(app.page, zh.export.project);
  const project = JSON.parse(bytes.toString()) as { scenarios: { edits: { edit: string; road: string }[] }[] };
  return project.scenarios[0]?.edits ?? [];
}

const plan = () => planOf(world.project, world.region, null);

test('a line across roads closes them all in one step, with the numbers of the core', async () => {
  const { page } = app;
  await draw(
    [
      [0.48, 0.3],
      [0.52, 0.45],
      [0.6, 0.55],
    ],
    'double',
  );
  const found = await count();
  expect(found).toBeGreaterThan(5);
  expect(await inspector(page).getByText(zh.roadsCard.whole, { exact: false }).isVisible()).toBe(true);
  await button(zh.roadsCard.close).click();
  await expectStep(page, new RegExp(zh.edit.closeRoads.replace('{{n}}', String(found))));
  const closed = await edits();
  expect(closed.map(({ edit }) => edit)).toEqual(Array.from({ length: found }, () => 'close-road'));
  const closedRoads = closed.map(({ road }) => road);
  const { wayIds } = world.region.roads!;
  expect(closedRoads.every((road) => wayIds.includes(road))).toBe(true);
  await expectKpis(page, kpiTextsOf(coverageOf(world, { ...plan(), closedRoads })));
  expect(await kpiTexts(page)).not.toEqual(start);
  await undo(page);
  await expectKpis(page, start);
  expect(await isOff(undoButton(page))).toBe(true);
});

test('what is ticked off stays open; the others are slowed in one step', async () => {
  const { page } = app;
  const found = await count();
  // A class as a whole, by its heading, and nothing else.
  const first = inspector(page).getByRole('group').first();
  const inClass = (await first.getByRole('checkbox').count()) - 1;
  await first.getByRole('checkbox').first().click();
  expect(await button(zh.roadsCard.close).textContent()).toBe(
    zh.roadsCard.close.replace('{{n}}', String(found - inClass)),
  );
  await button(zh.roadsCard.setSpeed).click();
  await whenReady(page);
  const slowed = await edits();
  expect(slowed).toHaveLength(found - inClass);
  expect(slowed.every(({ edit, share }) => edit === 'set-road-speed' && share === 0.5)).toBe(true);
  const roadSpeeds = Object.fromEntries(slowed.map(({ road }) => [road, 0.5]));
  await expectKpis(page, kpiTextsOf(coverageOf(world, { ...plan(), roadSpeeds })));
  await undo(page);
  await expectKpis(page, start);
  expect(await isOff(undoButton(page))).toBe(true);
});

test('a ring back to its first vertex holds more roads than the line along it', async () => {
  const corners: Share[] = [
    [0.52, 0.35],
    [0.56, 0.35],
    [0.56, 0.42],
    [0.52, 0.42],
  ];
  await draw(corners, 'double');
  const crossed = await count();
  await draw([...corners, corners[0]!], 'once');
  await expect.poll(count).toBeGreaterThan(crossed);
  await app.page.keyboard.press('Escape');
  expect(await inspector(app.page).count()).toBe(0);
});

test('is quiet', () => expectQuiet(app));
