import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceAxis } from '../../src/ui/nice-axis.ts';

test('round numbers from 0', () => {
  expect(niceAxis(57)).toEqual({ top: 60, ticks: [0, 10, 20, 30, 40, 50, 60] });
  expect(niceAxis(12)).toEqual({ top: 12, ticks: [0, 2, 4, 6, 8, 10, 12] });
  expect(niceAxis(0)).toEqual({ top: 1, ticks: [0, 1] });
  expect(niceAxis(240)).toEqual({ top: 250, ticks: [0, 50, 100, 150, 200, 250] });
});

test('holds every value with at most seven ticks', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2000, noNaN: true }), (most) => {
      const { top, ticks } = niceAxis(most);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.at(-1)).toBe(top);
    }),
  );
});
