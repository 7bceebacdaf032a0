import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SitingQuestion } from '../../src/core/model/question.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import type { OtherPlans } from '../../src/core/scenario/other-plans.ts';
import type { CurvePoint } from '../../src/core/scenario/site-curve.ts';
import type { RobustnessAnswer } from '../../src/core/scenario/test-robustness.ts';
import { DEFAULT_SPREAD } from '../../src/core/siting/robustness/draw.ts';
import type { ProposedSite, SitingResult } from '../../src/core/siting/siting-result.ts';
import { planOf, sitingQuestionOf } from '../../src/document/project-plan.ts';
import { createDirectEngine } from '../../src/engine/direct.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { formatNumber, formatPercent, formatSigned } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { loadSample, peopleText, type World } from './core.ts';
import { inspector, openStage, panel } from './screen.ts';

const DRAWS = 5;
const WAIT = { timeout: 100_000 };

let suite: Suite;
let app: OpenPage;
let world: World;
/** The same questions, asked of the engine in this thread. */
let engine: Engine;
let plan: Plan;
let question: SitingQuestion;
let proposal: SitingResult;
let others: OtherPlans;
let curve: readonly CurvePoint[];
let robustness: RobustnessAnswer;

beforeAll(async () => {
  world = await loadSample();
  engine = createDirectEngine();
  await engine.load(world.project.data, world.files);
  plan = planOf(world.project, world.region, null);
  question = sitingQuestionOf(world.project, world.project.siting![0]!)!;
  proposal = await engine.propose(plan, question);
  others = await engine.otherPlans();
  curve = await engine.siteCurve(proposal.sites.length + 5);
  robustness = await engine.robustness({ draws: DRAWS, seed: 1, spread: DEFAULT_SPREAD });
  suite = await startSuite();
  app = await openApp(suite);
}, 300_000);
afterAll(() => suite?.close());

function openPage(page: Page, name: string): Promise<void> {
  return panel(page)
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click();
}

function siteNames(page: Page): Promise<string[]> {
  const names = panel(page).locator('ol li button > span:nth-of-type(2)');
  return names.evaluateAll((elements) => elements.map((element) => element.firstChild?.textContent ?? ''));
}

const percent = (share: number, digits: number) =>
  zh.unit.percent.replace('{{n}}', formatNumber(share * 100, 'zh-CN', digits));

/** Rows of the table on the page that is open. */
function rows(page: Page): Promise<string[][]> {
  return panel(page)
    .locator('table tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.firstChild?.textContent ?? '')),
    );
}

test('proposes five sites with a proof in words', async () => {
  const { page } = app;
  await openStage(page, 'siting');
  await page.getByRole('button', { name: zh.siting.propose, exact: true }).click();
  await panel(page).getByRole('listitem').first().waitFor();
  await whenReady(page);
  expect(proposal.proof).toBe('optimal');
  expect(await panel(page).getByText(zh.siting.verdict.optimal, { exact: true }).isVisible()).toBe(true);
  expect(await siteNames(page)).toEqual(proposal.sites.map(({ name }) => name));
});

test('lists the other plans of the core by themselves, and shows one under the pointer', async () => {
  const { page } = app;
  await openPage(page, zh.siting.page.plans);
  const list = panel(page).locator('ul li button');
  await list.first().waitFor(WAIT);
  const told = others.plans.map(({ fewer, share }) =>
    zh.siting.plans.fewer.replace('{{people}}', peopleText(fewer)).replace('{{share}}', percent(share, 2)),
  );
  expect(await list.locator('b').allTextContents()).toEqual(told);
  const core = others.core.at(-1)!;
  const ranks = core.sites.map((site) => site + 1).sort((a, b) => a - b);
  const words = zh.siting.plans.core_other
    .replace('{{share}}', percent(core.within, 0))
    .replace('{{ranks}}', ranks.join(zh.list.comma));
  expect(await panel(page).getByText(words, { exact: true }).isVisible()).toBe(true);

  const legend = page.getByRole('region', { name: zh.legend.name }).getByText(zh.legend.otherPlan, { exact: true });
  expect(await legend.count()).toBe(0);
  await list.first().hover();
  await legend.waitFor();
  await page.getByRole('tab', { name: new RegExp(`^${zh.siting.page.plans}`) }).hover();
  await legend.waitFor({ state: 'detached' });
});

