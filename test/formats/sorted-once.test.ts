import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/core/model/steps.ts';
import { sortedOnce } from '../../src/formats/sorted-once.ts';

test('any numbers come out ascending, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 })), (numbers) => {
      const expected = [...new Set(numbers)].sort((a, b) => a - b);
      expect([...finish(sortedOnce(Float64Array.from(numbers)))]).toEqual(expected);
    }),
  );
});

test('numbers of many runs, of which the last is short, and with repeats from run to run', () => {
  const count = 5 * 2 ** 17 + 3;
  // Every multiple of 7 below `count` three times, out of order: 48271 and the count have no divisor in common.
  const numbers = Float64Array.from({ length: count }, (_, i) => 7 * (((i * 48_271) % count) % 200_003));
  const steps = sortedOnce(numbers);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses++;
  expect(pauses).toBeGreaterThan(10);
  expect(step.value).toEqual(Float64Array.from({ length: 200_003 }, (_, i) => 7 * i));
});
