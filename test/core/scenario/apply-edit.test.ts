import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, baselinePlan, EditError } from '../../../src/core/scenario/apply-edit.ts';
import { applyEdits } from '../../../src/core/scenario/apply-edits.ts';
import type { Edit, Plan } from '../../../src/core/scenario/edit.ts';
import { createHistory, perform, redo, undo } from '../../../src/document/history.ts';
import { littleFacility, littleTownship } from '../../support/little-world.ts';

const zone = (id: string) => ({ id, name: id, kind: 'no-build', geometry: littleTownship(id, [0, 0, 1, 1]).geometry });

const id = fc.constantFrom('a', 'b', 'c', 'd');
const lon = fc.integer({ min: 100, max: 120 });
const edits: fc.Arbitrary<Edit> = fc.oneof(
  id.map((name): Edit => ({ edit: 'add-facility', facility: littleFacility(name, 110, 28) })),
  id.map((name): Edit => ({ edit: 'remove-facility', id: name })),
  fc.tuple(id, lon).map(([name, x]): Edit => ({ edit: 'move-facility', id: name, lon: x, lat: 28 })),
  id.map((name): Edit => ({ edit: 'close-facility', id: name })),
  id.map((name): Edit => ({ edit: 'reopen-facility', id: name })),
  fc.tuple(id, fc.option(fc.nat(200))).map(([name, capacity]): Edit => ({ edit: 'set-capacity', id: name, capacity })),
  id.map((name): Edit => ({ edit: 'add-zone', zone: zone(name) })),
  id.map((name): Edit => ({ edit: 'remove-zone', id: name })),
  id.map((name): Edit => ({ edit: 'close-road', road: name })),
  id.map((name): Edit => ({ edit: 'reopen-road', road: name })),
  fc
    .tuple(id, fc.option(fc.constantFrom(0.1, 0.5, 2)))
    .map(([name, share]): Edit => ({ edit: 'set-road-speed', road: name, share })),
  fc
    .tuple(id, fc.option(lon))
    .map(([name, x]): Edit => ({ edit: 'move-site', id: name, place: x === null ? null : { lon: x, lat: 28 } })),
  fc.nat(5).map((minutes): Edit => ({ edit: 'set-travel', travel: { turnoutMinutes: minutes } })),
);

const start: Plan = baselinePlan([littleFacility('a', 110, 28), littleFacility('b', 111, 28)], [zone('a')]);

/** Applies what fits; what does not must throw and change nothing. */
function applyFitting(plan: Plan, edit: Edit): Plan {
  try {
    return applyEdit(plan, edit).plan;
  } catch (error) {
    expect(error).toBeInstanceOf(EditError);
    return plan;
  }
}

describe('edits', () => {
  it('are undone exactly by their reverse, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), edits, (before, edit) => {
        const plan = before.reduce(applyFitting, start);
        const frozen = structuredClone(plan);
        let applied: ReturnType<typeof applyEdit>;
        try {
          applied = applyEdit(plan, edit);
        } catch {
          return;
        }
        expect(plan).toEqual(frozen);
        expect(applyEdit(applied.plan, applied.reverse).plan).toEqual(plan);
      }),
      { numRuns: 500 },
    );
  });

  it('many at once are the same edits one after the other, and their reverses bring the plan back', () => {
    const roads = fc.oneof(
      id.map((road): Edit => ({ edit: 'close-road', road })),
      id.map((road): Edit => ({ edit: 'reopen-road', road })),
      fc.tuple(id, fc.option(fc.constantFrom(0.1, 0.5, 2))).map(
        ([road, share]): Edit => ({
          edit: 'set-road-speed',
          road,
          share,
        }),
      ),
    );
    let fitted = 0;
    fc.assert(
      fc.property(
        fc.array(edits, { maxLength: 6 }),
        fc.array(fc.oneof(roads, roads, edits), { maxLength: 9 }),
        (before, given) => {
          const plan = before.reduce(applyFitting, start);
          const frozen = structuredClone(plan);
          // Those that fit, each after the ones before it.
          const fitting: Edit[] = [];
          let end = plan;
          for (const edit of given) {
            const next = applyFitting(end, edit);
            if (next === end) expect(() => applyEdits(plan, [...fitting, edit])).toThrow(EditError);
            else fitting.push(edit);
            end = next;
          }
          if (fitting.length > 3) fitted++;
          const { plan: after, reverses } = applyEdits(plan, fitting);
          expect(after).toEqual(end);
          expect(Object.keys(after.roadSpeeds)).toEqual(Object.keys(end.roadSpeeds));
          expect(reverses).toHaveLength(fitting.length);
          expect(applyEdits(after, reverses).plan).toEqual(plan);
          expect(reverses.reduce(applyFitting, after)).toEqual(plan);
          expect(plan).toEqual(frozen);
        },
      ),
      { numRuns: 800 },
    );
    expect(fitted).toBeGreaterThan(50);
  });

  it('survive undo to the start and redo to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.array(edits, { minLength: 1, maxLength: 3 }), { maxLength: 10 }), (gestures) => {
        let history = createHistory(start);
        for (const gesture of gestures) {
          try {
            history = perform(history, { label: { key: 'test' }, edits: gesture });
          } catch (error) {
            expect(error).toBeInstanceOf(EditError);
          }
        }
        const end = history.plan;
        let back = history;
        while (back.done.length > 0) back = undo(back);
        expect(back.plan).toEqual(start);
        while (back.undone.length > 0) back = redo(back);
        expect(back.plan).toEqual(end);
        expect(undo(createHistory(start)).plan).toBe(start);
      }),
      { numRuns: 300 },
    );
  });
});
