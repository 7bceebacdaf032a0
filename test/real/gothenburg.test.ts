import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FeatureCollection } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Region } from '../../src/core/model/region.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import { labelValue, NO_LABEL } from '../../src/core/travel/label.ts';
import { oracleLineNetwork } from '../oracles/line-network-oracle.ts';
import { regionOf } from '../support/project-files.ts';
import { propose } from '../support/propose.ts';

/** Roads of Gothenburg, © OpenStreetMap contributors (ODbL), as shipped in the npm package geojson-path-finder. */
const FILE = createRequire(import.meta.url)
  .resolve('geojson-path-finder/package.json')
  .replace(/package\.json$/, 'test/large-network.json');

/** A lattice of places over the city, each with ten people. */
const lattice = Array.from({ length: 900 }, (_, i) => ({
  lon: 11.9 + (i % 30) * 0.005,
  lat: 57.67 + Math.floor(i / 30) * 0.0026,
}));
const csv = `id,lon,lat,population\n${lattice.map(({ lon, lat }, i) => `${i},${lon},${lat},10\n`).join('')}`;
const stations = [0, 1, 2, 3].map((i) => ({ lon: 11.93 + i * 0.03, lat: 57.69 + (i % 2) * 0.03 }));

describe('Gothenburg: 20,227 ways as GeoJSON lines', () => {
  let region: Region;
  const text = readFileSync(FILE, 'utf8');
  beforeAll(async () => {
    region = await regionOf([
      { source: { role: 'roads', path: 'roads.geojson' }, content: text },
      { source: { role: 'population', path: 'lattice.csv' }, content: csv },
    ]);
  });

  it('reads the network and keeps the people', () => {
    expect(region.demand.total).toBe(9000);
    expect(region.roads?.wayIds.length).toBeGreaterThan(9000);
  });

  it('agrees with the slow oracle to 1 % or 2 s', () => {
    const measure = createPlanner(region).measures.get('time', { travel: DEFAULT_TRAVEL, closedRoads: [], zones: [] });
    const { cells } = measure.nearest(stations.map((place, index) => ({ index, ...place })));
    const oracle = oracleLineNetwork(JSON.parse(text) as FeatureCollection, { osmTags: true });
    const expected = oracle.timesToNearest(stations, lattice, 'from-facility');
    const off: string[] = [];
    lattice.forEach((place, i) => {
      const ours = cells[i] === NO_LABEL ? Infinity : labelValue(cells[i]!) / 10;
      const theirs = expected[i]!;
      if (ours === theirs || Math.abs(ours - theirs) <= Math.max(2, theirs * 0.01)) return;
      if (oracle.snapsWithin(place.lon, place.lat, 0.05).length < 2) off.push(`${i}: ${ours} against ${theirs}`);
    });
    expect(off).toEqual([]);
  });

  it('finds the nearest of four stations as four single searches do', () => {
    const measure = createPlanner(region).measures.get('time', { travel: DEFAULT_TRAVEL, closedRoads: [], zones: [] });
    const together = measure.nearest(stations.map((place, index) => ({ index, ...place }))).cells;
    const alone = stations.map((place, index) => measure.nearest([{ index, ...place }]).cells);
    expect(together).toEqual(together.map((_, i) => Math.min(...alone.map((cells) => cells[i]!))));
  });

  it('proposes sites that a full computation confirms', async () => {
    const planner = createPlanner(region);
    const facility = {
      id: 's',
      name: 's',
      kind: 'ems-station',
      ...stations[0]!,
      open: true,
      origin: 'baseline' as const,
    };
    const plan = baselinePlan([facility], []);
    const coverage = {
      facilityKinds: ['ems-station'],
      limit: { by: 'minutes', minutes: 6 },
      targetShare: 0.9,
    } as const;
    const result = await propose(planner, plan, {
      coverage,
      sites: 3,
      candidates: { from: 'cells', spacingMeters: 800 },
      forbidZoneKinds: [],
      forbidBufferMeters: 0,
      minSpacingMeters: 1000,
      seed: 1,
    });
    const facilities = [...plan.facilities, ...result.sites.map(({ id, lon, lat }) => ({ ...facility, id, lon, lat }))];
    expect(planner.evaluate({ ...plan, facilities }, coverage).coverage.total.covered).toBe(result.coveredAfter);
    expect(result.coveredAfter).toBeGreaterThan(result.coveredBefore);
  });
});
