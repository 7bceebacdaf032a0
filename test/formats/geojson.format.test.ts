import { expect, test } from 'vitest';
import { readFile } from '../../src/formats/read-file.ts';
import { textFile } from './input-file.ts';

const point = { type: 'Point', coordinates: [119.9, 28.4] };
const feature = (properties: object | null, geometry: object | null = point) => ({
  type: 'Feature',
  properties,
  geometry,
});
const read = (value: unknown, name = 'a.geojson') =>
  readFile(textFile(name, typeof value === 'string' ? value : JSON.stringify(value)));
const recordsOf = (result: Awaited<ReturnType<typeof read>>) =>
  result.content?.type === 'records' ? result.content : null;

test('a collection: the union of properties, feature ids, nested values', async () => {
  const features = [{ ...feature({ name: 'A', tags: { x: 1 } }), id: 7 }, feature({ name: '', beds: 3 })];
  const result = await read({ type: 'FeatureCollection', features });
  expect(result).toMatchObject({ format: 'GeoJSON', encoding: 'utf-8', issues: [] });
  expect(recordsOf(result)).toEqual({
    type: 'records',
    fields: ['id', 'name', 'tags', 'beds'],
    records: [
      { row: 1, values: [7, 'A', '{"x":1}', null], geometry: point },
      { row: 2, values: [null, null, null, 3], geometry: point },
    ],
  });
});

test('an id beside a property of that name', async () => {
  const result = await read({ ...feature({ id: 'p' }), id: 'f' });
  expect(recordsOf(result)?.fields).toEqual(['feature_id', 'id']);
  expect(recordsOf(result)?.records[0]?.values).toEqual(['f', 'p']);
});

test.each([
  ['a feature', JSON.stringify(feature({})), 1],
  ['a geometry', JSON.stringify(point), 1],
  ['a byte order mark', `\uFEFF${JSON.stringify(feature({}))}`, 1],
  ['one per line', `${JSON.stringify(feature({ a: 1 }))}\n${JSON.stringify(feature({ a: 2 }))}\n`, 2],
  ['a text sequence', `\u001e${JSON.stringify(feature({}))}\n\u001e${JSON.stringify(feature({}))}\n`, 2],
])('%s', async (_, text, count) => {
  expect(recordsOf(await read(text))?.records).toHaveLength(count);
});

test.each([
  ['urn:ogc:def:crs:EPSG::4549', 'EPSG:4549'],
  ['EPSG:4326', 'wgs84'],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84'],
  ['something', undefined],
])('crs %s', async (name, crs) => {
  const result = await read({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name } },
    features: [feature({})],
  });
  expect(result.crs).toBe(crs);
});

test('a record without geometry stays and is counted', async () => {
  const features = [feature({}), feature(null, null), feature({}, { type: 'Polygon', coordinates: [] })];
  const result = await read({ type: 'FeatureCollection', features });
  expect(recordsOf(result)?.records.map(({ geometry }) => geometry)).toEqual([point, null, null]);
  expect(result.issues).toEqual([
    { code: 'geometry-missing', severity: 'note', row: 2, values: { count: 2 }, file: 'a.geojson' },
  ]);
});

test('broken JSON is told with line and column', async () => {
  const result = await read('{\n  "type": "FeatureCollection",\n  "features": [}\n');
  expect(result.content).toBeNull();
  expect(result.issues).toEqual([
    { code: 'json-invalid', severity: 'error', row: 3, values: { line: 3, column: 16 }, file: 'a.geojson' },
  ]);
});

test('JSON cut off in the middle', async () => {
  const result = await read('{"type": "FeatureCollection",\n"features": [');
  expect(result.issues[0]).toMatchObject({ code: 'json-invalid', values: { line: 2, column: 14 } });
});

test('a broken line among good ones is left out alone', async () => {
  const result = await read(`${JSON.stringify(feature({}))}\n{"type":\n${JSON.stringify(feature({}))}`);
  expect(recordsOf(result)?.records).toHaveLength(2);
  expect(result.issues).toEqual([
    { code: 'json-line-invalid', severity: 'error', row: 2, leftOut: true, file: 'a.geojson' },
  ]);
});

test('JSON of another kind', async () => {
  for (const value of [{ a: 1 }, [1, 2], { type: 'FeatureCollection', features: [] }]) {
    expect(await read(value)).toMatchObject({
      content: null,
      issues: [{ code: 'geojson-no-features', severity: 'error' }],
    });
  }
});
