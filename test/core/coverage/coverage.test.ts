import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCoverage } from '../../../src/core/coverage/evaluate-coverage.ts';
import { findGaps } from '../../../src/core/coverage/find-gaps.ts';
import type { CoverageQuestion } from '../../../src/core/model/question.ts';
import { DEFAULT_TRAVEL } from '../../../src/core/model/travel-settings.ts';
import { UNREACHED } from '../../../src/core/model/units.ts';
import { oracleCoverage, oracleGaps } from '../../oracles/coverage-oracle.ts';
import { littleDemand, littleFacility, littleTownship } from '../../support/little-world.ts';

const question = (minutes: number, targetShare = 0.9): CoverageQuestion => ({
  facilityKinds: ['ems-station'],
  limit: { by: 'minutes', minutes },
  targetShare,
});

const townships = [
  littleTownship('330000001000', [0, 0, 1, 1], { county: '东县', class: 'subdistrict' }),
  littleTownship('330000002000', [1, 0, 2, 1], { county: '东县', class: 'town' }),
  littleTownship('330000003000', [2, 0, 3, 1], { county: '西县', class: 'township' }),
];

/** Coverage of cells whose times are given. */
function evaluate(cells: readonly { time: number; people: number; township: number }[], asked = question(15)) {
  const demand = { ...littleDemand(cells.map((cell, i) => [cell.township + 0.5, i / 100, cell.people] as const)) };
  demand.township.set(cells.map((cell) => cell.township));
  const measure = Uint32Array.from(cells, (cell) => cell.time);
  return evaluateCoverage({
    demand,
    townships,
    facilities: [littleFacility('a', 0, 0), littleFacility('b', 1, 1)],
    question: asked,
    settings: DEFAULT_TRAVEL,
    answers: {
      measure,
      deciseconds: measure,
      limit: asked.limit.by === 'minutes' ? asked.limit.minutes * 600 : 0,
      population: demand.population,
    },
    nearest: Int32Array.from(cells, (cell) => (cell.time === UNREACHED ? -1 : 0)),
    quickest: Int32Array.from(cells, (cell) => (cell.time === UNREACHED ? -1 : 0)),
  });
}

