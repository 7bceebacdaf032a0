import { expect, test } from 'vitest';
import { type CoveringProblem, coveredPeople } from '../../../../src/core/siting/covering-problem.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';
import { NEAR, nearBest } from '../../../../src/core/siting/robustness/near-best.ts';
import { summariseDraws } from '../../../../src/core/siting/robustness/robustness.ts';

function randomProblem(random: () => number): CoveringProblem {
  const candidates = 4 + Math.floor(random() * 5);
  const groups = 6 + Math.floor(random() * 20);
  const offsets = [0];
  const groupsOf: number[] = [];
  for (let c = 0; c < candidates; c++) {
    for (let g = 0; g < groups; g++) if (random() < 0.25) groupsOf.push(g);
    offsets.push(groupsOf.length);
  }
  return {
    candidates,
    groups,
    weight: Float64Array.from({ length: groups }, () => Math.round(random() * 100)),
    offsets: Uint32Array.from(offsets),
    groupsOf: Uint32Array.from(groupsOf),
    groupOfCell: new Int32Array(0),
    conflict: () => false,
  };
}

function subsets(candidates: number, size: number): number[][] {
  const all: number[][] = [];
  for (let bits = 0; bits < 2 ** candidates; bits++) {
    const chosen = Array.from({ length: candidates }, (_, c) => c).filter((c) => (bits >> c) & 1);
    if (chosen.length === size) all.push(chosen);
  }
  return all;
}

test('against all subsets: never claims a plan that is not there, and misses few that are', () => {
  const random = seededRandom(11);
  let missed = 0;
  let asked = 0;
  for (let round = 0; round < 400; round++) {
    const problem = randomProblem(random);
    const plans = subsets(problem.candidates, 2 + (round % 2));
    const plan = plans[Math.floor(random() * plans.length)]!;
    const people = plans.map((each) => coveredPeople(problem, each));
    const most = Math.max(...people);
    const found = nearBest(problem, { plan });
    expect(found.planPeople).toBe(coveredPeople(problem, plan));
    expect(found.bestPeople).toBeLessThanOrEqual(most);
    plan.forEach((site, i) => {
      const enough = found.bestPeople * (1 - NEAR);
      const truly = plans.some((each, k) => each.includes(site) && people[k]! >= enough);
      if (found.nearOptimal[i]) expect(truly).toBe(true);
      if (truly) asked++;
      if (truly && !found.nearOptimal[i]) missed++;
      if (found.selected[i]) expect(found.nearOptimal[i]).toBe(true);
    });
  }
  expect(asked).toBeGreaterThan(300);
  expect(missed / asked).toBeLessThan(0.05);
});

test('twins take turns: two candidates alike in all share the places that one would have had', () => {
  const random = seededRandom(5);
  for (let round = 0; round < 50; round++) {
    const problem = randomProblem(random);
    const first = [...problem.groupsOf.subarray(0, problem.offsets[1]!)];
    const twin: CoveringProblem = {
      ...problem,
      candidates: problem.candidates + 1,
      groupsOf: Uint32Array.from([...problem.groupsOf, ...first]),
      offsets: Uint32Array.from([...problem.offsets, problem.groupsOf.length + first.length]),
    };
    const plan = [0, 1];
    const alone = nearBest(problem, { plan });
    const both = nearBest(twin, { plan });
    expect(both.bestPeople).toBe(alone.bestPeople);
    expect(both.nearOptimal).toEqual(alone.nearOptimal);
  }
});

test('frequencies, regret and error by hand', () => {
  const outcomes = [
    { selected: [true, false], nearOptimal: [true, true], planShare: 0.9, bestShare: 0.9 },
    { selected: [true, false], nearOptimal: [true, false], planShare: 0.8, bestShare: 0.84 },
    { selected: [false, false], nearOptimal: [true, false], planShare: 0.85, bestShare: 0.87 },
    { selected: [true, true], nearOptimal: [true, true], planShare: 0.88, bestShare: 0.88 },
  ];
  const { sites, ...rest } = summariseDraws(outcomes, 2);
  expect(sites[0]).toEqual({ selected: 0.75, stability: 1, error: 0, standing: 'solid' });
  expect(sites[1]).toEqual({ selected: 0.25, stability: 0.5, error: 0.25, standing: 'conditional' });
  expect(rest.meanRegret).toBeCloseTo(0.015, 12);
  expect(rest.worstRegret).toBeCloseTo(0.04, 12);
  expect(rest.share).toEqual({ low: 0.8, middle: 0.85, high: 0.9 });
});
