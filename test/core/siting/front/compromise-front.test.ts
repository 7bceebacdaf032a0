import { expect, test } from 'vitest';
import { brokenRule, sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { compromiseFront, weightedFront } from '../../../../src/core/siting/front/compromise-front.ts';
import {
  type CompromiseProblem,
  compromiseTable,
  measuresOf,
} from '../../../../src/core/siting/front/compromise-problem.ts';
import { goalOf } from '../../../../src/core/siting/front/compromise-program.ts';
import { solveCompromise } from '../../../../src/core/siting/front/solve-compromise.ts';
import { fullMatrix } from '../../../../src/core/siting/median/travel-matrix.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';

const BEYOND = 80;

function randomCase(seed: number) {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const sites = 3 + below(5);
  const demands = 2 + below(12);
  // Every other case lies on a plane: only there do reach and mean pull apart often.
  const places = Array.from({ length: sites + demands }, () => [random() * 60, random() * 30] as const);
  const apart = (c: number, d: number): number =>
    Math.round(Math.hypot(places[c]![0] - places[sites + d]![0], places[c]![1] - places[sites + d]![1]));
  const times = Array.from({ length: demands }, (_, d) =>
    Array.from({ length: sites }, (_, c) => (seed % 2 ? apart(c, d) : random() < 0.15 ? Infinity : below(40))),
  );
  const people = Array.from({ length: demands }, () => 1 + below(20));
  const rules = sitingRules({
    candidates: sites,
    sites: 1 + below(3),
    required: random() < 0.2 ? [below(sites)] : [],
    conflicts: random() < 0.2 ? [0, 1] : [],
  });
  const problem: CompromiseProblem = {
    matrix: fullMatrix(times, people),
    beyond: BEYOND,
    limit: 12,
    worstShare: 0.1,
    rules,
  };
  return { sites, times, people, problem };
}

/** Measures person by person. */
function slowMeasures({ times, people, problem }: ReturnType<typeof randomCase>, open: number[]) {
  const each = people.flatMap((count, d) => {
    const nearest = Math.min(Infinity, ...open.map((c) => times[d]![c]!));
    return new Array<number>(count).fill(nearest);
  });
  const minutes = each.map((time) => Math.min(time, BEYOND)).sort((a, b) => b - a);
  const mean = minutes.reduce((sum, time) => sum + time, 0) / minutes.length;
  const quota = problem.worstShare * minutes.length;
  let [worst, left] = [0, quota];
  for (const time of minutes) {
    worst += Math.min(1, left) * time;
    left -= Math.min(1, left);
  }
  let apart = 0;
  for (const a of minutes) for (const b of minutes) apart += Math.abs(a - b);
  const gini = mean > 0 ? apart / (2 * minutes.length ** 2 * mean) : 0;
  return { covered: each.filter((time) => time <= problem.limit).length, mean, worst: worst / quota, gini };
}

function everyPlan({ problem, sites }: ReturnType<typeof randomCase>): number[][] {
  return Array.from({ length: 2 ** sites }, (_, bits) =>
    [...Array(sites).keys()].filter((c) => (bits >> c) & 1),
  ).filter((open) => brokenRule(problem.rules, open) === -1);
}

test('measures are those of the definition, person by person', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const input = randomCase(seed);
    const table = compromiseTable(input.problem);
    for (const open of everyPlan(input).slice(0, 12)) {
      const [fast, slow] = [measuresOf(table, open), slowMeasures(input, open)];
      for (const key of ['covered', 'mean', 'worst', 'gini'] as const)
        expect(fast[key], `seed ${seed} ${key}`).toBeCloseTo(slow[key], 9);
    }
  }
});

test('the front: proved plans that none of all subsets beats, from the least mean to the most covered, 1,000 random cases', async () => {
  const solver = await loadHighsSolver();
  let long = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const input = randomCase(seed);
    const table = compromiseTable(input.problem);
    const all = everyPlan(input).map((open) => measuresOf(table, open));
    const front = await compromiseFront(input.problem, { solver, points: 5 });
    if ('infeasible' in front) {
      expect(all, `seed ${seed}: ${front.infeasible}`).toEqual([]);
      continue;
    }
    for (const plan of front) {
      expect(plan.proof, `seed ${seed}`).toBe('optimal');
      expect(brokenRule(input.problem.rules, plan.chosen)).toBe(-1);
      const beaten = all.filter(
        ({ covered, mean }) =>
          covered >= plan.covered && mean <= plan.mean + 1e-9 && (covered > plan.covered || mean < plan.mean - 1e-9),
      );
      expect(beaten, `seed ${seed}`).toEqual([]);
    }
    expect(front[0]!.mean, `seed ${seed}`).toBeCloseTo(Math.min(...all.map(({ mean }) => mean)), 9);
    expect(front.at(-1)!.covered, `seed ${seed}`).toBe(Math.max(...all.map(({ covered }) => covered)));
    const covers = front.map(({ covered }) => covered);
    expect(covers).toEqual([...new Set(covers)].sort((a, b) => a - b));
    if (front.length > 2) long++;
  }
  expect(long).toBeGreaterThan(30);
});

test('any goal with a limit on the worst tenth: the best of all subsets, 1,000 random cases', async () => {
  const solver = await loadHighsSolver();
  let none = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const input = randomCase(seed);
    const random = seededRandom(seed + 9000);
    const table = compromiseTable(input.problem);
    const goal = { mean: 0.1 + random(), covered: random() * 20, worst: random() < 0.5 ? random() : 0 };
    const limits = random() < 0.7 ? { worst: 15 + random() * 55 } : {};
    const best = everyPlan(input)
      .map((open) => measuresOf(table, open))
      .filter(({ worst }) => worst <= (limits.worst ?? Infinity))
      .reduce((least, measures) => Math.min(least, goalOf(goal, measures, table.people)), Infinity);
    const found = await solveCompromise({ table, goal, limits }, { solver });
    if ('infeasible' in found) {
      none++;
      expect(best, `seed ${seed}: ${found.infeasible}`).toBe(Infinity);
      continue;
    }
    expect(found.objective, `seed ${seed}`).toBeCloseTo(best, 6);
    expect(found.proof, `seed ${seed}`).toBe('optimal');
  }
  expect(none).toBeGreaterThan(50);
  expect(none).toBeLessThan(700);
});

test('the quick front shows no plan that another one of it beats', async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const front = await weightedFront(randomCase(seed).problem, { points: 6 });
    if ('infeasible' in front) continue;
    front.forEach((plan, i) => {
      if (i === 0) return;
      expect(plan.mean).toBeGreaterThan(front[i - 1]!.mean);
      expect(plan.covered).toBeGreaterThan(front[i - 1]!.covered);
    });
  }
});
