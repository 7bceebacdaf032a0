import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../src/core/standards/evaluate-rule.ts';
import { compare, holds } from '../../../src/core/standards/interval.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import type { Status } from '../../../src/core/standards/verdict.ts';
import {
  AS_STATED,
  type LittleCell,
  type LittleFacility,
  type LittleUnit,
  littleSnapshot,
  ruleOf,
} from './little-snapshot.ts';

const CITY = [
  { code: 'C', level: 'city' as const },
  { code: 'T', in: 'C' },
];
/** Worse to better. Unknown and not applicable are no place on this line. */
const RANK: Partial<Record<Status, number>> = { unmet: 0, partial: 1, met: 2 };
const worsens = (before: Status, after: Status) => (RANK[after] ?? 9) < (RANK[before] ?? -1);

const place = fc.integer({ min: 0, max: 60 });
const cells = fc
  .array(fc.tuple(place, fc.integer({ min: 0, max: 500 })), { minLength: 1, maxLength: 12 })
  .map((list) => list.map(([at, people]): LittleCell => [at, people, 'T']));
const stations = fc
  .array(place, { maxLength: 5 })
  .map((list) => list.map((at): LittleFacility => ({ kinds: ['ems-station'], at, in: 'T' })));
const RECORDED = { recordedKinds: new Set(['ems-station']) };
const one = (rule: Rule, facilities: LittleFacility[], where: LittleCell[]) =>
  evaluateRule(rule, littleSnapshot({ units: CITY, facilities, cells: where, rest: RECORDED }), AS_STATED)[0]!;

const TIME = ruleOf('b-ems-11');
const DISTANCE: Rule = { ...ruleOf('b-ems-01'), cases: undefined, unit: 'city' } as Rule;
const MEAN = ruleOf('b-ems-09');

describe('one station more', () => {
  it.each([
    ['coverage by time', TIME],
    ['coverage by distance', DISTANCE],
    ['average time', MEAN],
  ])('never worsens %s', (_name, rule) => {
    fc.assert(
      fc.property(stations, place, cells, (list, at, where) => {
        const before = one(rule, list, where);
        const after = one(rule, [...list, { kinds: ['ems-station'], at, in: 'T' }], where);
        expect(worsens(before.status, after.status)).toBe(false);
        if (rule.kind !== 'average-time' && before.measure !== null)
          expect(after.measure!).toBeGreaterThanOrEqual(before.measure);
      }),
    );
  });

  it('gives the share that counting by hand gives', () => {
    fc.assert(
      fc.property(stations, cells, (list, where) => {
        const people = where.reduce((sum, [, count]) => sum + count, 0);
        const near = where
          .filter(([at]) => list.some((station) => Math.abs(station.at! - at) <= 8))
          .reduce((sum, [, count]) => sum + count, 0);
        const found = one(TIME, list, where);
        if (people === 0) expect(found.status).toBe('not-applicable');
        else {
          expect(found.status).toBe(near >= 0.75 * people ? 'met' : 'unmet');
          expect(found.measure).toBeCloseTo(near / people, 12);
          expect(found.gap).toBe(Math.max(0, Math.ceil(0.75 * people - near)));
        }
      }),
    );
  });

  it('closes the gap that was told: so many people brought inside are enough, one fewer is not', () => {
    fc.assert(
      fc.property(stations, cells, (list, where) => {
        const found = one(TIME, list, where);
        if (found.status !== 'unmet') return;
        const people = where.reduce((sum, [, count]) => sum + count, 0);
        const inside = Math.round(found.measure! * people);
        expect((inside + found.gap!) / people).toBeGreaterThanOrEqual(0.75);
        expect((inside + found.gap! - 1) / people).toBeLessThan(0.75);
      }),
    );
  });
});

