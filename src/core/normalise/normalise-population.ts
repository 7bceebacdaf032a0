import type { Demand } from '../model/demand.ts';
import type { Issue } from '../model/issue.ts';
import { finish, type Steps } from '../model/steps.ts';
import type { Columns } from './column-reader.ts';
import { issueList } from './issue-list.ts';
import { populationOfRaster } from './population-of-raster.ts';
import { populationOfRecords } from './population-of-records.ts';
import type { RawRaster, RawRecords } from './raw.ts';

/**
 * People per raster cell, point or polygon to demand points in WGS84. `township` is -1 everywhere: finding the
 * township needs the townships. Nothing is resampled; the total is told in a note.
 */
export function normalisePopulation(
  raw: RawRaster | RawRecords,
  options: { file: string; columns?: Columns; datum?: string },
): { demand: Demand; issues: Issue[] } {
  return finish(normalisePopulationInSteps(raw, options));
}

export function* normalisePopulationInSteps(
  raw: RawRaster | RawRecords,
  options: { file: string; columns?: Columns; datum?: string },
): Steps<{ demand: Demand; issues: Issue[] }> {
  const issues = issueList(options.file);
  const demand =
    raw.type === 'raster'
      ? yield* populationOfRaster(raw, options.datum, issues)
      : yield* populationOfRecords(raw, options, issues);
  issues.add({
    code: 'population-read',
    severity: 'note',
    values: { count: demand.count, people: demand.total },
  });
  return { demand, issues: issues.all() };
}
