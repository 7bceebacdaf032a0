import { expect, test } from 'vitest';
import { coverWorth } from '../../../../src/core/siting/covering/cover-problem.ts';
import { brokenRule } from '../../../../src/core/siting/covering/siting-rules.ts';
import { hierarchyCover } from '../../../../src/core/siting/hierarchy/hierarchy-cover.ts';
import {
  type HierarchyProblem,
  hierarchyMinutes,
  hierarchyRules,
} from '../../../../src/core/siting/hierarchy/hierarchy-problem.ts';
import { solveHierarchy } from '../../../../src/core/siting/hierarchy/solve-hierarchy.ts';
import { WayCuts } from '../../../../src/core/siting/hierarchy/way-cuts.ts';
import { fullMatrix } from '../../../../src/core/siting/median/travel-matrix.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';

const BEYOND = 60;

function randomCase(seed: number) {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const levels = seed % 4 === 0 ? 3 : 2;
  const sites = levels === 3 ? 2 + below(2) : 2 + below(3);
  const demands = 1 + below(6);
  const row = (size: number) => Array.from({ length: size }, () => (random() < 0.15 ? Infinity : below(40)));
  const home = Array.from({ length: demands }, () => row(sites));
  const between = Array.from({ length: sites }, () => row(sites));
  const people = Array.from({ length: demands }, () => below(20));
  const existing = Array.from({ length: sites }, () => (random() < 0.2 ? 1 + below(levels) : 0));
  const price = Array.from({ length: levels }, (_, level) =>
    Array.from({ length: sites }, (_, j) => (existing[j] === level + 1 ? 0 : 1 + level * 2 + below(3))),
  );
  const referral = Array.from({ length: levels - 1 }, () => 0.1 + random() * 0.8);
  const problem: HierarchyProblem = {
    levels,
    sites,
    home: fullMatrix(home, people),
    between: fullMatrix(between, new Array(sites).fill(0)),
    referral,
    beyond: BEYOND,
    inclusive: random() < 0.6,
    patients: random() < 0.5 ? 'nearest' : 'least-total',
    rules: hierarchyRules({
      levels,
      sites,
      budget: { price, atMost: 2 + below(8) },
      existing,
      counts: random() < 0.3 ? [{ level: levels - 1, atMost: 1 }] : [],
    }),
  };
  return { problem, home, between, people, referral };
}

/** Written from the definition alone, by going through all ways over sites (-1: nowhere within reach). */
function slowMinutes(
  { problem, home, between, people, referral }: ReturnType<typeof randomCase>,
  open: number[],
): number {
  const { levels, sites, inclusive, patients } = problem;
  const at = (level: number): number[] =>
    [...Array(sites).keys()].filter((j) =>
      open.some(
        (o) => o % sites === j && (inclusive ? Math.floor(o / sites) >= level : Math.floor(o / sites) === level),
      ),
    );
  const leg = (from: number, to: number, table: number[][]): number =>
    from < 0 || to < 0 ? BEYOND : Math.min(BEYOND, table[from]![to]!);
  const reaches = (from: number, to: number, table: number[][]): boolean => from >= 0 && table[from]![to]! < Infinity;
  /** All ways from a place on, as [weighted minutes, minutes of the first leg]. */
  const best = (from: number, level: number, share: number): number => {
    if (level === levels) return 0;
    const table = level === 0 ? home : between.map((row, j) => row.map((time, k) => (j === k ? 0 : time)));
    const next = share * (referral[level] ?? 0);
    const ends = at(level).filter((to) => reaches(from, to, table));
    const total = (to: number): number => share * leg(from, to, table) + best(to, level + 1, next);
    if (ends.length === 0) return total(-1);
    if (patients === 'least-total') return Math.min(...ends.map(total));
    const nearest = Math.min(...ends.map((to) => leg(from, to, table)));
    // Within the house before any other site that is as near.
    const house = level > 0 && ends.includes(from) ? [from] : ends.filter((to) => leg(from, to, table) === nearest);
    return Math.min(...house.map(total));
  };
  return people.reduce((sum, each, d) => sum + each * best(d, 0, 1), 0);
}

function everyPlan({ rules, levels, sites }: HierarchyProblem): number[][] {
  const options = levels * sites;
  return Array.from({ length: 2 ** options }, (_, bits) =>
    [...Array(options).keys()].filter((o) => (bits >> o) & 1),
  ).filter((open) => brokenRule(rules, open) === -1);
}

