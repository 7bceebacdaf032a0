import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facility } from '../../src/core/model/facility.ts';
import { applyEdit } from '../../src/core/scenario/apply-edit.ts';
import type { Edit } from '../../src/core/scenario/edit.ts';
import type { Project } from '../../src/document/project.ts';
import { planOf, scenarioEdits } from '../../src/document/project-plan.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { answerOf, coverageOf, kpiTextsOf, loadSample, projectOfText, type World } from './core.ts';
import {
  cardTitle,
  drawer,
  expectKpis,
  expectStep,
  exported,
  inspector,
  isOff,
  kpiStrip,
  kpiTexts,
  middleOfMap,
  openTab,
  redo,
  redoButton,
  undo,
  undoButton,
} from './screen.ts';

let suite: Suite;
let app: OpenPage;
let world: World;
let stations: [Facility, Facility];
let start: string[];
/** Numbers on the screen after each step, the start first. */
const trail: string[][] = [];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  stations = stationsThatCount();
  start = await kpiTexts(app.page);
  trail.push(start);
});
afterAll(() => suite?.close());

async function savedProject(page: Page): Promise<Project> {
  const { bytes } = await exported(page, zh.export.project);
  return projectOfText(bytes.toString('utf8'));
}

function savedEdits(project: Project): Edit[] {
  const id = project.scenarios?.[0]?.id;
  return id === undefined ? [] : scenarioEdits(project, id);
}

/** Picks a facility of the table, so that the map goes there; resolves once it lies in the middle. */
async function showFacility(page: Page, name: string): Promise<{ x: number; y: number }> {
  await openTab(page, zh.drawer.tab.facilities);
  await drawer(page).getByLabel(zh.drawer.filter).fill(name);
  await drawer(page).locator('tbody tr[aria-rowindex]').first().click();
  await expect.poll(() => cardTitle(page)).toBe(name);
  const { x, y } = await middleOfMap(page);
  let steady = 0;
  let step = 0;
  const look = async () => {
    step += 1;
    // The hover card appears only while the pointer moves.
    await page.mouse.move(x + (step % 2), y);
    const over = (await page.getByRole('tooltip').allTextContents()).some((text) => text.includes(name));
    steady = over ? steady + 1 : 0;
    return steady;
  };
  // Seen several times in a row: the camera rests.
  await expect.poll(look, { timeout: 20_000, interval: 150 }).toBeGreaterThan(3);
  return { x, y };
}

const STATION = '急救站';

/** Of the busiest stations the two whose people are least served by others: what happens to them must show. */
function stationsThatCount(): [Facility, Facility] {
  const plan = planOf(world.project, world.region, null);
  const { facilities } = coverageOf(world, plan);
  const stations = facilities.toSorted((a, b) => b.covered - a.covered).map(({ id }) => id);
  const coveredWithout = (id: string): number =>
    coverageOf(world, applyEdit(plan, { edit: 'close-facility', id }).plan).total.covered;
  const ranked = stations
    .flatMap((id) => plan.facilities.filter((one) => one.id === id && one.kind === 'ems-station'))
    .slice(0, 12)
    .map((station) => ({ station, covered: coveredWithout(station.id) }))
    .toSorted((a, b) => a.covered - b.covered);
  const [first, second] = ranked;
  if (!first || !second) throw new Error('The sample has no two stations.');
  return [first.station, second.station];
}

test('a station follows the mouse, the numbers follow live, and the drop is computed as by the core', async () => {
  const { page } = app;
  const [station] = stations;
  const from = await showFacility(page, station.name);
  const seen = new Set<string>();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  let step = 0;
  const move = async () => {
    step += 1;
    await page.mouse.move(from.x - 8 * Math.min(step, 15), from.y + 6 * Math.min(step, 15));
    const live = await kpiStrip(page).locator('button[data-live]').count();
    if (live > 0) seen.add((await kpiTexts(page)).join(' '));
    return live > 0 && step > 15 ? seen.size : 0;
  };
  await expect.poll(move, { timeout: 30_000, interval: 100 }).toBeGreaterThan(2);
  expect(await isOff(undoButton(page))).toBe(true);
  const live = await restingKpis(page);
  expect(live).not.toEqual(start);
  await page.mouse.up();
  await expectStep(page, zh.edit.moveFacility.replace('{{name}}', station.name));
  await expectKpis(page, live);

  const project = await savedProject(page);
  expect(savedEdits(project)).toMatchObject([{ edit: 'move-facility', id: station.id }]);
  await expectKpis(page, kpiTextsOf(answerOf(world, project)));
  expect(await inspector(page).getByText(zh.facility.moved, { exact: true }).isVisible()).toBe(true);
  trail.push(await kpiTexts(page));
});

/** The live numbers once they no longer change. */
async function restingKpis(page: Page): Promise<string[]> {
  let last = '';
  let same = 0;
  const look = async () => {
    const now = (await kpiTexts(page)).join('|');
    same = now === last ? same + 1 : 0;
    last = now;
    return same;
  };
  await expect.poll(look, { timeout: 10_000, interval: 100 }).toBeGreaterThan(4);
  return last.split('|');
}