test('shows the best coverage for every number of sites', async () => {
  const { page } = app;
  await openPage(page, zh.siting.page.curve);
  const wanted = curve.map(({ sites, people }, at) => [
    zh.siting.sites.replace('{{n}}', String(sites)),
    formatPercent(people / proposal.people, 'zh-CN'),
    at === 0 ? '—' : peopleText(people - curve[at - 1]!.people).replace(/^/, '+'),
  ]);
  await expect.poll(() => rows(page), WAIT).toEqual(wanted);
  await panel(page).getByText(zh.curve.allProved, { exact: true }).waitFor(WAIT);
});

test('orders the sites by year, against the free optimum', async () => {
  const { page } = app;
  await openPage(page, zh.siting.page.stages);
  const stages = await engine.stages({ yearly: [2, 2, 1], ready: proposal.sites.map(() => 0) });
  const wanted = stages.years.map(({ opened, people }, at) => [
    zh.siting.stages.year.replace('{{n}}', String(at + 1)),
    opened
      .map((site) => site + 1)
      .sort((a, b) => a - b)
      .join(zh.list.comma),
    formatPercent(people / proposal.people, 'zh-CN'),
    stages.regret[at]! < 0.5
      ? zh.siting.stages.regretNone
      : zh.siting.stages.regret.replace('{{people}}', peopleText(stages.regret[at]!)),
  ]);
  await expect.poll(() => rows(page), WAIT).toEqual(wanted);
});

test('tries other conditions and says how far each site can be relied on', async () => {
  const { page } = app;
  await openPage(page, zh.siting.page.robustness);
  await panel(page)
    .getByRole('button', { name: new RegExp(`^${zh.siting.robust.name.draws}`) })
    .click();
  await page.getByRole('textbox', { name: zh.siting.robust.name.draws }).fill(String(DRAWS));
  await page.keyboard.press('Escape');
  await panel(page)
    .getByRole('button', { name: zh.siting.robust.start.replace('{{draws}}', String(DRAWS)), exact: true })
    .click();
  const again = zh.siting.robust.again.replace('{{draws}}', String(DRAWS));
  await panel(page).getByRole('button', { name: again, exact: true }).waitFor(WAIT);
  const words = robustness.sites.map(({ stability, standing }) =>
    zh.site.stability
      .replace('{{index}}', formatNumber(stability, 'zh-CN', 2))
      .replace('{{word}}', zh.site.standing[standing]),
  );
  for (const text of words) expect(await panel(page).getByText(text, { exact: true }).count()).toBeGreaterThan(0);
  const whole = zh.siting.robust.share
    .replace('{{low}}', formatPercent(robustness.share.low, 'zh-CN'))
    .replace('{{high}}', formatPercent(robustness.share.high, 'zh-CN'));
  expect(await panel(page).getByText(whole, { exact: true }).isVisible()).toBe(true);
  const doubtful = robustness.sites.some(({ standing }) => standing === 'not-robust');
  const legend = page.getByRole('region', { name: zh.legend.name }).getByText(zh.legend.doubtful, { exact: true });
  expect(await legend.count()).toBe(doubtful ? 1 : 0);
});

test('tells on the card of a site what it costs to do without the place', async () => {
  const { page } = app;
  await openPage(page, zh.siting.page.sites);
  await panel(page).locator('ol li button').first().click();
  const { fewer, instead } = others.without[0]!;
  const text = zh.site.price
    .replace('<b>{{people}}</b>', peopleText(fewer))
    .replace('{{places}}', instead.map(({ name }) => name).join(zh.list.comma));
  await expect.poll(() => inspector(page).textContent()).toContain(text);
});

