import { describe, expect, it } from 'vitest';
import { medianProblem } from '../../../../src/core/siting/median/build-median-problem.ts';
import { raiseDual } from '../../../../src/core/siting/median/median-dual.ts';
import { CLOSED, FREE, OPEN, planCost, restrict } from '../../../../src/core/siting/median/median-problem.ts';
import { MedianSwap } from '../../../../src/core/siting/median/median-swap.ts';
import { nthSmallest } from '../../../../src/core/siting/median/nth-smallest.ts';
import { WorkMeter } from '../../../../src/core/siting/median/work-meter.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { matrixOf, oracleMedian, randomTable, subsets } from './random-matrix.ts';

const meter = () => new WorkMeter({});
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

async function problemOf(seed: number, { sites = 3, candidates = 9, whole = true } = {}) {
  const table = randomTable(seed, { demands: 14, candidates, gaps: 0.2, whole });
  return { table, problem: await medianProblem({ matrix: matrixOf(table), beyond: 25, sites }, meter()) };
}

describe('the p-median problem in rows', () => {
  it('costs every plan as the table does, and a restricted one as the whole', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { table, problem } = await problemOf(seed);
      const random = seededRandom(seed);
      const settled = Uint8Array.from(numbers(9), () => [FREE, FREE, OPEN, CLOSED][Math.floor(random() * 4)]!);
      const rest = restrict(problem, settled);
      const opened = numbers(9).filter((j) => settled[j] === OPEN);
      for (const plan of subsets(numbers(rest.sites), 2)) {
        const open = [...opened, ...plan.map((j) => rest.siteOf[j]!)];
        expect(planCost(problem, open)).toBe(oracleMedian(table, 25, open));
        expect(planCost(rest, plan)).toBe(oracleMedian(table, 25, open));
      }
    }
  });
});

describe('the Lagrangian bound', () => {
  it('is below every plan from any prices, and settles no site against a plan below the cutoff', async () => {
    let settledSites = 0;
    let closed = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const { problem } = await problemOf(seed, { whole: seed % 2 === 0 });
      const random = seededRandom(seed);
      const plans = [...subsets(numbers(problem.sites), 3)].map((plan) => ({ plan, cost: planCost(problem, plan) }));
      const least = Math.min(...plans.map(({ cost }) => cost));
      const cutoff = least + random() * 20 - 5;
      const start = Float64Array.from(numbers(problem.rows), () => random() * 250 - 20);
      const dual = await raiseDual(problem, start, {
        cutoff,
        target: least,
        iterations: 1 + (seed % 60),
        step: 1,
        patience: 5,
        leastStep: 0.01,
        meter: meter(),
      });
      const better = plans.filter(({ cost }) => cost < cutoff);
      if (dual.closed) expect(better).toEqual([]);
      for (const { plan, cost } of better) {
        expect(dual.bound).toBeLessThanOrEqual(cost);
        for (let j = 0; j < problem.sites; j++) {
          if (dual.settled[j] === OPEN) expect(plan).toContain(j);
          if (dual.settled[j] === CLOSED) expect(plan).not.toContain(j);
        }
      }
      settledSites += dual.settled.filter((how) => how !== FREE).length;
      closed += Number(dual.closed);
    }
    expect(settledSites).toBeGreaterThan(300);
    expect(closed).toBeGreaterThan(20);
  });
});

describe('swaps', () => {
  it('save what they say, and the best one is found', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const { problem } = await problemOf(seed);
      const swap = new MedianSwap(problem, meter());
      const plan = [seed % 3, 3 + (seed % 3), 6 + (seed % 3)];
      swap.begin(plan);
      expect(swap.cost).toBe(planCost(problem, plan));
      const best = swap.bestSwap()!;
      let most = -Infinity;
      for (const [slot] of plan.entries()) {
        for (let site = 0; site < problem.sites; site++) {
          if (plan.includes(site)) continue;
          most = Math.max(most, swap.cost - planCost(problem, plan.with(slot, site)));
        }
      }
      expect(best.profit).toBe(most);
      expect(swap.cost - planCost(problem, plan.with(best.slot, best.site))).toBe(most);
    }
  });
});

describe('nthSmallest', () => {
  it('is the sorted value at every place', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seededRandom(seed);
      const values = Float64Array.from({ length: 1 + (seed % 23) }, () => Math.floor(random() * 12));
      const sorted = values.slice().sort();
      for (let place = 0; place < values.length; place++)
        expect(nthSmallest(values.slice(), values.length, place)).toBe(sorted[place]);
    }
  });
});
