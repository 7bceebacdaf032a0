import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysToForget, type Use } from '../../src/engine/store-budget.ts';

const use = (key: string, bytes: number, used: number, program = 'now'): Use => ({ key, bytes, used, program });

describe('what the store forgets', () => {
  it('is nothing while all fits, and the longest unused beyond that', () => {
    const kept = [use('a', 40, 3), use('b', 30, 1), use('c', 20, 2)];
    expect(keysToForget(kept, use('d', 10, 4), { limit: 100, program: 'now' })).toEqual([]);
    expect(keysToForget(kept, use('d', 11, 4), { limit: 100, program: 'now' })).toEqual(['b']);
    expect(keysToForget(kept, use('d', 100, 4), { limit: 100, program: 'now' })?.sort()).toEqual(['a', 'b', 'c']);
  });

  it('is not the entry that is replaced', () => {
    expect(keysToForget([use('a', 90, 1)], use('a', 95, 2), { limit: 100, program: 'now' })).toEqual([]);
  });

  it('is all of another build, whatever the room', () => {
    const kept = [use('a', 1, 9, 'before'), use('b', 1, 1)];
    expect(keysToForget(kept, use('c', 1, 2), { limit: 100, program: 'now' })).toEqual(['a']);
  });

  it('is nothing for an entry that would not fit alone: that one is not kept', () => {
    expect(keysToForget([use('a', 1, 1)], use('b', 101, 2), { limit: 100, program: 'now' })).toBeNull();
  });

  it('leaves what fits, and never an entry older than one it forgets', () => {
    const uses = fc.uniqueArray(fc.record({ key: fc.string(), bytes: fc.nat(60), used: fc.nat() }), {
      selector: ({ key }) => key,
    });
    fc.assert(
      fc.property(uses, fc.nat(120), fc.nat(200), (given, bytes, limit) => {
        const kept = given.map((one) => ({ ...one, program: 'now' }));
        const forgotten = keysToForget(kept, use('incoming!', bytes, 0), { limit, program: 'now' });
        expect(forgotten === null).toBe(bytes > limit);
        if (forgotten === null) return;
        const [gone, left] = [true, false].map((is) => kept.filter(({ key }) => forgotten.includes(key) === is));
        expect(left!.reduce((sum, one) => sum + one.bytes, bytes)).toBeLessThanOrEqual(limit);
        const oldestLeft = Math.min(...left!.map((one) => one.used));
        for (const one of gone!) expect(one.used).toBeLessThanOrEqual(oldestLeft);
      }),
    );
  });
});
