import { centerOfMass } from '@turf/turf';
import fc from 'fast-check';
import gcoord from 'gcoord';
import type { Polygon } from 'geojson';
import { beforeAll, expect, test } from 'vitest';
import { areaCentroid } from '../../../src/core/geo/area-centroid.ts';
import { greatCircleMeters } from '../../../src/core/geo/distance.ts';
import { isInDegrees, loadProjections, toWgs84 } from '../../../src/core/geo/project-coordinates.ts';
import { LAND_CLASS } from '../../../src/core/model/land-cover.ts';
import { normaliseCandidates } from '../../../src/core/normalise/normalise-candidates.ts';
import { normaliseElevation } from '../../../src/core/normalise/normalise-elevation.ts';
import { normaliseLandCover } from '../../../src/core/normalise/normalise-landcover.ts';
import { normaliseZones } from '../../../src/core/normalise/normalise-zones.ts';
import type { RawRaster } from '../../../src/core/normalise/raw.ts';
import { features, square, table } from './raw-records.ts';

beforeAll(loadProjections);

test('area centroid: holes taken out, parts weighted, either direction', () => {
  const hole = square(2, 0, 2).coordinates[0] ?? [];
  const outer = square(0, 0, 4).coordinates[0] ?? [];
  // 16 at (2, 2) less 4 at (3, 1) leaves 12 at (5/3, 7/3).
  for (const rings of [
    [outer, hole],
    [outer, hole.toReversed()],
    [outer.toReversed(), hole],
  ]) {
    const [x, y] = areaCentroid({ type: 'Polygon', coordinates: rings }) ?? [];
    expect(x).toBeCloseTo(5 / 3, 12);
    expect(y).toBeCloseTo(7 / 3, 12);
  }
  const parts = {
    type: 'MultiPolygon' as const,
    coordinates: [square(0, 0, 1).coordinates, square(10, 0, 3).coordinates],
  };
  const [x, y] = areaCentroid(parts) ?? [];
  expect(x).toBeCloseTo((0.5 + 9 * 11.5) / 10, 12);
  expect(y).toBeCloseTo((0.5 + 9 * 1.5) / 10, 12);
  expect(
    areaCentroid({
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [3, 3],
          [1, 1],
        ],
      ],
    }),
  ).toEqual([5 / 3, 5 / 3]);
  expect(areaCentroid({ type: 'Polygon', coordinates: [] })).toBeNull();
});

test('area centroid of a triangle is that of Turf', () => {
  const place = fc.tuple(fc.double({ min: 118, max: 121, noNaN: true }), fc.double({ min: 27, max: 29, noNaN: true }));
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      const double = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
      fc.pre(Math.abs(double) > 1e-3);
      const triangle: Polygon = { type: 'Polygon', coordinates: [[a, b, c, a]] };
      const [x = 0, y = 0] = centerOfMass(triangle).geometry.coordinates;
      expect(areaCentroid(triangle)?.[0]).toBeCloseTo(x, 8);
      expect(areaCentroid(triangle)?.[1]).toBeCloseTo(y, 8);
    }),
  );
});

test('every CGCS2000 zone has its meridian at its false easting', () => {
  const rows: [number, number, number][] = [];
  for (let i = 0; i <= 10; i++) rows.push([4491 + i, (13 + i) * 1e6 + 5e5, 75 + 6 * i], [4502 + i, 5e5, 75 + 6 * i]);
  for (let i = 0; i <= 20; i++) rows.push([4513 + i, (25 + i) * 1e6 + 5e5, 75 + 3 * i], [4534 + i, 5e5, 75 + 3 * i]);
  expect(rows).toHaveLength(64);
  for (const [code, easting, meridian] of rows) {
    const [lon = 0, lat = 0] = toWgs84(`EPSG:${code}`)?.(easting, 3_097_241) ?? [];
    expect(lon).toBeCloseTo(meridian, 9);
    expect(lat).toBeCloseTo(27.988, 2);
  }
});

