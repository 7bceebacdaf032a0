import { expect, test } from 'vitest';
import { ROAD_CLASSES } from '../../../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import type { Zone } from '../../../../src/core/model/zone.ts';
import { usableSegments } from '../../../../src/core/travel/network/segments.ts';
import { unknownSpeedZones, withSpeedFactors } from '../../../../src/core/travel/speed/speed-factors.ts';
import { littleRoads } from '../../../support/little-world.ts';

const KM = 360 / (2 * Math.PI * 6371.0088);
const box = (west: number, east: number, id: string, kind: string): Zone => ({
  id,
  name: id,
  kind,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west * KM, -KM],
        [east * KM, -KM],
        [east * KM, KM],
        [west * KM, KM],
        [west * KM, -KM],
      ],
    ],
  },
});
/** Along the equator: 3 km of primary road in pieces of one, then a ferry of 1 km, and a footway of 1 km. */
const roads = littleRoads(
  [0, 1, 2, 3, 4].map((x) => [x * KM, 0] as const),
  [
    { nodes: [0, 1, 2, 3], class: 'primary' },
    { nodes: [3, 4], class: 'ferry' },
    { nodes: [3, 4], class: 'footway', flags: 32 },
  ],
);
const nothing = { elevation: null, zones: [] };
const minutes = (of: typeof roads, settings = DEFAULT_TRAVEL) =>
  [...usableSegments(of, settings, []).seconds].map((seconds) => seconds / 60);

test('no options, or options that change nothing, give back the very same roads', () => {
  expect(withSpeedFactors(roads, undefined, nothing)).toBe(roads);
  expect(withSpeedFactors(roads, {}, nothing)).toBe(roads);
  const idle = { terrain: 'plain', vehicle: 'car', gradient: true, zones: [{ zone: 'none', factor: 0.5 }] } as const;
  expect(withSpeedFactors(roads, idle, nothing)).toBe(roads);
});

test('a factor of 1 on every piece leaves the seconds as they are to the last bit', () => {
  const ones = { ...roads, speedFactor: new Float64Array(roads.vertices.length).fill(1) };
  expect(usableSegments(ones, DEFAULT_TRAVEL, [])).toEqual(usableSegments(roads, DEFAULT_TRAVEL, []));
});

test('class factors: 60 km/h in the mountains are 45, the ferry keeps its 10', () => {
  const mountain = withSpeedFactors(roads, { terrain: 'mountain' }, nothing);
  const [a, b, c, ferry] = minutes(mountain);
  for (const piece of [a, b, c]) expect(piece).toBeCloseTo(60 / 45, 9);
  expect(ferry).toBeCloseTo(6, 9);
  // The limit in the file is slowed like the speed of the class.
  const limited = { ...mountain, speed: Float32Array.of(40, 0, 0) };
  expect(minutes(limited, { ...DEFAULT_TRAVEL, useMaxspeed: true })[0]).toBeCloseTo(60 / 30, 9);
});

test('walkers are not concerned', () => {
  const walk = { ...DEFAULT_TRAVEL, mode: 'walk' } as const;
  const mountain = withSpeedFactors(roads, { terrain: 'mountain', season: 'wet' }, nothing);
  expect(usableSegments(mountain, walk, [])).toEqual(usableSegments(roads, walk, []));
});

test('zones: the middle of a piece decides, by identifier or kind; the first that holds it wins', () => {
  const zones = [box(0.4, 0.6, 'z1', 'old-city'), box(1.6, 2.4, 'z2', 'old-city'), box(-1, 9, 'all', 'county')];
  const of = (speeds: { zone: string; factor: number }[]) =>
    minutes(withSpeedFactors(roads, { zones: speeds }, { elevation: null, zones })).map((value) =>
      Number(value.toFixed(6)),
    );
  expect(of([{ zone: 'z1', factor: 0.5 }])).toEqual([2, 1, 1, 6]);
  // z2 holds parts of the second and third piece, but the middle of neither.
  expect(of([{ zone: 'old-city', factor: 0.5 }])).toEqual([2, 1, 1, 6]);
  expect(
    of([
      { zone: 'z1', factor: 0.5 },
      { zone: 'county', factor: 0.8 },
    ]),
  ).toEqual([2, 1.25, 1.25, 6]);
  expect(
    of([
      { zone: 'county', factor: 0.8 },
      { zone: 'z1', factor: 0.5 },
    ]),
  ).toEqual([1.25, 1.25, 1.25, 6]);
  expect(
    unknownSpeedZones(
      {
        zones: [
          { zone: 'z1', factor: 1 },
          { zone: 'z9', factor: 1 },
        ],
      },
      zones,
    ),
  ).toEqual(['z9']);
  expect(() => of([{ zone: 'z1', factor: 0 }])).toThrow('zone z1');
});

test('all parts multiply', () => {
  const zones = [box(-1, 9, 'all', 'county')];
  // A plane that rises 10 m per 100 m to the east.
  const meters = Float32Array.from({ length: 100 }, (_, i) => ((i % 10) + 0.5) * 100);
  const elevation = { width: 10, height: 10, west: -KM, north: 5 * KM, cellLon: KM, cellLat: KM, meters };
  const steep = withSpeedFactors(
    roads,
    { terrain: 'mountain', gradient: true, zones: [{ zone: 'all', factor: 0.5 }] },
    { elevation, zones },
  );
  // 60 km/h × 60/80 × 0.5 × the share at 6 %, the most that is believed of a primary road: up 102.6 - 22.32, down
  // 102.6 - 4.56, there and back 2 · 80.28 · 98.04 / 178.32 of 102.6.
  expect(minutes(steep)[0]).toBeCloseTo(60 / (60 * 0.75 * 0.5 * ((2 * 80.28 * 98.04) / 178.32 / 102.6)), 6);
  // A village road may have its 10 %: 25 km/h × (2 · 65.4 · 95 / 160.4) / 102.6.
  const lane = { ...roads, roadClass: Uint8Array.from(roads.roadClass, () => ROAD_CLASSES.indexOf('residential')) };
  const climbing = withSpeedFactors(lane, { gradient: true }, { elevation, zones });
  expect(minutes(climbing)[0]).toBeCloseTo(60 / (25 * ((2 * 65.4 * 95) / 160.4 / 102.6)), 4);
});
