import type { Demand } from '../model/demand.ts';
import type { Facility } from '../model/facility.ts';
import type { CoverageQuestion } from '../model/question.ts';
import { finish, type Steps } from '../model/steps.ts';
import { areaOf, type Township } from '../model/township.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { decisecondsWithin, UNREACHED } from '../model/units.ts';
import type { Coverage, FacilityCoverage, UnitCoverage } from './coverage-result.ts';
import { findGapsInSteps, GAP_JOIN_METERS, type Gaps } from './find-gaps.ts';
import { ascendingByTime, type CellAnswers, summariseUnits } from './summarise.ts';

export interface CoverageInput {
  readonly demand: Demand;
  readonly townships: readonly Township[];
  readonly facilities: readonly Facility[];
  readonly question: CoverageQuestion;
  readonly settings: TravelSettings;
  readonly answers: CellAnswers;
  /** Index into `facilities` of the nearest one by the limit's measure, -1 where none. */
  readonly nearest: Int32Array;
  /** … and by time: another facility may be the quickest where the limit is in km. */
  readonly quickest: Int32Array;
}

/** The largest whole value of the limit's measure that is inside: deciseconds for minutes, decimetres for km. */
export function limitValue(question: CoverageQuestion): number {
  const { limit } = question;
  return limit.by === 'minutes' ? decisecondsWithin(limit.minutes) : Math.floor(limit.km * 10_000 + 1e-6);
}

/** Call handling and turnout in whole deciseconds. */
export function overheadOf(settings: TravelSettings): number {
  return Math.round((settings.callMinutes + settings.turnoutMinutes) * 600);
}

/** All numbers of one question, from the cells up. Gaps come beside, with the cells they hold. */
export function evaluateCoverage(input: CoverageInput): { coverage: Coverage; gaps: Gaps } {
  return finish(evaluateCoverageInSteps(input));
}

export function* evaluateCoverageInSteps(input: CoverageInput): Steps<{ coverage: Coverage; gaps: Gaps }> {
  const { demand, townships, answers, question } = input;
  const options = { ascending: ascendingByTime(answers.deciseconds), overhead: overheadOf(input.settings) };
  const summarise = (count: number, of: Int32Array) => summariseUnits(answers, { count, of }, options);
  yield;
  const byTownship = summarise(townships.length, demand.township);
  yield;
  const counties = [...new Set(townships.map((township) => township.county))].filter((name) => name !== '');
  const countyIndex = townships.map((township) => counties.indexOf(township.county));
  const byCounty = summarise(counties.length, mapUnits(demand.township, countyIndex));
  yield;
  const areas = townships.map((township) => ['urban', 'rural'].indexOf(areaOf(township)));
  const [urban, rural] = summarise(2, mapUnits(demand.township, areas)).units;
  const { all } = byTownship;
  yield;
  const gaps = yield* findGapsInSteps({
    demand,
    answers,
    nearest: input.quickest,
    facilityIds: input.facilities.map((facility) => facility.id),
    joinMeters: GAP_JOIN_METERS,
  });
  const rows = byTownship.units.map((unit, township) => ({
    ...unit.coverage,
    township,
    met: isMet(unit.coverage, question),
    response: unit.response,
  }));
  return {
    gaps,
    coverage: {
      total: all.coverage,
      townships: rows,
      outsideTownships: byTownship.none.coverage,
      counties: byCounty.units.map((unit, index) => ({ ...unit.coverage, county: counties[index]! })),
      facilities: facilityCoverage(input),
      response: { all: all.response, urban: urban!.response, rural: rural!.response },
      gaps: gaps.gaps,
      townshipsMet: rows.filter((row) => row.met).length,
    },
  };
}

/** The standard asks for a share; a hair of slack keeps 0.9 of 10 people at 9. Nobody there: not met, but unknown. */
export function isMet(unit: Pick<UnitCoverage, 'people' | 'covered'>, question: CoverageQuestion): boolean {
  return unit.people > 0 && unit.covered >= question.targetShare * unit.people * (1 - 1e-12);
}

function mapUnits(of: Int32Array, units: readonly number[]): Int32Array {
  return of.map((unit) => units[unit] ?? -1);
}

/** Facilities that were asked about, in the plan's order; those that serve nobody are listed with zeros. */
function facilityCoverage(input: CoverageInput): FacilityCoverage[] {
  const { answers, nearest, facilities, question, demand } = input;
  const sums = facilities.map(() => ({ people: 0, covered: 0, timed: 0, weighted: 0, max: 0 }));
  for (let i = 0; i < demand.count; i++) {
    const sum = sums[nearest[i]!];
    if (!sum) continue;
    const people = demand.population[i]!;
    sum.people += people;
    if (answers.measure[i]! <= answers.limit) sum.covered += people;
    // Minutes are those to this very facility, or they are not told.
    if (answers.deciseconds[i] === UNREACHED || people === 0 || input.quickest[i] !== nearest[i]) continue;
    sum.timed += people;
    sum.weighted += people * answers.deciseconds[i]!;
    sum.max = Math.max(sum.max, answers.deciseconds[i]!);
  }
  return facilities.flatMap((facility, index) => {
    if (!facility.open || !question.facilityKinds.includes(facility.kind)) return [];
    const sum = sums[index]!;
    return [
      {
        id: facility.id,
        people: sum.people,
        covered: sum.covered,
        meanMinutes: sum.weighted / sum.timed / 600,
        maxMinutes: sum.timed > 0 ? sum.max / 600 : Number.NaN,
      },
    ];
  });
}
