import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, baselinePlan, EditError } from '../../../src/core/scenario/apply-edit.ts';
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