describe('a stricter threshold', () => {
  it('never turns unmet into met', () => {
    const minutes = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(stations, cells, fc.tuple(minutes, minutes), (list, where, [a, b]) => {
        const at = (max_min: number) => one({ ...TIME, test: { ...TIME.test, max_min } } as Rule, list, where).status;
        expect(worsens(at(Math.min(a, b)), at(Math.max(a, b)))).toBe(false);
      }),
    );
  });

  it('for things: more asked for is never easier, more there is never worse', () => {
    const ratio = ruleOf('ls-inf-05');
    const of = (beds: number | undefined, value: number, population: number) =>
      evaluateRule(
        { ...ratio, test: { ...ratio.test, value } } as Rule,
        littleSnapshot({
          units: [
            {
              code: 'C',
              level: 'city',
              population,
              ...(beds !== undefined && { numbers: { 'infectious-bed': beds } }),
            },
          ],
        }),
        AS_STATED,
      )[0]!;
    const small = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        small,
        small,
        fc.tuple(small, small),
        fc.integer({ min: 1, max: 90_000 }),
        (beds, more, [a, b], population) => {
          expect(
            worsens(of(beds, Math.max(a, b), population).status, of(beds, Math.min(a, b), population).status),
          ).toBe(false);
          expect(worsens(of(beds, a, population).status, of(beds + more, a, population).status)).toBe(false);
          // The gap closes it, and not one bed less does.
          const found = of(beds, a, population);
          if (found.status === 'unmet') {
            expect(of(beds + found.gap!, a, population).status).toBe('met');
            expect(of(beds + found.gap! - 1, a, population).status).toBe('unmet');
          }
          expect(of(undefined, a, population).status).toBe(a === 0 ? 'met' : 'unknown');
        },
      ),
    );
  });
});

describe('what is not known', () => {
  it('is never met unless whatever it turned out to be would be', () => {
    const flag = fc.constantFrom(true, false, undefined);
    fc.assert(
      fc.property(fc.array(flag, { maxLength: 6 }), (told) => {
        const status = (list: readonly (boolean | undefined)[]) =>
          evaluateRule(
            ruleOf('b-elder-01'),
            littleSnapshot({
              units: [{ code: 'C', level: 'city' }],
              facilities: list.map((has) => ({
                kinds: ['general-hospital'],
                tier: '2A',
                flags: has === undefined ? {} : { 'geriatric-department': has },
              })),
              rest: { recordedKinds: new Set(['general-hospital']) },
            }),
            AS_STATED,
          )[0]!.status;
        const worst = status(told.map((has) => has ?? false));
        const best = status(told.map((has) => has ?? true));
        expect(status(told)).toBe(worst === best ? worst : 'unknown');
      }),
    );
  });

  it('an interval is compared as all the numbers in it are', () => {
    const number = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(number, number, number, fc.constantFrom('>=', '<=', '<', '>', '='), (a, b, threshold, op) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const all = Array.from({ length: high - low + 1 }, (_, step) => holds(low + step, { op, value: threshold }));
        const expected = all.every(Boolean) ? 'yes' : all.some(Boolean) ? 'unknown' : 'no';
        const found = compare({ low, high, missing: [] }, op, threshold);
        // Between whole numbers there may be others: a threshold inside is then not known to be missed.
        expect(op === '=' && expected === 'no' && low < threshold && threshold < high ? expected : found).toBe(
          expected,
        );
      }),
    );
  });
});

describe('the order of things', () => {
  it('of units and facilities changes no verdict', () => {
    const rule = ruleOf('nb-inf-09');
    const units: LittleUnit[] = ['a', 'b', 'c', 'd'].map((code) => ({ code }));
    const unitOrder = fc.shuffledSubarray(units, { minLength: 4, maxLength: 4 });
    const facilities = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd'), { maxLength: 6 });
    const status = (order: LittleUnit[], where: string[]) => {
      const snapshot = littleSnapshot({
        units: order,
        facilities: where.map((unit) => ({ kinds: ['fever-clinic'], in: unit })),
        rest: { recordedKinds: new Set(['fever-clinic']) },
      });
      const found = evaluateRule(rule, snapshot, AS_STATED);
      return Object.fromEntries(
        found.map((verdict) => [
          verdict.subject.of === 'unit' ? snapshot.units[verdict.subject.index]!.code : '',
          [verdict.status, verdict.have],
        ]),
      );
    };
    fc.assert(
      fc.property(unitOrder, facilities, (order, where) => {
        const found = status(order, where);
        expect(found).toEqual(status(units, where.toReversed()));
        for (const { code } of units)
          expect(found[code]).toEqual([
            where.includes(code) ? 'met' : 'unmet',
            where.filter((one) => one === code).length,
          ]);
      }),
    );
  });
});
