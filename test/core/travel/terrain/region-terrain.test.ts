import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Elevation } from '../../../../src/core/model/region.ts';
import { ROAD_FLAG } from '../../../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { CostSweep } from '../../../../src/core/travel/terrain/cost-sweep.ts';
import { paceOfSpeed } from '../../../../src/core/travel/terrain/friction-grid.ts';
import {
  OPEN_GROUND,
  type RegionTerrainInput,
  regionTerrain,
} from '../../../../src/core/travel/terrain/region-terrain.ts';
import { terrainGridFrame } from '../../../../src/core/travel/terrain/terrain-frame.ts';
import { greatCircleMeters } from '../../../oracles/great-circle.ts';
import { littleRoads } from '../../../support/little-world.ts';

const frame = terrainGridFrame({ west: 119, south: 28, east: 119.2, north: 28.15 });
const settings = { ...DEFAULT_TRAVEL, walkKmh: 5 };
const landSpeeds = new Map([[OPEN_GROUND, { kmh: 3, movement: 'walk' }]] as const);

function input(changes: Partial<RegionTerrainInput> = {}): RegionTerrainInput {
  return {
    frame,
    settings,
    roads: null,
    closedRoads: [],
    roadsAre: 'driven',
    landCover: null,
    landSpeeds,
    elevation: null,
    ...changes,
  };
}

/** km/h on the flat at a place, 0 where nobody passes. */
function speedAt(changes: Partial<RegionTerrainInput>, lon: number, lat: number): number {
  const pace = regionTerrain(input(changes)).pace[frame.cellAt(lon, lat)]!;
  return pace === 0 ? 0 : 3.6 / pace;
}

/** A secondary road east, a footpath north from its middle, a motorway north in the east. */
const roads = littleRoads(
  [
    [119.02, 28.05],
    [119.1, 28.05],
    [119.18, 28.05],
    [119.1, 28.1],
    [119.15, 28.02],
    [119.15, 28.12],
  ],
  [
    { nodes: [0, 1, 2], class: 'secondary', id: 'way/1' },
    { nodes: [1, 3], class: 'footway', flags: ROAD_FLAG.walkOnly, id: 'way/2' },
    { nodes: [4, 5], class: 'motorway', id: 'way/3' },
  ],
);

describe('the friction of a region', () => {
  it('is open ground, or impassable where the table has no speed for it', () => {
    expect(speedAt({}, 119.05, 28.03)).toBeCloseTo(3, 6);
    expect(speedAt({ landSpeeds: new Map() }, 119.05, 28.03)).toBe(0);
  });

  it('roads are driven on at the speed of their class, paths walked on; the fastest is on top', () => {
    const driven = { roads };
    expect(speedAt(driven, 119.05, 28.05)).toBeCloseTo(settings.speedKmh.secondary, 4);
    expect(speedAt(driven, 119.1, 28.08)).toBeCloseTo(5, 6);
    expect(speedAt(driven, 119.15, 28.1)).toBeCloseTo(settings.speedKmh.motorway, 4);
    expect(speedAt(driven, 119.15, 28.05)).toBeCloseTo(settings.speedKmh.motorway, 4);
    expect(speedAt(driven, 119.05, 28.08)).toBeCloseTo(3, 6);
    expect(speedAt({ roads, closedRoads: ['way/1'] }, 119.05, 28.05)).toBeCloseTo(3, 6);
  });

  it('for the walk after the drive all roads are good walking, but motorways are no path', () => {
    const walked = { roads, roadsAre: 'walked' } as const;
    expect(speedAt(walked, 119.05, 28.05)).toBeCloseTo(5, 6);
    expect(speedAt(walked, 119.15, 28.1)).toBeCloseTo(3, 6);
  });

  it('roads bridge rivers, nothing enters a closed area, heights are taken over', () => {
    const river = [
      [119.06, 28.01],
      [119.06, 28.12],
    ];
    const closed: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [119.16, 28.03],
          [119.17, 28.03],
          [119.17, 28.07],
          [119.16, 28.07],
          [119.16, 28.03],
        ],
      ],
    };
    const changes = { roads, rivers: [river], closedAreas: [closed] };
    expect(speedAt(changes, 119.06, 28.09)).toBe(0);
    expect(speedAt(changes, 119.06, 28.05)).toBeCloseTo(50, 4);
    expect(speedAt(changes, 119.165, 28.05)).toBe(0);
    const elevation: Elevation = {
      width: 3,
      height: 3,
      west: 118.9,
      north: 28.3,
      cellLon: 0.2,
      cellLat: 0.2,
      meters: new Float32Array(9).fill(321),
    };
    expect(regionTerrain(input({ elevation })).elevation?.every((meters) => meters === 321)).toBe(true);
  });

  it('driving a straight road takes its length by its speed, and up to 8.3 % more across the grid', () => {
    const from = { lon: 119.01, lat: 28.01 };
    for (const to of [
      { lon: 119.19, lat: 28.01 },
      { lon: 119.01, lat: 28.14 },
      { lon: 119.19, lat: 28.075 },
      { lon: 119.14, lat: 28.14 },
      { lon: 119.1, lat: 28.14 },
    ]) {
      const straight = littleRoads(
        [
          [from.lon, from.lat],
          [to.lon, to.lat],
        ],
        [{ nodes: [0, 1], class: 'secondary' }],
      );
      const sweep = new CostSweep(regionTerrain(input({ roads: straight })));
      const result = sweep.run({ cells: [frame.cellAt(from.lon, from.lat)] });
      const seconds = sweep.seconds(result)[frame.cellAt(to.lon, to.lat)]!;
      const onRoad = greatCircleMeters(from, to) * paceOfSpeed(settings.speedKmh.secondary);
      // Either end may be half a cell's diagonal from its cell's centre.
      const ends = 2 * 71 * paceOfSpeed(settings.speedKmh.secondary);
      expect(seconds).toBeGreaterThan(onRoad - ends);
      expect(seconds).toBeLessThan(onRoad * 1.083 + ends);
    }
  });
});
