import { describe, expect, it } from 'vitest';
import { type CoverageCell, oracleCoverage, oracleGaps, oracleTownships } from './coverage-oracle.ts';
import { seededRandom } from './seeded-random.ts';
import { placeAt } from './tiny-osm.ts';

const cell = (east: number, minutes: number, population: number, township?: string): CoverageCell => ({
  ...placeAt(east, 0),
  minutes,
  population,
  ...(township === undefined ? {} : { township }),
});

/*
 * metres east    0    100   200   300   500   600
 * minutes        5    15    20    16    30    unreached
 * people        40    30    20    0     5     5           100 in all, 95 reached
 */
const STRIP = [
  cell(0, 5, 40, 'a'),
  cell(100, 15, 30, 'a'),
  cell(200, 20, 20, 'a'),
  cell(300, 16, 0, 'b'),
  cell(500, 30, 5, 'b'),
  cell(600, Infinity, 5),
];

describe('figures', () => {
  it('counts ≤ as covered, keeps outside and unreached apart', () => {
    const figures = oracleCoverage(STRIP, { minutes: 15 });
    expect(figures).toMatchObject({
      people: 100,
      covered: 70,
      outside: 25,
      unreached: 5,
      share: 0.7,
      maxMinutes: 30,
    });
    // (5×40 + 15×30 + 20×20 + 30×5) / 95 = 1200 / 95
    expect(figures.meanMinutes).toBeCloseTo(1200 / 95, 12);
    // 90 % of 95 = 85.5; ≤ 15: 70, ≤ 20: 90.
    expect(figures.p90Minutes).toBe(20);
  });

  it('a strict rule leaves 15 out', () => {
    expect(oracleCoverage(STRIP, { minutes: 15, strict: true }).covered).toBe(40);
  });

  it('P90 takes the value where exactly 90 % is met', () => {
    expect(oracleCoverage([cell(0, 1, 90), cell(1, 2, 10)], { minutes: 9 }).p90Minutes).toBe(1);
    expect(oracleCoverage([cell(0, 1, 89), cell(1, 2, 11)], { minutes: 9 }).p90Minutes).toBe(2);
  });

  it('per township, and the rest under the empty name', () => {
    const townships = oracleTownships(STRIP, { minutes: 15 });
    expect([...townships].map(([name, figures]) => [name, figures.people, figures.covered])).toEqual([
      ['a', 90, 70],
      ['b', 5, 0],
      ['', 5, 0],
    ]);
  });

  it('nobody: no share, no mean', () => {
    const empty = oracleCoverage([], { minutes: 15 });
    expect(empty).toMatchObject({ people: 0, covered: 0, share: Number.NaN, p90Minutes: Number.NaN });
  });

  it('covered + outside + unreached = people; more minutes never cover fewer', () => {
    const random = seededRandom(3);
    const cells = Array.from({ length: 300 }, () =>
      cell(1e4 * random(), random() < 0.1 ? Infinity : Math.floor(600 * random()) / 10, Math.floor(50 * random())),
    );
    let before = 0;
    for (let minutes = 0; minutes <= 60; minutes += 5) {
      const figures = oracleCoverage(cells, { minutes });
      expect(figures.covered + figures.outside + figures.unreached).toBe(figures.people);
      expect(figures.covered).toBeGreaterThanOrEqual(before);
      before = figures.covered;
    }
  });
});

describe('gaps', () => {
  it('joins cells 100 m apart, not over an empty cell; unreached people belong to a gap', () => {
    // Not covered and inhabited: 200 (20), 500 (5), 600 (5). 500 and 600 are 100 m apart.
    expect(oracleGaps(STRIP, { minutes: 15 }, 150)).toEqual([
      { cells: [2], people: 20 },
      { cells: [4, 5], people: 10 },
    ]);
    expect(oracleGaps(STRIP, { minutes: 15 }, 310)).toEqual([{ cells: [2, 4, 5], people: 30 }]);
    expect(oracleGaps(STRIP, { minutes: 15 }, 50)).toHaveLength(3);
  });

  it('no gaps where all are covered', () => {
    expect(oracleGaps([cell(0, 1, 5)], { minutes: 1 }, 100)).toEqual([]);
  });
});
