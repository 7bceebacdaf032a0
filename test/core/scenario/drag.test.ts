import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageQuestion, Limit } from '../../../src/core/model/question.ts';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { applyEdit, baselinePlan } from '../../../src/core/scenario/apply-edit.ts';
import { beginDrag } from '../../../src/core/scenario/drag-session.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { littleDemand, littleFacility, littleRegion, littleRoads, littleTownship } from '../../support/little-world.ts';
import { propose } from '../../support/propose.ts';

/** A street grid of 8 × 8 crossings, 500 m apart, with people strewn over it and two townships. */
const crossings = Array.from(
  { length: 64 },
  (_, i) => [110 + (i % 8) * 0.005, 28 + Math.floor(i / 8) * 0.0045] as const,
);
const streets = [
  ...Array.from({ length: 8 }, (_, row) => ({
    nodes: Array.from({ length: 8 }, (_, k) => row * 8 + k),
    oneway: row % 3 === 1,
  })),
  ...Array.from({ length: 8 }, (_, column) => ({ nodes: Array.from({ length: 8 }, (_, k) => k * 8 + column) })),
];
const people = Array.from(
  { length: 150 },
  (_, i) => [110 + ((i * 37) % 350) / 10_000, 28 + ((i * 91) % 315) / 10_000, 1 + ((i * 13) % 70) / 7] as const,
);
const townships = [littleTownship('t0', [110, 28, 110.018, 28.04]), littleTownship('t1', [110.018, 28, 110.04, 28.04])];
const demand = littleDemand(people);
demand.township.set(people.map(([lon]) => (lon < 110.018 ? 0 : 1)));
const facilities = [
  littleFacility('a', 110.001, 28.001),
  littleFacility('b', 110.03, 28.02),
  littleFacility('c', 110.02, 28.03, 'clinic'),
];
const region = littleRegion({ facilities, townships, demand, roads: littleRoads(crossings, streets) });

const limits: Limit[] = [
  { by: 'minutes', minutes: 2 },
  { by: 'km', km: 1, metric: 'straight' },
  { by: 'km', km: 1.2, metric: 'network' },
];

describe('dragging a facility', () => {
  it.each(['network', 'circle'] as const)('gives at each place the numbers of a full computation (%s)', (model) => {
    const planner = createPlanner(region);
    const place = fc.tuple(
      fc.double({ min: 110, max: 110.035, noNaN: true }),
      fc.double({ min: 28, max: 28.0315, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'b', 'new'),
        fc.constantFrom(...limits),
        fc.array(place, { minLength: 1, maxLength: 4 }),
        (id, limit, places) => {
          const question: CoverageQuestion = { facilityKinds: ['ems-station'], limit, targetShare: 0.9 };
          const plan = baselinePlan(facilities, [], { ...DEFAULT_TRAVEL, model });
          const facility = facilities.find((f) => f.id === id) ?? littleFacility(id, 110, 28);
          const drag = beginDrag(planner, plan, { facility, question });
          for (const [lon, lat] of places) {
            const live = drag(lon, lat);
            const edit =
              id === 'new'
                ? ({ edit: 'add-facility', facility: { ...facility, lon, lat } } as const)
                : ({ edit: 'move-facility', id, lon, lat } as const);
            const full = createPlanner(region).evaluate(applyEdit(plan, edit).plan, question);
            expect(live.measure).toEqual(full.measure);
            expect({ ...live.total, p90Minutes: 0 }).toEqual({ ...full.coverage.total, p90Minutes: 0 });
            expect(live.meanResponseMinutes).toBe(full.coverage.response.all.meanMinutes);
            expect([...live.townshipShare]).toEqual(full.coverage.townships.map((row) => row.share));
            expect(live.townshipsMet).toBe(full.coverage.townshipsMet);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never loses people by adding a facility', () => {
    const planner = createPlanner(region);
    const question: CoverageQuestion = { facilityKinds: ['ems-station'], limit: limits[0]!, targetShare: 0.9 };
    const plan = baselinePlan(facilities, []);
    const before = planner.evaluate(plan, question).coverage.total.covered;
    const more = applyEdit(plan, { edit: 'add-facility', facility: littleFacility('n', 110.02, 28.01) }).plan;
    expect(planner.evaluate(more, question).coverage.total.covered).toBeGreaterThan(before);
    const closed = applyEdit(plan, { edit: 'close-facility', id: 'a' }).plan;
    expect(planner.evaluate(closed, question).coverage.total.covered).toBeLessThan(before);
  });

  it('proposes what the evaluation then confirms', async () => {
    const planner = createPlanner(region);
    const question: CoverageQuestion = {
      facilityKinds: ['ems-station'],
      limit: { by: 'minutes', minutes: 1 },
      targetShare: 0.9,
    };
    const plan = baselinePlan(facilities, []);
    const result = await propose(planner, plan, {
      coverage: question,
      sites: 3,
      candidates: { from: 'cells', spacingMeters: 400 },
      forbidZoneKinds: [],
      forbidBufferMeters: 0,
      minSpacingMeters: 0,
      seed: 1,
    });
    expect(result.sites).toHaveLength(3);
    const accepted = result.sites.reduce(
      (now, site) =>
        applyEdit(now, { edit: 'add-facility', facility: littleFacility(site.id, site.lon, site.lat) }).plan,
      plan,
    );
    expect(planner.evaluate(plan, question).coverage.total.covered).toBeCloseTo(result.coveredBefore, 6);
    expect(planner.evaluate(accepted, question).coverage.total.covered).toBeCloseTo(result.coveredAfter, 6);
    expect(result.sites.reduce((sum, site) => sum + site.adds, 0)).toBeCloseTo(
      result.coveredAfter - result.coveredBefore,
      6,
    );
    for (const site of result.sites) {
      expect(site.townships.reduce((sum, row) => sum + row.people, 0)).toBeCloseTo(site.adds, 6);
      expect(site.runnerUp?.fewer).toBeGreaterThanOrEqual(-1e-6);
    }
  });
});
