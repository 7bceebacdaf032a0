import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { labelValue, NO_LABEL } from '../../../../src/core/travel/label.ts';
import type { Origin } from '../../../../src/core/travel/measure.ts';
import { fromNothing, measureOf, STEP, settingsList, type Ways, type World, worlds } from './little-networks.ts';

/** Powers of two, so that a slowed way has exactly the seconds of one that was built slow. */
const speeds = fc.constantFrom(0.25, 0.5, 2, 4, 64, Infinity, Infinity);
const place = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
type Edit =
  | { readonly edit: 'put'; readonly index: number; readonly at: readonly [number, number] }
  | { readonly edit: 'remove'; readonly index: number }
  | { readonly edit: 'road'; readonly way: number; readonly slower: number }
  | { readonly edit: 'reopen'; readonly all: boolean; readonly way: number }
  | { readonly edit: 'undo' };
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ edit: fc.constant('put' as const), index: fc.nat(7), at: place }),
  fc.record({ edit: fc.constant('remove' as const), index: fc.nat(7) }),
  fc.record({ edit: fc.constant('road' as const), way: fc.nat(44), slower: speeds }),
  fc.record({ edit: fc.constant('reopen' as const), all: fc.boolean(), way: fc.nat(44) }),
  fc.record({ edit: fc.constant('undo' as const) }),
);

interface Plan {
  readonly origins: ReadonlyMap<number, Origin>;
  readonly ways: Ways;
}

function planAfter({ origins, ways }: Plan, edit: Exclude<Edit, { edit: 'undo' }>, world: World, walk: boolean): Plan {
  const there = new Map(origins);
  const speed = new Map(ways);
  if (edit.edit === 'remove') there.delete(edit.index);
  if (edit.edit === 'put') {
    const [x, y] = edit.at;
    there.set(edit.index, { index: edit.index, lon: 110 + (x * STEP) / 10, lat: 28 + (y * STEP) / 10 });
  }
  // A road file cannot slow walkers down: for them, roads are only closed.
  if (edit.edit === 'road') speed.set(edit.way % world.ways.length, walk ? Infinity : edit.slower);
  if (edit.edit === 'reopen' && edit.all) speed.clear();
  if (edit.edit === 'reopen') speed.delete(edit.way % world.ways.length);
  return { origins: there, ways: speed };
}

describe('a session', () => {
  it('equals a search from nothing after every edit and every undo, bit for bit', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.constantFrom(...settingsList),
        fc.constantFrom('deciseconds' as const, 'deciseconds' as const, 'decimeters' as const),
        fc.array(edits, { minLength: 3, maxLength: 9 }),
        ({ world, origins }, settings, unit, list) => {
          const frame = { world, settings, unit };
          const session = measureOf(world, settings, unit).session(origins);
          let plan: Plan = { origins: new Map(origins.map((origin) => [origin.index, origin])), ways: new Map() };
          const done: { plan: Plan; cells: Float64Array; undo: () => void }[] = [];
          expect(session.cells).toEqual(fromNothing(frame, origins, plan.ways));
          for (const edit of list) {
            const before = session.cells.slice();
            if (edit.edit === 'undo') {
              const last = done.pop();
              if (!last) continue;
              last.undo();
              plan = last.plan;
              expect(session.cells).toEqual(last.cells);
              continue;
            }
            const next = planAfter(plan, edit, world, settings.mode === 'walk');
            const { cells, undo } = session.update({ origins: [...next.origins.values()], ways: next.ways });
            expect(session.cells).toEqual(fromNothing(frame, [...next.origins.values()], next.ways));
            const differ = [...session.cells.keys()].filter((cell) => session.cells[cell] !== before[cell]);
            expect([...cells].sort((a, b) => a - b)).toEqual(differ);
            done.push({ plan, cells: before, undo });
            plan = next;
          }
          for (const { cells, undo } of done.reverse()) {
            undo();
            expect(session.cells).toEqual(cells);
          }
          expect(session.cells).toEqual(fromNothing(frame, origins, new Map()));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('takes several edits in one update', () => {
    fc.assert(
      fc.property(worlds, fc.array(edits, { minLength: 2, maxLength: 12 }), ({ world, origins }, list) => {
        const session = measureOf(world).session(origins);
        const start: Plan = { origins: new Map(origins.map((origin) => [origin.index, origin])), ways: new Map() };
        const end = list.reduce(
          (plan, edit) => (edit.edit === 'undo' ? plan : planAfter(plan, edit, world, false)),
          start,
        );
        session.update({ ways: end.ways });
        session.update({ origins: [...end.origins.values()], ways: start.ways });
        session.update({ ways: end.ways });
        const frame = { world, settings: DEFAULT_TRAVEL, unit: 'deciseconds' as const };
        expect(session.cells).toEqual(fromNothing(frame, [...end.origins.values()], end.ways));
      }),
      { numRuns: 500 },
    );
  });

  //  0 ── 1 ── 2        two ways of 3 km from 0 to 2: straight over 1, and a detour over 3
  //   ╲── 3 ──╱
  const ring: World = {
    nodes: [
      [0, 0],
      [10 * STEP, 0],
      [20 * STEP, 0],
      [10 * STEP, 20 * STEP],
    ],
    ways: [{ nodes: [0, 1] }, { nodes: [1, 2] }, { nodes: [0, 3] }, { nodes: [3, 2] }, { nodes: [0, 1], oneway: true }],
    people: [[20 * STEP, 0, 1]],
  };
  const home: Origin = { index: 3, lon: 0, lat: 0 };

  it('sends people round when the short way is closed, and back when it opens', () => {
    const session = measureOf(ring).session([home]);
    const direct = labelValue(session.cells[0]!);
    const change = session.update({ ways: new Map([0, 1, 4].map((way) => [way, Infinity])) });
    // √5 times as far, by Pythagoras; either way has two chains, each rounded by half a decisecond at most.
    expect(Math.abs(labelValue(session.cells[0]!) - Math.sqrt(5) * direct)).toBeLessThanOrEqual(1 + Math.sqrt(5));
    expect([...change.cells]).toEqual([0]);
    change.undo();
    expect(labelValue(session.cells[0]!)).toBe(direct);
    session.update({ origins: [] });
    expect(session.cells[0]).toBe(NO_LABEL);
  });

  it('refuses to undo out of order, two origins of one index, and speeds that are none', () => {
    const session = measureOf(ring).session([home]);
    const first = session.update({ origins: [] });
    const second = session.update({ origins: [home] });
    expect(() => first.undo()).toThrow('update 1 is undone while 2 updates stand');
    second.undo();
    first.undo();
    expect(() => session.update({ origins: [home, home] })).toThrow('two origins have the index 3');
    expect(() => session.update({ ways: new Map([[0, 0]]) })).toThrow('way 0 cannot take 0 times as long');
  });
});
