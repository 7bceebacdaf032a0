import { expect, it } from 'vitest';
import type { ModelComparison } from '../../src/core/scenario/compare-models.ts';
import { agreementCells, agreementClasses } from '../../src/ui/model-classes.ts';

/** Eight cells, one for every way in which three models can agree; cell c is inside by the models whose bits c has. */
const comparison: ModelComparison = {
  people: 255,
  verdicts: (['circle', 'network', 'terrain'] as const).map((model) => ({
    model,
    covered: 0,
    claimsAlone: 0,
    deniesAlone: 0,
  })),
  agreedInside: 0,
  agreedOutside: 0,
  insideBy: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]),
};
/** Powers of two: every sum tells which cells are in it. */
const population = Float64Array.from([1, 2, 4, 8, 16, 32, 64, 128]);
const peopleBy = (alone: 'circle' | 'network' | 'terrain' | null) =>
  Object.fromEntries(
    agreementClasses(comparison, population, { alone, theme: 'light' }).map(({ agreement, people }) => [
      agreement,
      people,
    ]),
  );

it('without a chosen model, everything between all and none is split', () => {
  expect(peopleBy(null)).toEqual({ inside: 128, split: 2 + 4 + 8 + 16 + 32 + 64, outside: 1 });
});

it('with one chosen, whom it alone claims and whom it alone denies stand apart', () => {
  expect(peopleBy('circle')).toEqual({ inside: 128, split: 4 + 8 + 16 + 32, outside: 1, claims: 2, denies: 64 });
  expect(peopleBy('terrain')).toEqual({ inside: 128, split: 2 + 4 + 32 + 64, outside: 1, claims: 16, denies: 8 });
});

it('gives each cell the class that its people are counted in', () => {
  // Classes in the order of the legend: inside 0, split 1, outside 2, claims 3, denies 4 minutes.
  expect([...agreementCells(comparison, 'network')].map((value) => value / 600)).toEqual([2, 1, 3, 1, 1, 4, 1, 0]);
});