test('known points: UTM, Web Mercator; unknown codes', () => {
  const near = (datum: string, [x, y]: [number, number], [lon, lat]: [number, number]) => {
    const at = toWgs84(datum)?.(x, y);
    expect(at?.[0]).toBeCloseTo(lon, 6);
    expect(at?.[1]).toBeCloseTo(lat, 6);
  };
  near('EPSG:32651', [500_000, 0], [123, 0]);
  near('EPSG:32722', [500_000, 10_000_000], [-51, 0]);
  near('EPSG:3857', [20037508.342789244, 0], [180, 0]);
  expect(toWgs84('EPSG:2927')).toBeNull();
  expect(toWgs84('Beijing54')).toBeNull();
  expect([isInDegrees('gcj02'), isInDegrees('EPSG:4490'), isInDegrees('EPSG:4549')]).toEqual([true, true, false]);
});

test('GCJ-02 and BD-09 go back where they came from', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 80, max: 130, noNaN: true }),
      fc.double({ min: 20, max: 50, noNaN: true }),
      (lon, lat) => {
        for (const [datum, code] of [
          ['gcj02', gcoord.GCJ02],
          ['BD-09', gcoord.BD09],
        ] as const) {
          const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, code);
          const back = toWgs84(datum)?.(x, y) ?? [0, 0];
          expect(greatCircleMeters(...back, lon, lat)).toBeLessThan(0.5);
        }
      },
    ),
  );
});

test('candidates', () => {
  const raw = table(['name', 'lon', 'lat'], ['地块A', 119.9, 28.4], ['地块B', '', 28.4]);
  expect(normaliseCandidates(raw, { file: 'c.csv' })).toEqual({
    candidates: [{ id: 'row-2', name: '地块A', lon: 119.9, lat: 28.4 }],
    issues: [
      { code: 'coordinate-missing', severity: 'error', row: 3, field: 'lon', leftOut: true, file: 'c.csv' },
      { code: 'id-generated', severity: 'note', values: { count: 1 }, file: 'c.csv' },
    ],
  });
});

test('zones', () => {
  const kinds = ['no-build', '老城区', '生态保护红线', '新区', '城镇开发边界', '风景区', null];
  const raw = features(
    ...kinds.map((kind, i) => ({ geometry: square(119 + i, 28), properties: { id: `z${i}`, kind } })),
  );
  const { zones, issues } = normaliseZones(raw, { file: 'z.geojson' });
  expect(zones.map(({ kind }) => kind)).toEqual([
    'no-build',
    'old-city',
    'no-build',
    'new-district',
    'urban',
    '风景区',
    '',
  ]);
  expect(issues).toEqual([{ code: 'zone-kind-missing', severity: 'warning', values: { count: 1 }, file: 'z.geojson' }]);
});

test('lines in a zones file: rivers and barriers stop people, other lines are left out with a sentence', () => {
  const line = (...coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates });
  const kinds = ['river', '河流', 'barrier', 'waterway', 'no-build', 'stream', 'no-build', null, '阻隔线', '水系'];
  const raw = features(
    { geometry: square(119, 28), properties: { id: 'a', kind: 'river' } },
    { geometry: square(120, 28), properties: { id: 'b', kind: '不可穿越区' } },
    ...kinds.map((kind, i) => ({ geometry: line([119, 28 + i], [120, 28 + i]), properties: { name: `n${i}`, kind } })),
    {
      geometry: {
        type: 'MultiLineString' as const,
        coordinates: [
          [
            [1, 1],
            [2, 2],
          ],
          [[5, 5]],
          [
            [3, 3],
            [4, 4],
          ],
        ],
      },
      properties: { name: 'two', kind: '河流' },
    },
    { geometry: line([119, 28], [119, 99]), properties: { kind: 'river' } },
    { geometry: line([119, 28]), properties: { kind: 'river' } },
  );
  const { zones, barriers, issues } = normaliseZones(raw, { file: 'z.geojson' });
  // An area of a river stays an area of that kind.
  expect(zones.map(({ kind }) => kind)).toEqual(['river', 'barrier']);
  expect(barriers.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'n0 river',
    'n1 river',
    'n2 barrier',
    'n3 river',
    'n8 barrier',
    'n9 river',
    'two river',
  ]);
  expect(barriers[1]!.geometry).toEqual(line([119, 29], [120, 29]));
  expect(barriers[6]!.geometry.coordinates).toHaveLength(2);
  const told = issues.map(({ code, row, values }) => [code, row ?? values?.['value'] ?? '', values?.['count'] ?? 1]);
  expect(told).toEqual([
    ['geometry-invalid', 14, 1],
    ['geometry-invalid', 15, 1],
    ['zone-lines-as-barriers', '', 7],
    ['zone-lines-unused', 'no-build', 2],
    ['zone-lines-unused', 'stream', 1],
    ['zone-lines-kind-missing', '', 1],
  ]);
  const all = issues.reduce((sum, { leftOut, values }) => sum + (leftOut ? Number(values?.['count'] ?? 1) : 0), 0);
  expect(zones.length + barriers.length + all).toBe(raw.records.length);
  const named = normaliseZones(features({ geometry: line([1, 1], [2, 2]) }), { file: 'r.geojson', kind: 'river' });
  expect(named.barriers).toHaveLength(1);
});

