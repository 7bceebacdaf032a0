import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SitingGoal } from '../../src/core/model/question.ts';
import { planOf, sitingQuestionOf } from '../../src/document/project-plan.ts';
import { formatNumber } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { propose } from '../support/propose.ts';
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite } from './browser.ts';
import { loadSample, type World } from './core.ts';
import { openStage, panel } from './screen.ts';

let suite: Suite;
let app: OpenPage;
let world: World;

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  await openStage(app.page, 'siting');
});
afterAll(() => suite?.close());

/** Chooses a goal by the last word of the sentence, and asks. */
async function ask(goal: SitingGoal['for']): Promise<void> {
  const { page } = app;
  await panel(page)
    .getByRole('button', { name: new RegExp(`^${zh.siting.goal}: `) })
    .click();
  await page.getByRole('combobox', { name: zh.siting.goal }).click();
  await page.getByRole('option', { name: zh.siting.goalName[goal] }).click();
  await page.keyboard.press('Escape');
  const button = new RegExp(`^(${zh.siting.propose}|${zh.siting.again})$`);
  await panel(page).getByRole('button', { name: button }).click();
}

async function answered(goal: SitingGoal) {
  const request = world.project.siting?.[0];
  const question = request && sitingQuestionOf(world.project, request);
  if (!question) throw new Error('The sample asks for no sites.');
  return propose(world.planner, planOf(world.project, world.region, null), { ...question, goal });
}

test('the mean time is made least, and the sentence is the answer of the planner called directly', async () => {
  await ask('least-minutes');
  const { figure, sites, proof } = await answered({ for: 'least-minutes' });
  expect(proof).toBe('optimal');
  expect(figure.after).toBeLessThan(figure.before);
  const sentence = zh.siting.outcomeFor['least-minutes']
    .replace('{{n}}', String(sites.length))
    .replace('{{before}}', formatNumber(figure.before, 'zh-CN', 1))
    .replace('{{after}}', formatNumber(figure.after, 'zh-CN', 1));
  await panel(app.page).getByText(sentence, { exact: true }).waitFor({ timeout: 90_000 });
  expect(await panel(app.page).getByText(zh.siting.verdict.optimal, { exact: true }).isVisible()).toBe(true);
});

test('the fewest sites for nine tenths of the people', async () => {
  await ask('fewest-sites');
  const { sites, coveredAfter, people } = await answered({ for: 'fewest-sites', share: 0.9 });
  expect(coveredAfter / people).toBeGreaterThanOrEqual(0.9);
  const start = zh.siting.outcomeFor['fewest-sites'].replace('{{n}}', String(sites.length)).split('{{')[0]!;
  await panel(app.page).getByText(start).first().waitFor({ timeout: 90_000 });
  expectQuiet(app);
});
