import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CoverProblem, coverWorth } from '../../../../src/core/siting/covering/cover-problem.ts';
import { coverIndex } from '../../../../src/core/siting/covering/cover-table.ts';
import { withoutDominated } from '../../../../src/core/siting/covering/dominance.ts';
import { reduceCover } from '../../../../src/core/siting/covering/reduce-cover.ts';
import { brokenRule, type RulesInput, sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { type CoverOptions, solveCover } from '../../../../src/core/siting/covering/solve-cover.ts';
import type { SolverProgress, SolverResult } from '../../../../src/core/siting/proof.ts';
import type { LinearSolver } from '../../../../src/core/siting/solver/linear-program.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';

interface Plane {
  readonly points: readonly { readonly x: number; readonly y: number; readonly people: number }[];
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly radius: number;
  readonly sites: number;
}

const place = { x: fc.nat(99), y: fc.nat(99) };
/** Points and candidates in a plane: large enough for fixing, merging and the tree to have work. */
const planes: fc.Arbitrary<Plane> = fc.record({
  points: fc.array(fc.record({ ...place, people: fc.integer({ min: 1, max: 500 }) }), {
    minLength: 60,
    maxLength: 160,
  }),
  places: fc.array(fc.record(place), { minLength: 15, maxLength: 40 }),
  radius: fc.integer({ min: 12, max: 30 }),
  sites: fc.integer({ min: 1, max: 8 }),
});

function problemOf({ points, places, radius, sites }: Plane, wishes: Partial<RulesInput> = {}): CoverProblem {
  const covers = places.map((at) =>
    points.flatMap(({ x, y }, i) => (Math.hypot(x - at.x, y - at.y) <= radius ? [i] : [])),
  );
  const offsets = new Uint32Array(places.length + 1);
  covers.forEach((row, c) => {
    offsets[c + 1] = offsets[c]! + row.length;
  });
  return {
    candidates: places.length,
    groups: points.length,
    layers: 1,
    worth: Float64Array.from(points, ({ people }) => people),
    offsets,
    groupsOf: Uint32Array.from(covers.flat()),
    charge: new Float64Array(places.length),
    rules: sitingRules({ candidates: places.length, sites, ...wishes }),
  };
}

let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

async function solved(problem: CoverProblem, options: CoverOptions = {}): Promise<SolverResult> {
  const found = await solveCover(problem, { solver, ...options });
  if ('infeasible' in found) throw new Error(found.infeasible);
  return found;
}

const best = async (problem: CoverProblem): Promise<number> => {
  const { proof, objective } = await solved(problem);
  expect(proof).toBe('optimal');
  return objective;
};

describe('covering', () => {
  it('never bounds below the plan or below the optimum, at any moment, with or without a solver', async () => {
    await fc.assert(
      fc.asyncProperty(planes, async (plane) => {
        const problem = problemOf(plane);
        const optimum = await best(problem);
        const seen: SolverProgress[] = [];
        const pause = async (state: SolverProgress): Promise<void> => void seen.push(state);
        const alone = await solved(problem, { solver: null, pause });
        expect(alone.bound).toBeGreaterThanOrEqual(optimum);
        expect(alone.objective).toBeLessThanOrEqual(optimum);
        expect(coverWorth(problem, alone.chosen)).toBe(alone.objective);
        expect(brokenRule(problem.rules, alone.chosen)).toBe(-1);
        expect(seen.length).toBeGreaterThan(0);
        for (const { bound, value } of seen) {
          expect(bound).toBeGreaterThanOrEqual(optimum);
          expect(value ?? 0).toBeLessThanOrEqual(optimum);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives what it has when it is stopped or its budget is used, with a bound that holds', async () => {
    await fc.assert(
      fc.asyncProperty(planes, fc.integer({ min: 1, max: 200_000 }), async (plane, budget) => {
        const problem = problemOf(plane);
        const optimum = await best(problem);
        const short = await solved(problem, { budget });
        expect(short.bound).toBeGreaterThanOrEqual(optimum);
        expect(short.objective).toBeLessThanOrEqual(optimum);
        if (short.proof === 'optimal') expect(short.objective).toBe(optimum);
        const stopped = await solved(problem, { enough: () => true });
        expect(stopped.bound).toBeGreaterThanOrEqual(optimum);
        expect(stopped.chosen.length).toBeLessThanOrEqual(plane.sites);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same plan for the same seed and budget', async () => {
    await fc.assert(
      fc.asyncProperty(planes, fc.nat(9), async (plane, seed) => {
        const problem = problemOf(plane);
        expect(await solved(problem, { seed })).toEqual(await solved(problem, { seed }));
      }),
      { numRuns: 10 },
    );
  });

  it('is not changed by order, by splitting a demand point, or, but for the unit, by the scale of the people', async () => {
    await fc.assert(
      fc.asyncProperty(planes, async (plane) => {
        const optimum = await best(problemOf(plane));
        const turned = { ...plane, points: [...plane.points].reverse(), places: [...plane.places].reverse() };
        expect(await best(problemOf(turned))).toBe(optimum);
        const split = plane.points.flatMap((point) => [
          { ...point, people: Math.floor(point.people / 3) },
          { ...point, people: point.people - Math.floor(point.people / 3) },
        ]);
        expect(await best(problemOf({ ...plane, points: split }))).toBe(optimum);
        const scaled = plane.points.map((point) => ({ ...point, people: point.people * 0.37 }));
        expect(await best(problemOf({ ...plane, points: scaled }))).toBeCloseTo(0.37 * optimum, 2);
      }),
      { numRuns: 20 },
    );
  });

  it('never loses by one more site or candidate, never gains by a rule, and gains less by each further site', async () => {
    await fc.assert(
      fc.asyncProperty(planes, fc.nat(99), async (plane, pick) => {
        const optimum = await best(problemOf(plane));
        const more = await best(problemOf({ ...plane, sites: plane.sites + 1 }));
        const fewer = await best(problemOf({ ...plane, sites: plane.sites - 1 }));
        expect(more).toBeGreaterThanOrEqual(optimum);
        expect(fewer).toBeLessThanOrEqual(optimum);
        const one = pick % plane.places.length;
        expect(await best(problemOf({ ...plane, places: plane.places.slice(1) }))).toBeLessThanOrEqual(optimum);
        const forbidden = await best(problemOf(plane, { forbidden: [one] }));
        const required = await best(problemOf(plane, { required: [one] }));
        expect(Math.max(forbidden, required)).toBe(optimum);
      }),
      { numRuns: 20 },
    );
  });

  it('loses nothing by reductions: what any plan is worth, and the optimum without dominated candidates', async () => {
    await fc.assert(
      fc.asyncProperty(planes, fc.array(fc.nat(39), { maxLength: 8 }), async (plane, picks) => {
        const problem = problemOf(plane, { required: [0], forbidden: [1] });
        const rest = reduceCover(problem);
        const plan = [...new Set(picks.map((c) => c % rest.problem.candidates))];
        const whole = [...rest.fixed, ...plan.map((i) => rest.candidateOf[i]!)];
        expect(rest.base + coverWorth(rest.problem, plan)).toBe(coverWorth(problem, whole));
        const upper = withoutDominated(coverIndex(problem));
        // Every closed candidate has another that is still there and reaches all that it reaches.
        const reach = (c: number) => problem.groupsOf.subarray(problem.offsets[c], problem.offsets[c + 1]);
        upper.forEach((open, c) => {
          if (open === 1 || problem.rules.upper[c] === 0 || reach(c).length === 0) return;
          const wider = upper.findIndex(
            (there, o) => there === 1 && o !== c && reach(c).every((g) => reach(o).includes(g)),
          );
          expect(wider).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('stops as soon as it is known whether a number of people can be reached', async () => {
    await fc.assert(
      fc.asyncProperty(planes, async (plane) => {
        const problem = problemOf(plane);
        const optimum = await best(problem);
        expect((await solved(problem, { reach: optimum })).objective).toBe(optimum);
        expect((await solved(problem, { reach: optimum + 1 })).bound).toBeLessThan(optimum + 1);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a problem without a plan says why', () => {
  const plane: Plane = {
    points: [{ x: 0, y: 0, people: 1 }],
    places: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
    radius: 1,
    sites: 1,
  };
  it.each([
    ['required-and-forbidden', { required: [0], forbidden: [0] }],
    ['required-over-limit', { required: [0, 1] }],
    ['not-enough-candidates', { counts: [{ members: [0], atLeast: 2 }] }],
    ['too-many-required', { required: [0], counts: [{ members: [0], atMost: 0 }] }],
    ['rules-contradict', { conflicts: [0, 1], sites: 2, counts: [{ members: [0, 1], atLeast: 2 }] }],
  ] as const)('%s', async (reason, wishes) => {
    const found = await solveCover(problemOf(plane, wishes as Partial<RulesInput>), { solver });
    expect(found).toMatchObject({ infeasible: reason });
  });

  it('and no sites at all are a plan: what stands already', async () => {
    expect(await solved(problemOf({ ...plane, sites: 0 }))).toMatchObject({
      chosen: [],
      objective: 0,
      proof: 'optimal',
    });
  });
});
