import { describe, expect, it } from 'vitest';
import { coverProgram } from '../../../../src/core/siting/covering/cover-program.ts';
import { coverIndex } from '../../../../src/core/siting/covering/cover-table.ts';
import { reduceCover } from '../../../../src/core/siting/covering/reduce-cover.ts';
import { rulesTrouble } from '../../../../src/core/siting/covering/rules-trouble.ts';
import { solveCover } from '../../../../src/core/siting/covering/solve-cover.ts';
import { branchAndBound } from '../../../../src/core/siting/solver/branch-and-bound.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';
import { bestByAllSubsets, type CoverKind, randomCover } from './random-cover.ts';

const q = 0.3;
const KINDS: Record<string, CoverKind> = {
  'maximal covering': { layers: 1, worth: (people) => people, rules: false },
  'maximal covering with rules': { layers: 1, worth: (people) => people, rules: true },
  'expected covering (busy vehicles)': { layers: 3, worth: (people, k) => people * (1 - q) * q ** k, rules: true },
  'reached by two or none': { layers: 2, worth: (people, k) => (k === 1 ? people : 0), rules: true },
  'reached by three or none': { layers: 3, worth: (people, k) => (k === 2 ? people : 0), rules: true },
  'once, and more for twice': { layers: 2, worth: (people, k) => people * (k + 1), rules: true },
};
const CASES = 1000;

describe.each(Object.entries(KINDS))('%s', (_, kind) => {
  it(`is what trying all subsets finds, on ${CASES} random cases, and proved`, { timeout: 60_000 }, async () => {
    const solver = await loadHighsSolver();
    let infeasible = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const random = randomCover(seed, kind);
      const best = bestByAllSubsets(random);
      const found = await solveCover(random.problem, { solver, seed });
      if ('infeasible' in found) {
        infeasible++;
        expect(best, `seed ${seed}: ${found.infeasible}`).toBe(-Infinity);
        continue;
      }
      expect(found.objective, `seed ${seed}`).toBeCloseTo(best, 6);
      expect(found.proof, `seed ${seed}`).toBe('optimal');
      expect(found.bound).toBeGreaterThanOrEqual(found.objective);
    }
    if (kind.rules) expect(infeasible).toBeGreaterThan(20);
  });

  it('is found by branch and bound alone as well', { timeout: 60_000 }, async () => {
    const solver = await loadHighsSolver();
    for (let seed = 1; seed <= 150; seed++) {
      const random = randomCover(seed, kind);
      if (rulesTrouble(random.problem.rules)) continue;
      const rest = reduceCover(random.problem);
      if (rest.problem.candidates === 0) continue;
      const result = await branchAndBound(solver, coverProgram(coverIndex(rest.problem)));
      const best = bestByAllSubsets(random);
      if (best === -Infinity) expect(result.plan, `seed ${seed}`).toBeNull();
      else expect(rest.base - result.plan!.cost, `seed ${seed}`).toBeCloseTo(best, 6);
    }
  });
});
