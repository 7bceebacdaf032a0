import { describe, expect, it } from 'vitest';
import { solveCenterThenMedian } from '../../../../src/core/siting/center/center-then-median.ts';
import {
  type CenterInput,
  type CenterResult,
  centerOf,
  solveCenter,
} from '../../../../src/core/siting/center/p-center.ts';
import { fewestSites } from '../../../../src/core/siting/covering/fewest-sites.ts';
import { reachWithin } from '../../../../src/core/siting/covering/reach-within.ts';
import { sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import type { SolverOptions } from '../../../../src/core/siting/proof.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';
import { bruteForce, matrixOf, oracleCenter, oracleMedian, randomTable, subsets } from '../median/random-matrix.ts';

const none = { kept: [], required: [], forbidden: [] };
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

async function solved(input: CenterInput, options: SolverOptions = {}): Promise<CenterResult> {
  const result = await solveCenter(input, options);
  if ('infeasible' in result) throw new Error(result.infeasible);
  return result;
}

function randomChoice(seed: number, candidates: number) {
  const random = seededRandom(seed);
  const kept = seed % 3 === 0 ? [candidates - 1] : [];
  const forbidden = seed % 4 === 0 && candidates > 3 ? [1] : [];
  const free = candidates - kept.length - forbidden.length;
  const sites = Math.min(free, 1 + Math.floor(random() * 4));
  const required = seed % 5 === 0 && sites > 0 ? [0].filter((c) => !kept.includes(c)) : [];
  return { candidates, sites, kept, forbidden, required };
}

describe('p-center', () => {
  it('is the shortest longest time of all plans on 1,000 random cases, proved', async () => {
    let impossible = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const candidates = 1 + (seed % 8);
      const shape = { demands: 1 + (seed % 13), candidates, gaps: seed % 4 === 0 ? 0.4 : 0, whole: seed % 2 === 0 };
      const table = randomTable(seed, shape);
      const choice = randomChoice(seed, candidates);
      const ignore = [0, 0, 0.05, 0.25][seed % 4]!;
      const result = await solveCenter({ matrix: matrixOf(table), ignore, ...choice });
      const best = bruteForce(choice, (open) => oracleCenter(table, ignore, open));
      if ('infeasible' in result) {
        expect(best, `seed ${seed}`).toBe(Infinity);
        impossible++;
        continue;
      }
      expect(result.objective, `seed ${seed}`).toBe(best);
      expect(result).toMatchObject({ proof: 'optimal', gap: 0, bound: best });
      expect(oracleCenter(table, ignore, [...choice.kept, ...result.chosen])).toBe(best);
      expect(result.chosen).toHaveLength(choice.sites);
    }
    expect(impossible).toBeGreaterThan(20);
    expect(impossible).toBeLessThan(300);
  });

  it('asks for rows only as plans leave them out, and is right with 2,500 of them', async () => {
    const random = seededRandom(3);
    const place = () => [random() * 100, random() * 100] as const;
    const sites = numbers(14).map(place);
    const people = numbers(2500).map(place);
    const times = people.map(([x, y]) => sites.map(([u, v]) => Math.round(Math.hypot(x - u, y - v) * 100)));
    const table = { times, weights: people.map(() => 1) };
    for (const p of [2, 4]) {
      const choice = { candidates: 14, sites: p, ...none };
      const result = await solved({ matrix: matrixOf(table), sites: p });
      expect(result.objective).toBe(
        bruteForce(choice, (open) => Math.max(...times.map((row) => Math.min(...open.map((c) => row[c]!))))),
      );
      expect(result.proof).toBe('optimal');
    }
  });

  it('stopped anywhere, has a bound no higher than the optimum and a plan no better', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const table = randomTable(seed, { demands: 40, candidates: 14, longest: 200 });
      const best = bruteForce({ candidates: 14, sites: 4, ...none }, (open) => oracleCenter(table, 0, open));
      for (const budget of [1, 20_000, 60_000, 100_000]) {
        const result = await solved({ matrix: matrixOf(table), sites: 4 }, { budget });
        expect(result.bound).toBeLessThanOrEqual(best);
        expect(result.objective).toBeGreaterThanOrEqual(best);
        if (result.proof === 'optimal') expect(result.objective).toBe(best);
      }
    }
  });

  it('ignores the worst served as long as they are few enough', async () => {
    const times = [[1], [2], [30]];
    const ask = (ignore: number) => solved({ matrix: matrixOf({ times, weights: [50, 45, 5] }), sites: 1, ignore });
    expect(await ask(0)).toMatchObject({ objective: 30, peopleIgnored: 0 });
    expect(await ask(0.049)).toMatchObject({ objective: 30, peopleIgnored: 0 });
    expect(await ask(0.05)).toMatchObject({ objective: 2, peopleIgnored: 5 });
    expect(await ask(0.5)).toMatchObject({ objective: 1, peopleIgnored: 50 });
    await expect(ask(1)).rejects.toThrow('no share');
  });

  it('says when no choice reaches everybody, and counts whom nobody could reach', async () => {
    const times = [
      [1, Infinity],
      [Infinity, 1],
      [Infinity, Infinity],
    ];
    const matrix = matrixOf({ times, weights: [1, 1, 4] });
    expect(await solveCenter({ matrix, sites: 1 })).toEqual({ infeasible: 'cannot-reach-all', detail: { sites: 1 } });
    expect(await solved({ matrix, sites: 2 })).toMatchObject({ objective: 1, peopleUnreachable: 4 });
    expect(centerOf({ matrix, sites: 1 }, [0]).objective).toBe(Infinity);
  });
});

