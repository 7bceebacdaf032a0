import { expect, it } from 'vitest';
import type { SitingQuestion } from '../../../src/core/model/question.ts';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { seededRandom } from '../../../src/core/siting/random.ts';
import type { SolveSiting } from '../../../src/core/siting/solvers.ts';
import { directSolver } from '../../../src/engine/solver.ts';
import { littleDemand, littleFacility, littleRegion, littleTownship } from '../../support/little-world.ts';

const solve: SolveSiting = (model, problem, start) =>
  directSolver.solve(model, problem, { seed: 1, ...(start && { start }) });

const NOW = 6;

function memo<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

/** Two townships side by side, people and candidates scattered over both. */
function scattered(seed: number) {
  const random = seededRandom(seed);
  const place = () => [110 + random() * 0.2, 28 + random() * 0.2] as const;
  const points = Array.from({ length: 40 }, () => [...place(), 1 + Math.floor(random() * 90)] as const);
  const demand = littleDemand(points);
  points.forEach(([lon], i) => {
    demand.township[i] = lon < 110.1 ? 0 : 1;
  });
  const listed = Array.from({ length: 8 }, (_, i) => {
    const [lon, lat] = place();
    return { id: `c${i}`, name: `c${i}`, lon, lat };
  });
  const townships = [littleTownship('w', [110, 28, 110.1, 28.2]), littleTownship('e', [110.1, 28, 110.2, 28.2])];
  const stations = [littleFacility('s0', ...place())];
  const region = littleRegion({ demand, facilities: stations, candidates: listed, townships });
  return { region, plan: baselinePlan(stations, [], { ...DEFAULT_TRAVEL, model: 'circle' }), listed, demand };
}

it('every way out is one: more sites, more minutes or places excepted, each against all plans there are', async () => {
  let [byMore, byWider, never, met] = [0, 0, 0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const { region, plan, listed, demand } = scattered(seed);
    const planner = createPlanner(region);
    const questionAt = (minutes: number): SitingQuestion => ({
      coverage: { facilityKinds: ['ems-station'], limit: { by: 'minutes', minutes }, targetShare: 0.9 },
      sites: 2,
      candidates: { from: 'candidates', spacingMeters: 1000 },
      forbidZoneKinds: [],
      forbidBufferMeters: 0,
      minSpacingMeters: 0,
      seed: 1,
    });
    /** Cells within the limit of the station and of each candidate, by the coverage code. */
    const cellsWithin = memo((minutes: number) =>
      [null, ...listed].map((site) => {
        const added = site ? [littleFacility(site.id, site.lon, site.lat)] : [];
        const facilities = [...plan.facilities, ...added];
        const { deciseconds } = planner.evaluate({ ...plan, facilities }, questionAt(minutes).coverage);
        return Array.from(deciseconds, (time) => time <= minutes * 600);
      }),
    );
    const peopleBy = (chosen: readonly number[], minutes: number): number => {
      const sets = [-1, ...chosen].map((c) => cellsWithin(minutes)[c + 1]!);
      return demand.population.reduce((sum, n, cell) => sum + (sets.some((set) => set[cell]) ? n : 0), 0);
    };
    const plans = Array.from({ length: 2 ** listed.length }, (_, bits) =>
      listed.map((_, i) => i).filter((i) => (bits >> i) & 1),
    );
    const most = (sites: number, minutes: number): number =>
      Math.max(...plans.filter((chosen) => chosen.length <= sites).map((chosen) => peopleBy(chosen, minutes)));
    const scene = await planner.scene(plan, questionAt(NOW));
    for (const share of [0.3, 0.5, 0.8]) {
      const ways = await planner.waysToTarget(scene, share, { solve });
      const target = share * demand.total;
      expect(ways.asAsked.people).toBeCloseTo(most(2, NOW), 6);
      expect(ways.withAll).toBeCloseTo(most(listed.length, NOW), 6);
      expect(ways.met).toBe(most(2, NOW) >= target - 1e-6);
      if (ways.met) {
        met++;
        continue;
      }
      const counts = Array.from(listed.keys()).map((i) => i + 1);
      const fewest = counts.find((n) => most(n, NOW) >= target - 1e-6);
      if (fewest === undefined) expect(ways.moreSites).toBeNull();
      else expect(ways.moreSites).toMatchObject({ sites: fewest, atLeast: fewest });
      if (fewest === undefined) never++;
      else byMore++;
      const least = Array.from({ length: 2 * NOW + 1 }, (_, i) => NOW + i).find(
        (minutes) => most(2, minutes) >= target - 1e-6,
      );
      if (least === undefined) expect(ways.widerLimit).toBeNull();
      else {
        byWider++;
        expect(ways.widerLimit).toMatchObject({ limit: { by: 'minutes', minutes: least }, isLeast: true });
        expect(ways.widerLimit!.people).toBeCloseTo(most(2, least), 6);
      }
      // Whoever is left after the exceptions meets the share.
      const without = new Set(ways.excepted.townships.map(({ township }) => township));
      expect(ways.excepted.share >= share - 1e-9 || without.size === 2).toBe(true);
      for (const { township, uncovered, people } of ways.excepted.townships) {
        expect(uncovered).toBeLessThanOrEqual(people);
        const own = demand.population.reduce((sum, n, cell) => sum + (demand.township[cell] === township ? n : 0), 0);
        expect(people).toBeCloseTo(own, 6);
      }
    }
  }
  expect(Math.min(byMore, byWider, met)).toBeGreaterThan(2);
  expect(never).toBeGreaterThan(0);
});
