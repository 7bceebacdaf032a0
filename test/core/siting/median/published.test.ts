import { expect, it } from 'vitest';
import { solveCenter } from '../../../../src/core/siting/center/p-center.ts';
import { fewestSites } from '../../../../src/core/siting/covering/fewest-sites.ts';
import { reachWithin } from '../../../../src/core/siting/covering/reach-within.ts';
import { sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { solveMedian } from '../../../../src/core/siting/median/p-median.ts';
import { readOrlibPMedian } from '../../../../src/formats/orlib-pmedian.ts';
import { describeShared, readShared, readSharedCsv } from '../../../oracles/shared-data.ts';
import { matrixOf } from './random-matrix.ts';

const text = (path: string): string => new TextDecoder().decode(readShared(path));

/** A choice of small and large, few and many sites; all of them are in the bench. */
const INSTANCES = [1, 3, 4, 6, 7, 9, 11, 13, 17, 20, 22, 24];

describeShared('orlib-pmed/optimal.csv', 'OR-Library', () => {
  const published = new Map(readSharedCsv('orlib-pmed/optimal.csv').map((row) => [row.instance!, row]));

  it.each(INSTANCES)('pmed%i: published median and center, proved', async (k) => {
    const read = readOrlibPMedian(text(`orlib-pmed/pmed${k}.txt`));
    if ('code' in read) throw new Error(read.code);
    const { matrix, p } = read;
    const optimum = published.get(`pmed${k}`)!;
    const beyond = matrix.time.reduce((most, time) => Math.max(most, time), 0);
    expect(await solveMedian({ matrix, sites: p, beyond })).toMatchObject({
      ...{ objective: Number(optimum.p_median_optimum), proof: 'optimal' },
    });
    expect(await solveCenter({ matrix, sites: p })).toMatchObject({
      ...{ objective: Number(optimum.p_center_optimum), proof: 'optimal' },
    });
  });
});

interface Expected {
  readonly p_median: Record<string, { readonly objective: number }>;
  readonly p_center: Record<string, { readonly max_distance: number }>;
  readonly lscp_min_sites: number;
  readonly service_radius: number;
}

describeShared('spopt/expected-by-enumeration.json', 'San Francisco stores', () => {
  const expected = JSON.parse(text('spopt/expected-by-enumeration.json')) as Expected;
  const rows = readSharedCsv('spopt/SF_network_distance_candidateStore_16_censusTract_205_new.csv');
  const stores = [...new Set(rows.map((row) => row.name!))].sort();
  const tracts = new Map(rows.map((row) => [row.DestinationName!, Number(row.demand)]));
  const names = [...tracts.keys()];
  const times = names.map(() => stores.map(() => Infinity));
  for (const row of rows) times[names.indexOf(row.DestinationName!)]![stores.indexOf(row.name!)] = Number(row.distance);
  const matrix = matrixOf({ times, weights: [...tracts.values()] });
  const beyond = Math.max(...times.flat());

  it('median and center are those of enumeration for every number of sites', async () => {
    for (let sites = 1; sites <= stores.length; sites++) {
      const median = await solveMedian({ matrix, sites, beyond });
      const center = await solveCenter({ matrix, sites });
      if ('infeasible' in median || 'infeasible' in center) throw new Error('no plan');
      expect(median).toMatchObject({ proof: 'optimal', gap: 0 });
      // The file has four decimals.
      expect(Math.abs(median.objective - expected.p_median[sites]!.objective)).toBeLessThan(1e-3);
      expect(center.proof).toBe('optimal');
      expect(Math.abs(center.objective - expected.p_center[sites]!.max_distance)).toBeLessThan(1e-4);
    }
  });

  it('8 stores are the fewest within 5,000 m', async () => {
    const fewest = await fewestSites(
      reachWithin(matrix, expected.service_radius),
      sitingRules({ candidates: matrix.candidates }),
    );
    expect(fewest).toMatchObject({ objective: expected.lscp_min_sites, proof: 'optimal', unreachable: [] });
    expect(expected.lscp_min_sites).toBe(8);
  });
});
