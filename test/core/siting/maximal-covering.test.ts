import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximalCover } from '../../../src/core/siting/covering/demand-reach.ts';
import { sitingRules } from '../../../src/core/siting/covering/siting-rules.ts';
import { solveCover } from '../../../src/core/siting/covering/solve-cover.ts';
import { type CoveringProblem, coveredPeople, coveringProblem } from '../../../src/core/siting/covering-problem.ts';
import { rankSites } from '../../../src/core/siting/explain-sites.ts';
import type { Measure } from '../../../src/core/travel/measure.ts';
import { loadHighsSolver } from '../../../src/engine/highs-solver.ts';
import { coveredBy, mclpByEnumeration } from '../../oracles/mclp-oracle.ts';
import { describeShared, readShared, readSharedCsv } from '../../oracles/shared-data.ts';

/** A measure given as a table: candidate c stands at longitude c. */
function tableMeasure(values: readonly (readonly number[])[]): Measure {
  const none = () => {
    throw new Error('not asked for here');
  };
  return {
    unit: 'decimeters',
    nearest: none,
    nearestInSteps: none,
    nearestWith: none,
    canStart: () => true,
    within({ lon }, limit, out) {
      let found = 0;
      values[lon]!.forEach((value, cell) => {
        if (value > limit || out.skip?.[cell]) return;
        out.cells[found] = cell;
        out.values[found++] = value;
      });
      return found;
    },
  };
}

function problemOf(
  values: readonly (readonly number[])[],
  weights: readonly number[],
  limit: number,
  covered: readonly boolean[] = [],
) {
  const sites = values.map((_, c) => ({ id: `c${c}`, name: '', lon: c, lat: 0 }));
  return coveringProblem({
    sites,
    measure: tableMeasure(values),
    limit,
    population: Float64Array.from(weights),
    covered: Uint8Array.from(weights, (_, cell) => Number(covered[cell] ?? false)),
    minSpacingMeters: 0,
  });
}

async function bestPlan(problem: CoveringProblem, sites: number): Promise<readonly number[]> {
  const { candidates, weight, offsets, groupsOf } = problem;
  const reach = { people: weight, offsets, pointsOf: groupsOf };
  const solver = await loadHighsSolver();
  const found = await solveCover(maximalCover(reach, sitingRules({ candidates, sites })), { solver });
  if ('infeasible' in found) throw new Error(found.infeasible);
  expect(found.proof).toBe('optimal');
  return found.chosen;
}

const cases = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 40 }),
  near: fc.array(fc.array(fc.nat(99), { minLength: 40, maxLength: 40 }), { minLength: 2, maxLength: 12 }),
  sites: fc.integer({ min: 1, max: 5 }),
  covered: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
});

describe('maximal covering', () => {
  it('merges people exactly: any plan covers as many in groups as in cells', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.array(fc.nat(11), { maxLength: 6 }), async ({ weights, near, covered }, chosen) => {
        const problem = await problemOf(
          near.map((row) => row.slice(0, weights.length)),
          weights,
          20,
          covered,
        );
        const plan = [...new Set(chosen.map((c) => c % near.length))];
        const byCells = weights.reduce(
          (sum, weight, cell) => sum + (!covered[cell] && plan.some((c) => near[c]![cell]! <= 20) ? weight : 0),
          0,
        );
        expect(coveredPeople(problem, plan)).toBe(byCells);
        // No two groups have the same candidates: the merge is complete.
        const signatures = new Map<number, string>();
        for (let c = 0; c < problem.candidates; c++) {
          for (let i = problem.offsets[c]!; i < problem.offsets[c + 1]!; i++) {
            const group = problem.groupsOf[i]!;
            signatures.set(group, `${signatures.get(group) ?? ''},${c}`);
          }
        }
        expect(new Set(signatures.values()).size).toBe(problem.groups);
      }),
      { numRuns: 200 },
    );
  });

  it('is the enumerated optimum on 300 random cases, and ranks add up', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ weights, near, sites, covered }) => {
        const values = near.map((row) => row.slice(0, weights.length));
        const problem = await problemOf(values, weights, 25, covered);
        const plan = await bestPlan(problem, sites);
        const covers = values.map((row) => row.flatMap((value, cell) => (value <= 25 ? [cell] : [])));
        const exact = mclpByEnumeration({
          weights,
          covers,
          sites,
          coveredAlready: covered.flatMap((c, cell) => (c && cell < weights.length ? [cell] : [])),
        });
        const before = weights.reduce((sum, weight, cell) => sum + (covered[cell] ? weight : 0), 0);
        const found = coveredPeople(problem, plan) + before;
        expect(found).toBe(exact.covered);
        expect(coveredPeople(problem, rankSites(problem, plan))).toBe(coveredPeople(problem, plan));
      }),
      { numRuns: 300 },
    );
  });
});

describeShared('spopt/expected-by-enumeration.json', 'San Francisco stores', () => {
  it.each([1, 2, 3, 4, 5, 6])('reaches the enumerated optimum for p = %i', async (sites) => {
    const rows = readSharedCsv('spopt/SF_network_distance_candidateStore_16_censusTract_205_new.csv');
    const stores = [...new Set(rows.map((row) => row.name!))];
    const tracts = new Map(rows.map((row) => [row.DestinationName!, Number(row.demand)]));
    const names = [...tracts.keys()];
    const values = stores.map(() => names.map(() => Number.POSITIVE_INFINITY));
    for (const row of rows)
      values[stores.indexOf(row.name!)]![names.indexOf(row.DestinationName!)] = Number(row.distance);
    const weights = [...tracts.values()];
    const problem = await problemOf(values, weights, 5000);
    const plan = await bestPlan(problem, sites);
    const covers = values.map((row) => row.flatMap((value, cell) => (value <= 5000 ? [cell] : [])));
    const exact = mclpByEnumeration({ weights, covers, sites });
    expect(coveredPeople(problem, plan)).toBe(coveredBy({ weights, covers, sites }, [...plan]));
    expect(coveredPeople(problem, plan)).toBe(exact.covered);
    if (sites === 4) {
      const published = JSON.parse(new TextDecoder().decode(readShared('spopt/expected-by-enumeration.json'))) as {
        total_demand: number;
      };
      expect((100 * coveredPeople(problem, plan)) / published.total_demand).toBeCloseTo(91.6381, 4);
    }
  });
});
