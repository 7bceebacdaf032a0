import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Coverage } from '../../src/core/coverage/coverage-result.ts';
import type { Project } from '../../src/document/project.ts';
import type { InputFile } from '../../src/formats/driver.ts';
import { formatMinutes, formatPercent } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { answerOf, kpiTextsOf, loadSample, peopleText, projectOfText, type World } from './core.ts';
import { dropFiles } from './drop-files.ts';
import { colorsOf, decodePng } from './picture.ts';
import { boxOf, expectKpis, expectStep, exported, kpiTexts, mapCanvas, openStage, panel, undo } from './screen.ts';

const SIMULATED = '模拟 simulated';
const FEWEST_PIXELS = 2000;

let suite: Suite;
let app: OpenPage;
let world: World;
/** With the five sites accepted. */
let project: Project;
let projectFile: InputFile;
let coverage: Coverage;

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
  world = await loadSample();
  const { page } = app;
  await openStage(page, 'siting');
  await page.getByRole('button', { name: zh.siting.propose, exact: true }).click();
  await panel(page).getByRole('listitem').first().waitFor();
  await whenReady(page);
});
afterAll(() => suite?.close());

type Row = Readonly<Record<string, string>>;

/** A CSV of the export menu, by its heads. Every row must say that the data are simulated. */
async function csvOf(table: keyof typeof zh.export.csv): Promise<Row[]> {
  const { name, bytes } = await exported(app.page, zh.export.csv[table]);
  expect(name).toBe(`${world.project.title}-${zh.export.file[table]}.csv`);
  const text = bytes.toString('utf8');
  // Spreadsheets know UTF-8 by its mark.
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = Papa.parse<Row>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(new Set(data.map((row) => row[zh.head.data]))).toEqual(new Set([SIMULATED]));
  return data;
}

