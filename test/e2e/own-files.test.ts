import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputFile } from '../../src/formats/driver.ts';
import { formatNumber } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { answerOf, kpiTextsOf, peopleText, projectOfText, readSampleFile, worldOf } from './core.ts';
import { dropFiles } from './drop-files.ts';
import { gb18030 } from './gb18030.ts';
import { colorsOf, decodePng, differenceOf, type Picture } from './picture.ts';
import { expectKpis, exported, firstRows, mapCanvas, openStage, openTab, panel } from './screen.ts';

const FACILITIES = '本市机构.csv';
const TOWNSHIPS = '乡镇边界.geojson';
const POPULATION = '人口点.csv';
const ROADS = '公路.geojson';

let suite: Suite;
let app: OpenPage;
let before: Picture;

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  before = await pictureOfMap();
});
afterAll(() => suite?.close());

async function pictureOfMap(): Promise<Picture> {
  return decodePng(await mapCanvas(app.page).screenshot());
}

function textFile(name: string, text: string): InputFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

function square(name: string, west: number) {
  const [east, south, north] = [west + 0.2, 31, 31.2];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { 名称: name, 县区: '东县' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

function line(coordinates: readonly (readonly number[])[], highway: string) {
  return { type: 'Feature', properties: { highway }, geometry: { type: 'LineString', coordinates } };
}

function geojson(name: string, features: readonly unknown[]): InputFile {
  return textFile(name, JSON.stringify({ type: 'FeatureCollection', features }));
}

/** A station by a road: 1000 people a minute away, 400 half an hour away, 100 where no road goes. */
const FILES: readonly InputFile[] = [
  {
    name: FACILITIES,
    bytes: gb18030(
      '名称,经度,纬度,类别\r\n甲镇急救站,120.1,31.1,急救站\r\n甲镇卫生院,120.12,31.12,卫生院\r\n乙乡急救站,待定,31.1,急救站\r\n',
    ),
  },
  geojson(TOWNSHIPS, [square('甲镇', 120), square('乙乡', 120.2), square('丙街道', 120.4)]),
  textFile(POPULATION, '经度,纬度,人口\n120.11,31.1,1000\n120.35,31.1,400\n120.55,31.1,100\n'),
  geojson(ROADS, [
    line(
      [
        [120.02, 31.1],
        [120.1, 31.1],
        [120.2, 31.1],
        [120.38, 31.1],
      ],
      'primary',
    ),
    line(
      [
        [120.1, 31.1],
        [120.12, 31.12],
      ],
      'tertiary',
    ),
  ]),
];

function dialog(): Locator {
  return app.page.getByRole('dialog');
}

/** What a field of the dialog shows for one of the files. */
function fieldOf(label: string): Promise<string> {
  return dialog().getByRole('combobox', { name: label, exact: true }).inputValue();
}

test('dropped files are looked into first, and everything about them is guessed', async () => {
  const { page } = app;
  expect(await dropFiles(page, FILES)).toBe(true);
  await dialog().getByRole('tab', { name: FACILITIES }).waitFor();
  const roles: string[] = [];
  for (const { name } of FILES) {
    await dialog().getByRole('tab', { name }).click();
    await dialog().getByRole('tab', { name, selected: true }).waitFor();
    roles.push(await fieldOf(zh.import.role));
  }
  expect(roles).toEqual([zh.role.facilities, zh.role.townships, zh.role.population, zh.role.roads]);
});

test('the dialog reads GB18030 and finds the columns', async () => {
  await dialog().getByRole('tab', { name: FACILITIES }).click();
  const samples = ['甲镇急救站', '甲镇卫生院', '乙乡急救站'].join(zh.list.comma);
  const sentence = zh.import.encodingLine.replace('{{encoding}}', 'GB18030').replace('{{samples}}', samples);
  await dialog().getByText(sentence, { exact: true }).waitFor();
  expect(await fieldOf(zh.import.encoding)).toBe('GB18030');
  for (const [field, column] of [
    [zh.field.name, '名称'],
    [zh.field.lon, '经度'],
    [zh.field.lat, '纬度'],
    [zh.field.kind, '类别'],
  ] as const) {
    expect(await fieldOf(field)).toContain(column);
  }
  await dialog().getByRole('tab', { name: POPULATION }).click();
  await dialog().getByRole('tab', { name: POPULATION, selected: true }).waitFor();
  expect(await fieldOf(zh.field.population)).toContain('人口');
});

test('loading them draws another map, with every outside address refused', async () => {
  const { page } = app;
  await dialog().getByRole('button', { name: zh.import.load, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  await whenReady(page);
  const after = await pictureOfMap();
  expect(differenceOf(before, after)).toBeGreaterThan(0.1);
  expect(colorsOf(after)).toBeGreaterThan(20);
});

test('the numbers are those that the files give by hand and in the core', async () => {
  const { page } = app;
  await openTab(page, zh.drawer.tab.townships);
  const rows = await firstRows(page, 3);
  expect(rows.map((row) => [row[0], ...row.slice(3, 6)])).toEqual([
    ['乙乡', '400', '0.0%', '400'],
    ['丙街道', '100', '0.0%', '100'],
    ['甲镇', '1,000', '100.0%', '0'],
  ]);
  const { bytes } = await exported(page, zh.export.project);
  const project = projectOfText(bytes.toString('utf8'));
  const own = new Set(FILES.map(({ name }) => name));
  const others = project.data.filter(({ path }) => !own.has(path));
  const files = [...FILES, ...(await Promise.all(others.map(({ path }) => readSampleFile(path))))];
  const coverage = answerOf(await worldOf(project, files), project);
  expect(coverage.total).toMatchObject({ people: 1500, covered: 1000, outside: 400, unreached: 100 });
  const [, , response] = kpiTextsOf(coverage);
  await expectKpis(page, ['66.7%', '500 人', response ?? '', '1 / 3']);
});

test('whom nobody reaches is told with the reason', async () => {
  const { page } = app;
  await openStage(page, 'coverage');
  const block = panel(page).locator('section', { hasText: zh.unreached.title });
  await block.waitFor();
  const meters = formatNumber(3000, 'zh-CN');
  // A hundred people live where no road goes, and nobody is unreached for another reason.
  expect(await block.textContent()).toBe(
    `${zh.unreached.title}${zh.unreached.noRoad.replace('{{meters}}', meters)}${peopleText(100)}`,
  );
});

test('data health names the row that was left out', async () => {
  const { page } = app;
  await openStage(page, 'data');
  await panel(page)
    .getByRole('button', { name: zh.data.leftOut.replace('{{n}}', '1') })
    .click();
  const group = panel(page).getByRole('button', { name: `文件 ${FACILITIES} 第 4 行的坐标“待定”不是数字` });
  await group.waitFor();
  expect(await group.textContent()).toContain(zh.data.leftOut.replace('{{n}}', '1'));
  await group.click();
  const line = await panel(page).getByRole('listitem').first().textContent();
  for (const part of [FACILITIES, zh.health.row.replace('{{n}}', '4'), zh.health.isLeftOut]) {
    expect(line).toContain(part);
  }
});

test('is quiet', () => expectQuiet(app));