describe('fewest sites', () => {
  it('within T are p at most exactly where the p-center is T at most, on 200 random cases', async () => {
    const solver = await loadHighsSolver();
    for (let seed = 1; seed <= 200; seed++) {
      const candidates = 2 + (seed % 7);
      const table = randomTable(seed, { demands: 3 + (seed % 10), candidates, longest: 15 });
      const matrix = matrixOf(table);
      const sites = 1 + (seed % Math.min(4, candidates));
      const center = await solved({ matrix, sites });
      for (const limit of [center.objective, center.objective - 1]) {
        // Below the shortest way of somebody he is out of everybody's reach, and no longer asked for.
        if (table.times.some((row, d) => table.weights[d]! > 0 && Math.min(...row) > limit)) continue;
        const fewest = await fewestSites(reachWithin(matrix, limit), sitingRules({ candidates: matrix.candidates }), {
          solver,
        });
        if ('infeasible' in fewest) throw new Error(fewest.infeasible);
        expect(fewest.proof).toBe('optimal');
        expect(fewest.objective <= sites, `seed ${seed}`).toBe(center.objective <= limit);
        const smaller = [...subsets(numbers(candidates), Math.max(0, fewest.objective - 1))];
        const isServed = (open: readonly number[]) => oracleCenter(table, 0, open) <= limit;
        expect(isServed(fewest.chosen)).toBe(true);
        expect(fewest.objective > 0 && smaller.some(isServed)).toBe(false);
      }
    }
  });
});

describe('p-center, then p-median', () => {
  it('is the best sum among the plans with the shortest longest time, on 200 random cases', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const candidates = 3 + (seed % 5);
      const table = randomTable(seed, { demands: 4 + (seed % 9), candidates, whole: seed % 2 === 0 });
      const sites = 1 + (seed % 3);
      const result = await solveCenterThenMedian({ matrix: matrixOf(table), sites });
      if ('infeasible' in result) throw new Error(result.infeasible);
      const choice = { candidates, sites, ...none };
      const longest = bruteForce(choice, (open) => oracleCenter(table, 0, open));
      const least = bruteForce(choice, (open) =>
        oracleCenter(table, 0, open) > longest ? Infinity : oracleMedian(table, longest, open),
      );
      expect(result.center.objective).toBe(longest);
      expect(result.median.objective, `seed ${seed}`).toBeCloseTo(least, 9);
      expect(result.median).toMatchObject({ proof: 'optimal', peopleBeyond: 0 });
      expect(oracleCenter(table, 0, result.median.chosen)).toBe(longest);
    }
  });
});
