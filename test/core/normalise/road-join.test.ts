import { expect, test } from 'vitest';
import { ROAD_FLAG } from '../../../src/core/model/road.ts';
import { joinRoadFiles } from '../../../src/core/normalise/road-join.ts';
import { littleRoads } from '../../support/little-world.ts';

/** One metre in degrees of latitude. */
const METER = 1 / 111_195;
const both = ROAD_FLAG.forward | ROAD_FLAG.backward;

const base = littleRoads(
  [
    [119, 28],
    [119.2, 28],
    [119.3, 28.1],
    // Two vertices of one file at the same place stay two: a road that passes over another.
    [119.2, 28],
    [119.2, 28.2],
  ],
  [
    { nodes: [0, 1, 2], id: 'a' },
    { nodes: [3, 4], id: 'b', flags: both | ROAD_FLAG.bridge },
  ],
);
const own = littleRoads(
  [
    [119.1, 28 - 0.5 * METER],
    [119.1, 27],
    [119.3, 28.1],
    [119.4, 28.1],
    [119.2 + 0.5 * METER, 28.15],
    [119.5, 28.15],
  ],
  [
    { nodes: [0, 1], id: 'end near a line' },
    { nodes: [2, 3], id: 'equal coordinates' },
    { nodes: [4, 5], id: 'end near a bridge' },
  ],
);

test('files join at equal coordinates and at ends within the tolerance; inside a file nothing changes', () => {
  const joined = joinRoadFiles([base, own], 1);
  const roads = joined!.roads;
  const of = (way: number) => [...roads.vertices.subarray(roads.offsets[way], roads.offsets[way + 1])];
  expect(roads.wayIds).toEqual(['a', 'b', 'end near a line', 'equal coordinates', 'end near a bridge']);
  expect([joined!.snapped, joined!.joined]).toEqual([0, 1]);
  expect(of(0)).toHaveLength(4);
  expect(of(2)[0]).toBe(of(0)[1]);
  expect([roads.nodeLon[of(2)[0]!], roads.nodeLat[of(2)[0]!]]).toEqual([119.1, 28]);
  expect(of(3)[0]).toBe(of(0)[3]);
  expect(of(1)[0]).not.toBe(of(0)[2]);
  expect(of(1)).toHaveLength(2);
  expect([...roads.flags]).toEqual([both, both | ROAD_FLAG.bridge, both, both, both]);
});

test('without a tolerance only equal coordinates join; one file is handed back as it is', () => {
  expect(joinRoadFiles([base, own], 0)!.roads.nodeLon).toHaveLength(base.nodeLon.length + own.nodeLon.length - 1);
  expect(joinRoadFiles([base], 1)!.roads).toBe(base);
  expect(joinRoadFiles([], 1)).toBe(null);
});
