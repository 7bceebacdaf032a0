import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRamp, rampThresholds, townshipClass, townshipRamp } from '../../src/map/ramp.ts';

/** Perceived lightness (CIE L*) of #rrggbb. */
function lightness(color: string): number {
  const value = Number.parseInt(color.slice(1), 16);
  const linear = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

const isCool = (color: string): boolean => {
  const value = Number.parseInt(color.slice(1), 16);
  return (value & 255) > value >> 16;
};

describe('defaultRamp', () => {
  it('has the steps people say', () => {
    const steps = (limit: number) => defaultRamp({ unit: 'minutes', limit }, 'light').steps;
    expect(steps(15)).toEqual([5, 10, 15, 20, 30, 45]);
    expect(steps(30)).toEqual([10, 20, 30, 40, 60, 90]);
    expect(steps(8)).toEqual([3, 5, 8, 11, 16, 25]);
    expect(steps(20)).toEqual([7, 13, 20, 25, 40, 60]);
    expect(defaultRamp({ unit: 'km', limit: 3 }, 'light').steps).toEqual([1, 2, 3, 4, 6, 9]);
    expect(defaultRamp({ unit: 'km', limit: 0.5 }, 'dark').steps).toEqual([0.17, 0.3, 0.5, 0.7, 1, 1.5]);
  });

  it('ascends and holds the limit, whatever the limit', () => {
    const limits = fc.double({ min: 0.1, max: 600, noNaN: true });
    fc.assert(
      fc.property(limits, fc.constantFrom('minutes' as const, 'km' as const), (limit, unit) => {
        const { steps, colors } = defaultRamp({ unit, limit }, 'light');
        expect(steps[2]).toBe(limit);
        expect(colors).toHaveLength(steps.length + 1);
        for (const [index, step] of steps.slice(1).entries()) expect(step).toBeGreaterThan(steps[index]!);
      }),
    );
  });

  it('changes its family exactly at the limit', () => {
    for (const theme of ['light', 'dark'] as const) {
      const { colors, steps, limit } = defaultRamp({ unit: 'minutes', limit: 15 }, theme);
      const within = steps.indexOf(limit) + 1;
      expect(colors.map(isCool)).toEqual(colors.map((_, index) => index < within));
    }
  });

  it('keeps neighbours apart in grey print', () => {
    const grey = defaultRamp({ unit: 'minutes', limit: 15 }, 'light').colors.map(lightness);
    for (const [index, value] of grey.slice(1).entries()) expect(Math.abs(value - grey[index]!)).toBeGreaterThan(9);
  });
});

describe('rampThresholds', () => {
  it('speaks in deciseconds and decimetres', () => {
    expect(rampThresholds(defaultRamp({ unit: 'minutes', limit: 15 }, 'light'))[2]).toBe(9000);
    expect(rampThresholds(defaultRamp({ unit: 'km', limit: 3.5 }, 'light'))[2]).toBe(35_000);
  });
});

describe('townshipClass', () => {
  const ramp = defaultRamp({ unit: 'minutes', limit: 15 }, 'light');

  it('puts unknown into no class', () => {
    for (const shading of ['township-share', 'township-minutes', 'township-outside'] as const) {
      expect(townshipClass(Number.NaN, shading, townshipRamp(shading, ramp, 'light'))).toBe(-1);
    }
  });

  it('counts minutes and people up to the step, shares from it', () => {
    const classOf = (value: number, shading: Parameters<typeof townshipClass>[1]) =>
      townshipClass(value, shading, townshipRamp(shading, ramp, 'light'));
    expect(classOf(15, 'township-minutes')).toBe(2);
    expect(classOf(15.01, 'township-minutes')).toBe(3);
    expect(classOf(Number.POSITIVE_INFINITY, 'township-minutes')).toBe(6);
    expect(classOf(0.9, 'township-share')).toBe(4);
    expect(classOf(0.8999, 'township-share')).toBe(3);
    expect(classOf(1, 'township-share')).toBe(5);
    expect(classOf(0, 'township-outside')).toBe(0);
    expect(classOf(1, 'township-outside')).toBe(1);
  });

  it('has one colour more than steps', () => {
    for (const shading of ['township-share', 'township-minutes', 'township-outside'] as const) {
      const { steps, colors } = townshipRamp(shading, ramp, 'dark');
      expect(colors).toHaveLength(steps.length + 1);
    }
  });
});
