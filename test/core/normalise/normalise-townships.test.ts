import { area } from '@turf/turf';
import { beforeAll, expect, test } from 'vitest';
import { loadProjections } from '../../../src/core/geo/project-coordinates.ts';
import { normaliseTownships } from '../../../src/core/normalise/normalise-townships.ts';
import { townshipClassOf } from '../../../src/core/normalise/township-class-of.ts';
import { readFile } from '../../../src/formats/read-file.ts';
import { sharedFile } from '../../formats/input-file.ts';
import { features, square } from './raw-records.ts';

beforeAll(loadProjections);

const file = 't.geojson';

test.each([
  ['', '紫金街道', 'subdistrict'],
  ['', '碧湖镇', 'town'],
  ['', '雾溪畲族乡', 'township'],
  ['', '某苏木', 'township'],
  ['', '南澳', 'unknown'],
  ['街道', '南澳', 'subdistrict'],
  ['town', 'x', 'town'],
  ['township', 'x', 'township'],
  ['subdistrict', 'x', 'subdistrict'],
  ['民族乡', '碧湖镇', 'township'],
  ['', '东城街道办事处', 'subdistrict'],
])('%j %j is %s', (written, name, expected) => {
  expect(townshipClassOf(written, name)).toBe(expected);
});

test('codes, names, classes, counties; open rings closed', () => {
  const open = { type: 'Polygon' as const, coordinates: [square(119, 28).coordinates[0]?.slice(0, 4) ?? []] };
  const raw = features(
    { geometry: open, properties: { code: '331102001', name: '紫金街道', county: '莲都区' } },
    { geometry: square(120, 28), properties: { code: null, name: '碧湖镇', county: '莲都区' } },
  );
  expect(normaliseTownships(raw, { file })).toEqual({
    townships: [
      {
        code: '331102001',
        name: '紫金街道',
        class: 'subdistrict',
        county: '莲都区',
        geometry: square(119, 28),
      },
      { code: 'row-2', name: '碧湖镇', class: 'town', county: '莲都区', geometry: square(120, 28) },
    ],
    issues: [{ code: 'id-generated', severity: 'note', values: { count: 1 }, file }],
  });
});

test('unusable geometries are left out; parts joined; codes and names repeated are told', () => {
  const unit = (code: string, name: string) => ({ code, name, county: '莲都区' });
  const raw = features(
    { geometry: square(119, 28), properties: unit('1', 'A镇') },
    { geometry: square(121, 28), properties: unit('1', 'A镇') },
    { geometry: square(122, 28), properties: unit('1', 'B镇') },
    { geometry: square(123, 28), properties: unit('2', 'A镇') },
    { geometry: null, properties: unit('3', 'C镇') },
    {
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      properties: unit('4', 'D镇'),
    },
    { geometry: { type: 'Point', coordinates: [119, 28] }, properties: unit('5', 'E镇') },
    { geometry: square(219, 28), properties: unit('6', 'F镇') },
  );
  const { townships, issues } = normaliseTownships(raw, { file });
  expect(townships.map(({ code, name }) => [code, name])).toEqual([
    ['1', 'A镇'],
    ['1-2', 'B镇'],
    ['2', 'A镇'],
  ]);
  expect(townships[0]?.geometry).toEqual({
    type: 'MultiPolygon',
    coordinates: [square(119, 28).coordinates, square(121, 28).coordinates],
  });
  expect(issues).toEqual([
    { code: 'geometry-absent', severity: 'error', row: 5, leftOut: true, file },
    { code: 'id-duplicate', severity: 'warning', row: 3, values: { value: '1', id: '1-2' }, file },
    {
      code: 'geometry-invalid',
      severity: 'error',
      row: 6,
      values: { value: 'Polygon' },
      leftOut: true,
      file,
    },
    { code: 'geometry-invalid', severity: 'error', row: 7, values: { value: 'Point' }, leftOut: true, file },
    {
      code: 'geometry-invalid',
      severity: 'error',
      row: 8,
      values: { value: 'Polygon' },
      leftOut: true,
      file,
    },
    { code: 'township-parts-joined', severity: 'note', values: { count: 1 }, file },
    {
      code: 'township-name-duplicate',
      severity: 'warning',
      values: { name: 'A镇', county: '莲都区', value: '1', id: '2' },
      file,
    },
  ]);
});

test('exchanged axes are put right, projected coordinates projected', () => {
  const swapped = {
    type: 'Polygon' as const,
    coordinates: square(119, 28).coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [y, x])),
  };
  const { townships, issues } = normaliseTownships(
    features({ geometry: swapped, properties: { code: '1', name: 'A镇' } }),
    { file },
  );
  expect(townships[0]?.geometry).toEqual(square(119, 28));
  expect(issues[0]?.code).toBe('coordinates-swapped');

  const metres = features({
    geometry: square(500_000, 3_142_600, 1000),
    properties: { code: '1', name: 'A镇' },
  });
  expect(normaliseTownships(metres, { file }).issues[0]?.code).toBe('coordinates-look-projected');
  const projected = normaliseTownships(metres, { file, datum: 'EPSG:4549' }).townships[0];
  expect(area(projected?.geometry ?? square(0, 0))).toBeGreaterThan(0.99e6);
  expect(area(projected?.geometry ?? square(0, 0))).toBeLessThan(1.01e6);
});

test('74 streets of Shenzhen, 1 967 km²; 西乡 is not a 乡', async () => {
  const streets = sharedFile('china-township-shenzhen/深圳街道.geojson');
  if (streets === null) return;
  const { content } = await readFile(streets);
  if (content?.type !== 'records') throw new Error('no records');
  const { townships, issues } = normaliseTownships(content, { file: streets.name });
  expect(townships).toHaveLength(74);
  expect(new Set(townships.map(({ code }) => code)).size).toBe(74);
  expect(townships.filter(({ geometry }) => geometry.type === 'MultiPolygon')).toHaveLength(2);
  const squareKm = townships.reduce((sum, { geometry }) => sum + area(geometry), 0) / 1e6;
  expect(Math.round(squareKm)).toBe(1967);
  expect(townships[0]).toMatchObject({ name: '南澳', county: '大鹏新区', class: 'unknown' });
  expect(issues.at(-1)).toMatchObject({ code: 'township-class-unknown', values: { count: 74 } });
});
