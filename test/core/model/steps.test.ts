import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish, inParts, inTurns, type Steps } from '../../../src/core/model/steps.ts';

function* counting(to: number, seen: number[]): Steps<string> {
  for (let i = 1; i <= to; i++) {
    seen.push(i);
    yield;
  }
  return 'done';
}

describe('work in steps', () => {
  it('is done in one go, or with a pause after every step', async () => {
    const seen: number[] = [];
    expect(finish(counting(3, seen))).toBe('done');
    const pauses: number[] = [];
    const turns = inTurns(counting(3, seen), async () => {
      pauses.push(seen.length);
    });
    expect(await turns).toBe('done');
    expect(seen).toEqual([1, 2, 3, 1, 2, 3]);
    expect(pauses).toEqual([4, 5, 6]);
  });

  it('is given up where the pause throws, and can be gone on with', async () => {
    const seen: number[] = [];
    const work = counting(4, seen);
    const stop = async () => {
      if (seen.length === 2) throw new Error('enough');
    };
    await expect(inTurns(work, stop)).rejects.toThrow('enough');
    expect(seen).toEqual([1, 2]);
    expect(finish(work)).toBe('done');
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('parts of a loop are every index once, in order, never more than the size at a time', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 50 }), (count, size) => {
        const seen: number[] = [];
        let most = 0;
        const parts = inParts(count, size, (from, to) => {
          most = Math.max(most, to - from);
          for (let i = from; i < to; i++) seen.push(i);
        });
        finish(parts);
        expect(seen).toEqual([...Array(count).keys()]);
        expect(most).toBeLessThanOrEqual(size);
      }),
    );
  });
});
