import type { Issue } from '../model/issue.ts';
import type { CandidateSite } from '../model/region.ts';
import { finish, type Steps } from '../model/steps.ts';
import { type Columns, columnReader } from './column-reader.ts';
import { issueList } from './issue-list.ts';
import { locateRecords } from './locate-records.ts';
import type { RawRecords } from './raw.ts';
import { uniqueIds } from './unique-ids.ts';

/** Records to candidate sites in WGS84; a polygon stands at its area centroid. */
export function normaliseCandidates(
  raw: RawRecords,
  options: { file: string; columns?: Columns; datum?: string },
): { candidates: CandidateSite[]; issues: Issue[] } {
  return finish(normaliseCandidatesInSteps(raw, options));
}

export function* normaliseCandidatesInSteps(
  raw: RawRecords,
  options: { file: string; columns?: Columns; datum?: string },
): Steps<{ candidates: CandidateSite[]; issues: Issue[] }> {
  const issues = issueList(options.file);
  const reader = columnReader(raw, 'candidates', { ...options, issues });
  const ids = uniqueIds(issues);
  const located = yield* locateRecords(raw, reader, { ...options, issues });
  const candidates = located.map(({ record, lon, lat }) => {
    const id = ids.take(reader.text(record, 'id'), record.row);
    return { id, name: reader.text(record, 'name') || id, lon, lat };
  });
  ids.report();
  return { candidates, issues: issues.all() };
}
