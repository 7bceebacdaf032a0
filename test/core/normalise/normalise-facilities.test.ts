import gcoord from 'gcoord';
import { beforeAll, expect, test } from 'vitest';
import { loadProjections } from '../../../src/core/geo/project-coordinates.ts';
import { normaliseFacilities } from '../../../src/core/normalise/normalise-facilities.ts';
import { readFile } from '../../../src/formats/read-file.ts';
import { sharedFile } from '../../formats/input-file.ts';
import { features, square, table } from './raw-records.ts';

beforeAll(loadProjections);

const HEADER = ['id', 'name', 'kind', 'lon', 'lat', 'beds'];
const file = 'f.csv';
const columns = { id: 'id', name: 'name', kind: 'kind', lon: 'lon', lat: 'lat', capacity: 'beds' };
const codes = (issues: readonly { code: string }[]) => issues.map(({ code }) => code);

test('a clean row', () => {
  const raw = table(HEADER, ['a', '青田县人民医院', 'county-hospital', '１２０.２８', ' 28.14° ', '1,200张']);
  expect(normaliseFacilities(raw, { file, columns })).toEqual({
    facilities: [
      {
        id: 'a',
        name: '青田县人民医院',
        kind: 'county-hospital',
        lon: 120.28,
        lat: 28.14,
        capacity: 1200,
        open: true,
        origin: 'baseline',
      },
    ],
    issues: [],
  });
});

test('rows without a place are left out, each with row, field, value', () => {
  const raw = table(
    HEADER,
    ['a', 'A', 'clinic', '', 28, 1],
    ['b', 'B', 'clinic', 119.9, '?8', 1],
    ['c', 'C', 'clinic', 0, 0, 1],
    ['d', 'D', 'clinic', 119.9, 228, 1],
    ['e', 'E', 'clinic', 119.9, 28, 1],
  );
  const { facilities, issues } = normaliseFacilities(raw, { file, columns });
  expect(facilities.map(({ id }) => id)).toEqual(['e']);
  expect(issues).toEqual([
    { code: 'coordinate-missing', severity: 'error', row: 2, field: 'lon', leftOut: true, file },
    {
      code: 'coordinate-invalid',
      severity: 'error',
      row: 3,
      field: 'lat',
      values: { value: '?8' },
      leftOut: true,
      file,
    },
    { code: 'coordinate-zero', severity: 'error', row: 4, leftOut: true, file },
    {
      code: 'coordinate-out-of-range',
      severity: 'error',
      row: 5,
      values: { value: '119.9, 228' },
      leftOut: true,
      file,
    },
  ]);
});

test('longitude and latitude exchanged in the whole file, in China and elsewhere', () => {
  for (const [lon, lat] of [
    [119.9, 28.4],
    [103.8, 36.0],
    [151.2, -33.9],
  ] as const) {
    const raw = table(
      HEADER,
      ['a', 'A', 'clinic', lat, lon, 1],
      ['b', 'B', 'clinic', lat, lon, 1],
      ['c', 'C', 'clinic', '', '', 1],
    );
    const { facilities, issues } = normaliseFacilities(raw, { file, columns });
    expect(facilities.map((facility) => [facility.lon, facility.lat])).toEqual([
      [lon, lat],
      [lon, lat],
    ]);
    expect(issues).toContainEqual({
      code: 'coordinates-swapped',
      severity: 'warning',
      values: { count: 2 },
      file,
    });
  }
});

