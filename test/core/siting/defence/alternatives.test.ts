import { expect, test } from 'vitest';
import { type CoverProblem, coverWorth } from '../../../../src/core/siting/covering/cover-problem.ts';
import { sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { solveCover } from '../../../../src/core/siting/covering/solve-cover.ts';
import { alternatives, noRegretCore } from '../../../../src/core/siting/defence/alternatives.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';

function randomProblem(random: () => number, sites: number): CoverProblem {
  const candidates = 5 + Math.floor(random() * 4);
  const groups = 15;
  const offsets = [0];
  const groupsOf: number[] = [];
  for (let c = 0; c < candidates; c++) {
    for (let g = 0; g < groups; g++) if (random() < 0.3) groupsOf.push(g);
    offsets.push(groupsOf.length);
  }
  return {
    candidates,
    groups,
    layers: 1,
    worth: Float64Array.from({ length: groups }, () => 1 + Math.floor(random() * 50)),
    offsets: Uint32Array.from(offsets),
    groupsOf: Uint32Array.from(groupsOf),
    charge: new Float64Array(candidates),
    rules: sitingRules({ candidates, sites }),
  };
}

function plansOf(problem: CoverProblem, sites: number): number[][] {
  const all: number[][] = [];
  for (let bits = 0; bits < 2 ** problem.candidates; bits++) {
    const plan = Array.from({ length: problem.candidates }, (_, c) => c).filter((c) => (bits >> c) & 1);
    if (plan.length <= sites) all.push(plan);
  }
  return all;
}

test('against all plans: what is lost without a site, the core that all near-equal plans share, and the plans themselves', async () => {
  const solver = await loadHighsSolver();
  const random = seededRandom(21);
  let cores = 0;
  let others = 0;
  for (let round = 0; round < 150; round++) {
    const sites = 2 + (round % 2);
    const problem = randomProblem(random, sites);
    const plans = plansOf(problem, sites);
    const worths = plans.map((plan) => coverWorth(problem, plan));
    const most = Math.max(...worths);
    const solved = await solveCover(problem, { solver });
    if ('infeasible' in solved) throw new Error('there is a plan');
    expect(solved.objective).toBe(most);
    const within = [0.05, 0.1, 0.2][round % 3]!;
    const found = await alternatives({
      problem,
      best: solved.chosen,
      within,
      samePlace: (a, b) => a === b,
      solve: (each, start) => solveCover(each, { solver, start }),
    });
    for (const { site, worth, bound } of found.without) {
      const truly = Math.max(...worths.filter((_, k) => !plans[k]!.includes(site)));
      expect(worth).toBe(truly);
      expect(bound).toBeGreaterThanOrEqual(truly);
    }
    // A worth of nothing in a plan is left open by the rules ("at most so many"): plans of fewer sites count as well.
    const near = plans.filter((_, k) => worths[k]! >= most * (1 - within));
    const core = solved.chosen.filter((site) => near.every((plan) => plan.includes(site)));
    expect(noRegretCore(found, most, within)).toEqual(core);
    cores += core.length;
    for (const { plan, worth, instead, leftOut } of found.plans) {
      expect(worth).toBe(coverWorth(problem, plan));
      expect(worth).toBeGreaterThanOrEqual(most * (1 - within));
      expect(instead).toEqual(plan.filter((site) => !solved.chosen.includes(site)));
      expect(leftOut).toEqual(solved.chosen.filter((site) => !plan.includes(site)));
      expect(instead.length).toBeGreaterThan(0);
    }
    // Where some near-equal plan does without a site of the best, one is told.
    if (
      near.some(
        (plan) => plan.some((site) => !solved.chosen.includes(site)) && !solved.chosen.every((s) => plan.includes(s)),
      )
    ) {
      expect(found.plans.length).toBeGreaterThan(0);
    }
    others += found.plans.length;
  }
  expect(cores).toBeGreaterThan(50);
  expect(others).toBeGreaterThan(50);
});
