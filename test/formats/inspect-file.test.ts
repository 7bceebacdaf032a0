import { expect, test } from 'vitest';
import { inspectFile } from '../../src/formats/inspect-file.ts';
import { sharedFile, textFile } from './input-file.ts';

test('a list of facilities', async () => {
  const file = textFile(
    '机构.csv',
    '编号,名称,经度,纬度,床位\n007,青田县人民医院,120.28,28.14,350\n008,遂昌县人民医院,119.27,28.59,\n',
  );
  expect(await inspectFile(file)).toEqual({
    format: 'CSV',
    encoding: 'utf-8',
    datum: { guess: 'wgs84', confidence: 'low', reason: 'not-stated' },
    role: { guess: 'facilities', confidence: 'high', reason: 'values' },
    features: 2,
    fields: [
      { name: '编号', type: 'text', sample: ['007', '008'] },
      { name: '名称', type: 'text', sample: ['青田县人民医院', '遂昌县人民医院'] },
      { name: '经度', type: 'number', sample: ['120.28', '119.27'] },
      { name: '纬度', type: 'number', sample: ['28.14', '28.59'] },
      { name: '床位', type: 'integer', sample: ['350'] },
    ],
    extent: [119.27, 28.14, 120.28, 28.59],
    issues: [],
  });
});

test('GeoJSON that names its system', async () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
  const line = {
    type: 'LineString',
    coordinates: [
      [119, 28],
      [120, 29],
    ],
  };
  const json = {
    type: 'FeatureCollection',
    crs,
    features: [{ type: 'Feature', properties: {}, geometry: line }],
  };
  expect(await inspectFile(textFile('a.json', JSON.stringify(json)))).toMatchObject({
    datum: { guess: 'cgcs2000', confidence: 'high', reason: 'crs' },
    role: { guess: 'roads', confidence: 'high', reason: 'geometry' },
    geometry: 'LineString',
    extent: [119, 28, 120, 29],
  });
});

test('a bad file', async () => {
  expect(await inspectFile(textFile('a.json', '{'))).toMatchObject({
    format: 'GeoJSON',
    issues: [{ code: 'json-invalid' }],
  });
});

test('the population raster of the Ahr valley', async () => {
  const file = sharedFile('ahrtal/wpop_ahrvalley.tif');
  if (file === null) return;
  const inspection = await inspectFile(file);
  expect(inspection).toMatchObject({
    format: 'GeoTIFF',
    datum: { guess: 'wgs84', confidence: 'high', reason: 'crs' },
    role: { guess: 'population' },
    raster: { width: 857, height: 300, nodata: -99999, cells: 23_054 },
  });
  expect(inspection.raster?.sum).toBeCloseTo(191_420.39, 2);
});