test('elevation: nodata is unknown, a projected raster is refused', () => {
  const raw: RawRaster = {
    type: 'raster',
    width: 2,
    height: 1,
    west: 119,
    north: 29,
    cellX: 0.5,
    cellY: 0.5,
    epsg: 4326,
    nodata: -32768,
    values: Int16Array.of(-32768, 12),
  };
  expect(normaliseElevation(raw, { file: 'd.tif' })).toEqual({
    elevation: {
      width: 2,
      height: 1,
      west: 119,
      north: 29,
      cellLon: 0.5,
      cellLat: 0.5,
      meters: Float32Array.of(Number.NaN, 12),
    },
    issues: [],
  });
  expect(normaliseElevation({ ...raw, epsg: 4549 }, { file: 'd.tif' })).toMatchObject({
    elevation: null,
    issues: [{ code: 'elevation-projected' }],
  });
});

test('land cover of a known map becomes kinds of ground; codes that the map does not have are told', () => {
  const raw: RawRaster = {
    type: 'raster',
    width: 5,
    height: 1,
    west: 119,
    north: 29,
    cellX: 0.5,
    cellY: 0.5,
    epsg: 4326,
    nodata: 0,
    values: Uint8Array.of(0, 10, 80, 50, 33),
  };
  const { landCover, issues } = normaliseLandCover(raw, { file: 'c.tif' });
  expect(landCover).toMatchObject({ width: 5, height: 1, west: 119, cellLat: 0.5 });
  const { open, forest, water, built, wetland, crop, shrub } = LAND_CLASS;
  expect([...landCover!.codes]).toEqual([open, forest, water, built, open]);
  expect(issues).toMatchObject([
    { code: 'landcover-scheme-guessed', severity: 'note', values: { value: 'worldcover' } },
    { code: 'landcover-odd-codes', severity: 'warning', values: { count: 1, words: '33' } },
  ]);
  // The same tens mean other things in GlobeLand30, by its name or because the project says so.
  for (const options of [{ file: 'n49_globeland30.tif' }, { file: 'c.tif', scheme: 'globeland30' as const }]) {
    const other = normaliseLandCover(raw, options).landCover;
    expect([...other!.codes]).toEqual([open, crop, built, wetland, open]);
  }
  const small = { ...raw, values: Uint8Array.of(1, 2, 3, 8, 9) };
  expect([...normaliseLandCover(small, { file: 'c.tif' }).landCover!.codes]).toEqual([
    crop,
    forest,
    shrub,
    built,
    wetland,
  ]);
  expect(normaliseLandCover({ ...raw, epsg: 4549 }, { file: 'c.tif' })).toMatchObject({
    landCover: null,
    issues: [{ code: 'landcover-projected' }],
  });
});
