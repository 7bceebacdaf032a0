import type { CoverageQuestion } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import { UNREACHED } from '../model/units.ts';
import type { Plan } from '../scenario/edit.ts';
import type { Answer } from '../scenario/planner.ts';
import { known, markSimulated, rounded, type Table, type Value } from './table.ts';

/** An analysis with its answer. `response` adds call handling and turnout to every time. */
export interface AnsweredAnalysis {
  readonly id: string;
  readonly kind: 'coverage' | 'response';
  readonly question: CoverageQuestion;
  readonly answer: Answer;
}

export interface ReportInput {
  readonly region: Region;
  readonly plan: Plan;
  readonly analyses: readonly AnsweredAnalysis[];
}

function table(input: ReportInput, columns: readonly string[], rows: Value[][]): Table {
  return markSimulated({ columns, rows }, input.region.simulated);
}

function perAnalysis(input: ReportInput, names: readonly string[]): string[] {
  return input.analyses.flatMap(({ id }) => names.map((name) => `${id}_${name}`));
}

/** One row per township: who is inside, outside, unreached, and how long it takes. */
export function townshipTable(input: ReportInput): Table {
  const names = [
    'people',
    'covered',
    'outside',
    'unreached',
    'share',
    'mean_minutes',
    'p90_minutes',
    'max_minutes',
    'met',
  ];
  const rows = input.region.townships.map((township, index) => [
    township.code,
    township.name,
    township.county,
    township.class,
    ...input.analyses.flatMap(({ answer, kind }): Value[] => {
      const unit = answer.coverage.townships[index]!;
      const times = kind === 'response' ? unit.response : unit;
      return [
        rounded(unit.people),
        rounded(unit.covered),
        rounded(unit.outside),
        rounded(unit.unreached),
        rounded(unit.share, 6),
        rounded(times.meanMinutes),
        rounded(times.p90Minutes),
        rounded(times.maxMinutes),
        unit.people > 0 ? unit.met : null,
      ];
    }),
  ]);
  return table(input, ['code', 'name', 'county', 'class', ...perAnalysis(input, names)], rows);
}

/** One row per facility of the plan; analyses that do not ask about it leave its cells empty. */
export function facilityTable(input: ReportInput): Table {
  const names = ['people', 'covered', 'mean_minutes', 'max_minutes'];
  const overhead = input.plan.travel.callMinutes + input.plan.travel.turnoutMinutes;
  const byId = input.analyses.map(({ answer, kind }) => ({
    rowOf: new Map(answer.coverage.facilities.map((row) => [row.id, row])),
    added: kind === 'response' ? overhead : 0,
  }));
  const rows = input.plan.facilities.map((facility) => [
    facility.id,
    facility.name,
    facility.kind,
    facility.lon,
    facility.lat,
    facility.capacity ?? null,
    facility.vehicles ?? null,
    facility.tier ?? null,
    facility.open,
    facility.origin,
    ...byId.flatMap(({ rowOf, added }): Value[] => {
      const row = rowOf.get(facility.id);
      if (!row) return [null, null, null, null];
      return [
        rounded(row.people),
        rounded(row.covered),
        rounded(row.meanMinutes + added),
        rounded(row.maxMinutes + added),
      ];
    }),
  ]);
  const fixed = ['id', 'name', 'kind', 'lon', 'lat', 'capacity', 'vehicles', 'tier', 'open', 'origin'];
  return table(input, [...fixed, ...perAnalysis(input, names)], rows);
}

/** One row per gap of one analysis. */
export function gapTable(input: ReportInput, analysis: AnsweredAnalysis): Table {
  const { townships } = input.region;
  const names = new Map(input.plan.facilities.map((facility) => [facility.id, facility.name]));
  const rows = analysis.answer.coverage.gaps.map((gap) => [
    gap.rank,
    rounded(gap.people),
    gap.cells,
    rounded(gap.lon, 7),
    rounded(gap.lat, 7),
    gap.nearestFacility,
    names.get(gap.nearestFacility ?? '') ?? null,
    rounded(gap.meanMinutes),
    gap.townships
      .map(({ township }) => townships[township]?.name ?? '')
      .filter((name) => name !== '')
      .join('、'),
  ]);
  return table(
    input,
    ['rank', 'people', 'cells', 'lon', 'lat', 'nearest_facility', 'nearest_name', 'mean_minutes', 'townships'],
    rows,
  );
}

/** One row per demand cell: minutes to and id of the nearest facility of each analysis, empty where unreached. */
export function cellTable(input: ReportInput): Table {
  const { demand, townships } = input.region;
  const columns = input.analyses.flatMap(({ id, question }) => [
    `${id}_minutes`,
    `${id}_facility`,
    ...(question.limit.by === 'km' ? [`${id}_km`] : []),
  ]);
  const overhead = input.plan.travel.callMinutes + input.plan.travel.turnoutMinutes;
  const rows: Value[][] = [];
  for (let i = 0; i < demand.count; i++) {
    const row: Value[] = [
      demand.ids?.[i] ?? demand.cell[i]!,
      demand.lon[i]!,
      demand.lat[i]!,
      known(demand.population[i]!),
      townships[demand.township[i]!]?.code ?? '',
    ];
    for (const { answer, question, kind } of input.analyses) {
      const time = answer.deciseconds[i]!;
      row.push(time === UNREACHED ? null : rounded(time / 600 + (kind === 'response' ? overhead : 0)));
      row.push(input.plan.facilities[answer.nearest[i]!]?.id ?? null);
      if (question.limit.by === 'km') row.push(answer.measure[i] === UNREACHED ? null : answer.measure[i]! / 10_000);
    }
    rows.push(row);
  }
  return table(input, ['cell', 'lon', 'lat', 'population', 'township', ...columns], rows);
}
