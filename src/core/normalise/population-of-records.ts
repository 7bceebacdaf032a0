import type { Demand } from '../model/demand.ts';
import type { Steps } from '../model/steps.ts';
import { type Columns, columnReader } from './column-reader.ts';
import { demandInSteps } from './demand-of.ts';
import type { IssueList } from './issue-list.ts';
import { locateRecords } from './locate-records.ts';
import { isBlank, parseNumber } from './parse-number.ts';
import type { RawRecords } from './raw.ts';

/** Records between two pauses. */
const RECORDS_AT_ONCE = 2 ** 15;

/**
 * Points where they are, polygons at their area centroid. Records without a number, or with a negative one, are left
 * out with an issue each; records of nobody stay, so that the results list every row of the file, and are counted.
 */
export function* populationOfRecords(
  raw: RawRecords,
  options: { columns?: Columns; datum?: string },
  issues: IssueList,
): Steps<Demand> {
  const columns = {
    lon: [] as number[],
    lat: [] as number[],
    population: [] as number[],
    cell: [] as number[],
    ids: [] as string[],
  };
  const reader = columnReader(raw, 'population', { ...options, issues });
  const field = reader.column('population');
  if (field === null) {
    issues.add({
      code: 'population-column-absent',
      severity: 'error',
      values: { columns: raw.fields.join('、') },
    });
    return yield* demandInSteps({ lon: [], lat: [], population: [], cell: [] });
  }
  let empty = 0;
  const located = yield* locateRecords(raw, reader, { ...options, issues });
  for (const [index, { record, lon, lat }] of located.entries()) {
    if (index % RECORDS_AT_ONCE === 0) yield;
    const value = reader.value(record, 'population');
    const people = parseNumber(value);
    if (people === null || people < 0) {
      const code = isBlank(value)
        ? 'population-missing'
        : people === null
          ? 'population-invalid'
          : 'population-negative';
      const values = { value: isBlank(value) ? '' : String(value) };
      issues.add({ code, severity: 'error', row: record.row, field, values, leftOut: true });
    } else {
      if (people === 0) empty++;
      columns.lon.push(lon);
      columns.lat.push(lat);
      columns.population.push(people);
      columns.cell.push(record.row);
      columns.ids.push(reader.text(record, 'id'));
    }
  }
  if (empty > 0) issues.add({ code: 'population-zero', severity: 'note', values: { count: empty } });
  const { ids, ...rest } = columns;
  return yield* demandInSteps(reader.column('id') === null ? rest : { ...rest, ids });
}
