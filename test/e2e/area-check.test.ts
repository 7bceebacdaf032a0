import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatPercent } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { peopleText } from './core.ts';
import { dropFiles } from './drop-files.ts';
import { openStage, panel } from './screen.ts';

// By the circle model an isochrone is drawn as a polygon of 64 corners: in the middle of an edge it is 9 m short of a
// circle of 7.7 km. People who live there within the minutes are outside the drawing.

const MINUTES = 15;
const RADIUS_METERS = (MINUTES / 60) * (40_000 / 1.3);
const EARTH_METERS = 6_371_008.8;
const CENTER = { lon: 110, lat: 27 };

let suite: Suite;
let app: OpenPage;

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
});
afterAll(() => suite?.close());

/** The place at a distance and bearing from the centre, on the sphere. */
function placeAt(meters: number, bearing: number): { lon: number; lat: number } {
  const [angle, lat] = [meters / EARTH_METERS, (CENTER.lat * Math.PI) / 180];
  const sin = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * sin);
  return { lon: CENTER.lon + (east * 180) / Math.PI, lat: (Math.asin(sin) * 180) / Math.PI };
}

/** A hundred people in each of 64 hamlets, seen from the station in the middle of the polygon's edges. */
async function openRing(metersInside: number): Promise<void> {
  const hamlets = Array.from({ length: 64 }, (_, k) =>
    placeAt(RADIUS_METERS - metersInside, ((k + 0.5) / 64) * 2 * Math.PI),
  );
  const encoder = new TextEncoder();
  const project = {
    format: 'medreach-project',
    version: 1,
    title: '环',
    language: 'zh-CN',
    data: [
      { role: 'facilities', path: 'stations.csv', kind: 'ems-station' },
      { role: 'population', path: 'hamlets.csv' },
    ],
    travel: { model: 'circle', detour: 1.3, straightKmh: 40 },
    analyses: [{ id: 'a', kind: 'coverage', facilities: ['ems-station'], minutes: MINUTES }],
  };
  const people = hamlets.map(({ lon, lat }, k) => `h${k},${lon},${lat},100`).join('\n');
  const files = {
    'ring.medreach.json': JSON.stringify(project),
    'stations.csv': `id,name,lon,lat\ns1,站,${CENTER.lon},${CENTER.lat}\n`,
    'hamlets.csv': `id,lon,lat,population\n${people}\n`,
  };
  const given = Object.entries(files).map(([name, text]) => ({ name, bytes: encoder.encode(text) }));
  expect(await dropFiles(app.page, given)).toBe(true);
  await app.page.getByText('环', { exact: true }).first().waitFor();
  await whenReady(app.page);
}

const sentence = () => panel(app.page).getByText(/^图面仅为示意/);

test('the drawing that holds other people than the count says so', async () => {
  await openRing(3);
  await openStage(app.page, 'coverage');
  await panel(app.page).getByRole('switch', { name: zh.areas.show, exact: true }).click({ force: true });
  await app.page.getByText(zh.legend.isochrones, { exact: true }).last().waitFor();
  await sentence().waitFor();
  const text = (await sentence().textContent()) ?? '';
  expect(text).toContain(`圈内按图面为 ${peopleText(0)}，`);
  expect(text).toContain(`计为 ${peopleText(6400)}，相差 ${formatPercent(1, 'zh-CN')}`);
});

test('the drawing that holds the same people says nothing', async () => {
  await openRing(40);
  await openStage(app.page, 'coverage');
  await app.page.getByText(zh.legend.isochrones, { exact: true }).last().waitFor();
  await app.page.waitForTimeout(1500);
  expect(await sentence().count()).toBe(0);
});

test('is quiet', () => expectQuiet(app));
