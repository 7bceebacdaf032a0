import { expect, test } from 'vitest';
import { type CapacityProblem, medianService } from '../../../../src/core/siting/capacitated/service-problem.ts';
import {
  solveCapacitatedCover,
  solveCapacitatedMedian,
} from '../../../../src/core/siting/capacitated/solve-capacity.ts';
import { transport } from '../../../../src/core/siting/capacitated/transport.ts';
import { sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { fullMatrix } from '../../../../src/core/siting/median/travel-matrix.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';
import { flowOracle } from './flow-oracle.ts';

interface Case {
  readonly times: number[][];
  readonly people: number[];
  readonly capacity: number[];
  readonly sites: number;
}

function randomCase(seed: number): Case {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const candidates = 4 + below(4);
  return {
    times: Array.from({ length: 8 }, () => Array.from({ length: candidates }, () => below(40))),
    people: Array.from({ length: 8 }, () => 1 + below(12)),
    capacity: Array.from({ length: candidates }, () => 15 + below(30)),
    sites: 2 + below(2),
  };
}

function problemOf({ times, people, capacity, sites }: Case): CapacityProblem {
  const rules = sitingRules({ candidates: capacity.length, sites });
  return { matrix: fullMatrix(times, people), capacity: Float64Array.from(capacity), rules };
}

async function values(input: Case, limit = 15) {
  const solver = await loadHighsSolver();
  const cover = await solveCapacitatedCover(problemOf(input), limit, { solver });
  const median = await solveCapacitatedMedian(problemOf(input), { solver });
  return {
    cover: 'infeasible' in cover ? -1 : cover.objective,
    median: 'infeasible' in median ? Infinity : median.objective,
  };
}

test('a better offer never makes plans worse: one candidate more, more room, one site more', async () => {
  for (let seed = 1; seed <= 100; seed++) {
    const input = randomCase(seed);
    const base = await values(input);
    const more: Case[] = [
      { ...input, times: input.times.map((row, d) => [...row, (d * 7) % 40]), capacity: [...input.capacity, 30] },
      { ...input, capacity: input.capacity.map((room) => room + 5) },
      { ...input, sites: input.sites + 1 },
    ];
    for (const each of more) {
      const better = await values(each);
      expect(better.cover, `seed ${seed}`).toBeGreaterThanOrEqual(base.cover - 1e-9);
      expect(better.median, `seed ${seed}`).toBeLessThanOrEqual(base.median + 1e-6);
    }
  }
});

test('splitting a demand point, another order of sites, another unit of people or minutes: the same answer', async () => {
  for (let seed = 1; seed <= 100; seed++) {
    const input = randomCase(seed);
    const base = await values(input);
    const [first, ...rest] = input.people;
    const split = {
      ...input,
      times: [input.times[0]!, ...input.times],
      people: [first! * 0.25, first! * 0.75, ...rest],
    };
    const turned = {
      ...input,
      times: input.times.map((row) => [...row].reverse()),
      capacity: [...input.capacity].reverse(),
    };
    const scaled = {
      ...input,
      people: input.people.map((each) => each * 3.5),
      capacity: input.capacity.map((room) => room * 3.5),
    };
    for (const each of [split, turned]) {
      const same = await values(each);
      expect(same.cover, `seed ${seed}`).toBeCloseTo(base.cover, 6);
      if (base.median < Infinity) expect(same.median, `seed ${seed}`).toBeCloseTo(base.median, 5);
      else expect(same.median, `seed ${seed}`).toBe(Infinity);
    }
    const { cover } = await values(scaled);
    expect(cover, `seed ${seed}`).toBeCloseTo(base.cover * 3.5, 6);
  }
});

test('existing sites that all stay and none new: the baseline; by hand', async () => {
  // Ten people next to each of two full stations of 8; the four who are left over find no room.
  const times = [
    [1, 9],
    [9, 1],
  ];
  const rules = sitingRules({ candidates: 2, sites: 0, existing: { members: [0, 1], mayClose: 0 } });
  const problem = { matrix: fullMatrix(times, [10, 10]), capacity: Float64Array.of(8, 8), rules };
  expect(await solveCapacitatedCover(problem, 5)).toMatchObject({ chosen: [0, 1], objective: 16, proof: 'optimal' });
  const solver = await loadHighsSolver();
  expect(await solveCapacitatedMedian(problem, { solver })).toEqual({
    infeasible: 'not-enough-capacity',
    detail: { people: 20, servable: 16, shortfall: 4 },
  });
  const roomy = { ...problem, capacity: Float64Array.of(8, 12) };
  // Two of the first ten go to the other station: 8·1 + 2·9 + 10·1.
  expect(await solveCapacitatedMedian(roomy)).toMatchObject({ chosen: [0, 1], objective: 36, proof: 'optimal' });
});

test('the transport costs what a textbook flow costs, and its prices prove it, 1,000 random cases', () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { times, people, capacity } = randomCase(seed);
    const problem = medianService(problemOf({ times, people, capacity, sites: 3 }));
    const open = capacity.map((_, j) => j).filter((j) => (seed >> j) & 1 || j === 0);
    const slow = flowOracle(
      times.map((row) => open.map((j) => row[j]!)),
      people,
      open.map((j) => capacity[j]!),
    );
    const { cost, unserved, load, prices } = transport(problem, open);
    const all = people.reduce((sum, each) => sum + each, 0);
    expect(unserved, `seed ${seed}`).toBe(all - slow.served);
    expect(cost, `seed ${seed}`).toBe(slow.cost + unserved * problem.unserved);
    load.forEach((each, slot) => {
      expect(each).toBeLessThanOrEqual(capacity[open[slot]!]!);
    });
    // Weak duality by hand: Σ people·price − Σ over sites of the best use of their room at those prices.
    let proved = prices.reduce((sum, price, row) => sum + price * problem.people[row]!, 0);
    for (const j of open) {
      const gains = Array.from(prices, (price, row) => {
        const at = [...problem.site.subarray(problem.offsets[row]!, problem.offsets[row + 1]!)].indexOf(j);
        return { gain: price - problem.cost[problem.offsets[row]! + at]!, size: problem.people[row]! };
      }).sort((a, b) => b.gain - a.gain);
      let left = capacity[j]!;
      for (const { gain, size } of gains) {
        if (gain <= 0) break;
        proved -= gain * Math.min(size, left);
        left -= Math.min(size, left);
      }
    }
    expect(proved, `seed ${seed}`).toBeCloseTo(cost, 7);
  }
});

test('without a linear solver: a bound that holds, the proof no more than it says; stopped early too', async () => {
  const solver = await loadHighsSolver();
  for (let seed = 1; seed <= 200; seed++) {
    const problem = problemOf(randomCase(seed));
    const proved = await solveCapacitatedMedian(problem, { solver });
    for (const options of [{}, { enough: () => true }, { budget: 2000 }]) {
      const found = await solveCapacitatedMedian(problem, options);
      if ('infeasible' in found || 'infeasible' in proved) continue;
      expect(found.bound, `seed ${seed}`).toBeLessThanOrEqual(proved.objective * (1 + 1e-9));
      expect(found.objective, `seed ${seed}`).toBeGreaterThanOrEqual(proved.objective * (1 - 1e-9));
      if (found.proof === 'optimal') expect(found.objective).toBeCloseTo(proved.objective, 6);
    }
  }
});
