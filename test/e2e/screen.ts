import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { whenReady } from './browser.ts';

// How a person drives the app, by the names that the screen gives to things. Chinese, unless said otherwise.

export function kpiStrip(page: Page): Locator {
  return page.getByRole('region', { name: zh.kpi.strip });
}

/** The four figures over the map, without the changes beside them. */
export function kpiTexts(page: Page): Promise<string[]> {
  return kpiStrip(page).locator('button > b').allTextContents();
}

export async function expectKpis(page: Page, texts: readonly string[]): Promise<void> {
  await whenReady(page);
  await expect.poll(() => kpiTexts(page), { timeout: 10_000 }).toEqual(texts);
}

type Stage = 'data' | 'coverage' | 'siting';

export async function openStage(page: Page, stage: Stage): Promise<void> {
  const button = page.getByRole('navigation').getByRole('button').nth(['data', 'coverage', 'siting'].indexOf(stage));
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
}

export function panel(page: Page): Locator {
  return page.getByRole('complementary');
}

export function undoButton(page: Page): Locator {
  return page.getByRole('button', { name: new RegExp(`^(${zh.header.undo}|撤销：)`) });
}

export function redoButton(page: Page): Locator {
  return page.getByRole('button', { name: new RegExp(`^(${zh.header.redo}|重做：)`) });
}

export async function isOff(button: Locator): Promise<boolean> {
  return (await button.getAttribute('aria-disabled')) === 'true';
}

/** Waits until the last step is called so, and computed. */
export async function expectStep(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => undoButton(page).getAttribute('aria-label'), { timeout: 20_000 }).toMatch(name);
  await whenReady(page);
}

/** One step back, by the keyboard. */
export async function undo(page: Page): Promise<void> {
  await page.keyboard.press('Control+z');
  await whenReady(page);
}

export async function redo(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+z');
  await whenReady(page);
}

/** Presses something that hands over a file. */
export async function downloadOf(page: Page, press: () => Promise<unknown>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()]);
  return download;
}

export async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** Chooses an entry of the export menu and reads the file that comes. */
export async function exported(page: Page, entry: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: zh.export.menu, exact: true }).click();
  const item = page.getByRole('menuitem', { name: entry, exact: true });
  const download = await downloadOf(page, () => item.click());
  await item.waitFor({ state: 'detached' });
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

export function drawer(page: Page): Locator {
  return page.getByRole('region', { name: zh.drawer.name });
}

export async function openTab(page: Page, name: string): Promise<void> {
  const tab = drawer(page).getByRole('tab', { name: new RegExp(`^${name}`) });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
}

/** The cells of the first rows of the table below the map. */
export async function firstRows(page: Page, count: number): Promise<string[][]> {
  const rows = await drawer(page).locator('tbody tr[aria-rowindex]').all();
  return Promise.all(rows.slice(0, count).map((row) => row.locator('td').allTextContents()));
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`Not to be seen: ${locator}`);
  return box;
}

export function mapCanvas(page: Page): Locator {
  return page.locator('canvas.maplibregl-canvas');
}

export async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(mapCanvas(page));
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

export function inspector(page: Page): Locator {
  return page.getByRole('article');
}

/** The title of the card about what is selected. */
export async function cardTitle(page: Page): Promise<string> {
  const title = inspector(page).getByRole('heading', { level: 2 });
  return ((await title.textContent()) ?? '').replace(zh.simulated.badge, '').trim();
}