interface Shape {
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

async function shapesOf(layer: keyof typeof zh.export.geojson): Promise<Shape[]> {
  const { name, bytes } = await exported(app.page, zh.export.geojson[layer]);
  expect(name).toBe(`${world.project.title}-${zh.export.file[layer]}.geojson`);
  const { type, features } = JSON.parse(bytes.toString('utf8')) as { type: string; features: Shape[] };
  expect(type).toBe('FeatureCollection');
  expect(new Set(features.map(({ properties }) => properties['data']))).toEqual(new Set([SIMULATED]));
  return features;
}

/** Values of a result, whether or not its name carries the analysis. */
function valuesOf(features: readonly Shape[], field: string): number[] {
  return features.map(({ properties }) => Number(properties[field] ?? properties[`coverage_${field}`] ?? 0));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function column(rows: readonly Row[], head: string): number[] {
  expect(Object.keys(rows[0] ?? {})).toContain(head);
  return rows.map((row) => Number(row[head]));
}

/** GeoJSON keeps seven decimals: a centimetre. */
function pointAt(lon: number, lat: number) {
  return { type: 'Point', coordinates: [Number(lon.toFixed(7)), Number(lat.toFixed(7))] };
}

test('files hold what the screen shows, also while the sites are only proposed', async () => {
  const { page } = app;
  const rows = await csvOf('townships');
  const share = sumOf(column(rows, zh.head.covered)) / sumOf(column(rows, zh.head.people));
  expect(formatPercent(share, 'zh-CN')).toBe((await kpiTexts(page))[0]);
});

test('the saved project gives the numbers of the screen in the core', async () => {
  const { page } = app;
  await page.getByRole('button', { name: zh.siting.acceptAll }).click();
  await expectStep(page, zh.edit.acceptSites.replace('{{n}}', '5'));
  const { name, bytes } = await exported(page, zh.export.project);
  expect(name).toBe(`${world.project.title}-${zh.export.file.project}.medreach.json`);
  project = projectOfText(bytes.toString('utf8'));
  projectFile = { name, bytes: Uint8Array.from(bytes) };
  expect(project.data).toEqual(world.project.data);
  coverage = answerOf(world, project);
  await expectKpis(page, kpiTextsOf(coverage));
});

test('township table and layer add up to the numbers of the screen', async () => {
  const [share, left, response, met] = await kpiTexts(app.page);
  const rows = await csvOf('townships');
  expect(rows).toHaveLength(world.region.townships.length);
  const people = column(rows, zh.head.people);
  const unreached = column(rows, zh.head.unreached);
  const covered = sumOf(column(rows, zh.head.covered));
  const outside = sumOf(column(rows, zh.head.outside));
  expect(sumOf(people)).toBeCloseTo(coverage.total.people - coverage.outsideTownships.people, 0);
  expect(covered + outside + sumOf(unreached)).toBeCloseTo(sumOf(people), 0);
  expect(formatPercent(covered / sumOf(people), 'zh-CN')).toBe(share);
  expect(peopleText(outside + sumOf(unreached))).toBe(left);
  expect(rows.filter((row) => row[zh.head.met] === zh.met.yes).length).toBe(Number(met?.split(' / ')[0]));
  const minutes = column(rows, zh.head.mean_minutes);
  const reached = people.map((all, i) => all - (unreached[i] ?? 0));
  const mean = sumOf(reached.map((count, i) => count * (minutes[i] ?? 0))) / sumOf(reached);
  const { callMinutes = 0, turnoutMinutes = 0 } = project.travel ?? {};
  expect(`${formatMinutes(mean + callMinutes + turnoutMinutes, 'zh-CN')}${zh.unit.min}`).toBe(response);

  const shapes = await shapesOf('townships');
  expect(shapes.every(({ geometry }) => /Polygon$/.test(geometry.type))).toBe(true);
  for (const field of ['people', 'covered', 'outside', 'unreached'] as const) {
    expect(valuesOf(shapes, field)).toEqual(column(rows, zh.head[field]));
  }
});

test('facility table and layer add up to the people reached', async () => {
  const rows = await csvOf('facilities');
  expect(rows).toHaveLength(world.region.facilities.length + 5);
  const { people, unreached, covered } = coverage.total;
  expect(sumOf(column(rows, zh.head.people))).toBeCloseTo(people - unreached, 0);
  expect(sumOf(column(rows, zh.head.covered))).toBeCloseTo(covered, 0);

  const shapes = await shapesOf('facilities');
  expect(shapes.map(({ geometry }) => geometry)).toEqual(
    rows.map((row) => pointAt(Number(row[zh.head.lon]), Number(row[zh.head.lat]))),
  );
  expect(valuesOf(shapes, 'covered')).toEqual(column(rows, zh.head.covered));
});

test('gap table and layer hold everybody who is left out', async () => {
  const rows = await csvOf('gaps');
  const left = sumOf(column(rows, zh.head.people));
  expect(rows).toHaveLength(coverage.gaps.length);
  expect(peopleText(left)).toBe((await kpiTexts(app.page))[1]);
  expect(left).toBeCloseTo(coverage.total.outside + coverage.total.unreached, 0);
  const shapes = await shapesOf('gaps');
  expect(valuesOf(shapes, 'people')).toEqual(column(rows, zh.head.people));
});

test('site table and layer name the five sites with the people they bring in', async () => {
  const rows = await csvOf('sites');
  const sites = project.scenarios?.[0]?.edits.flatMap((edit) => (edit.edit === 'add-facility' ? [edit.facility] : []));
  expect(rows.map((row) => pointAt(Number(row[zh.head.lon]), Number(row[zh.head.lat])))).toEqual(
    sites?.map(({ lon, lat }) => pointAt(lon, lat)),
  );
  const before = answerOf(world, world.project).total.covered;
  expect(sumOf(column(rows, zh.head.adds))).toBeCloseTo(coverage.total.covered - before, 0);
  const shapes = await shapesOf('sites');
  expect(shapes.map(({ geometry }) => geometry)).toEqual(sites?.map(({ lon, lat }) => pointAt(lon, lat)));
  expect(valuesOf(shapes, 'adds')).toEqual(column(rows, zh.head.adds));
});

test('the map sheet is a PNG with at least twice the pixels of the screen', async () => {
  const { page } = app;
  const { width } = await boxOf(mapCanvas(page));
  const { name, bytes } = await exported(page, zh.export.sheet);
  expect(name).toBe(`${world.project.title}-${zh.export.file.sheet}.png`);
  const sheet = decodePng(bytes);
  console.log(`sheet: ${sheet.width} × ${sheet.height} pixels, ${bytes.length} bytes; map on screen ${width} wide`);
  expect(sheet.width).toBeGreaterThanOrEqual(Math.min(2 * width, FEWEST_PIXELS));
  expect(colorsOf(sheet)).toBeGreaterThan(500);
  // The page on the screen is as it was.
  await expectKpis(page, kpiTextsOf(coverage));
});

test('the saved project, dropped with its data, opens with the same numbers', async () => {
  const { page } = app;
  expect(await dropFiles(page, [projectFile, ...world.files])).toBe(true);
  await expectStep(page, zh.edit.openScenario.replace('{{name}}', project.title));
  await expectKpis(page, kpiTextsOf(coverage));
  await undo(page);
  await expectKpis(page, kpiTextsOf(answerOf(world, world.project)));
});

test('is quiet', () => expectQuiet(app));
