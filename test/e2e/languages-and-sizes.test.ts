import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../src/language/en.json' with { type: 'json' };
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { loadSample, readSampleFile, type World } from './core.ts';
import { dropFiles } from './drop-files.ts';
import {
  barriersOf,
  chineseOf,
  clippedIn,
  expectNoSidewaysScroll,
  expectPanelHoldsItsContent,
  rawKeysOf,
  textsOf,
} from './page-checks.ts';
import { colorsOf, decodePng, type Picture } from './picture.ts';
import { boxOf, drawer, mapCanvas, openStage, panel } from './screen.ts';

const STAGES = ['data', 'coverage', 'siting'] as const;
const WORDS = { 'zh-CN': zh, en } as const;
type Language = keyof typeof WORDS;

let suite: Suite;
let app: OpenPage;
let world: World;
/** Names that come from the data, which no language changes, and the app's own two. */
let names: string[];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  const { townships, facilities, zones } = world.region;
  const counties = townships.map(({ county }) => county);
  const given = [...townships, ...facilities, ...zones].map(({ name }) => name);
  names = [...given, ...counties, world.project.title, '医达', '中'];
  await openStage(app.page, 'siting');
  await app.page.getByRole('button', { name: zh.siting.propose, exact: true }).click();
  await panel(app.page).getByRole('listitem').first().waitFor();
  await whenReady(app.page);
});
afterAll(() => suite?.close());

async function speak(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('banner')
    .getByText(language === 'en' ? 'EN' : '中', { exact: true })
    .click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await page.getByRole('button', { name: WORDS[language].export.menu, exact: true }).waitFor();
  await whenReady(page);
}

async function setTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  const name = new RegExp(theme === 'dark' ? `${zh.header.toDark}|${en.header.toDark}` : zh.header.toLight);
  await page.getByRole('button', { name }).click();
  await page.waitForFunction((wanted) => document.documentElement.dataset['mantineColorScheme'] === wanted, theme);
  await whenReady(page);
}

