import { distance } from '@turf/turf';
import { expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import { describeShared, readShared } from '../oracles/shared-data.ts';
import { littleFacility } from '../support/little-world.ts';
import { regionOf } from '../support/project-files.ts';

const stations = [littleFacility('a', 7.1, 50.54), littleFacility('b', 6.95, 50.45), littleFacility('c', 6.7, 50.4)];

describeShared('ahrtal/wpop_ahrvalley.tif', 'Ahr valley: a WorldPop raster as it comes', () => {
  it('keeps its 191,420.39 people on 23,054 cells, and measures straight to each', async () => {
    const region = await regionOf([
      { source: { role: 'population', path: 'wpop.tif' }, content: readShared('ahrtal/wpop_ahrvalley.tif') },
    ]);
    const { demand } = region;
    expect(demand.count).toBe(23_054);
    expect(demand.total).toBeCloseTo(191_420.39, 2);
    const plan = baselinePlan(stations, [], { ...DEFAULT_TRAVEL, model: 'circle' });
    const planner = createPlanner(region);
    let before = 0;
    for (const km of [2, 5, 10, 20]) {
      const question = {
        facilityKinds: ['ems-station'],
        limit: { by: 'km', km, metric: 'straight' },
        targetShare: 0.9,
      } as const;
      const { coverage } = planner.evaluate(plan, question);
      let expected = 0;
      for (let i = 0; i < demand.count; i++) {
        const place = [demand.lon[i]!, demand.lat[i]!];
        if (stations.some((s) => distance(place, [s.lon, s.lat]) <= km)) expected += demand.population[i]!;
      }
      expect(coverage.total.covered).toBeCloseTo(expected, 6);
      expect(coverage.total.covered + coverage.total.outside).toBeCloseTo(demand.total, 6);
      expect(coverage.total.covered).toBeGreaterThan(before);
      before = coverage.total.covered;
    }
  });
});
