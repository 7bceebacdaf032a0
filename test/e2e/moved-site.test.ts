import { afterAll, beforeAll, expect, test } from 'vitest';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { expectKpis, expectStep, inspector, kpiTexts, middleOfMap, openStage, panel, redo, undo } from './screen.ts';

let suite: Suite;
let app: OpenPage;
let proposed: string[];
let moved: string[];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
});
afterAll(() => suite?.close());

test('a proposed site is dragged: numbers, list and card tell what it brings where it stands', async () => {
  const { page } = app;
  await openStage(page, 'siting');
  await page.getByRole('button', { name: zh.siting.propose, exact: true }).click();
  await panel(page).getByRole('listitem').first().waitFor();
  await whenReady(page);
  proposed = await kpiTexts(page);
  // Picking the site brings it to the middle of the map; wait until the camera rests.
  await panel(page).locator('ol li button').first().click();
  await page.waitForTimeout(2500);
  await whenReady(page);
  const { x, y } = await middleOfMap(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 12; step++) await page.mouse.move(x + step * 12, y - step * 10);
  await page.mouse.up();
  await expectStep(page, /移动建议站点/);
  moved = await kpiTexts(page);
  expect(moved).not.toEqual(proposed);
  await expect.poll(() => panel(page).textContent()).toContain('移动 1 站后');
  expect(await inspector(page).textContent()).toContain(zh.site.putBack);
  // The list, the card and the strip are about one and the same plan.
  const share = moved[0];
  expect(await panel(page).textContent()).toContain(`覆盖率 ${share}`);
});

test('undo puts it back where it was proposed, redo moves it again', async () => {
  const { page } = app;
  await undo(page);
  await expectKpis(page, proposed);
  expect(await panel(page).textContent()).not.toContain('移动 1 站后');
  await redo(page);
  await expectKpis(page, moved);
});

test('a proposal made for another standard tells no figures as if they were of the new one', async () => {
  const { page } = app;
  await undo(page);
  await page.getByRole('button', { name: zh.limit.name }).first().click();
  await page.getByRole('textbox', { name: zh.limit.minutes }).fill('8');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await inspector(page).textContent()) ?? '').toContain(zh.site.stale);
  await whenReady(page);
  expect(await panel(page).getByRole('button', { name: zh.siting.acceptAll }).count()).toBe(0);
});

test('nothing went wrong on the way', () => expectQuiet(app));
