import type { Issue } from '../model/issue.ts';

/** Issues of one kind that leave nothing out are listed one by one up to here, then only counted. */
const LISTED_PER_CODE = 100;

export interface IssueList {
  readonly add: (issue: Issue) => void;
  /** What was added, in order, with one `more-issues` note per code that went on beyond the limit. */
  readonly all: () => Issue[];
}

/**
 * Collects issues of one file. Records left out are always listed each; of other repeated problems only the first
 * hundred are, so that a file of a million odd rows stays readable.
 */
export function issueList(file?: string): IssueList {
  const issues: Issue[] = [];
  const counts = new Map<string, number>();
  const named = (issue: Issue): Issue => (file === undefined || issue.file !== undefined ? issue : { ...issue, file });
  return {
    add: (issue) => {
      const count = (counts.get(issue.code) ?? 0) + 1;
      counts.set(issue.code, count);
      if (issue.leftOut === true || count <= LISTED_PER_CODE) issues.push(named(issue));
    },
    all: () => {
      const listed = new Map<string, number>();
      for (const issue of issues) listed.set(issue.code, (listed.get(issue.code) ?? 0) + 1);
      const more = [...counts].filter(([code, count]) => count > (listed.get(code) ?? 0));
      const notes = more.map(([code, count]) =>
        named({
          code: 'more-issues',
          severity: 'note',
          values: { value: code, count: count - (listed.get(code) ?? 0) },
        }),
      );
      return [...issues, ...notes];
    },
  };
}
