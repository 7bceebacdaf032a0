import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareModels } from '../../src/core/scenario/compare-models.ts';
import { prepareTravel } from '../../src/core/scenario/measures.ts';
import { networkHealth } from '../../src/core/travel/network-health/network-health.ts';
import { planOf } from '../../src/document/project-plan.ts';
import { formatNumber, formatPercent } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { coverageOf, firstQuestionOf, kpiTextsOf, loadSample, peopleText, type World } from './core.ts';
import { decodePng, differenceOf } from './picture.ts';
import { expectKpis, exported, kpiTexts, openStage, panel, undo } from './screen.ts';

let suite: Suite;
let app: OpenPage;
let world: World;
let start: string[];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  await prepareTravel('terrain');
  start = await kpiTexts(app.page);
});
afterAll(() => suite?.close());

const plan = () => planOf(world.project, world.region, null);
const shot = async () => decodePng(await app.page.locator('canvas').first().screenshot());

/** Turns the named switch of the coverage panel. */
async function turn(name: string): Promise<void> {
  await panel(app.page).getByRole('switch', { name, exact: true }).click({ force: true });
}

async function chooseModel(model: 'network' | 'terrain'): Promise<void> {
  const { page } = app;
  await page.getByRole('button', { name: new RegExp(`^${zh.travel.model}: `) }).click();
  const choice = page
    .getByRole('radiogroup', { name: zh.travel.model })
    .getByText(zh.travel.models[model], { exact: true });
  await choice.click();
  await page.keyboard.press('Escape');
  await whenReady(page);
}

test('isochrones are drawn around all facilities, and the map is as before without them', async () => {
  const before = await shot();
  await turn(zh.areas.show);
  await app.page.getByText(zh.legend.isochrones, { exact: true }).last().waitFor();
  await expect.poll(async () => differenceOf(before, await shot()), { timeout: 20_000 }).toBeGreaterThan(0.01);
  await turn(zh.areas.show);
  await expect.poll(async () => differenceOf(before, await shot()), { timeout: 20_000 }).toBeLessThan(0.002);
});

test('the models stand side by side with the numbers of the core', async () => {
  await turn(zh.models.show);
  const models = ['circle', 'network', 'terrain'] as const;
  const expected = compareModels(world.planner, { plan: plan(), question: firstQuestionOf(world.project), models });
  const rows = panel(app.page).locator('table', { hasText: zh.models.claims }).locator('tbody tr');
  await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(models.length);
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  expect(texts).toEqual(
    expected.verdicts.map(({ model, covered, claimsAlone, deniesAlone }) => [
      zh.travel.models[model],
      formatPercent(covered / expected.people, 'zh-CN'),
      peopleText(claimsAlone),
      peopleText(deniesAlone),
    ]),
  );
  await turn(zh.models.show);
});

test('over the ground the four figures are those of the core, and undo brings the roads back', async () => {
  await chooseModel('terrain');
  const now = plan();
  await expectKpis(app.page, kpiTextsOf(coverageOf(world, { ...now, travel: { ...now.travel, model: 'terrain' } })));
  await undo(app.page);
  await expectKpis(app.page, start);
});

test('speeds follow land, vehicle and season as in the core', async () => {
  const { page } = app;
  await page.getByRole('button', { name: zh.travel.more, exact: true }).first().click();
  await page
    .getByRole('radiogroup', { name: zh.speed.season.name })
    .getByText(zh.speed.season.wet, { exact: true })
    .click();
  await page
    .getByRole('radiogroup', { name: zh.speed.vehicle.name })
    .getByText(zh.speed.vehicle.ambulance, { exact: true })
    .click();
  const now = plan();
  const speed = { season: 'wet', vehicle: 'ambulance' } as const;
  await expectKpis(page, kpiTextsOf(coverageOf(world, { ...now, travel: { ...now.travel, speed } })));
  expect(
    await panel(page).getByText(zh.speed.becomes.replace('{{kmh}}', ''), { exact: false }).count(),
  ).toBeGreaterThan(5);
  await undo(page);
  await undo(page);
  await expectKpis(page, start);
});

test('a road is picked on the map, closed and opened again, with the numbers of the core', async () => {
  const { page } = app;
  const tool = page.getByRole('button', { name: zh.map.pickRoad, exact: true });
  await tool.click();
  const box = await page.locator('canvas').first().boundingBox();
  if (!box) throw new Error('The map has no canvas.');
  // Somewhere in the middle of the map a road runs; the pointer tells when it is over one.
  const close = page.getByRole('button', { name: zh.roadCard.close, exact: true });
  // The tool is let go when a road was hit: its card may take longer to come.
  const picking = async () => (await tool.getAttribute('aria-pressed')) === 'true';
  for (let step = 0; step < 120 && (await picking()); step++) {
    await page.mouse.click(box.x + box.width * (0.4 + step * 0.003), box.y + box.height * (0.25 + step * 0.004));
    await page.waitForTimeout(60);
  }
  await close.click();
  const id = (await page.getByText(zh.roadCard.closed, { exact: true }).isVisible()) ? await closedRoad() : '';
  const now = plan();
  await expectKpis(page, kpiTextsOf(coverageOf(world, { ...now, closedRoads: [id] })));
  await page.getByRole('button', { name: zh.roadCard.reopen, exact: true }).click();
  await expectKpis(page, start);
  await page.keyboard.press('Escape');
});

/** The identifier of the only closed road, from the project as it is saved. */
async function closedRoad(): Promise<string> {
  const { bytes } = await exported(app.page, zh.export.project);
  const project = JSON.parse(bytes.toString()) as { scenarios: { edits: { edit: string; road?: string }[] }[] };
  const edits = project.scenarios[0]?.edits.filter((edit) => edit.edit === 'close-road') ?? [];
  expect(edits).toHaveLength(1);
  return edits[0]?.road ?? '';
}

test('the road network is looked over, each kind of finding counted as in the core', async () => {
  const { page } = app;
  await openStage(page, 'data');
  await panel(page).getByText(zh.roads.title, { exact: true }).click();
  const { roads, demand } = world.region;
  if (!roads) throw new Error('The sample has roads.');
  const { findings, meters } = networkHealth({ roads, settings: plan().travel, demand });
  await panel(page)
    .getByText(formatNumber(meters / 1000, 'zh-CN'))
    .waitFor({ timeout: 30_000 });
  for (const kind of ['cannot-leave', 'cannot-enter'] as const) {
    expect(findings[kind].count).toBeGreaterThan(0);
    const count = zh.health.times.replace('{{n}}', formatNumber(findings[kind].count, 'zh-CN'));
    const head = panel(page).getByRole('button', { name: zh.roads.kind[kind] });
    expect(await head.textContent()).toContain(count);
  }
  const before = await shot();
  await panel(page).getByRole('button', { name: zh.roads.kind['cannot-leave'] }).click();
  // A mark covers more than forty pixels.
  const size = page.viewportSize()!;
  const leastShare = (40 * findings['cannot-leave'].count) / (size.width * size.height);
  await expect.poll(async () => differenceOf(before, await shot()), { timeout: 20_000 }).toBeGreaterThan(leastShare);
});

test('is quiet', () => expectQuiet(app));
