import { describe, expect, it } from 'vitest';
import type { MedianInput } from '../../../../src/core/siting/median/build-median-problem.ts';
import { type MedianResult, medianOf, solveMedian } from '../../../../src/core/siting/median/p-median.ts';
import type { SolverOptions } from '../../../../src/core/siting/proof.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { bruteForce, matrixOf, oracleMedian, randomTable, type Table } from './random-matrix.ts';

const none = { kept: [], required: [], forbidden: [] };

async function solved(input: MedianInput, options: SolverOptions = {}): Promise<MedianResult> {
  const result = await solveMedian(input, options);
  if ('infeasible' in result) throw new Error(result.infeasible);
  return result;
}

/** Objective of a table, checked against the oracle's cost of the very plan. */
async function objective(table: Table, sites: number, beyond = 20): Promise<number> {
  const result = await solved({ matrix: matrixOf(table), beyond, sites });
  expect(result.proof).toBe('optimal');
  expect(result.objective).toBeCloseTo(oracleMedian(table, beyond, result.chosen), 9);
  return result.objective;
}

/** A choice of sites for a table with so many candidates, with something of everything. */
function randomChoice(seed: number, candidates: number) {
  const random = seededRandom(seed);
  const roll = Array.from({ length: candidates }, () => random());
  const kept = seed % 3 === 0 ? roll.flatMap((r, c) => (r < 0.15 ? [c] : [])) : [];
  const forbidden = seed % 4 === 0 ? roll.flatMap((r, c) => (r > 0.8 ? [c] : [])) : [];
  const free = candidates - kept.length - forbidden.length;
  const sites = Math.min(free, Math.floor(random() * 5));
  const allowed = roll.flatMap((_, c) => (kept.includes(c) || forbidden.includes(c) ? [] : [c]));
  const required = seed % 5 === 0 && sites > 0 ? allowed.slice(0, 1) : [];
  return { candidates, sites, kept, forbidden, required };
}

