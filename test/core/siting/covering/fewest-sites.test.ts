import { expect, it } from 'vitest';
import { coverWorth } from '../../../../src/core/siting/covering/cover-problem.ts';
import { availabilityCover, backupCover, serversNeeded } from '../../../../src/core/siting/covering/demand-reach.ts';
import { fewestSites } from '../../../../src/core/siting/covering/fewest-sites.ts';
import { fewestSitesFor } from '../../../../src/core/siting/covering/fewest-sites-for.ts';
import { reachRules } from '../../../../src/core/siting/covering/reach-rules.ts';
import { sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { solveCover } from '../../../../src/core/siting/covering/solve-cover.ts';
import { loadHighsSolver } from '../../../../src/engine/highs-solver.ts';
import { describeShared, readSharedCsv } from '../../../oracles/shared-data.ts';
import { randomCover } from './random-cover.ts';

const CASES = 1000;
const KIND = { layers: 1, worth: (people: number) => people, rules: false };

/** Reach of a random case; every third case has existing sites at some demand points. */
function reachOf(seed: number) {
  const { problem, covers } = randomCover(seed, KIND);
  const standing = Uint8Array.from({ length: problem.groups }, (_, i) => (seed % 3 === 0 && i % 4 === 0 ? 1 : 0));
  return {
    covers,
    reach: { people: problem.worth, offsets: problem.offsets, pointsOf: problem.groupsOf, standing },
  };
}

/** Fewest open candidates over all subsets for which `enough` holds of the reached points; Infinity if none. */
function fewestBySubsets(covers: readonly (readonly number[])[], enough: (reached: Set<number>) => boolean): number {
  let fewest = Infinity;
  for (let plan = 0; plan < 1 << covers.length; plan++) {
    const open = covers.filter((_, c) => (plan >> c) & 1);
    if (open.length < fewest && enough(new Set(open.flat()))) fewest = open.length;
  }
  return fewest;
}

it(`fewest sites for all who can be reached: as all subsets say, on ${CASES} cases`, { timeout: 60_000 }, async () => {
  const solver = await loadHighsSolver();
  for (let seed = 1; seed <= CASES; seed++) {
    const { covers, reach } = reachOf(seed);
    const near = new Set(covers.flat());
    const open = (i: number): boolean => reach.people[i]! > 0 && reach.standing[i] === 0;
    const wanted = [...near].filter(open);
    const found = await fewestSites(reach, sitingRules({ candidates: covers.length }), { solver });
    if ('infeasible' in found) throw new Error(`seed ${seed}: ${found.infeasible}`);
    expect(found.objective, `seed ${seed}`).toBe(fewestBySubsets(covers, (set) => wanted.every((i) => set.has(i))));
    expect(found.chosen.length).toBe(found.objective);
    expect(found.proof).toBe('optimal');
    expect(found.unreachable).toEqual(Array.from(reach.people.keys()).filter((i) => open(i) && !near.has(i)));
  }
});

it(`fewest sites for a share of the people: as all subsets say, on ${CASES} cases`, { timeout: 60_000 }, async () => {
  const solver = await loadHighsSolver();
  let outOfReach = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const { covers, reach } = reachOf(seed);
    const target = Math.round((((seed * 37) % 100) / 100) * reach.people.reduce((sum, people) => sum + people, 0));
    const count = (set: Set<number>): number =>
      reach.people.reduce((sum, people, i) => sum + (set.has(i) || reach.standing[i] === 1 ? people : 0), 0);
    const fewest = fewestBySubsets(covers, (set) => count(set) >= target);
    const found = await fewestSitesFor({ reach, target }, { solver });
    if ('infeasible' in found) {
      outOfReach++;
      expect(fewest, `seed ${seed}`).toBe(Infinity);
      expect(found.detail!.people).toBe(count(new Set(covers.flat())));
      continue;
    }
    expect(found.objective, `seed ${seed}`).toBe(fewest);
    expect(found.proof).toBe('optimal');
    expect(found.people).toBeGreaterThanOrEqual(target);
    expect(found.people).toBe(count(new Set(found.chosen.flatMap((c) => covers[c]!))));
  }
  expect(outOfReach).toBeGreaterThan(20);
});

