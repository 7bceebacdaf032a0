import { isInDegrees, type ToWgs84, toWgs84 } from '../geo/project-coordinates.ts';
import type { IssueList } from './issue-list.ts';

export interface Datum {
  readonly project: ToWgs84;
  /** False for metres: then nothing can be said about a coordinate before it is projected. */
  readonly degrees: boolean;
}

/** How to bring a file's coordinates to WGS84; null with an error where its datum is not known. */
export function datumOf(datum: string | undefined, issues: IssueList): Datum | null {
  const name = datum ?? 'wgs84';
  const project = toWgs84(name);
  if (project === null) {
    issues.add({ code: 'datum-unknown', severity: 'error', values: { value: name } });
    return null;
  }
  return { project, degrees: isInDegrees(name) };
}