test('two and three levels under one budget: the best of all plans, proved, 1,000 random cases', async () => {
  const solver = await loadHighsSolver();
  let plans = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const input = randomCase(seed);
    const all = everyPlan(input.problem);
    const best = all.reduce((least, open) => Math.min(least, slowMinutes(input, open)), Infinity);
    const found = await solveHierarchy(input.problem, {
      solver,
      pause: async ({ bound }) => expect(bound, `seed ${seed}`).toBeLessThanOrEqual(best + 1e-6),
    });
    if ('infeasible' in found) {
      expect(all, `seed ${seed}: ${found.infeasible}`).toEqual([]);
      continue;
    }
    plans++;
    expect(found.objective, `seed ${seed}`).toBeCloseTo(best, 6);
    expect(slowMinutes(input, [...found.chosen]), `seed ${seed}`).toBeCloseTo(best, 6);
    expect(found.proof, `seed ${seed}`).toBe('optimal');
  }
  expect(plans).toBeGreaterThan(700);
});

test('minutes of a plan are those of the definition, leg by leg', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const input = randomCase(seed);
    for (const open of everyPlan(input.problem).slice(0, 10)) {
      const { total, legs } = hierarchyMinutes(input.problem, open);
      expect(total, `seed ${seed}`).toBeCloseTo(slowMinutes(input, open), 7);
      expect(legs.reduce((sum, leg) => sum + leg, 0)).toBeCloseTo(total, 9);
    }
  }
});

test('by hand: a station refers to the one campus 20 minutes on; a tenth of its people go there', () => {
  // Sites 0 and 1; options 0, 1 are stations, 2, 3 campuses. Campus at 1, station at 0.
  const problem: HierarchyProblem = {
    levels: 2,
    sites: 2,
    home: fullMatrix([[5, 30]], [100]),
    between: fullMatrix(
      [
        [0, 20],
        [20, 0],
      ],
      [0, 0],
    ),
    referral: [0.1],
    beyond: 90,
    inclusive: true,
    patients: 'nearest',
    rules: hierarchyRules({ levels: 2, sites: 2 }),
  };
  expect(hierarchyMinutes(problem, [0, 3])).toMatchObject({ total: 100 * 5 + 10 * 20, unreached: 0 });
  // The campus alone also serves as a station; the referral stays in the house.
  expect(hierarchyMinutes(problem, [3]).total).toBe(100 * 30);
  // Without a campus the referral leg counts as beyond reach.
  expect(hierarchyMinutes(problem, [0])).toMatchObject({ total: 100 * 5 + 10 * 90, unreached: 100 });
});

test('cuts hold for every plan, whatever point they were made at, and are tight at plans', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const input = randomCase(seed);
    const problem: HierarchyProblem = { ...input.problem, patients: 'least-total' };
    const random = seededRandom(seed + 5000);
    const options = problem.levels * problem.sites;
    const cuts = new WayCuts(problem);
    const plans = everyPlan({
      ...problem,
      rules: hierarchyRules({ levels: problem.levels, sites: problem.sites }),
    }).slice(0, 200);
    const costs = plans.map((open) =>
      input.people.map((_, d) =>
        slowMinutes({ ...input, problem, people: input.people.map((_, e) => (e === d ? 1 : 0)) }, open),
      ),
    );
    const within = (cut: { constant: number; price: Float64Array }, open: number[]): number =>
      cut.constant - open.reduce((sum, option) => sum + cut.price[option]!, 0);
    const point = Float64Array.from({ length: options }, () => random() * 0.6);
    for (const { demand, cut } of cuts.at(point)) {
      plans.forEach((open, i) => {
        expect(within(cut, open), `seed ${seed}`).toBeLessThanOrEqual(costs[i]![demand]! + 1e-9);
      });
    }
    plans.slice(0, 20).forEach((open, i) => {
      const whole = Float64Array.from({ length: options }, (_, o) => (open.includes(o) ? 1 : 0));
      for (const { demand, cut } of cuts.at(whole))
        expect(within(cut, open), `seed ${seed}`).toBeCloseTo(costs[i]![demand]!, 9); //X
    });
  }
});

test('hierarchical covering counts each level by its weight, an upper site for the lower levels too if it is inclusive', () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { problem, home, people } = randomCase(seed);
    const { sites, levels, inclusive } = problem;
    const [within, weight] = [[10, 25, 35].slice(0, levels), [1, 2, 0.5].slice(0, levels)];
    const cover = hierarchyCover(problem, { within, weight });
    for (const open of everyPlan(problem).slice(0, 5)) {
      let worth = 0;
      people.forEach((each, d) => {
        for (let level = 0; level < levels; level++) {
          const covered = open.some((o) => {
            const own = Math.floor(o / sites);
            return (inclusive ? own >= level : own === level) && home[d]![o % sites]! <= within[level]!;
          });
          if (covered) worth += each * weight[level]!;
        }
      });
      expect(coverWorth(cover, open), `seed ${seed}`).toBeCloseTo(worth, 9);
    }
  }
});