it(`double standard: all near enough, most people twice within the shorter time, on ${CASES} cases`, {
  timeout: 60_000,
}, async () => {
  const solver = await loadHighsSolver();
  let infeasible = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const { covers, reach } = reachOf(seed);
    // The wider radius reaches what the shorter one does, and every point that the next candidate has in common.
    const wide = covers.map((row, c) => [...new Set([...row, ...covers[(c + 1) % covers.length]!])]);
    const offsets = Uint32Array.from([0, ...wide.map((_, c) => wide.slice(0, c + 1).flat().length)]);
    const sites = 1 + (seed % 4);
    const outer = { ...reach, offsets, pointsOf: Uint32Array.from(wide.flat()) };
    const { rules } = reachRules(outer, sitingRules({ candidates: covers.length, sites }));
    const problem = backupCover(reach, rules, 0);
    const wanted = [...new Set(wide.flat())].filter((i) => reach.people[i]! > 0 && reach.standing[i] === 0);
    let best = -Infinity;
    for (let plan = 0; plan < 1 << covers.length; plan++) {
      const open = covers.map((_, c) => c).filter((c) => (plan >> c) & 1);
      if (open.length > sites || !wanted.every((i) => open.some((c) => wide[c]!.includes(i)))) continue;
      const twice = reach.people.reduce((sum, people, i) => {
        const times = reach.standing[i]! + open.filter((c) => covers[c]!.includes(i)).length;
        return sum + (times >= 2 && reach.standing[i]! < 2 ? people : 0);
      }, 0);
      best = Math.max(best, twice);
    }
    const found = await solveCover(problem, { solver });
    if ('infeasible' in found) {
      infeasible++;
      expect(best, `seed ${seed}: ${found.infeasible}`).toBe(-Infinity);
      continue;
    }
    expect(found.objective, `seed ${seed}`).toBe(best);
    expect(found.proof).toBe('optimal');
  }
  expect(infeasible).toBeGreaterThan(50);
});

it('needs as many vehicles as make the chance that all are busy small enough', () => {
  expect(serversNeeded(0.1, 0.9)).toBe(1);
  expect(serversNeeded(0.1, 0.99)).toBe(2);
  expect(serversNeeded(0.3, 0.9)).toBe(2);
  expect(serversNeeded(0.5, 0.95)).toBe(5);
  expect(serversNeeded(0, 0.99)).toBe(1);
});

it('counts people as available only where enough vehicles stand', () => {
  // Two points, three candidates: all reach the first, one the second; q = 0.3, α = 0.9 asks for two.
  const reach = {
    people: Float64Array.of(10, 5),
    offsets: Uint32Array.of(0, 2, 3, 4),
    pointsOf: Uint32Array.of(0, 1, 0, 0),
  };
  const problem = availabilityCover(reach, sitingRules({ candidates: 3 }), { busy: 0.3, reliability: 0.9 });
  expect(coverWorth(problem, [0])).toBe(0);
  expect(coverWorth(problem, [0, 1])).toBe(10);
  const helped = availabilityCover({ ...reach, standing: [0, 1] }, sitingRules({ candidates: 3 }), {
    busy: 0.3,
    reliability: 0.9,
  });
  expect(coverWorth(helped, [0])).toBe(5);
});

describeShared('spopt/expected-by-enumeration.json', 'San Francisco stores', () => {
  it('takes eight stores for all within 5 km', async () => {
    const rows = readSharedCsv('spopt/SF_network_distance_candidateStore_16_censusTract_205_new.csv');
    const stores = [...new Set(rows.map((row) => row.name!))];
    const tracts = [...new Set(rows.map((row) => row.DestinationName!))];
    const near = stores.map((store) =>
      rows
        .filter((row) => row.name === store && Number(row.distance) <= 5000)
        .map((row) => tracts.indexOf(row.DestinationName!)),
    );
    const offsets = Uint32Array.from([0, ...near.map((_, s) => near.slice(0, s + 1).flat().length)]);
    const reach = { people: new Float64Array(tracts.length).fill(1), offsets, pointsOf: Uint32Array.from(near.flat()) };
    const rules = sitingRules({ candidates: stores.length });
    const found = await fewestSites(reach, rules, { solver: await loadHighsSolver() });
    if ('infeasible' in found) throw new Error(found.infeasible);
    expect([found.objective, found.proof, found.unreachable]).toEqual([8, 'optimal', []]);
  });
});
