import { expect, test } from 'vitest';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import {
  branchAndBound,
  type WholePlan,
  type WholeProblem,
} from '../../../../src/core/siting/solver/branch-and-bound.ts';
import { type LinearRows, linearRows } from '../../../../src/core/siting/solver/linear-program.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';

/** A random covering-packing problem on a few columns. */
function randomProblem(seed: number, lazy: boolean) {
  const random = seededRandom(seed);
  const columns = 3 + Math.floor(random() * 6);
  const whole = random() < 0.5;
  const cost = Float64Array.from({ length: columns }, () => {
    const value = random() * 20 - 4;
    return whole ? Math.round(value) : value;
  });
  const rows = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
    const terms = Array.from({ length: columns }, (_, j) => [j, Math.round(random() * 6 - 1)] as const).filter(
      ([, value]) => value !== 0,
    );
    const limit = Math.round(random() * 5);
    return random() < 0.7 ? { lower: limit, upper: Infinity, terms } : { lower: -Infinity, upper: limit + 3, terms };
  });
  const open = (point: ArrayLike<number>) =>
    Array.from({ length: columns }, (_, j) => j).filter((j) => point[j]! > 0.5);
  const holds = (row: (typeof rows)[number], point: ArrayLike<number>, slack = 0) => {
    const activity = row.terms.reduce((sum, [j, value]) => sum + value * point[j]!, 0);
    return activity >= row.lower - slack && activity <= row.upper + slack;
  };
  const planAt = (point: ArrayLike<number>): WholePlan | null => {
    const chosen = Array.from({ length: columns }, (_, j) => (point[j]! > 0.5 ? 1 : 0));
    if (!rows.every((row) => holds(row, chosen))) return null;
    return { cost: open(chosen).reduce((sum, j) => sum + cost[j]!, 0), open: open(chosen) };
  };
  const problem: WholeProblem = {
    program: {
      cost,
      lower: new Float64Array(columns),
      upper: new Float64Array(columns).fill(1),
      rows: linearRows(lazy ? [] : rows),
    },
    whole: Int32Array.from({ length: columns }, (_, j) => j),
    step: whole ? 1 : 0,
    start: null,
    round: planAt,
    separate: (point): LinearRows | null => {
      const broken = lazy ? rows.filter((row) => !holds(row, point, 1e-6)) : [];
      return broken.length > 0 ? linearRows(broken) : null;
    },
  };
  const best = Array.from({ length: 2 ** columns }, (_, bits) =>
    planAt(Array.from({ length: columns }, (_, j) => (bits >> j) & 1)),
  ).reduce((least, plan) => Math.min(least, plan?.cost ?? Infinity), Infinity);
  return { problem, best };
}

for (const lazy of [false, true]) {
  test(`the tree finds and proves the best of all subsets, 600 random programs${lazy ? ', rows only when broken' : ''}`, async () => {
    const solver = await loadHighsSolver();
    for (let seed = 1; seed <= 600; seed++) {
      const { problem, best } = randomProblem(seed, lazy);
      const bounds: number[] = [];
      const result = await branchAndBound(solver, problem, {
        pause: async ({ bound, value }) => {
          bounds.push(bound);
          expect(bound, `seed ${seed}`).toBeLessThanOrEqual(Math.min(best, value) + 1e-6);
        },
      });
      if (best === Infinity) expect(result.plan, `seed ${seed}`).toBeNull();
      else expect(result.plan?.cost, `seed ${seed}`).toBeCloseTo(best, 9);
      expect(result.bound, `seed ${seed}`).toBeLessThanOrEqual(best);
      if (best < Infinity)
        expect(best - result.bound, `seed ${seed}`).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(best)));
    }
  });
}

test('without a plan in hand no node counts as solved: plans that only the evaluator can tell are still found', async () => {
  // Cost 1 and 2, nothing asked by the rows; the evaluator accepts the second column alone.
  const planAt = (point: ArrayLike<number>): WholePlan | null =>
    point[0]! < 0.5 && point[1]! > 0.5 ? { cost: 2, open: [1] } : null;
  const program = {
    cost: Float64Array.of(1, 2),
    lower: new Float64Array(2),
    upper: new Float64Array(2).fill(1),
    rows: linearRows([]),
  };
  const problem: WholeProblem = { program, whole: Int32Array.of(0, 1), step: 1, start: null, round: planAt };
  const result = await branchAndBound(await loadHighsSolver(), problem);
  expect(result.plan).toEqual({ cost: 2, open: [1] });
});
