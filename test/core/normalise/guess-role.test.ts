import { expect, test } from 'vitest';
import { guessRole } from '../../../src/core/normalise/guess-role.ts';
import type { RawRaster } from '../../../src/core/normalise/raw.ts';
import { readFile } from '../../../src/formats/read-file.ts';
import { sharedFile } from '../../formats/input-file.ts';
import { features, square, table } from './raw-records.ts';

const role = (content: Parameters<typeof guessRole>[0], name = 'data') => guessRole(content, name).role;
const raster = (values: RawRaster['values']): RawRaster => ({
  type: 'raster',
  width: values.length,
  height: 1,
  west: 119,
  north: 29,
  cellX: 0.1,
  cellY: 0.1,
  epsg: 4326,
  nodata: null,
  values,
});

test('rasters: by name, else by values', () => {
  const people = Float32Array.from({ length: 1000 }, (_, i) => (i % 50 === 0 ? 312.7 : 0.4));
  const heights = Int16Array.from({ length: 1000 }, (_, i) => 200 + Math.round(100 * Math.sin(i / 50)));
  const cover = Uint8Array.from({ length: 1000 }, (_, i) => [10, 20, 30, 40, 50, 60, 80][i % 7] ?? 0);
  expect([people, heights, cover].map((values) => role(raster(values)))).toEqual([
    'population',
    'elevation',
    'landcover',
  ]);
  expect(role(raster(Int16Array.of(-3, 0, 5, 900)))).toBe('elevation');
  expect(role(raster(people), '丽水_高程.tif')).toBe('elevation');
  expect(role(raster(heights), 'chn_ppp_2020.tif')).toBe('population');
});

test('lines: roads, unless their kinds or the name of their file say rivers', () => {
  const line = (properties: Record<string, string>) =>
    features({
      geometry: {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
      properties,
    });
  expect(role(line({ waterway: 'river', name: '好溪' }))).toBe('zones');
  expect(role(line({ fclass: 'river' }))).toBe('zones');
  expect(role(line({ 类型: '河流' }))).toBe('zones');
  expect(role(line({ kind: 'barrier' }))).toBe('zones');
  expect(role(line({ HYRIV_ID: '7' }), 'HydroRIVERS.geojson')).toBe('zones');
  expect(role(line({ highway: 'primary', name: '滨河路' }), '水系旁道路.geojson')).toBe('roads');
  expect(role(line({ fclass: 'residential' }))).toBe('roads');
  expect(role(line({ 名称: '好溪' }))).toBe('roads');
});

test('records: by geometry, columns and values', () => {
  expect(
    role(
      features({
        geometry: {
          type: 'LineString',
          coordinates: [
            [1, 1],
            [2, 2],
          ],
        },
      }),
    ),
  ).toBe('roads');
  expect(role(features({ geometry: square(1, 1), properties: { name: '碧湖镇' } }))).toBe('townships');
  expect(role(features({ geometry: square(1, 1), properties: { kind: 'no-build' } }))).toBe('zones');
  expect(role(features({ geometry: square(1, 1), properties: { pop: 7 } }))).toBe('population');
  expect(role(table(['name', 'lon', 'lat'], ['碧湖镇卫生院', 119.8, 28.3]))).toBe('facilities');
  expect(role(table(['id', 'lon', 'lat', 'beds'], ['a', 119.8, 28.3, 20]))).toBe('facilities');
  expect(role(table(['id', 'lon', 'lat', 'population'], ['a', 119.8, 28.3, 20]))).toBe('population');
  expect(role(table(['id', 'lon', 'lat', '呼叫时间'], ['a', 119.8, 28.3, '2024-01-01 08:00']))).toBe('calls');
  expect(role(table(['lon', 'lat'], [119.8, 28.3]), '候选点.csv')).toBe('candidates');
  expect(role(table(['区划代码', '床位'], ['331102', 2000]))).toBe('table');
});

test.each([
  ['shanghai-hospital-poi/shanghai_hospital.csv', 'facilities'],
  ['china-township-shenzhen/深圳街道.geojson', 'townships'],
  ['ahrtal/wpop_ahrvalley.tif', 'population'],
  ['r5r-poa/poa_elevation.tif', 'elevation'],
  ['r5r-poa/poa_hexgrid.csv', 'population'],
  ['osm-extracts/andorra.osm.pbf', 'roads'],
  ['china-names/ok_data_level4.csv', 'table'],
])('%s: %s', async (path, expected) => {
  const file = sharedFile(path);
  if (file === null) return;
  const { content } = await readFile(file);
  expect(content === null ? null : role(content, 'no hint')).toBe(expected);
});
