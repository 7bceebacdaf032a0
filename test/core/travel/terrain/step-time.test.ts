import { describe, expect, it } from 'vitest';
import { CostSweep } from '../../../../src/core/travel/terrain/cost-sweep.ts';
import type { FrictionGrid } from '../../../../src/core/travel/terrain/friction-grid.ts';
import { toblerFactor } from '../../../../src/core/travel/terrain/step-time.ts';
import { bicycleA, bicycleB } from './accessmod-profiles.ts';
import { evenGrid, rules } from './random-terrain.ts';

describe("Tobler's function", () => {
  it('has the published speeds: 6 km/h at -5 %, 5.04 on the flat, 3.55 up 10 %', () => {
    const kmh = (slope: number) => 5.0367 / toblerFactor(slope);
    expect(toblerFactor(0)).toBe(1);
    expect(kmh(-0.05)).toBeCloseTo(6, 3);
    expect(kmh(-0.1)).toBeCloseTo(5.0367, 4);
    expect(kmh(0.1)).toBeCloseTo(3.5493, 3);
    expect(kmh(-0.55)).toBeCloseTo(1.0426, 3);
  });
});

describe('rules for reproducing other programs', () => {
  const grid: FrictionGrid = { ...evenGrid(2, 1, 1, 100), pace: Float32Array.of(3.6 / 4, 3.6 / 12) };
  const seconds = (changes: Parameters<typeof rules>[0], ground = grid) => {
    const sweep = new CostSweep(ground, rules(changes));
    return [...sweep.seconds(sweep.run({ cells: [0] }))];
  };

  it('mean of speeds: 4 and 12 km/h make 8; mean of paces: 6', () => {
    expect(seconds({ meanOf: 'speeds' })[1]).toBeCloseTo(360 / 8, 3);
    expect(seconds({ meanOf: 'paces' })[1]).toBeCloseTo(360 / 6, 3);
  });

  it('a speed function is asked for both cells at the slope of travel', () => {
    const asked: string[] = [];
    const hill = { ...grid, movement: Uint8Array.of(1, 2), elevation: Float32Array.of(0, 25) };
    const speedAtSlope = (kind: string, kmh: number, slope: number) => {
      asked.push(`${kind} ${kmh.toFixed(3)} ${slope}`);
      return 2 * kmh;
    };
    expect(seconds({ speedAtSlope, direction: 'to-facility' }, hill)[1]).toBeCloseTo(360 / 12, 3);
    expect(asked).toEqual(['bicycle 4.000 -0.25', 'motor 12.000 -0.25']);
  });

  it('a stop: unknown heights are entered by motor only and never left', () => {
    const row = { ...evenGrid(4, 1), elevation: Float32Array.of(0, 0, Number.NaN, 0) };
    const motor = { ...row, movement: Uint8Array.of(2, 2, 2, 2) };
    const speedAtSlope = (kind: string, kmh: number, slope: number) => (kind === 'motor' ? kmh : kmh + 0 * slope);
    expect(seconds({ unknownElevation: 'stop', speedAtSlope }, row)).toEqual([0, 1, Infinity, Infinity]);
    expect(seconds({ unknownElevation: 'stop', speedAtSlope }, motor)).toEqual([0, 1, 2, Infinity]);
    expect(seconds({ unknownElevation: 'stop' }, row)).toEqual([0, 1, Infinity, Infinity]);
    expect(seconds({ unknownElevation: 'stop' }, motor)).toEqual([0, 1, 2, Infinity]);
    expect(seconds({ unknownElevation: 'level' }, row)).toEqual([0, 1, 2, 3]);
  });
});

describe("AccessMod's bicycles, by figures found outside this program", () => {
  it('profile A', () => {
    const figures = [
      [-0.1, 57.593],
      [-0.05, 36.396],
      [0, 17.206],
      [0.05, 4.814],
      [0.1, 2.623],
    ];
    for (const [slope, kmh] of figures) expect(bicycleA(15, slope!)).toBeCloseTo(kmh!, 3);
    expect(bicycleA(12, 0)).toBeCloseTo(13.913, 3);
    expect(bicycleA(10, 0)).toBeCloseTo(11.657, 3);
  });

  it('profile B', () => {
    expect(bicycleB(15, 0.1)).toBeCloseTo(14.43, 2);
    expect(bicycleB(15, -0.1)).toBeCloseTo(15.59, 2);
  });
});
