import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareTravel } from '../../src/core/scenario/measures.ts';
import { regionBox } from '../../src/core/scenario/region-box.ts';
import { planOf } from '../../src/document/project-plan.ts';
import type { InputFile } from '../../src/formats/driver.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { coverageOf, kpiTextsOf, loadSample, projectOfText, readSampleFile, type World, worldOf } from './core.ts';
import { dropFiles } from './drop-files.ts';
import { decodePng, differenceOf } from './picture.ts';
import { expectKpis, exported, kpiTexts, mapCanvas } from './screen.ts';

const RIVERS = '河流.geojson';
const COVER = '地表.tif';

let suite: Suite;
let app: OpenPage;
let sample: World;
let files: InputFile[];

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  sample = await loadSample();
  await prepareTravel('terrain');
  const { bytes } = await readSampleFile('landcover.tif');
  files = [rivers(), { name: COVER, bytes }];
});
afterAll(() => suite?.close());

const EACH_WAY = 20;

/** Many from west to east and from south to north, through the whole region and beyond it. */
function rivers(): InputFile {
  const [west, south, east, north] = regionBox(sample.region);
  const river = (name: string, coordinates: number[][]) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'LineString', coordinates },
  });
  const features = Array.from({ length: EACH_WAY }, (_, i) => {
    const share = (i + 0.5) / EACH_WAY;
    const [x, y] = [west + share * (east - west), south + share * (north - south)];
    return [
      river('横江', [
        [west - 0.1, y],
        [east + 0.1, y + 0.02],
      ]),
      river('纵江', [
        [x, south - 0.1],
        [x + 0.02, north + 0.1],
      ]),
    ];
  }).flat();
  return { name: RIVERS, bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })) };
}

const dialog = (): Locator => app.page.getByRole('dialog');
const field = (label: string): Locator => dialog().getByRole('combobox', { name: label, exact: true });

async function openFileTab(name: string): Promise<void> {
  await dialog().getByRole('tab', { name }).click();
  await dialog().getByRole('tab', { name, selected: true }).waitFor();
}

test('lines called rivers are taken for barriers; the map behind a land cover is guessed and can be chosen', async () => {
  const { page } = app;
  expect(await dropFiles(page, files)).toBe(true);
  await openFileTab(RIVERS);
  expect(await field(zh.import.role).inputValue()).toBe(zh.role.zones);
  expect(await field(zh.import.zoneKind).inputValue()).toBe(zh.zone.kind.river);
  // Beside the zones that are there.
  expect(await dialog().getByRole('radio', { name: zh.import.modes.append }).isChecked()).toBe(true);
  await openFileTab(COVER);
  expect(await field(zh.import.role).inputValue()).toBe(zh.role.landcover);
  const { worldcover, globeland30 } = zh.import.schemes;
  expect(await field(zh.import.scheme).inputValue()).toBe(worldcover);
  await dialog().getByText(zh.import.schemeGuess.replace('{{scheme}}', 'WorldCover'), { exact: true }).waitFor();
  await field(zh.import.scheme).click();
  await page.getByRole('option', { name: globeland30, exact: true }).click();
  expect(await field(zh.import.scheme).inputValue()).toBe(globeland30);
});

test('loaded, rivers are on the map and in the legend, and no number over the roads changes', async () => {
  const { page } = app;
  const start = await kpiTexts(page);
  const shot = async () => decodePng(await mapCanvas(page).screenshot());
  const before = await shot();
  await dialog().getByRole('button', { name: zh.import.load, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  await whenReady(page);
  await page.getByText(zh.legend.barriers, { exact: true }).last().waitFor();
  await expect.poll(async () => differenceOf(before, await shot()), { timeout: 20_000 }).toBeGreaterThan(0.001);
  await expectKpis(page, start);
});

test('over the ground people are reached as in the core, which knows the rivers and the chosen map', async () => {
  const { page } = app;
  await page.getByRole('button', { name: new RegExp(`^${zh.travel.model}: `) }).click();
  const models = page.getByRole('radiogroup', { name: zh.travel.model });
  await models.getByText(zh.travel.models.terrain, { exact: true }).click();
  await page.keyboard.press('Escape');
  const { bytes } = await exported(page, zh.export.project);
  const project = projectOfText(bytes.toString());
  expect(project.data.find(({ path }) => path === RIVERS)).toMatchObject({ role: 'zones', kind: 'river' });
  expect(project.data.find(({ path }) => path === COVER)).toMatchObject({ role: 'landcover', scheme: 'globeland30' });
  const world = await worldOf(project, [...sample.files, ...files]);
  expect(world.region.barriers).toHaveLength(2 * EACH_WAY);
  const terrain = (of: World) => {
    const plan = planOf(of.project, of.region, null);
    return kpiTextsOf(coverageOf(of, { ...plan, travel: { ...plan.travel, model: 'terrain' } }));
  };
  await expectKpis(page, terrain(world));
  // The rivers are not without effect.
  expect(terrain(world)).not.toEqual(terrain(await withoutBarriers(world)));
});

async function withoutBarriers({ project, files: given }: World): Promise<World> {
  return worldOf({ ...project, data: project.data.filter(({ path }) => path !== RIVERS) }, given);
}

test('is quiet', () => expectQuiet(app));
