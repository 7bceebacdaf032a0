import { expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { seededRandom } from '../../../src/core/siting/random.ts';
import type { SolveSiting } from '../../../src/core/siting/solvers.ts';
import { directSolver } from '../../../src/engine/solver.ts';
import { littleDemand, littleFacility, littleRegion } from '../../support/little-world.ts';

const solve: SolveSiting = (model, problem, start) =>
  directSolver.solve(model, problem, { seed: 1, ...(start && { start }) });

/** People and stations scattered over 0.2° × 0.2°, as the crow flies. */
function scattered(seed: number) {
  const random = seededRandom(seed);
  const place = () => [110 + random() * 0.2, 28 + random() * 0.2] as const;
  const points = Array.from({ length: 60 }, () => [...place(), 1 + Math.floor(random() * 90)] as const);
  const stations = Array.from({ length: 7 }, (_, i) => littleFacility(`s${i}`, ...place()));
  const listed = Array.from({ length: 6 }, (_, i) => {
    const [lon, lat] = place();
    return { id: `c${i}`, name: `c${i}`, lon, lat };
  });
  const region = littleRegion({ demand: littleDemand(points), facilities: stations, candidates: listed });
  const plan = baselinePlan(stations, [], { ...DEFAULT_TRAVEL, model: 'circle' });
  return { region, plan, points, stations, listed };
}

function subsets(count: number, size: number): number[][] {
  const all = Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => (bits >> i) & 1),
  );
  return all.filter((set) => set.length === size);
}

it('closes what loses least and opens what makes up for it, against every choice there is', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { region, plan, stations, listed } = scattered(seed);
    const planner = createPlanner(region);
    const coverage = {
      facilityKinds: ['ems-station'],
      limit: { by: 'minutes', minutes: 6 } as const,
      targetShare: 0.9,
    };
    const scene = await planner.scene(plan, {
      coverage,
      sites: 2,
      candidates: { from: 'candidates', spacingMeters: 1000 },
      forbidZoneKinds: [],
      forbidBufferMeters: 0,
      minSpacingMeters: 0,
      seed: 1,
    });
    const coveredBy = (kept: readonly number[], opened: readonly number[]): number => {
      const facilities = [
        ...kept.map((i) => stations[i]!),
        ...opened.map((i) => littleFacility(listed[i]!.id, listed[i]!.lon, listed[i]!.lat)),
      ];
      return planner.evaluate({ ...plan, facilities }, coverage).coverage.total.covered;
    };
    for (const [close, open] of [
      [1, 0],
      [3, 0],
      [2, 1],
      [2, 2],
    ] as const) {
      const answer = await planner.close(scene, { close, open }, { solve });
      const fresh = listed
        .filter((site) => scene.sites.some(({ id }) => id === site.id))
        .map((site) => listed.indexOf(site));
      let most = 0;
      for (const kept of subsets(stations.length, stations.length - close)) {
        for (const opened of subsets(listed.length, open)) {
          if (opened.every((i) => fresh.includes(i))) most = Math.max(most, coveredBy(kept, opened));
        }
      }
      expect(answer.proof).toBe('optimal');
      expect(answer.coveredAfter).toBeCloseTo(most, 6);
      expect(answer.closed.length).toBeGreaterThanOrEqual(close);
      const kept = stations.map((_, i) => i).filter((i) => !answer.closed.includes(i));
      const opened = answer.opened.map(({ id }) => listed.findIndex((site) => site.id === id));
      expect(coveredBy(kept, opened)).toBeCloseTo(answer.coveredAfter, 6);
      const all = coveredBy([0, 1, 2, 3, 4, 5, 6], []);
      expect(answer.coveredBefore).toBeCloseTo(all, 6);
      for (const { facility, people } of answer.alone) {
        const without = stations.map((_, i) => i).filter((i) => i !== facility);
        expect(all - coveredBy(without, [])).toBeCloseTo(people, 6);
      }
    }
  }
});
