import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../src/language/en.json' with { type: 'json' };
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import type { DefencePage } from '../../src/ui/defence-store.ts';
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { loadSample, type World } from './core.ts';
import {
  barriersOf,
  chineseOf,
  expectNoSidewaysScroll,
  expectPanelHoldsItsContent,
  rawKeysOf,
  textsOf,
} from './page-checks.ts';
import { inspector, openStage, panel } from './screen.ts';

const WORDS = { 'zh-CN': zh, en } as const;
type Language = keyof typeof WORDS;
const PAGES: readonly DefencePage[] = ['curve', 'plans', 'stages', 'robustness', 'sites'];
const DRAWS = 5;

let suite: Suite;
let app: OpenPage;
let names: string[];

function namesOf({ region, project }: World): string[] {
  const given = [...region.townships, ...region.facilities, ...region.zones].map(({ name }) => name);
  return [...given, ...region.townships.map(({ county }) => county), project.title, '医达', '中'];
}

function tab(page: Page, name: string) {
  return panel(page).getByRole('tab', { name: new RegExp(`^${name}`) });
}

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  names = namesOf(await loadSample());
  const { page } = app;
  await openStage(page, 'siting');
  await page.getByRole('button', { name: zh.siting.propose, exact: true }).click();
  await tab(page, `${zh.siting.page.plans} \\d`).waitFor({ timeout: 100_000 });
  await tab(page, zh.siting.page.curve).click();
  await panel(page).getByText(zh.curve.allProved, { exact: true }).waitFor({ timeout: 100_000 });
  await tab(page, zh.siting.page.robustness).click();
  await panel(page)
    .getByRole('button', { name: new RegExp(`^${zh.siting.robust.name.draws}`) })
    .click();
  await page.getByRole('textbox', { name: zh.siting.robust.name.draws }).fill(String(DRAWS));
  await page.keyboard.press('Escape');
  const start = zh.siting.robust.start.replace('{{draws}}', String(DRAWS));
  await panel(page).getByRole('button', { name: start, exact: true }).click();
  const again = zh.siting.robust.again.replace('{{draws}}', String(DRAWS));
  await panel(page).getByRole('button', { name: again, exact: true }).waitFor({ timeout: 100_000 });
  // A lock and an exclusion, so that their words are on the screen as well; the proposal's own place keeps it as it is.
  await tab(page, zh.siting.page.sites).click();
  await panel(page).locator('ol li button').first().click();
  await inspector(page).getByRole('button', { name: zh.site.lock, exact: true }).click();
}, 300_000);
afterAll(() => suite?.close());

async function speak(page: Page, language: Language): Promise<void> {
  const name = language === 'en' ? 'EN' : '中';
  await page.getByRole('banner').getByText(name, { exact: true }).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await page.getByRole('button', { name: WORDS[language].export.menu, exact: true }).waitFor();
  await whenReady(page);
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test('all pages speak it, hold their content, and leave nobody out', async () => {
    const { page } = app;
    await speak(page, language);
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1024, height: 768 },
    ]) {
      await page.setViewportSize(size);
      for (const each of PAGES) {
        await tab(page, WORDS[language].siting.page[each]).click();
        await panel(page).getByText(WORDS[language].siting.pages.wait, { exact: true }).waitFor({ state: 'detached' });
        const texts = await textsOf(page);
        expect(rawKeysOf(texts, []), each).toEqual([]);
        if (language === 'en') expect(chineseOf(texts, names), each).toEqual([]);
        await expectPanelHoldsItsContent(page);
        await expectNoSidewaysScroll(page);
        if (size.width === 1440) expect(await barriersOf(page), each).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

test('the card goes to paper alone, with its picture and the mark of simulated data', async () => {
  const { page } = app;
  await speak(page, 'zh-CN');
  await page.evaluate(() => {
    const held = window as unknown as { prints: number };
    held.prints = 0;
    window.print = () => {
      held.prints += 1;
    };
  });
  await tab(page, zh.siting.page.sites).click();
  if ((await inspector(page).count()) === 0) await panel(page).locator('ol li button').first().click();
  const adds = await inspector(page).locator('p').first().textContent();
  await inspector(page).getByRole('button', { name: zh.site.print, exact: true }).click();
  await page.waitForFunction(() => (window as unknown as { prints: number }).prints === 1, undefined, {
    timeout: 60_000,
    polling: 100,
  });
  await page.emulateMedia({ media: 'print' });
  const seen = await textsOf(page);
  expect(seen).toContain(zh.simulated.badge);
  expect(seen).toContain(adds);
  expect(seen).not.toContain(zh.siting.acceptAll);
  const picture = page.getByRole('img', { name: /周围的地图/ });
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(500);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await picture.waitFor({ state: 'detached' });
  expect(await panel(page).getByRole('button', { name: zh.siting.acceptAll }).isVisible()).toBe(true);
});

test('is quiet', () => expectQuiet(app));