test('one row that looks exchanged does not turn the others', () => {
  const raw = table(
    HEADER,
    ['a', 'A', 'clinic', 119.9, 28.4, 1],
    ['b', 'B', 'clinic', 119.8, 28.3, 1],
    ['c', 'C', 'clinic', 28.4, 119.9, 1],
  );
  const { facilities, issues } = normaliseFacilities(raw, { file, columns });
  expect(facilities.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(codes(issues)).toEqual(['coordinate-out-of-range']);
});

test('ids: repeated, missing; names missing; numbers that are none', () => {
  const raw = table(
    HEADER,
    ['a', 'A', 'clinic', 119, 28, 'many'],
    ['a', '', 'clinic', 119.1, 28, -1],
    ['', 'C', 'clinic', 119.2, 28, '-'],
  );
  const { facilities, issues } = normaliseFacilities(raw, { file, columns });
  expect(facilities.map(({ id, name }) => [id, name])).toEqual([
    ['a', 'A'],
    ['a-2', 'a-2'],
    ['row-4', 'C'],
  ]);
  expect(facilities.some((facility) => 'capacity' in facility)).toBe(false);
  expect(issues).toEqual([
    { code: 'number-invalid', severity: 'warning', row: 2, field: 'beds', values: { value: 'many' }, file },
    { code: 'id-duplicate', severity: 'warning', row: 3, values: { value: 'a', id: 'a-2' }, file },
    { code: 'number-invalid', severity: 'warning', row: 3, field: 'beds', values: { value: '-1' }, file },
    { code: 'id-generated', severity: 'note', values: { count: 1 }, file },
    { code: 'name-missing', severity: 'note', values: { count: 1 }, file },
  ]);
});

test('one name within 50 m is told, both stay', () => {
  const raw = table(
    HEADER,
    ['a', 'A', 'clinic', 119, 28, 1],
    ['b', 'A', 'clinic', 119.0004, 28, 1],
    ['c', 'A', 'clinic', 119.001, 28, 1],
  );
  const { facilities, issues } = normaliseFacilities(raw, { file, columns });
  expect(facilities).toHaveLength(3);
  expect(issues).toEqual([
    {
      code: 'facility-duplicate',
      severity: 'warning',
      values: { name: 'A', id: 'b', other: 'a' },
      at: [119.0004, 28],
      file,
    },
  ]);
});

test('kinds: the column, else the file, else the name; unmatched words are counted', () => {
  const rows = [
    ['a', 'A', '卫生院', 119, 28, 1],
    ['b', '某村卫生室', '', 119, 29, 1],
    ['c', 'C', '驿站', 119, 30, 1],
    ['d', 'D', '驿站', 119, 31, 1],
  ];
  const mixed = normaliseFacilities(table(HEADER, ...rows), { file, columns });
  expect(mixed.facilities.map(({ kind }) => kind)).toEqual(['township-hc', 'village-clinic', 'other', 'other']);
  expect(mixed.issues).toEqual([
    {
      code: 'facility-kind-unmatched',
      severity: 'warning',
      field: 'kind',
      values: { count: 2, words: '驿站 × 2' },
      file,
    },
  ]);
  const { kind: _, ...others } = columns;
  const whole = normaliseFacilities(table(['id', 'name', 'lon', 'lat', 'beds'], ['a', 'A', 119, 28, 1]), {
    file,
    columns: others,
    kind: 'my-kind',
  });
  expect(whole.facilities[0]?.kind).toBe('my-kind');
});

test('points, areas and lines of a GeoJSON file', () => {
  const raw = features(
    { geometry: { type: 'Point', coordinates: [119, 28, 100] }, properties: { name: 'A', kind: 'clinic' } },
    { geometry: square(119, 28, 2), properties: { name: 'B', kind: 'clinic' } },
    {
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [119, 28],
          [120, 29],
        ],
      },
      properties: { name: 'C', kind: 'clinic' },
    },
    {
      geometry: {
        type: 'LineString',
        coordinates: [
          [119, 28],
          [120, 29],
        ],
      },
      properties: { name: 'D', kind: 'clinic' },
    },
    { geometry: null, properties: { name: 'E', kind: 'clinic' } },
  );
  const { facilities, issues } = normaliseFacilities(raw, { file });
  expect(facilities.map(({ lon, lat }) => [lon, lat])).toEqual([
    [119, 28],
    [120, 29],
    [119.5, 28.5],
  ]);
  expect(codes(issues)).toEqual(['geometry-not-a-point', 'geometry-absent', 'geometry-to-point', 'id-generated']);
});

test('datums', () => {
  const raw = table(HEADER, ['a', 'A', 'clinic', 119.9, 28.4, 1]);
  const at = (datum: string, from = raw) => {
    const [facility] = normaliseFacilities(from, { file, columns, datum }).facilities;
    return [facility?.lon ?? 0, facility?.lat ?? 0] as const;
  };
  expect(at('wgs84')).toEqual([119.9, 28.4]);
  expect(at('cgcs2000')).toEqual([119.9, 28.4]);
  expect(at('EPSG:4490')).toEqual([119.9, 28.4]);
  expect(at('gcj02')).toEqual(gcoord.transform([119.9, 28.4], gcoord.GCJ02, gcoord.WGS84));
  expect(at('bd09')).toEqual(gcoord.transform([119.9, 28.4], gcoord.BD09, gcoord.WGS84));
  expect(normaliseFacilities(raw, { file, columns, datum: 'mars' })).toEqual({
    facilities: [],
    issues: [{ code: 'datum-unknown', severity: 'error', values: { value: 'mars' }, file }],
  });
  // Metres: the central meridian of zone 120° is x = 500 000.
  const [lon, lat] = at('EPSG:4549', table(HEADER, ['a', 'A', 'clinic', 500000, 3142600, 1]));
  expect(lon).toBeCloseTo(120, 9);
  expect(lat).toBeGreaterThan(28.3);
  expect(lat).toBeLessThan(28.5);
});

test('metres without a datum, and no coordinates at all', () => {
  const metres = table(HEADER, ['a', 'A', 'clinic', 500000, 3142600, 1]);
  expect(normaliseFacilities(metres, { file, columns }).issues).toEqual([
    { code: 'coordinates-look-projected', severity: 'error', values: { value: 500000 }, file },
  ]);
  expect(codes(normaliseFacilities(table(['name'], ['A']), { file }).issues)).toEqual(['coordinates-absent']);
});

test('7 513 health places of Shanghai: animal clinics out and listed, kinds found', async () => {
  const poi = sharedFile('shanghai-hospital-poi/shanghai_hospital.csv');
  if (poi === null) return;
  const { content } = await readFile(poi);
  if (content?.type !== 'records') throw new Error('no records');
  const { facilities, issues } = normaliseFacilities(content, { file: poi.name });
  const animals = issues.find(({ code }) => code === 'facility-not-for-people');
  expect(facilities.length + Number(animals?.values?.count)).toBe(7513);
  expect(animals?.values?.count).toBeGreaterThanOrEqual(381);
  expect(animals?.values?.count).toBeLessThan(400);
  const count = (kind: string) => facilities.filter((facility) => facility.kind === kind).length;
  expect([count('township-hc'), count('ems-centre'), count('cdc'), count('other')]).toEqual([956, 108, 63, 0]);
});

test('a column of one value as id does not take for ever', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => ['same', 'A', 'clinic', 119 + i / 1e9, 28, 1]);
  const start = performance.now();
  const { facilities, issues } = normaliseFacilities(table(HEADER, ...rows), { file, columns });
  expect(new Set(facilities.map(({ id }) => id)).size).toBe(20_000);
  expect(issues.filter(({ code }) => code === 'more-issues').map(({ values }) => values?.count)).toEqual([
    19_899, 19_899,
  ]);
  expect(performance.now() - start).toBeLessThan(3000);
});
