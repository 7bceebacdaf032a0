import { expect, test } from 'vitest';
import { type DispersionProblem, solveDispersion } from '../../../../src/core/siting/dispersion/p-dispersion.ts';
import { spacingReport } from '../../../../src/core/siting/dispersion/spacing-report.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';

function randomCase(seed: number): DispersionProblem {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const candidates = 3 + below(8);
  // Many ties in half of the cases, none in the others; half on a plane, half without any geometry.
  const places = Array.from({ length: candidates }, () => [below(12), below(12)] as const);
  const table = Array.from({ length: candidates ** 2 }, () => (seed % 4 === 0 ? below(6) : random() * 10));
  const distance = (a: number, b: number): number => {
    const [first, second] = [Math.min(a, b), Math.max(a, b)];
    if (seed % 2 === 0) return table[first * candidates + second]!;
    return Math.hypot(places[a]![0] - places[b]![0], places[a]![1] - places[b]![1]);
  };
  return {
    candidates,
    sites: 2 + below(4),
    distance,
    required: random() < 0.4 ? Array.from({ length: 1 + below(2) }, () => below(candidates)) : [],
    forbidden: random() < 0.3 ? [below(candidates)] : [],
  };
}

test('the best of all subsets, proved, 2,000 random cases', async () => {
  let plans = 0;
  for (let seed = 1; seed <= 2000; seed++) {
    const problem = randomCase(seed);
    const { candidates, sites, distance, required = [], forbidden = [] } = problem;
    let best = -1;
    for (let bits = 0; bits < 2 ** candidates; bits++) {
      const plan = [...Array(candidates).keys()].filter((c) => (bits >> c) & 1);
      if (plan.length !== sites || forbidden.some((c) => plan.includes(c)) || !required.every((c) => plan.includes(c)))
        continue;
      let least = Infinity;
      for (const a of plan) for (const b of plan) if (a < b) least = Math.min(least, distance(a, b));
      best = Math.max(best, least);
    }
    const found = await solveDispersion(problem, {
      pause: async ({ bound }) => expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(best),
    });
    if ('infeasible' in found) {
      expect(best, `seed ${seed}: ${found.infeasible}`).toBe(-1);
      continue;
    }
    plans++;
    expect(found.objective, `seed ${seed}`).toBe(best);
    expect(found.bound).toBe(best);
    expect(found.proof).toBe('optimal');
    expect(found.chosen.length).toBe(sites);
    expect(required.every((c) => found.chosen.includes(c))).toBe(true);
  }
  expect(plans).toBeGreaterThan(1200);
});

test('on a line of 13 places five sites stand 3 apart; nine of a 5 × 5 square 2 apart', async () => {
  const line = await solveDispersion({ candidates: 13, sites: 5, distance: (a, b) => Math.abs(a - b) });
  expect(line).toMatchObject({ objective: 3, chosen: [0, 3, 6, 9, 12], proof: 'optimal' });
  const square = (a: number, b: number): number =>
    Math.max(Math.abs((a % 5) - (b % 5)), Math.abs(Math.floor(a / 5) - Math.floor(b / 5)));
  expect(await solveDispersion({ candidates: 25, sites: 9, distance: square })).toMatchObject({
    objective: 2,
    proof: 'optimal',
  });
});

test('a wish that cannot be met says why', async () => {
  const distance = (): number => 1;
  expect(await solveDispersion({ candidates: 3, sites: 4, distance })).toEqual({
    infeasible: 'not-enough-candidates',
    detail: { candidates: 3, sites: 4 },
  });
  expect(await solveDispersion({ candidates: 3, sites: 2, distance, required: [1], forbidden: [1] })).toEqual({
    infeasible: 'required-and-forbidden',
  });
});

test('spacing of any plan: nearest other site, least, mean, and the pairs that are too near', () => {
  const report = spacingReport([0, 10, 13, 20], (a, b) => Math.abs(a - b), 8);
  expect(report).toEqual({
    sites: [
      { site: 0, nearest: 10, distance: 10 },
      { site: 10, nearest: 13, distance: 3 },
      { site: 13, nearest: 10, distance: 3 },
      { site: 20, nearest: 13, distance: 7 },
    ],
    least: 3,
    mean: 23 / 4,
    tooNear: [
      { a: 10, b: 13, distance: 3 },
      { a: 13, b: 20, distance: 7 },
    ],
  });
  expect(spacingReport([4], () => 1)).toMatchObject({ sites: [], least: Infinity });
});
