import { expect, it } from 'vitest';
import { MOST_ROADS, roadsAcross } from '../../../src/core/scenario/roads-across.ts';
import { littleRoads } from '../../support/little-world.ts';

const DEGREE = 111_195;

const ROADS = {
  ...littleRoads(
    [
      [110, 0],
      [110, 0.1],
      [110, 0.3],
      [110.01, 0],
      [110.01, 0.05],
      [110.02, 0],
      [110.02, 0.2],
      [111, 0],
      [111, 0.1],
    ],
    [
      { nodes: [0, 1], class: 'residential', id: 'long' },
      { nodes: [3, 4], class: 'residential', id: 'short' },
      { nodes: [5, 6], class: 'motorway', id: 'fast' },
      { nodes: [1, 2], class: 'residential', id: 'long' },
      { nodes: [7, 8], class: 'motorway', id: 'elsewhere' },
    ],
  ),
  wayNames: ['', '', '高速', '江滨路', ''],
};

const across = (lat: number) =>
  roadsAcross(ROADS, {
    points: [
      [109.99, lat],
      [110.03, lat],
    ],
    closed: false,
  });

it('counts a road once with all its pieces, the greatest class first, then the longest', () => {
  const { roads, count, drawnMeters } = across(0.04);
  expect(count).toBe(3);
  expect(roads.map(({ id, name, roadClass, ways }) => [id, name, roadClass, ways])).toEqual([
    ['fast', '高速', 'motorway', [2]],
    ['long', '江滨路', 'residential', [0, 3]],
    ['short', '', 'residential', [1]],
  ]);
  // The whole road, far beyond what was drawn.
  expect(roads.map(({ meters }) => Math.round(meters / DEGREE / 0.01))).toEqual([20, 30, 5]);
  expect(drawnMeters / DEGREE).toBeCloseTo(0.04, 4);
});

it('finds nothing where nothing is', () => {
  expect(across(0.5)).toMatchObject({ roads: [], count: 0 });
});

it('only counts where there are too many to change at once', () => {
  const many = (length: number) =>
    roadsAcross(
      littleRoads(
        [
          [110, 0],
          [110, 1],
        ],
        Array.from({ length }, () => ({ nodes: [0, 1] })),
      ),
      {
        points: [
          [109, 0.5],
          [111, 0.5],
        ],
        closed: false,
      },
    );
  expect(many(MOST_ROADS).roads).toHaveLength(MOST_ROADS);
  expect(many(MOST_ROADS + 1)).toMatchObject({ roads: [], count: MOST_ROADS + 1 });
});