test('undo brings the dragged station back to the start, to the digit', async () => {
  const { page } = app;
  await undo(page);
  expect(await isOff(undoButton(page))).toBe(true);
  await expectKpis(page, start);
  expect(savedEdits(await savedProject(page))).toEqual([]);
  await redo(page);
  await expectKpis(page, trail[1] ?? []);
});

test('Escape in the middle of a drag puts the station back', async () => {
  const { page } = app;
  const { x, y } = await showFacility(page, stations[1].name);
  const before = await kpiTexts(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 20);
  await page.mouse.move(x + 60, y + 30);
  // Only once the numbers follow is there something to put back.
  let step = 0;
  const follow = async () => {
    step += 1;
    await page.mouse.move(x + 60 + (step % 5), y + 30);
    return kpiStrip(page).locator('button[data-live]').count();
  };
  await expect.poll(follow, { timeout: 20_000, interval: 100 }).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expectKpis(page, before);
  await expectStep(page, zh.edit.moveFacility.replace('{{name}}', stations[0].name));
});

test('a click on the map adds a facility of the chosen kind', async () => {
  const { page } = app;
  await page.getByRole('button', { name: zh.map.wholeRegion }).click();
  await page.getByRole('button', { name: zh.map.addFacility }).click();
  await page.getByRole('menuitem', { name: STATION, exact: true }).click();
  const banner = page.getByText(zh.mode.addFacility.replace('{{kind}}', STATION));
  await banner.waitFor();
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x + 90, y - 60);
  await expectStep(page, new RegExp(`新增 .+${STATION}（新增）`));
  expect(await banner.count()).toBe(0);
  expect(await cardTitle(page)).toMatch(new RegExp(`.+${STATION}（新增）$`));
  await expectAsCore(page, 'add-facility');
});

/** The numbers are those of the saved project, and the last edit in it is of that sort. */
async function expectAsCore(page: Page, edit: Edit['edit']): Promise<void> {
  const project = await savedProject(page);
  expect(savedEdits(project).at(-1)).toMatchObject({ edit });
  await expectKpis(page, kpiTextsOf(answerOf(world, project)));
  trail.push(await kpiTexts(page));
}

test('a station is closed and opened again from its card', async () => {
  const { page } = app;
  const name = stations[1].name;
  await showFacility(page, name);
  await page.getByRole('button', { name: zh.facility.close, exact: true }).click();
  await expectStep(page, zh.edit.closeFacility.replace('{{name}}', name));
  expect(await inspector(page).getByText(zh.facility.closed, { exact: true }).isVisible()).toBe(true);
  await expectAsCore(page, 'close-facility');
  expect(trail.at(-1)).not.toEqual(trail.at(-2));

  await page.getByRole('button', { name: zh.facility.reopen, exact: true }).click();
  await expectStep(page, zh.edit.reopenFacility.replace('{{name}}', name));
  await expectAsCore(page, 'reopen-facility');
  expect(trail.at(-1)).toEqual(trail.at(-3));
});

test('a zone is drawn with clicks and closed with a double click', async () => {
  const { page } = app;
  const name = zh.edit.newZoneName.replace('{{n}}', String(world.region.zones.length + 1));
  const { x, y } = await middleOfMap(page);
  await page.getByRole('button', { name: zh.map.drawZone }).click();
  await page.getByText(zh.mode.drawZone).waitFor();
  for (const [dx, dy] of [
    [-60, -60],
    [60, -60],
    [60, 40],
  ] as const) {
    await page.mouse.click(x + dx, y + dy);
  }
  await page.mouse.dblclick(x - 60, y + 40);
  await expectStep(page, zh.edit.addZone.replace('{{name}}', name));
  expect(await cardTitle(page)).toBe(name);
  await expectAsCore(page, 'add-zone');
  const zone = savedEdits(await savedProject(page)).at(-1);
  if (zone?.edit !== 'add-zone' || zone.zone.geometry.type !== 'Polygon') throw new Error('Not a polygon.');
  expect(zone.zone.geometry.coordinates[0]).toHaveLength(5);
});

test('everything is taken back step by step to the start, and done again', async () => {
  const { page } = app;
  const steps = trail.length - 1;
  expect(steps).toBe(5);
  expect(await isOff(redoButton(page))).toBe(true);
  for (let step = steps; step > 0; step--) {
    await expectKpis(page, trail[step] ?? []);
    // Alternately by button and by keyboard.
    await (step % 2 === 0 ? undo(page) : undoButton(page).click());
    await whenReady(page);
  }
  expect(await isOff(undoButton(page))).toBe(true);
  await expectKpis(page, start);
  expect(savedEdits(await savedProject(page))).toEqual([]);
  for (let step = 1; step <= steps; step++) {
    await (step % 2 === 0 ? redo(page) : redoButton(page).click());
    await expectKpis(page, trail[step] ?? []);
  }
  expect(await isOff(redoButton(page))).toBe(true);
});

test('is quiet', () => expectQuiet(app));
