import fc from 'fast-check';
import type { FeatureCollection, Geometry, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { geojsonOfRows } from '../../src/formats/geojson-of-rows.ts';
import { writeGeojson } from '../../src/formats/write-geojson.ts';

const collection = (geometry: Geometry | null): FeatureCollection<Geometry | null> => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { name: '丽水' }, geometry }],
});
const written = (geometry: Geometry | null) =>
  JSON.parse(new TextDecoder().decode(writeGeojson(collection(geometry)))).features[0].geometry;

test('rows to points in their order; a row without a place keeps its properties', () => {
  expect(
    geojsonOfRows([
      { id: 'a', lon: 119.9, lat: 28.4 },
      { id: 'b', lon: null, lat: 28 },
      { id: 'c', lon: 1, lat: 2 },
    ]),
  ).toEqual({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { id: 'a' }, geometry: { type: 'Point', coordinates: [119.9, 28.4] } },
      { type: 'Feature', properties: { id: 'b' }, geometry: null },
      { type: 'Feature', properties: { id: 'c' }, geometry: { type: 'Point', coordinates: [1, 2] } },
    ],
  });
});

test('seven decimals; lines keep their direction', () => {
  const clockwise = [
    [0, 0],
    [0, 1],
    [1.123456789, 1],
    [1, 0],
  ];
  expect(written({ type: 'LineString', coordinates: clockwise })).toEqual({
    type: 'LineString',
    coordinates: [
      [0, 0],
      [0, 1],
      [1.1234568, 1],
      [1, 0],
    ],
  });
  expect(written(null)).toBeNull();
});

const area = (ring: readonly (readonly number[])[]) =>
  ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nx = 0, ny = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + (x * ny - nx * y) / 2;
  }, 0);

test('outer rings run counter-clockwise and holes clockwise, whatever they did before', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), (turnOuter, turnHole) => {
      const outer = [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
      ];
      const hole = [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 2],
        [1, 1],
      ];
      const polygon: Polygon = {
        type: 'Polygon',
        coordinates: [turnOuter ? outer.toReversed() : outer, turnHole ? hole.toReversed() : hole],
      };
      const before = structuredClone(polygon);
      for (const geometry of [polygon, { type: 'MultiPolygon', coordinates: [polygon.coordinates] } as const]) {
        const rings = written(geometry as Geometry).coordinates.flat(geometry.type === 'Polygon' ? 0 : 1);
        expect(rings.map(area)).toEqual([16, -1]);
      }
      expect(polygon).toEqual(before);
    }),
  );
});
