import { describe, expect, it } from 'vitest';
import { polygonLookup } from '../../../src/core/geo/point-in-polygons.ts';
import type { Demand } from '../../../src/core/model/demand.ts';
import { createEmptyRegion } from '../../../src/core/model/empty-region.ts';
import type { CoverageQuestion } from '../../../src/core/model/question.ts';
import type { Region } from '../../../src/core/model/region.ts';
import { finish } from '../../../src/core/model/steps.ts';
import { DEFAULT_TRAVEL, type TravelSettings } from '../../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { serviceAreaPainter } from '../../../src/core/scenario/service-areas.ts';
import { seededRandom } from '../../../src/core/siting/random.ts';
import { littleFacility, littleRoads } from '../../support/little-world.ts';

const STEP = 0.002;
const QUESTION: CoverageQuestion = {
  facilityKinds: ['ems-station'],
  limit: { by: 'minutes', minutes: 6 },
  targetShare: 0.9,
};

/** Inhabited cells of a raster, two in three empty, around a crooked road with a station at either end. */
function region(): Region {
  const random = seededRandom(7);
  const cells: [lon: number, lat: number, people: number][] = [];
  for (let row = 0; row < 60; row++) {
    for (let column = 0; column < 80; column++) {
      if (random() < 1 / 3) cells.push([110 + column * STEP, 28 - row * STEP, Math.ceil(random() * 40)]);
    }
  }
  const population = Float64Array.from(cells, (cell) => cell[2]);
  const demand: Demand = {
    count: cells.length,
    lon: Float64Array.from(cells, (cell) => cell[0]),
    lat: Float64Array.from(cells, (cell) => cell[1]),
    population,
    township: new Int32Array(cells.length).fill(-1),
    cell: Uint32Array.from(cells, (_, index) => index),
    cellSize: [STEP, STEP],
    total: population.reduce((sum, people) => sum + people, 0),
  };
  const roads = littleRoads(
    [
      [110.005, 27.99],
      [110.06, 27.93],
      [110.09, 27.96],
      [110.15, 27.89],
    ],
    [{ nodes: [0, 1, 2, 3] }],
  );
  const facilities = [littleFacility('west', 110.006, 27.99), littleFacility('east', 110.149, 27.891)];
  return { ...createEmptyRegion(), facilities, demand, roads };
}

function paint(travel: Partial<TravelSettings> = {}, question = QUESTION, bands = [2, 4, 6]) {
  const here = region();
  const planner = createPlanner(here);
  const plan = baselinePlan(here.facilities, [], { ...DEFAULT_TRAVEL, ...travel });
  const answer = planner.evaluate(plan, question);
  const areas = finish(finish(serviceAreaPainter(planner, 100_000))(plan, { coverage: question, bands }));
  return { here, answer, areas };
}

describe('service areas', () => {
  it('over a raster, hold exactly the people who are within the time', () => {
    const { answer, areas } = paint();
    expect(areas.checks.map((check) => check.minutes)).toEqual([6, 4, 2]);
    for (const check of areas.checks) expect(check).toMatchObject({ byArea: check.byTime, misplaced: 0 });
    expect(areas.checks[0]!.byTime).toBe(answer.coverage.total.covered);
    expect(answer.coverage.total.covered).toBeGreaterThan(0);
    expect(answer.coverage.total.outside).toBeGreaterThan(0);
  });

  it('give everybody who is reached to the facility that reaches them, and nobody else to anybody', () => {
    const { here, answer, areas } = paint();
    const lookup = polygonLookup(areas.catchments.features.map((feature) => feature.geometry));
    const { demand } = here;
    for (let i = 0; i < demand.count; i++) {
      const area = lookup(demand.lon[i]!, demand.lat[i]!);
      expect(areas.catchments.features[area]?.properties.facility ?? -1).toBe(answer.nearest[i]!);
    }
    expect([...new Set(answer.nearest)].sort()).toEqual([-1, 0, 1]);
  });

  it('of the circle model are circles', () => {
    const { here, answer, areas } = paint({ model: 'circle', detour: 1.25, straightKmh: 40 });
    // 2 minutes at 40 km/h and a detour of 1.25 are 1.067 km: two circles apart, of 64 corners or more.
    const smallest = areas.isochrones.features.at(-1)!;
    expect(smallest.geometry.coordinates).toHaveLength(2);
    expect(smallest.geometry.coordinates[0]![0]!.length).toBeGreaterThan(60);
    const { demand } = here;
    for (const { geometry, properties } of areas.isochrones.features) {
      const lookup = polygonLookup([geometry]);
      for (let i = 0; i < demand.count; i++) {
        const minutes = answer.deciseconds[i]! / 600;
        // Corners cut a few thousandths of the radius off.
        if (Math.abs(minutes / properties.minutes - 1) < 0.005) continue;
        expect(lookup(demand.lon[i]!, demand.lat[i]!) === 0).toBe(minutes < properties.minutes);
      }
    }
  });

  it('are drawn in the minutes asked for also where the limit is a distance, and not without minutes', () => {
    const { areas } = paint({}, { ...QUESTION, limit: { by: 'km', km: 3, metric: 'network' } });
    expect(areas.isochrones).toEqual(paint().areas.isochrones);
    expect(areas.checks).toEqual(paint().areas.checks);
    const none = paint({}, { ...QUESTION, limit: { by: 'km', km: 3, metric: 'network' } }, []).areas;
    expect(none.isochrones.features).toEqual([]);
    expect(areas.catchments.features.map((feature) => feature.properties.facility)).toEqual([0, 1]);
  });
});
