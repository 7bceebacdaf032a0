import { describe, expect, it } from 'vitest';
import { at } from './at.ts';
import { coveredBy, isAllowed, type MclpProblem, mclpByBranchAndBound, mclpByEnumeration } from './mclp-oracle.ts';
import { seededRandom } from './seeded-random.ts';
import { describeShared, readShared, readSharedCsv } from './shared-data.ts';
import { placeAt } from './tiny-osm.ts';

/*
 * demand   0   1   2   3   4      candidate 0 covers 0 1 2 = 24   (greedy takes it first, then 1 or 2: 32)
 * people  10   4  10   8   8      candidate 1 covers 0 3   = 18
 *                                 candidate 2 covers 2 4   = 18   (1 and 2 together: 36, the optimum)
 */
const TRAP: MclpProblem = {
  weights: [10, 4, 10, 8, 8],
  covers: [
    [0, 1, 2],
    [0, 3],
    [2, 4],
  ],
  sites: 2,
};

describe.each([
  ['enumeration', mclpByEnumeration],
  ['branch and bound', mclpByBranchAndBound],
])('%s', (_name, solve) => {
  it('beats greedy', () => {
    expect(solve(TRAP)).toMatchObject({ covered: 36, chosen: [1, 2] });
  });

  it('counts what exists, so candidate 0 wins with demand 3 and 4 covered', () => {
    expect(solve({ ...TRAP, coveredAlready: [3, 4], sites: 1 })).toMatchObject({ covered: 40, chosen: [0] });
  });

  it('forbids', () => {
    expect(solve({ ...TRAP, forbidden: [2] })).toMatchObject({ covered: 32, chosen: [0, 1] });
  });

  it('keeps chosen sites apart; exactly the spacing is allowed', () => {
    const places = [placeAt(0, 0), placeAt(1000, 0), placeAt(1900, 0)];
    expect(solve({ ...TRAP, spacing: { places, meters: 950 } })).toMatchObject({
      covered: 32,
      chosen: [0, 1],
    });
    expect(solve({ ...TRAP, spacing: { places, meters: 5000 } })).toMatchObject({ covered: 24, chosen: [0] });
  });

  it('no sites: the baseline', () => {
    expect(solve({ ...TRAP, coveredAlready: [1], sites: 0 })).toMatchObject({ covered: 4, chosen: [] });
  });
});

it('both methods agree on 50 random cases', () => {
  const random = seededRandom(11);
  for (let round = 0; round < 50; round++) {
    const count = 6 + Math.floor(random() * 8);
    const demands = 20 + Math.floor(random() * 20);
    const places = Array.from({ length: count }, () => placeAt(10000 * random(), 10000 * random()));
    const picks = (share: number, n: number): number[] =>
      Array.from({ length: n }, (_, i) => i).filter(() => random() < share);
    const problem: MclpProblem = {
      weights: Array.from({ length: demands }, () => Math.floor(random() * 100)),
      covers: places.map(() => picks(0.2, demands)),
      sites: 1 + Math.floor(random() * 5),
      coveredAlready: picks(0.1, demands),
      forbidden: picks(0.15, count),
      ...(random() < 0.5 ? { spacing: { places, meters: 3000 } } : {}),
    };
    const first = mclpByEnumeration(problem);
    const second = mclpByBranchAndBound(problem);
    expect(second.covered).toBe(first.covered);
    for (const { chosen, covered } of [first, second]) {
      expect(isAllowed(problem, chosen) && chosen.length <= problem.sites).toBe(true);
      expect(coveredBy(problem, chosen)).toBe(covered);
    }
  }
});

it('refuses what is too large to enumerate', () => {
  const covers = Array.from({ length: 60 }, () => [0]);
  expect(() => mclpByEnumeration({ weights: [1], covers, sites: 8 })).toThrow(/too many/);
});

describeShared('spopt/expected-by-enumeration.json', 'spopt, San Francisco, 5000 m', () => {
  const rows = readSharedCsv('spopt/SF_network_distance_candidateStore_16_censusTract_205_new.csv');
  const sites = [...new Set(rows.map((row) => row['name'] ?? ''))];
  const tracts = [...new Set(rows.map((row) => row['DestinationName'] ?? ''))];
  const weights = tracts.map((tract) => Number(rows.find((row) => row['DestinationName'] === tract)?.['demand']));
  const covers = sites.map((site) =>
    rows.flatMap((row) =>
      row['name'] === site && Number(row['distance']) <= 5000 ? [tracts.indexOf(row['DestinationName'] ?? '')] : [],
    ),
  );
  interface Expected {
    total_demand: number;
    mclp: Record<string, { covered_demand: number; percent: number }>;
  }
  const expected = JSON.parse(new TextDecoder().decode(readShared('spopt/expected-by-enumeration.json'))) as Expected;

  it('the optimum of 4 sites is 91.6381 %', () => {
    const best = mclpByEnumeration({ weights, covers, sites: 4 });
    expect((100 * best.covered) / expected.total_demand).toBeCloseTo(91.6381, 4);
  });

  it.each([1, 2, 3, 4, 5, 6])('%d sites: enumeration and branch and bound equal the published enumeration', (count) => {
    const problem = { weights, covers, sites: count };
    expect(mclpByEnumeration(problem).covered).toBe(expected.mclp[count]?.covered_demand);
    expect(mclpByBranchAndBound(problem).covered).toBe(expected.mclp[count]?.covered_demand);
    expect(at(sites, 0)).toMatch(/^Store/);
  });
});
