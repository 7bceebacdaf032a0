import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_TRAVEL, type TravelSettings } from '../../../src/core/model/travel-settings.ts';
import type { Zone } from '../../../src/core/model/zone.ts';
import { createMeasureStore } from '../../../src/core/scenario/measures.ts';
import { labelValue } from '../../../src/core/travel/label.ts';
import { littleDemand, littleRegion, littleRoads } from '../../support/little-world.ts';
import { worlds } from '../travel/network/little-networks.ts';

const region = littleRegion({
  demand: littleDemand([[110.1, 28, 1]]),
  roads: littleRoads(
    [
      [110, 28],
      [110.05, 28],
      [110.1, 28],
    ],
    [{ nodes: [0, 1, 2], class: 'tertiary' }],
  ),
});

/** Over the eastern half of the road. */
const zone: Zone = {
  id: 'z1',
  name: '新区',
  kind: 'new-district',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [110.05, 27.9],
        [110.2, 27.9],
        [110.2, 28.1],
        [110.05, 28.1],
        [110.05, 27.9],
      ],
    ],
  },
};

it('measures anew when a drawn zone changes the speed inside it, and only then', () => {
  const store = createMeasureStore(region);
  const time = (speed: TravelSettings['speed'], zones: readonly Zone[]) => {
    const travel = { ...DEFAULT_TRAVEL, speed };
    const measure = store.get('time', { travel, closedRoads: [], zones });
    return { measure, value: labelValue(measure.nearest([{ index: 0, lon: 110, lat: 28 }]).cells[0]!) };
  };
  const plain = time({}, []);
  // 9.82 km of tertiary road at 40 km/h.
  expect(plain.value / 600).toBeCloseTo((0.1 * 111.195 * Math.cos((28 * Math.PI) / 180) * 60) / 40, 1);
  expect(time({}, [zone]).measure).toBe(plain.measure);
  const half = { zones: [{ zone: 'new-district', factor: 0.5 }] };
  expect(time(half, []).value).toBe(plain.value);
  // Half the way at half the speed takes half as long again.
  expect(time(half, [zone]).value).toBeCloseTo(plain.value * 1.5, -1);
  const moved = { ...zone, kind: 'old-city' };
  expect(time(half, [moved]).value).toBe(plain.value);
  expect(time({ terrain: 'mountain' }, []).value).toBeGreaterThan(plain.value);
});

it('tells the same times whatever it was asked before: other speeds, closed roads, classes not driven at all', () => {
  const how = fc.record({
    primary: fc.constantFrom(30, 60, 0),
    residential: fc.constantFrom(20, 25),
    maxWalkMeters: fc.constantFrom(3000, 3000, 200),
    closed: fc.constantFrom([], [], ['way/0']),
  });
  fc.assert(
    fc.property(worlds, fc.array(how, { minLength: 2, maxLength: 5 }), ({ world, origins }, asked) => {
      const roads = littleRoads(world.nodes, world.ways);
      const little = littleRegion({ demand: littleDemand(world.people), roads });
      const used = createMeasureStore(little);
      for (const { primary, residential, maxWalkMeters, closed } of asked) {
        const speedKmh = { ...DEFAULT_TRAVEL.speedKmh, primary, residential };
        const plan = { travel: { ...DEFAULT_TRAVEL, speedKmh, maxWalkMeters }, closedRoads: closed, zones: [] };
        const told = used.get('time', plan).nearest(origins).cells;
        expect(told).toEqual(createMeasureStore(little).get('time', plan).nearest(origins).cells);
      }
    }),
    { numRuns: 400 },
  );
});