describe('p-median', () => {
  it('is the best of all plans on 1,000 random cases, proved', async () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const candidates = 1 + (seed % 8);
      const shape = { demands: 1 + (seed % 11), candidates, gaps: (seed % 3) * 0.3, whole: seed % 2 === 0 };
      const table = randomTable(seed, shape);
      const choice = randomChoice(seed, candidates);
      const result = await solved({ matrix: matrixOf(table), beyond: 25, ...choice });
      const best = bruteForce(choice, (open) => oracleMedian(table, 25, open));
      expect(result.objective, `seed ${seed}`).toBeCloseTo(best, 9);
      expect(result).toMatchObject({ proof: 'optimal', gap: 0 });
      expect(result.chosen).toHaveLength(choice.sites);
      expect(result.chosen.every((c) => !choice.forbidden.includes(c) && !choice.kept.includes(c))).toBe(true);
      expect(oracleMedian(table, 25, [...choice.kept, ...result.chosen])).toBeCloseTo(best, 9);
    }
  });

  it('needs its tree on times without geometry, and is right there too', async () => {
    let left = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const table = randomTable(seed, { demands: 40, candidates: 20, longest: 100, whole: seed % 2 === 0 });
      const choice = { candidates: 20, sites: 2 + (seed % 3), ...none };
      const result = await solved({ matrix: matrixOf(table), beyond: 100, sites: choice.sites });
      expect(result.objective).toBeCloseTo(
        bruteForce(choice, (open) => oracleMedian(table, 100, open)),
        9,
      );
      expect(result.proof).toBe('optimal');
      left += result.reductions!.sitesLeft!;
    }
    expect(left).toBeGreaterThan(50);
  });

  it('stopped anywhere, has a bound no higher than the optimum and a plan no better', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const table = randomTable(seed, { demands: 30, candidates: 16, longest: 50, gaps: 0.2 });
      const input = { matrix: matrixOf(table), beyond: 60, sites: 4 };
      const best = bruteForce({ candidates: 16, sites: 4, ...none }, (open) => oracleMedian(table, 60, open));
      for (const budget of [1, 10_000, 20_000, 40_000]) {
        const result = await solved(input, { budget });
        expect(result.bound).toBeLessThanOrEqual(best);
        expect(result.objective).toBeGreaterThanOrEqual(best);
        if (result.proof === 'optimal') expect(result.objective).toBe(best);
        else expect(result.gap).toBeGreaterThan(0);
      }
    }
  });

  it('never gets worse by one more site or one more candidate', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const table = randomTable(seed, { demands: 25, candidates: 12 });
      const fewer = { ...table, times: table.times.map((row) => row.slice(0, 11)) };
      const four = await objective(table, 4);
      expect(await objective(table, 5)).toBeLessThanOrEqual(four);
      expect(await objective(fewer, 4)).toBeGreaterThanOrEqual(four);
    }
  });

  it('does not depend on the order of candidates and demand, on splitting people, or on the unit of weights', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const table = randomTable(seed, { demands: 20, candidates: 10 });
      const least = await objective(table, 3);
      const turned = {
        times: table.times.map((row) => [...row].reverse()).reverse(),
        weights: [...table.weights].reverse(),
      };
      expect(await objective(turned, 3)).toBe(least);
      const heavier = { ...table, weights: table.weights.map((weight) => weight * 1000) };
      expect(await objective(heavier, 3)).toBe(least * 1000);
      const [first = 0, ...others] = table.weights;
      const split = { times: [table.times[0]!, ...table.times], weights: [1, first + 2 - 1, ...others] };
      const joined = { times: table.times, weights: [first + 2, ...others] };
      expect(await objective(split, 3)).toBe(await objective(joined, 3));
    }
  });

  it('with all candidates kept and nothing to add gives what stands today', async () => {
    const table = randomTable(5, { demands: 12, candidates: 4, gaps: 0.5 });
    const kept = [0, 1, 2, 3];
    const result = await solved({ matrix: matrixOf(table), beyond: 30, sites: 0, kept });
    expect(result).toMatchObject({ chosen: [], proof: 'optimal', objective: oracleMedian(table, 30, kept) });
  });

  it('tells people beyond the open sites from people whom nobody could reach', async () => {
    const times = [
      [1, Infinity],
      [Infinity, 1],
      [Infinity, Infinity],
    ];
    const result = await solved({ matrix: matrixOf({ times, weights: [10, 3, 7] }), beyond: 60, sites: 1 });
    expect(result).toMatchObject({ chosen: [0], objective: 10 + 3 * 60, peopleBeyond: 3, peopleUnreachable: 7 });
    expect(result.mean).toBeCloseTo(190 / 13, 12);
  });

  it('says why there is no plan', async () => {
    const matrix = matrixOf(randomTable(1, { demands: 3, candidates: 3 }));
    const ask = (change: Partial<MedianInput>) => solveMedian({ matrix, beyond: 20, sites: 1, ...change });
    expect(await ask({ sites: 4 })).toEqual({
      infeasible: 'more-sites-than-candidates',
      detail: { sites: 4, candidates: 3 },
    });
    expect(await ask({ forbidden: [0, 1, 2] })).toMatchObject({ infeasible: 'no-free-candidates' });
    expect(await ask({ forbidden: [0], required: [0] })).toMatchObject({ infeasible: 'required-and-forbidden' });
    expect(await ask({ required: [0, 1] })).toMatchObject({ infeasible: 'more-required-than-sites' });
    expect(await ask({ matrix: matrixOf({ times: [], weights: [] }) })).toEqual({ infeasible: 'no-candidates' });
    await expect(ask({ beyond: 3 })).rejects.toThrow('beyond is 3');
    await expect(ask({ sites: 1.5 })).rejects.toThrow('1.5');
  });

  it('gives the same plan for the same seed and budget, and pauses', async () => {
    const table = randomTable(9, { demands: 120, candidates: 60, longest: 1000 });
    const input = { matrix: matrixOf(table), beyond: 1000, sites: 6 };
    let pauses = 0;
    const options = { seed: 4, budget: 2e7, pause: async () => void pauses++ };
    const first = await solved(input, options);
    expect(await solved(input, { ...options, pause: async () => undefined })).toEqual(first);
    expect(pauses).toBeGreaterThan(2);
    expect(medianOf(input, first.chosen).objective).toBe(first.objective);
    // The asker can end it at any pause, and gets what is there.
    let asked = 0;
    const short = await solved(input, { enough: () => ++asked > 0 });
    expect(short.bound).toBeLessThanOrEqual(first.objective);
    expect(short.work).toBeLessThan(first.work);
    await expect(solveMedian(input, { pause: () => Promise.reject(new Error('cancelled')) })).rejects.toThrow(
      'cancelled',
    );
  });
});
