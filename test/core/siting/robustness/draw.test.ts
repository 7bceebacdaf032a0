import { expect, test } from 'vitest';
import { ROAD_CLASSES } from '../../../../src/core/model/road.ts';
import { DEFAULT_SPREAD, drawConditions } from '../../../../src/core/siting/robustness/draw.ts';

const scene = { spread: DEFAULT_SPREAD, townships: 40, existing: 9 };

test('the same seed and number give the same draw, others another', () => {
  const draw = drawConditions({ seed: 7, index: 3 }, scene);
  expect(drawConditions({ seed: 7, index: 3 }, scene)).toEqual(draw);
  expect(drawConditions({ seed: 7, index: 4 }, scene)).not.toEqual(draw);
  expect(drawConditions({ seed: 8, index: 3 }, scene)).not.toEqual(draw);
});

test('without any spread nothing changes and nobody is lost', () => {
  const spread = { speed: 0, speedOfClass: 0, population: 0, lost: 0 };
  const draw = drawConditions({ seed: 1, index: 0 }, { ...scene, spread });
  expect(Object.values(draw.speedOf).every((factor) => factor === 1)).toBe(true);
  expect([...draw.population].every((factor) => factor === 1)).toBe(true);
  expect(draw.lost).toEqual([]);
});

test('2,000 draws have the mean and the spread that were asked for, and lose every facility equally often', () => {
  const n = 2000;
  const draws = Array.from({ length: n }, (_, index) => drawConditions({ seed: 1, index }, scene));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = (values: readonly number[]): number => {
    const middle = mean(values);
    return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  };
  const logs = draws.map((draw) => Math.log(draw.speedOf.primary));
  // Standard error of the mean 0.13 / √2000 ≈ 0.003; four of them.
  expect(Math.abs(mean(draws.map((draw) => draw.speedOf.primary)) - 1)).toBeLessThan(0.012);
  expect(deviation(logs)).toBeCloseTo(Math.hypot(DEFAULT_SPREAD.speed, DEFAULT_SPREAD.speedOfClass), 2);
  const people = draws.flatMap((draw) => [...draw.population]);
  expect(mean(people)).toBeCloseTo(1, 2);
  expect(deviation(people.map(Math.log))).toBeCloseTo(DEFAULT_SPREAD.population, 2);
  // All classes share the common factor: they move together.
  const apart = draws.map((draw) => Math.log(draw.speedOf.primary / draw.speedOf.tertiary));
  expect(deviation(apart)).toBeCloseTo(DEFAULT_SPREAD.speedOfClass * Math.SQRT2, 2);
  for (const name of ROAD_CLASSES) expect(draws[0]!.speedOf[name]).toBeGreaterThan(0);
  const times = new Array<number>(scene.existing).fill(0);
  for (const { lost } of draws) {
    expect(lost).toHaveLength(1);
    times[lost[0]!]!++;
  }
  // Expected 222 each, standard deviation 14.
  for (const count of times) expect(Math.abs(count - n / scene.existing)).toBeLessThan(70);
});
