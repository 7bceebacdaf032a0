import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/siting/random.ts';
import { type RollOutQuestion, rollOut } from '../../../src/core/siting/roll-out.ts';

/** Coverage of random sets of places: monotone and submodular, as in life. */
function randomQuestion(random: () => number, sites: number, years: number): RollOutQuestion {
  const weight = Array.from({ length: 12 }, () => Math.round(random() * 100));
  const reach = Array.from({ length: sites }, () => weight.map(() => random() < 0.3));
  return {
    yearly: Array.from({ length: years }, () => Math.round(random() * 3 + 1)),
    cost: Array.from({ length: sites }, () => 1 + Math.floor(random() * 3)),
    ready: Array.from({ length: sites }, () => Math.floor(random() * years)),
    people: (part) => weight.reduce((sum, w, g) => sum + (part.some((i) => reach[i]![g]) ? w : 0), 0),
  };
}

/** All ways to give every site a year or none, by trying each. */
function bruteForce({ yearly, cost, ready, people }: RollOutQuestion): number {
  const never = yearly.length;
  let best = 0;
  const assign = (site: number, years: number[]): void => {
    if (site < cost.length) {
      for (let year = ready[site]!; year <= never; year++) assign(site + 1, [...years, year]);
      return;
    }
    let money = 0;
    let sum = 0;
    for (let year = 0; year < never; year++) {
      money += yearly[year]!;
      years.forEach((when, i) => {
        if (when === year) money -= cost[i]!;
      });
      if (money < 0) return;
      sum += people(years.flatMap((when, i) => (when <= year ? [i] : [])));
    }
    best = Math.max(best, sum);
  };
  assign(0, []);
  return best;
}

test('the best order of all, 300 random programmes against trying every one', () => {
  const random = seededRandom(3);
  for (let round = 0; round < 300; round++) {
    const question = randomQuestion(random, 1 + (round % 5), 1 + (round % 3));
    const found = rollOut(question);
    expect(found.exact).toBe(true);
    expect(found.personYears).toBe(bruteForce(question));
    let money = 0;
    const open: number[] = [];
    found.years.forEach(({ opened, people, left }, year) => {
      for (const i of opened) expect(question.ready[i]).toBeLessThanOrEqual(year);
      money += question.yearly[year]! - opened.reduce((sum, i) => sum + question.cost[i]!, 0);
      expect(left).toBe(money);
      open.push(...opened);
      expect(people).toBe(question.people(open));
    });
    expect([...open, ...found.never].sort((a, b) => a - b)).toEqual(question.cost.map((_, i) => i));
  }
});

test('many sites: a good order within the money and the land, and no better than a looser programme', () => {
  const random = seededRandom(4);
  const question = randomQuestion(random, 24, 5);
  const found = rollOut(question);
  expect(found.exact).toBe(false);
  const looser = rollOut({ ...question, ready: question.ready.map(() => 0), yearly: question.yearly.map(() => 99) });
  expect(looser.personYears).toBeGreaterThanOrEqual(found.personYears);
  expect(looser.never).toEqual([]);
});

test('by hand: the larger site first, unless its land is not ready', () => {
  const people = (part: readonly number[]) => part.reduce((sum, i) => sum + [10, 30][i]!, 0);
  const question: RollOutQuestion = { yearly: [1, 1], cost: [1, 1], ready: [0, 0], people };
  expect(rollOut(question).years.map((year) => year.opened)).toEqual([[1], [0]]);
  expect(rollOut(question).personYears).toBe(70);
  expect(rollOut({ ...question, ready: [0, 1] }).years.map((year) => year.opened)).toEqual([[0], [1]]);
  // Saving up: the dear site alone is worth waiting for.
  const dear: RollOutQuestion = { yearly: [1, 1], cost: [1, 2], ready: [0, 0], people };
  expect(rollOut(dear).years.map((year) => year.opened)).toEqual([[], [1]]);
  expect(rollOut(dear).never).toEqual([0]);
});
