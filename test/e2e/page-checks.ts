import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Runs in the page: every text that a person sees or hears, once. */
function collectTexts(): string[] {
  const texts = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element && !element.closest('script, style') && element.checkVisibility()) texts.add(node.nodeValue ?? '');
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt], input')) {
    if (!element.checkVisibility()) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.add(element.getAttribute(name) ?? '');
    if (element instanceof HTMLInputElement && element.type === 'text') texts.add(element.value);
  }
  texts.add(document.title);
  return [...texts].map((text) => text.trim()).filter((text) => text !== '');
}

export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(collectTexts);
}

const RAW_KEY = /^[a-z]+\.[a-zA-Z.]+$/;
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Keys of the catalogues that are shown instead of words, and places that nothing was put into. */
export function rawKeysOf(texts: readonly string[], files: readonly string[]): string[] {
  return texts.filter(
    (text) => (RAW_KEY.test(text) && !files.includes(text)) || /\{\{|\bundefined\b|\bNaN\b/.test(text),
  );
}

/** Texts that are Chinese even without the names that come from the data. */
export function chineseOf(texts: readonly string[], names: readonly string[]): string[] {
  const longest = [...new Set(names)].filter((name) => CHINESE.test(name)).sort((a, b) => b.length - a.length);
  return texts.filter((text) => {
    if (!CHINESE.test(text)) return false;
    return CHINESE.test(longest.reduce((rest, name) => rest.replaceAll(name, ''), text));
  });
}

/** Runs in the page: what sticks out of the window, or out of what holds it, within some parts of the page. */
function collectClipped(selectors: readonly string[]): string[] {
  const clipped: string[] = [];
  for (const selector of selectors) {
    const part = document.querySelector(selector);
    if (!part) {
      clipped.push(`no ${selector}`);
      continue;
    }
    for (const element of [part, ...part.querySelectorAll('*')]) {
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || !element.checkVisibility()) continue;
      const out = box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
      const hides = getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (out || hides) clipped.push(`${selector}: ${element.outerHTML.slice(0, 120)}`);
    }
  }
  return clipped;
}

export function clippedIn(page: Page, selectors: readonly string[]): Promise<string[]> {
  return page.evaluate(collectClipped, selectors);
}

/** Runs in the page: the page itself never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(widths.scrollWidth).toBeLessThanOrEqual(widths.clientWidth);
}

/** Runs in the page: nothing in the side panel is wider than the panel, which would hide its right end. */
export async function expectPanelHoldsItsContent(page: Page): Promise<void> {
  const widths = await page
    .locator('aside > div')
    .first()
    .evaluate(({ scrollWidth, clientWidth }) => ({
      scrollWidth,
      clientWidth,
    }));
  expect(widths.scrollWidth).toBeLessThanOrEqual(widths.clientWidth);
}

interface AxeResult {
  readonly passes: readonly unknown[];
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
  }[];
}
interface AxeWindow {
  readonly axe: { run(context: object, options: object): Promise<AxeResult> };
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** What axe finds against WCAG 2 A and AA; the map's picture is left out. */
export async function barriersOf(page: Page): Promise<string[]> {
  const loaded = await page.evaluate(() => 'axe' in window);
  if (!loaded) {
    const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.evaluate(await readFile(path, 'utf8'));
  }
  await whenStill(page);
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as AxeWindow;
    const { passes, violations } = await axe.run({ exclude: [['canvas']] }, { runOnly: rules });
    if (passes.length < 10) return ['axe looked at next to nothing'];
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 140)} ${any[0]?.message ?? ''}`),
    );
  }, RULES);
}

/** Colours in the middle of a transition would be judged wrongly. */
async function whenStill(page: Page): Promise<void> {
  const still = () => document.getAnimations().every((animation) => animation.playState !== 'running');
  await page.waitForFunction(still, undefined, { polling: 50, timeout: 10_000 });
}
