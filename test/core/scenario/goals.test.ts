import { describe, expect, it } from 'vitest';
import type { SitingGoal, SitingQuestion } from '../../../src/core/model/question.ts';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { seededRandom } from '../../../src/core/siting/random.ts';
import { littleDemand, littleFacility, littleRegion } from '../../support/little-world.ts';
import { propose } from '../../support/propose.ts';

const METERS = 111_195;
const MINUTES = 6;

/** People, stations and candidates scattered over 0.2° × 0.2°, as the crow flies. */
function scattered(seed: number) {
  const random = seededRandom(seed);
  const place = () => [110 + random() * 0.2, 28 + random() * 0.2] as const;
  const points = Array.from({ length: 40 }, () => [...place(), 1 + Math.floor(random() * 90)] as const);
  const stations = Array.from({ length: 3 }, (_, i) => littleFacility(`s${i}`, ...place()));
  const listed = Array.from({ length: 8 }, (_, i) => {
    const [lon, lat] = place();
    return { id: `c${i}`, name: `c${i}`, lon, lat };
  });
  const region = littleRegion({ demand: littleDemand(points), facilities: stations, candidates: listed });
  return { region, plan: baselinePlan(stations, [], { ...DEFAULT_TRAVEL, model: 'circle' }), points, stations, listed };
}

type World = ReturnType<typeof scattered>;

/** Deciseconds by the contract's formula: great circle × 1.3 at 40 km/h. */
function deciseconds(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const dLat = Math.sin(((b[1] - a[1]) * rad) / 2) ** 2;
  const dLon = Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  const angle = 2 * Math.asin(Math.sqrt(dLat + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * dLon));
  return Math.round(((angle * 6_371_008.8 * 1.3) / (40 / 3.6)) * 10);
}

/** Goal by its definition, of a set of candidates beside the stations. */
function figureOf(goal: SitingGoal, { points, stations, listed }: World, chosen: readonly number[]): number {
  const open = [...stations, ...chosen.map((c) => listed[c]!)].map(({ lon, lat }) => [lon, lat] as const);
  const people = points.reduce((sum, point) => sum + point[2], 0);
  const rows = points.map(([lon, lat, n]) => ({ n, times: open.map((place) => deciseconds(place, [lon, lat])) }));
  const within = ({ times }: { times: number[] }) => times.filter((time) => time <= MINUTES * 600).length;
  const sum = (share: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + row.n * share(row), 0);
  switch (goal.for) {
    case 'most-people':
      return sum((row) => (within(row) > 0 ? 1 : 0));
    case 'covered-twice':
      return sum((row) => (within(row) >= 2 ? 1 : within(row) === 1 ? goal.once : 0));
    case 'busy-vehicles':
      return sum((row) => 1 - goal.busy ** within(row));
    case 'reliable':
      return sum((row) => (1 - goal.busy ** within(row) >= goal.reliability - 1e-12 ? 1 : 0));
    case 'least-minutes':
      return sum((row) => Math.min(...row.times)) / people / 600;
    case 'worst-served': {
      let spare = goal.ignore * people * (1 + 1e-12);
      for (const row of rows.map((r) => ({ n: r.n, time: Math.min(...r.times) })).sort((a, b) => b.time - a.time)) {
        if (row.n > spare) return row.time / 600;
        spare -= row.n;
      }
      return 0;
    }
    case 'fewest-sites':
      return sum((row) => (within(row) > 0 ? 1 : 0)) / people;
  }
}

function subsets(count: number): number[][] {
  return Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => (bits >> i) & 1),
  );
}

const question = (goal: SitingGoal, sites: number): SitingQuestion => ({
  coverage: { facilityKinds: ['ems-station'], limit: { by: 'minutes', minutes: MINUTES }, targetShare: 0.9 },
  goal,
  sites,
  candidates: { from: 'candidates', spacingMeters: 1000 },
  forbidZoneKinds: [],
  forbidBufferMeters: 0,
  minSpacingMeters: 0,
  seed: 1,
});

describe('goals against every plan there is, by their definition', () => {
  const goals: SitingGoal[] = [
    { for: 'most-people' },
    { for: 'covered-twice', once: 0 },
    { for: 'covered-twice', once: 0.5 },
    { for: 'busy-vehicles', busy: 0.4 },
    { for: 'reliable', busy: 0.3, reliability: 0.9 },
    { for: 'least-minutes' },
    { for: 'worst-served', ignore: 0 },
    { for: 'worst-served', ignore: 0.1 },
  ];
  it.each(goals)('$for', async (goal) => {
    for (let seed = 1; seed <= 25; seed++) {
      const world = scattered(seed);
      const sites = 1 + (seed % 3);
      const result = await propose(createPlanner(world.region), world.plan, question(goal, sites));
      const all = subsets(world.listed.length).filter((set) => set.length <= sites);
      const values = all.map((set) => figureOf(goal, world, set));
      const best = result.figure.unit === 'people' ? Math.max(...values) : Math.min(...values);
      expect(result.figure.after, `seed ${seed}`).toBeCloseTo(best, 6);
      // Where figures are not whole, the proof goes to a millionth; it never claims less than there is.
      const toSpare = (result.figure.bound - best) * (result.figure.unit === 'people' ? 1 : -1);
      expect(toSpare, `seed ${seed}`).toBeGreaterThanOrEqual(-1e-9 * best);
      expect(toSpare, `seed ${seed}`).toBeLessThanOrEqual(1e-6 * best);
      expect(result.figure.before, `seed ${seed}`).toBeCloseTo(figureOf(goal, world, []), 6);
      expect(result.proof).toBe('optimal');
      const chosen = result.sites.map(({ id }) => world.listed.findIndex((site) => site.id === id));
      expect(figureOf(goal, world, chosen), `seed ${seed}`).toBeCloseTo(best, 6);
    }
  });

  it('fewest sites for a share, and for everybody who can be reached', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const world = scattered(seed);
      const all = subsets(world.listed.length);
      const shares = all.map((set) => figureOf({ for: 'fewest-sites', share: 1 }, world, set));
      const most = Math.max(...shares);
      for (const share of [0.5, 0.7, 1]) {
        const asked = propose(createPlanner(world.region), world.plan, question({ for: 'fewest-sites', share }, 1));
        const needed = share === 1 ? most : share;
        if (needed > most + 1e-12) {
          await expect(asked).rejects.toThrow('no-plan: target-out-of-reach');
          continue;
        }
        const result = await asked;
        const fewest = Math.min(...all.filter((_, k) => shares[k]! >= needed - 1e-12).map((set) => set.length));
        expect(result.figure, `seed ${seed}`).toMatchObject({ unit: 'sites', after: fewest, bound: fewest });
        expect(result.sites).toHaveLength(fewest);
        expect(result.coveredAfter / result.people).toBeGreaterThanOrEqual(needed - 1e-9);
      }
    }
  });

  it('the scene is as assumed: a degree of latitude is so many metres', () => {
    expect(deciseconds([110, 28], [110, 29])).toBeCloseTo((METERS * 1.3 * 10) / (40 / 3.6), -2);
  });
});
