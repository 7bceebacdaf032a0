import { expect, test } from 'vitest';
import { finish } from '../../src/core/model/steps.ts';
import type { ServiceAreas } from '../../src/core/scenario/service-areas.ts';
import { drawnAreas } from '../../src/engine/drawn-areas.ts';
import { geojsonBlob } from '../../src/engine/geojson-blob.ts';

const square = (west: number) => ({
  type: 'MultiPolygon' as const,
  coordinates: [
    [
      [
        [west, 28],
        [west + 1, 28],
        [west + 1, 29],
        [west, 28],
      ],
    ],
  ],
});

test('what the blobs hold is the areas, word for word', async () => {
  const areas: ServiceAreas = {
    isochrones: {
      type: 'FeatureCollection',
      features: [10, 10 / 3].map((minutes) => ({
        type: 'Feature',
        properties: { minutes },
        geometry: square(119 + minutes),
      })),
    },
    catchments: {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { facility: 7 }, geometry: square(119) }],
    },
    checks: [],
  };
  const drawn = finish(drawnAreas(areas));
  expect(drawn.isochrones.map(({ minutes }) => minutes)).toEqual([10, 10 / 3]);
  for (const [index, { geometry }] of drawn.isochrones.entries()) {
    expect(JSON.parse(await geometry.text())).toEqual(areas.isochrones.features[index]?.geometry);
  }
  expect(JSON.parse(await drawn.catchments.text())).toEqual(areas.catchments);
});

test('a collection of texts and of blobs that hold several features; of nothing', async () => {
  const blob = geojsonBlob(['{"n":1}', new Blob(['{"n":2},{"n":3}']), '{"n":4}']);
  expect(JSON.parse(await blob.text())).toEqual({
    type: 'FeatureCollection',
    features: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }],
  });
  expect(JSON.parse(await geojsonBlob([]).text())).toEqual({ type: 'FeatureCollection', features: [] });
});
