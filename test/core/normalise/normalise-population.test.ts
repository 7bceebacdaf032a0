import fc from 'fast-check';
import proj4 from 'proj4';
import { beforeAll, expect, test } from 'vitest';
import { loadProjections } from '../../../src/core/geo/project-coordinates.ts';
import { normalisePopulation } from '../../../src/core/normalise/normalise-population.ts';
import type { RawRaster } from '../../../src/core/normalise/raw.ts';
import { readFile } from '../../../src/formats/read-file.ts';
import { sharedFile } from '../../formats/input-file.ts';
import { features, square, table } from './raw-records.ts';

beforeAll(loadProjections);

const file = 'p.tif';
const raster = (values: number[], more: Partial<RawRaster> = {}): RawRaster => ({
  type: 'raster',
  width: 3,
  height: 2,
  west: 119,
  north: 29,
  cellX: 0.5,
  cellY: 0.25,
  epsg: 4326,
  nodata: -99999,
  values: Float64Array.from(values),
  ...more,
});

test('cells with people stand at their centres, the rest is no demand', () => {
  const { demand, issues } = normalisePopulation(raster([0, 1.5, -99999, Number.NaN, -2, 7]), { file });
  expect(demand).toEqual({
    count: 2,
    lon: Float64Array.of(119.75, 120.25),
    lat: Float64Array.of(28.875, 28.625),
    population: Float64Array.of(1.5, 7),
    township: Int32Array.of(-1, -1),
    cell: Uint32Array.of(1, 5),
    cellSize: [0.5, 0.25],
    total: 8.5,
  });
  expect(issues).toEqual([
    {
      code: 'population-negative-cells',
      severity: 'error',
      values: { count: 1, value: -2 },
      leftOut: true,
      file,
    },
    { code: 'population-read', severity: 'note', values: { count: 2, people: 8.5 }, file },
  ]);
});

test('people are conserved, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 6 }), (values) => {
      const { demand } = normalisePopulation(raster(values), { file });
      expect(demand.total).toBe(values.reduce((sum, value) => sum + value, 0));
      expect(demand.count).toBe(values.filter((value) => value > 0).length);
    }),
  );
});

test('a projected raster: centres unprojected, nothing resampled', () => {
  const frame = { epsg: 4549, west: 499_900, north: 3_142_700, cellX: 100, cellY: 100 };
  const { demand } = normalisePopulation(raster([1, 2, 3, 4, 5, 6], frame), { file });
  expect(demand.total).toBe(21);
  const back = proj4('WGS84', '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs');
  const [x = 0, y = 0] = back.forward([demand.lon[4] ?? 0, demand.lat[4] ?? 0]);
  expect(x).toBeCloseTo(500_050, 4);
  expect(y).toBeCloseTo(3_142_550, 4);
  expect((demand.cellSize?.[0] ?? 0) * 111_195 * Math.cos((28.4 * Math.PI) / 180)).toBeCloseTo(100, 0);
  expect((demand.cellSize?.[1] ?? 0) * 111_195).toBeCloseTo(100, 0);
});

test('a raster that does not say where it lies', () => {
  expect(normalisePopulation(raster([1, 0, 0, 0, 0, 0], { epsg: null }), { file }).issues[0]).toMatchObject({
    code: 'crs-assumed',
    severity: 'note',
  });
  const metres = normalisePopulation(raster([1, 0, 0, 0, 0, 0], { epsg: null, west: 500_000 }), { file });
  expect(metres.issues[0]).toMatchObject({
    code: 'crs-unknown',
    severity: 'error',
    values: { value: 500_000 },
  });
  expect(metres.demand.count).toBe(0);
  expect(normalisePopulation(raster([1, 0, 0, 0, 0, 0], { epsg: 2927 }), { file }).issues[0]).toMatchObject({
    code: 'datum-unknown',
    values: { value: 'EPSG:2927' },
  });
});

test('points: missing, wrong and negative numbers left out one by one, zeros counted', () => {
  const raw = table(
    ['id', 'lon', 'lat', 'population'],
    ['a', 119, 28, '1,200'],
    ['b', 119, 28, ''],
    ['c', 119, 28, 'many'],
    ['d', 119, 28, -5],
    ['e', 119, 28, 0],
    ['f', 120, 29, 3],
  );
  const { demand, issues } = normalisePopulation(raw, { file: 'p.csv' });
  expect(demand).toEqual({
    count: 3,
    lon: Float64Array.of(119, 119, 120),
    lat: Float64Array.of(28, 28, 29),
    population: Float64Array.of(1200, 0, 3),
    township: Int32Array.of(-1, -1, -1),
    cell: Uint32Array.of(2, 6, 7),
    ids: ['a', 'e', 'f'],
    total: 1203,
  });
  const at = { severity: 'error', field: 'population', leftOut: true, file: 'p.csv' };
  expect(issues).toEqual([
    { code: 'population-missing', row: 3, values: { value: '' }, ...at },
    { code: 'population-invalid', row: 4, values: { value: 'many' }, ...at },
    { code: 'population-negative', row: 5, values: { value: '-5' }, ...at },
    { code: 'population-zero', severity: 'note', values: { count: 1 }, file: 'p.csv' },
    { code: 'population-read', severity: 'note', values: { count: 3, people: 1203 }, file: 'p.csv' },
  ]);
});

test('polygons stand at their area centroid', () => {
  const { demand } = normalisePopulation(features({ geometry: square(119, 28, 2), properties: { pop: 10 } }), { file });
  expect([demand.lon[0], demand.lat[0], demand.total]).toEqual([120, 29, 10]);
});

test('no column of people', () => {
  const { demand, issues } = normalisePopulation(table(['lon', 'lat', 'name'], [119, 28, 'A']), { file });
  expect([demand.count, demand.total]).toEqual([0, 0]);
  expect(issues[0]).toMatchObject({ code: 'population-column-absent', severity: 'error' });
});

test('Ahr valley and Porto Alegre: totals to the person', async () => {
  const ahr = sharedFile('ahrtal/wpop_ahrvalley.tif');
  const poa = sharedFile('r5r-poa/poa_hexgrid.csv');
  if (ahr === null || poa === null) return;
  const grid = (await readFile(ahr)).content;
  const hexagons = (await readFile(poa)).content;
  if (grid?.type !== 'raster' || hexagons?.type !== 'records') throw new Error('unreadable');
  const valley = normalisePopulation(grid, { file: ahr.name }).demand;
  expect(valley.count).toBe(23_054);
  expect(valley.total).toBeCloseTo(191_420.39, 2);
  const { demand, issues } = normalisePopulation(hexagons, { file: poa.name });
  expect(demand.total).toBe(812_935);
  expect(demand.count).toBe(1227);
  expect(issues.find(({ code }) => code === 'population-zero')?.values?.count).toBe(103);
});