test('keeps a locked site, drops an excluded one, and forgets both when told so', async () => {
  const { page } = app;
  const [first, last] = [proposal.sites[0]!, proposal.sites.at(-1)!];
  const place = ({ name, lon, lat }: ProposedSite) => ({ name, lon, lat });
  const wanted = await engine.propose(plan, { ...question, required: [place(first)], excluded: [place(last)] });
  await inspector(page).getByRole('button', { name: zh.site.lock, exact: true }).click();
  await panel(page).locator('ol li button').last().click();
  await inspector(page).getByRole('button', { name: zh.site.exclude, exact: true }).click();
  await panel(page).getByRole('button', { name: zh.siting.again, exact: true }).click();
  await expect.poll(() => siteNames(page), WAIT).toEqual(wanted.sites.map(({ name }) => name));
  await whenReady(page);
  const adds = await panel(page).locator('ol li button b').allTextContents();
  expect(adds).toEqual(wanted.sites.map((site) => formatSigned(site.adds, 'zh-CN')));

  for (const [key, name] of [
    ['requiredUndo', first.name],
    ['excludedUndo', last.name],
  ] as const) {
    const undo = zh.siting.wish[key].replace('{{name}}', name);
    await panel(page).getByRole('button', { name: undo, exact: true }).click();
  }
  await panel(page).getByRole('button', { name: zh.siting.again, exact: true }).click();
  await expect.poll(() => siteNames(page), WAIT).toEqual(proposal.sites.map(({ name }) => name));
});

test('adopts another plan, which then stands as the proposal', async () => {
  const { page } = app;
  await engine.propose(plan, question);
  const other = others.plans[0]!;
  const adopted = await engine.adopt(other.sites.map(({ id }) => id));
  await openPage(page, zh.siting.page.plans);
  await panel(page).locator('ul li button').first().click(WAIT);
  await panel(page).getByRole('button', { name: zh.siting.plans.adopt, exact: true }).click();
  await openPage(page, zh.siting.page.sites);
  await expect.poll(() => siteNames(page), WAIT).toEqual(adopted.sites.map(({ name }) => name));
  const outcome = zh.siting.outcome
    .replace('{{n}}', String(adopted.sites.length))
    .replace('{{people}}', peopleText(adopted.coveredAfter - adopted.coveredBefore))
    .replace('{{share}}', formatPercent(adopted.coveredAfter / adopted.people, 'zh-CN'));
  expect(await panel(page).getByText(outcome, { exact: true }).isVisible()).toBe(true);
});

test('a dead end offers its ways out', async () => {
  const { page } = app;
  await panel(page).locator('ol li button').first().click();
  await inspector(page).getByRole('button', { name: zh.site.lock, exact: true }).click();
  await panel(page).locator('ol li button').nth(1).click();
  await inspector(page).getByRole('button', { name: zh.site.lock, exact: true }).click();
  await panel(page)
    .getByRole('button', { name: new RegExp(`^${zh.siting.sitesName}`) })
    .click();
  await page.getByRole('textbox', { name: zh.siting.sitesName }).fill('1');
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: zh.siting.again, exact: true }).click();
  await panel(page).getByText(zh.trouble.noPlan['required-over-limit'], { exact: true }).waitFor(WAIT);
  await panel(page)
    .getByRole('button', { name: zh.siting.step.moreSites.replace('{{n}}', '2'), exact: true })
    .click();
  await expect.poll(() => siteNames(page), WAIT).toHaveLength(2);
  expect(await panel(page).getByText(zh.trouble.noPlan['required-over-limit'], { exact: true }).count()).toBe(0);
});

test('is quiet', () => expectQuiet(app));
