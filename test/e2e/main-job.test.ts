import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facility } from '../../src/core/model/facility.ts';
import { applyEdit } from '../../src/core/scenario/apply-edit.ts';
import type { SitingResult } from '../../src/core/siting/siting-result.ts';
import { planOf, sitingQuestionOf } from '../../src/document/project-plan.ts';
import { formatNumber, formatPercent, formatSigned } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { propose } from '../support/propose.ts';
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { coverageOf, kpiTextsOf, loadSample, peopleText, type World } from './core.ts';
import { expectKpis, expectStep, isOff, kpiTexts, openStage, panel, redo, undo, undoButton } from './screen.ts';

const SITES = 5;

let suite: Suite;
let app: OpenPage;
let world: World;
let proposal: SitingResult;
let start: string[];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  start = await kpiTexts(app.page);
  const request = world.project.siting?.[0];
  const question = request && sitingQuestionOf(world.project, request);
  if (!question) throw new Error('The sample asks for no sites.');
  proposal = await propose(world.planner, planOf(world.project, world.region, null), question);
});
afterAll(() => suite?.close());

/** The plan with the proposed sites as facilities, by the edits that the app makes. */
function coverageWithSites() {
  const before = planOf(world.project, world.region, null);
  const after = proposal.sites.reduce((plan, { id, name, lon, lat }) => {
    const facility: Facility = { id, name, kind: 'ems-station', lon, lat, open: true, origin: 'proposed' };
    return applyEdit(plan, { edit: 'add-facility', facility }).plan;
  }, before);
  return coverageOf(world, after);
}

test('proposes five sites whose people add up to the outcome', async () => {
  const { page } = app;
  await openStage(page, 'siting');
  await page.getByRole('button', { name: zh.siting.propose, exact: true }).click();
  await panel(page).getByRole('listitem').first().waitFor();
  await whenReady(page);

  const names = await panel(page).locator('ol li button > span:nth-of-type(2)').evaluateAll(firstLines);
  const adds = await panel(page).locator('ol li button b').allTextContents();
  expect(adds).toHaveLength(SITES);
  expect(names).toEqual(proposal.sites.map((site) => site.name));
  expect(adds).toEqual(proposal.sites.map((site) => formatSigned(site.adds, 'zh-CN')));

  const gained = proposal.coveredAfter - proposal.coveredBefore;
  const figures = adds.map((text) => Number(text.replace(/[+,]/g, '')));
  // Each line is rounded to a whole person.
  expect(Math.abs(figures.reduce((sum, people) => sum + people, 0) - gained)).toBeLessThanOrEqual(SITES / 2);
  const outcome = zh.siting.outcome
    .replace('{{n}}', String(SITES))
    .replace('{{people}}', peopleText(gained))
    .replace('{{share}}', formatPercent(proposal.coveredAfter / proposal.people, 'zh-CN'));
  expect(await panel(page).getByText(outcome, { exact: true }).isVisible()).toBe(true);
  expect(proposal.proof).toBe('optimal');
  expect(await panel(page).getByText(zh.siting.verdict.optimal, { exact: true }).isVisible()).toBe(true);
  const candidates = formatNumber(proposal.candidates, 'zh-CN');
  expect(await panel(page).getByText(`候选点 ${candidates} 个 · `).first().isVisible()).toBe(true);
});

/** The text before any element within: a name without the line below it. */
function firstLines(elements: (SVGElement | HTMLElement)[]): string[] {
  return elements.map((element) => element.firstChild?.textContent ?? '');
}

test('shows the numbers with and without the sites before anything is accepted', async () => {
  const { page } = app;
  await expectKpis(page, kpiTextsOf(coverageWithSites()));
  await page.getByText(zh.siting.show.before, { exact: true }).click();
  await expectKpis(page, start);
  await page.getByText(zh.siting.show.after, { exact: true }).click();
  await expectKpis(page, kpiTextsOf(coverageWithSites()));
  expect(await isOff(undoButton(page))).toBe(true);
});

test('accepts all sites in one step, with the numbers of the core', async () => {
  const { page } = app;
  await page.getByRole('button', { name: zh.siting.acceptAll }).click();
  await expectStep(page, zh.edit.acceptSites.replace('{{n}}', String(SITES)));
  await page.getByRole('button', { name: zh.siting.done }).click();
  await expectKpis(page, kpiTextsOf(coverageWithSites()));
});

test('takes all five back in one step, and does them again', async () => {
  const { page } = app;
  await undo(page);
  expect(await isOff(undoButton(page))).toBe(true);
  await expectKpis(page, start);
  await redo(page);
  await expectKpis(page, kpiTextsOf(coverageWithSites()));
  await undo(page);
  await expectKpis(page, start);
});

test('is quiet', () => expectQuiet(app));
