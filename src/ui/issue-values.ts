import type { Issue } from '../core/model/issue.ts';

/** What an issue's sentence may name: its own values, and where it was found. */
export function issueValues(issue: Issue): Record<string, string | number> {
  return { file: issue.file ?? '', row: issue.row ?? '', field: issue.field ?? '', ...issue.values };
}