/** Everything that can be opened without changing the plan, one after the other. */
async function everyText(page: Page, language: Language): Promise<string[]> {
  const words = WORDS[language];
  const texts: string[] = [];
  const look = async () => {
    texts.push(...(await textsOf(page)));
  };
  const openAndLook = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    await button.click();
    await page.locator('[role="dialog"], [role="menu"]').first().waitFor();
    await look();
    await button.click();
    await page.locator('[role="dialog"], [role="menu"]').first().waitFor({ state: 'detached' });
  };
  for (const stage of STAGES) {
    await openStage(page, stage);
    await look();
  }
  await panel(page).locator('ol li button').first().click();
  await page.getByRole('article').waitFor();
  await look();
  await openStage(page, 'data');
  await panel(page).getByText(words.data.sources, { exact: true }).click();
  await look();
  await page.getByRole('banner').getByRole('button', { name: /\d$/ }).click();
  await look();
  for (const tab of ['counties', 'facilities', 'gaps', 'townships'] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${words.drawer.tab[tab]}`) }).click();
    await look();
    await page.locator('tbody tr[aria-rowindex]').first().click();
    await look();
  }
  await openAndLook(words.export.menu);
  await openAndLook(words.map.addFacility);
  await openAndLook(words.layers.name);
  const strip = page.getByRole('region', { name: words.kpi.strip }).getByRole('button');
  for (const button of await strip.all()) {
    await button.click();
    await page.getByRole('dialog').waitFor();
    await look();
    await button.click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByRole('article').getByRole('button', { name: words.inspector.close, exact: true }).click();
  return texts;
}

/** Texts of the dialog about dropped files; nothing is loaded. */
async function dialogTexts(page: Page, language: Language): Promise<string[]> {
  const words = WORDS[language];
  const texts: string[] = [];
  const dropped = ['facilities.csv', 'townships.geojson', 'population.tif', 'zones.geojson'];
  await dropFiles(page, await Promise.all(dropped.map(readSampleFile)));
  for (const name of dropped) {
    await page.getByRole('dialog').getByRole('tab', { name }).click();
    await page.getByRole('dialog').getByRole('tab', { name, selected: true }).waitFor();
    texts.push(...(await textsOf(page)));
  }
  await page.getByRole('button', { name: words.import.cancel, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return texts;
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test('all is said in words, in the chosen language', async () => {
    const { page } = app;
    await speak(page, language);
    const screens = await everyText(page, language);
    const dialog = await dialogTexts(page, language);
    const files = world.project.data.map(({ path }) => path);
    expect(screens.length).toBeGreaterThan(500);
    expect(dialog.length).toBeGreaterThan(100);
    expect(rawKeysOf([...screens, ...dialog], files)).toEqual([]);
    if (language === 'zh-CN') return;
    expect(chineseOf(screens, names)).toEqual([]);
    // The dialog shows cells of the files as they are: names, and the class of a township.
    expect(chineseOf(dialog, [...names, ...Object.values(zh.townshipClass)])).toEqual([]);
  });

  test.each([
    [1440, 900],
    [1024, 768],
  ])('nothing is cut off at %i × %i', async (width, height) => {
    const { page } = app;
    await page.setViewportSize({ width, height });
    for (const stage of STAGES) {
      await openStage(page, stage);
      await expectNoSidewaysScroll(page);
      await expectPanelHoldsItsContent(page);
      expect(await clippedIn(page, ['header', 'nav', `[aria-label="${WORDS[language].kpi.strip}"]`])).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await whenReady(page);
  });
});

test('on a small screen the map stays large and the table shows five rows', async () => {
  const { page } = app;
  await speak(page, 'zh-CN');
  await page.setViewportSize({ width: 1024, height: 768 });
  await whenReady(page);
  const map = await boxOf(mapCanvas(page));
  expect(map.width).toBeGreaterThanOrEqual(560);
  expect(map.height).toBeGreaterThanOrEqual(400);
  expect((await boxOf(drawer(page))).height).toBeLessThanOrEqual(200);
  await expect.poll(() => drawer(page).evaluate(countWholeRows)).toBeGreaterThanOrEqual(5);
  await page.setViewportSize({ width: 1440, height: 900 });
  await whenReady(page);
});

/** Runs in the page: rows of the table that are to be seen from top to bottom. */
function countWholeRows(drawer: SVGElement | HTMLElement): number {
  const rows = [...drawer.querySelectorAll('tbody tr[aria-rowindex]')].map((row) => row.getBoundingClientRect());
  const head = drawer.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
  const end = drawer.querySelector('table')?.parentElement?.getBoundingClientRect().bottom ?? 0;
  const most = Math.min(end, drawer.getBoundingClientRect().bottom);
  return rows.filter((row) => row.top >= head - 1 && row.bottom <= most + 1).length;
}

describe.each(['light', 'dark'] as const)('on %s ground', (theme) => {
  test('axe finds no barrier on any stage', async () => {
    const { page } = app;
    if (theme === 'dark') await setTheme(page, 'dark');
    for (const stage of STAGES) {
      await openStage(page, stage);
      expect(await barriersOf(page), `${stage}, ${theme}`).toEqual([]);
    }
    await panel(page).locator('ol li button').first().click();
    await page.getByRole('article').waitFor();
    expect(await barriersOf(page), `card of a site, ${theme}`).toEqual([]);
  });
});

test('the dark theme darkens page and map, and goes back', async () => {
  const { page } = app;
  const dark = decodePng(await mapCanvas(page).screenshot());
  expect(await groundOf(page)).toBeLessThan(60);
  await setTheme(page, 'light');
  expect(await groundOf(page)).toBeGreaterThan(230);
  const light = decodePng(await mapCanvas(page).screenshot());
  expect(colorsOf(dark)).toBeGreaterThan(100);
  expect(brightnessOf(light)).toBeGreaterThan(brightnessOf(dark) + 50);
});

/** Brightest channel of the page's own ground. */
async function groundOf(page: Page): Promise<number> {
  const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  return Math.max(...(color.match(/\d+/g) ?? []).slice(0, 3).map(Number));
}

/** Mean of all channels, 0…255. */
function brightnessOf({ data }: Picture): number {
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}

test('is quiet', () => expectQuiet(app));
