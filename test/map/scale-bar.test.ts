import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaleBar } from '../../src/map/scale-bar.ts';

it('takes the longest of 1, 2, 5 that fits', () => {
  expect(scaleBar(100, 90)).toEqual({ meters: 5000, pixels: 50 });
  expect(scaleBar(100, 100)).toEqual({ meters: 10_000, pixels: 100 });
  expect(scaleBar(0.3, 100)).toEqual({ meters: 20, pixels: 20 / 0.3 });
  expect(scaleBar(100, 50)).toEqual({ meters: 5000, pixels: 50 });
});

it('never exceeds the room, and fills more than two fifths of it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e5, noNaN: true }), fc.integer({ min: 10, max: 400 }), (scale, room) => {
      const { meters, pixels } = scaleBar(scale, room);
      expect(pixels).toBeLessThanOrEqual(room * (1 + 1e-6));
      expect(pixels).toBeGreaterThan(room * 0.39);
      expect(['1', '2', '5']).toContain(meters.toExponential(3)[0]);
    }),
  );
});

it('draws nothing without a scale', () => {
  expect(scaleBar(0, 100)).toEqual({ meters: 0, pixels: 0 });
  expect(scaleBar(Number.NaN, 100)).toEqual({ meters: 0, pixels: 0 });
});
