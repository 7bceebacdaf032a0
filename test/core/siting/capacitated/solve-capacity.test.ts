import { expect, test } from 'vitest';
import {
  solveCapacitatedCover,
  solveCapacitatedMedian,
} from '../../../../src/core/siting/capacitated/solve-capacity.ts';
import { brokenRule, sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { fullMatrix } from '../../../../src/core/siting/median/travel-matrix.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';
import { flowOracle } from './flow-oracle.ts';

function randomCase(seed: number) {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const sites = 2 + below(6);
  const demands = 1 + below(9);
  const scale = seed % 3 === 0 ? 0.37 : 1;
  const times = Array.from({ length: demands }, () =>
    Array.from({ length: sites }, () => (random() < 0.15 ? Infinity : below(30) * scale)),
  );
  const people = Array.from({ length: demands }, () => below(12));
  const capacity = Array.from({ length: sites }, () => below(25));
  const price = Array.from({ length: sites }, () => 1 + below(5));
  const all = [...Array(sites).keys()];
  const rules = sitingRules({
    candidates: sites,
    ...(random() < 0.3 ? { budget: { price, atMost: 2 + below(9) } } : { sites: 1 + below(sites) }),
    required: random() < 0.3 ? [below(sites)] : [],
    forbidden: random() < 0.2 ? [below(sites)] : [],
    conflicts: random() < 0.2 ? [0, sites - 1] : [],
    counts: random() < 0.2 ? [{ members: all.slice(0, 2), atLeast: 1 }] : [],
  });
  const matrix = fullMatrix(times, people);
  return { sites, times, people, problem: { matrix, capacity: Float64Array.from(capacity), rules }, limit: 12 * scale };
}

function subsets(n: number): number[][] {
  return Array.from({ length: 2 ** n }, (_, bits) => [...Array(n).keys()].filter((j) => (bits >> j) & 1));
}

/** Flow of every subset of sites that keeps the rules. */
function everyPlan({ sites, times, people, problem }: ReturnType<typeof randomCase>, limit: number) {
  return subsets(sites)
    .filter((open) => brokenRule(problem.rules, open) === -1)
    .map((open) => {
      const reach = times.map((row) => open.map((j) => (row[j]! <= limit ? row[j]! : Infinity)));
      return {
        open,
        ...flowOracle(
          reach,
          people,
          open.map((j) => problem.capacity[j]!),
        ),
      };
    });
}

test('capacitated covering: the best of all subsets by an exact flow, proved, 1,000 random cases', async () => {
  const solver = await loadHighsSolver();
  for (let seed = 1; seed <= 1000; seed++) {
    const input = randomCase(seed);
    const plans = everyPlan(input, input.limit);
    const best = plans.reduce((most, { served }) => Math.max(most, served), -1);
    const bounds: number[] = [];
    const found = await solveCapacitatedCover(input.problem, input.limit, {
      solver,
      pause: async ({ bound }) => void bounds.push(bound),
    });
    if ('infeasible' in found) {
      expect(best, `seed ${seed}: ${found.infeasible}`).toBe(-1);
      continue;
    }
    expect(found.objective, `seed ${seed}`).toBeCloseTo(best, 9);
    expect(found.proof, `seed ${seed}`).toBe('optimal');
    const same = plans.find(({ open }) => open.join() === found.chosen.join());
    expect(same?.served, `seed ${seed}`).toBeCloseTo(best, 9);
    for (const bound of bounds) expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(best - 1e-6);
  }
});

test('capacitated p-median: the best of all subsets by an exact flow, proved, or a true reason, 1,000 random cases', async () => {
  const solver = await loadHighsSolver();
  const reasons = new Map<string, number>();
  for (let seed = 1; seed <= 1000; seed++) {
    const input = randomCase(seed);
    const all = input.people.reduce((sum, each) => sum + each, 0);
    const plans = everyPlan(input, Infinity);
    const most = plans.reduce((best, { served }) => Math.max(best, served), -1);
    const full = plans.filter(({ served }) => served === all);
    const best = full.reduce((least, { cost }) => Math.min(least, cost), Infinity);
    const found = await solveCapacitatedMedian(input.problem, { solver });
    if ('infeasible' in found) {
      const { infeasible, detail } = found;
      reasons.set(infeasible, (reasons.get(infeasible) ?? 0) + 1);
      expect(best, `seed ${seed}: ${infeasible}`).toBe(Infinity);
      if (infeasible === 'not-enough-capacity') expect(detail?.shortfall, `seed ${seed}`).toBeCloseTo(all - most, 9);
      else if (infeasible === 'out-of-reach') expect(detail?.unreached).toBeGreaterThan(0);
      else expect(most, `seed ${seed}: ${infeasible}`).toBe(-1);
      continue;
    }
    reasons.set('plan', (reasons.get('plan') ?? 0) + 1);
    expect(found.objective, `seed ${seed}`).toBeCloseTo(best, 7);
    expect(found.proof, `seed ${seed}`).toBe('optimal');
  }
  expect(reasons.get('plan')).toBeGreaterThan(200);
  expect(reasons.get('not-enough-capacity')).toBeGreaterThan(50);
});
