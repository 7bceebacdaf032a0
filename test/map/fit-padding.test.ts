import { describe, expect, it } from 'vitest';
import { fitPadding } from '../../src/map/fit-padding.ts';

const SQUARE = [118, 25, 120, 26.8] as const;

describe('fitPadding', () => {
  it('leaves room for the figures above and the tools on the right', () => {
    const padding = fitPadding(SQUARE, { width: 1000, height: 600, top: 72, left: 0 });
    expect(padding).toEqual({ top: 84, right: 64, bottom: 32, left: 24 });
  });

  it('moves the extent out from under the legend without making it smaller', () => {
    const { left, right, top, bottom } = fitPadding(SQUARE, { width: 1000, height: 600, top: 72, left: 340 });
    const size = 600 - top - bottom;
    expect(left).toBeGreaterThan(24);
    expect(1000 - left - right).toBeGreaterThanOrEqual(size * 0.99);
  });

  it('leaves most of a tiny map to the extent', () => {
    const { left, right, top, bottom } = fitPadding(SQUARE, { width: 120, height: 100, top: 90, left: 110 });
    expect(120 - left - right).toBeGreaterThan(0);
    expect(top + bottom).toBeCloseTo(40);
  });
});
