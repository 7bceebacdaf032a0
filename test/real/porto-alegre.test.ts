import { beforeAll, expect, it } from 'vitest';
import type { CoverageQuestion, Limit } from '../../src/core/model/question.ts';
import type { Region } from '../../src/core/model/region.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { applyEdit, baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import { createPlanner, type Planner } from '../../src/core/scenario/planner.ts';
import { oracleNetwork } from '../oracles/osm-network-oracle.ts';
import { describeShared, readShared } from '../oracles/shared-data.ts';
import { littleFacility } from '../support/little-world.ts';
import { regionOf } from '../support/project-files.ts';

const asked = (limit: Limit): CoverageQuestion => ({ facilityKinds: ['ems-station'], limit, targetShare: 0.9 });

describeShared('r5r-poa/poa_osm.pbf', 'Porto Alegre: roads of OpenStreetMap, 1,227 cells, 15 places', () => {
  let region: Region;
  let planner: Planner;
  beforeAll(async () => {
    const points = { id: 'id', name: 'id', lon: 'lon', lat: 'lat' };
    region = await regionOf([
      {
        source: { role: 'facilities', path: 'points.csv', kind: 'ems-station', columns: points },
        content: readShared('r5r-poa/poa_points_of_interest.csv'),
      },
      { source: { role: 'population', path: 'hexes.csv' }, content: readShared('r5r-poa/poa_hexgrid.csv') },
      { source: { role: 'roads', path: 'poa.osm.pbf' }, content: readShared('r5r-poa/poa_osm.pbf') },
    ]);
    planner = createPlanner(region);
  });

  it('keeps everybody: 812,935 people, inside, outside or unreached', () => {
    expect(region.demand.total).toBe(812_935);
    for (const minutes of [1, 5, 10, 15, 60]) {
      const { total, gaps } = planner.evaluate(
        baselinePlan(region.facilities, []),
        asked({ by: 'minutes', minutes }),
      ).coverage;
      expect(total.covered + total.outside + total.unreached).toBe(812_935);
      expect(gaps.reduce((sum, gap) => sum + gap.people, 0)).toBe(total.outside + total.unreached);
    }
  });

  it('counts as many within 10 and 15 minutes as the slow oracle, cell by cell', () => {
    const oracle = oracleNetwork(readShared('r5r-poa/poa_osm.pbf'), {});
    const people = Array.from(region.demand.lon, (lon, i) => ({ lon, lat: region.demand.lat[i]! }));
    const seconds = oracle.timesToNearest(
      region.facilities.map(({ lon, lat }) => ({ lon, lat })),
      people,
      'from-facility',
    );
    for (const minutes of [10, 15]) {
      const { total } = planner.evaluate(
        baselinePlan(region.facilities, []),
        asked({ by: 'minutes', minutes }),
      ).coverage;
      const expected = seconds.reduce(
        (sum, time, i) => sum + (time <= minutes * 60 ? region.demand.population[i]! : 0),
        0,
      );
      expect(total.covered).toBe(expected);
    }
  });

  it('covers no fewer with a longer standard, and no fewer with one facility more', () => {
    const plan = baselinePlan(region.facilities, []);
    const limits: Limit[][] = [
      [2, 4, 6, 8, 10].map((minutes) => ({ by: 'minutes', minutes })),
      [1, 2, 3, 4].map((km) => ({ by: 'km', km, metric: 'straight' })),
      [1, 2, 3, 4].map((km) => ({ by: 'km', km, metric: 'network' })),
    ];
    for (const row of limits) {
      const covered = row.map((limit) => planner.evaluate(plan, asked(limit)).coverage.total.covered);
      expect(covered).toEqual([...covered].sort((a, b) => a - b));
    }
    let before = planner.evaluate(plan, asked({ by: 'minutes', minutes: 5 })).measure;
    let now = plan;
    for (let i = 0; i < 5; i++) {
      const cell = i * 200 + 31;
      now = applyEdit(now, {
        edit: 'add-facility',
        facility: littleFacility(`n${i}`, region.demand.lon[cell]!, region.demand.lat[cell]!),
      }).plan;
      const after = planner.evaluate(now, asked({ by: 'minutes', minutes: 5 })).measure;
      expect(after.every((value, k) => value <= before[k]!)).toBe(true);
      before = after;
    }
  });

  it('takes as long one way from A as the other way to A', () => {
    const outward = planner.measures.get('time', { travel: DEFAULT_TRAVEL, closedRoads: [], zones: [] });
    // A cell beside the road adds its walk in both directions; compare what remains with the roads walked both ways.
    const walking = planner.measures.get('time', {
      travel: { ...DEFAULT_TRAVEL, mode: 'walk' },
      closedRoads: [],
      zones: [],
    });
    const back = planner.measures.get('time', {
      travel: { ...DEFAULT_TRAVEL, mode: 'walk', direction: 'to-facility' },
      closedRoads: [],
      zones: [],
    });
    const origins = region.facilities.map(({ lon, lat }, index) => ({ index, lon, lat }));
    expect(walking.nearest(origins).cells).toEqual(back.nearest(origins).cells);
    expect(outward.nearest(origins).cells).not.toEqual(walking.nearest(origins).cells);
  });
});