describe('coverage of a township by hand', () => {
  // 100 people at 10 min, 50 at exactly 15, 30 just beyond, 20 that nothing reaches
  const { coverage } = evaluate([
    { time: 6000, people: 100, township: 0 },
    { time: 9000, people: 50, township: 0 },
    { time: 9001, people: 30, township: 1 },
    { time: UNREACHED, people: 20, township: 2 },
  ]);

  it('counts who is inside, outside and unreached', () => {
    expect(coverage.total).toMatchObject({ people: 200, covered: 150, outside: 30, unreached: 20, share: 0.75 });
    expect(coverage.townships.map((row) => [row.covered, row.outside, row.unreached])).toEqual([
      [150, 0, 0],
      [0, 30, 0],
      [0, 0, 20],
    ]);
    expect(coverage.counties.map((row) => [row.county, row.people])).toEqual([
      ['东县', 180],
      ['西县', 20],
    ]);
    expect(coverage.townshipsMet).toBe(1);
  });

  it('weighs times by people over those reached', () => {
    expect(coverage.total.meanMinutes).toBeCloseTo((100 * 10 + 50 * 15 + 30 * (9001 / 600)) / 180, 9);
    expect(coverage.total.maxMinutes).toBe(9001 / 600);
    // 90 % of 180 reached are 162: 100 + 50 are too few, the 30 at 9001 ds complete them.
    expect(coverage.total.p90Minutes).toBe(9001 / 600);
  });

  it('adds call handling and turnout to the response only', () => {
    expect(coverage.response.all.meanMinutes).toBeCloseTo(coverage.total.meanMinutes + 3, 9);
    // Response ≤ 15 min is travel ≤ 12 min: the 100 at 10 minutes, of all 200.
    expect(coverage.response.all).toMatchObject({ within8: 0, within11: 0, within15: 0.5, unreached: 20 });
    expect(coverage.response.urban.people).toBe(150);
    expect(coverage.response.rural.people).toBe(50);
  });

  it('is unknown, not met, where nobody lives', () => {
    const empty = evaluate([{ time: 100, people: 5, township: 0 }]).coverage.townships[1]!;
    expect(empty.met).toBe(false);
    expect(empty.share).toBeNaN();
  });

  it('tells no times for a place where nobody lives', () => {
    const [nobody] = evaluate([{ time: 600, people: 0, township: 0 }]).coverage.townships;
    expect([nobody!.meanMinutes, nobody!.p90Minutes, nobody!.maxMinutes]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('meets a target share exactly', () => {
    const nine = [...Array(9).fill({ time: 1, people: 0.1, township: 0 }), { time: 99999, people: 0.1, township: 0 }];
    expect(evaluate(nine, question(15, 0.9)).coverage.townships[0]!.met).toBe(true);
    expect(evaluate(nine, question(15, 0.91)).coverage.townships[0]!.met).toBe(false);
  });
});

const someCells = fc.array(
  fc.record({
    time: fc.oneof(fc.integer({ min: 0, max: 20000 }), fc.constant(UNREACHED)),
    people: fc.double({ min: 0.01, max: 500, noNaN: true }),
    township: fc.integer({ min: -1, max: 2 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('coverage in general', () => {
  it('agrees with the slow oracle', () => {
    fc.assert(
      fc.property(someCells, fc.integer({ min: 0, max: 40 }), (cells, minutes) => {
        const { coverage } = evaluate(cells, question(minutes));
        const expected = oracleCoverage(
          cells.map((cell) => ({
            lon: 0,
            lat: 0,
            population: cell.people,
            minutes: cell.time === UNREACHED ? Infinity : cell.time / 600,
          })),
          { minutes },
        );
        for (const key of ['people', 'covered', 'outside', 'unreached', 'meanMinutes', 'p90Minutes'] as const) {
          if (Number.isNaN(expected[key])) expect(coverage.total[key], key).toBeNaN();
          else expect(coverage.total[key], key).toBeCloseTo(expected[key], 6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses nobody between units', () => {
    fc.assert(
      fc.property(someCells, (cells) => {
        const { coverage } = evaluate(cells);
        const rows = [...coverage.townships, coverage.outsideTownships];
        for (const key of ['people', 'covered', 'outside', 'unreached'] as const) {
          expect(rows.reduce((sum, row) => sum + row[key], 0)).toBeCloseTo(coverage.total[key], 6);
        }
        const inGaps = coverage.gaps.reduce((sum, gap) => sum + gap.people, 0);
        expect(inGaps).toBeCloseTo(coverage.total.outside + coverage.total.unreached, 6);
      }),
    );
  });

  it('never falls when the standard is longer', () => {
    fc.assert(
      fc.property(someCells, fc.integer({ min: 0, max: 30 }), (cells, minutes) => {
        const shorter = evaluate(cells, question(minutes)).coverage;
        const longer = evaluate(cells, question(minutes + 1)).coverage;
        expect(longer.total.covered).toBeGreaterThanOrEqual(shorter.total.covered);
        expect(longer.townshipsMet).toBeGreaterThanOrEqual(shorter.townshipsMet);
      }),
    );
  });
});

describe('gaps', () => {
  it('join uncovered neighbours as a flood fill does', () => {
    const cell = fc.record({
      x: fc.integer({ min: 0, max: 40 }),
      y: fc.integer({ min: 0, max: 40 }),
      people: fc.integer({ min: 1, max: 99 }),
      far: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 150, max: 900 }),
        (cells, joinMeters) => {
          const places = cells.map(({ x, y, people }) => [110 + x * 0.002, 28 + y * 0.002, people] as const);
          const demand = littleDemand(places);
          const measure = Uint32Array.from(cells, ({ far }) => (far ? 9001 : 9000));
          const answers = { measure, deciseconds: measure, limit: 9000, population: demand.population };
          const { gaps, rankOfCell } = findGaps({
            demand,
            answers,
            nearest: new Int32Array(cells.length),
            facilityIds: ['a'],
            joinMeters,
          });
          const expected = oracleGaps(
            cells.map(({ people, far }, i) => ({
              lon: places[i]![0],
              lat: places[i]![1],
              population: people,
              minutes: far ? 15.01 : 15,
            })),
            { minutes: 15 },
            joinMeters,
          );
          expect(gaps.map((gap) => gap.people).sort((a, b) => b - a)).toEqual(
            expected.map((gap) => gap.people).sort((a, b) => b - a),
          );
          expect(gaps.map((gap) => gap.rank)).toEqual(gaps.map((_, i) => i + 1));
          expect(Array.from(rankOfCell, (rank) => rank > 0)).toEqual(cells.map(({ far }) => far));
        },
      ),
      { numRuns: 150 },
    );
  });
});
