import type { IssueList } from './issue-list.ts';

/**
 * Hands out ids that are unique within a file: a missing one is made from the row (`row-7`, one note with the count at
 * the end), a repeated one gets `-2`, `-3` … with a warning each.
 */
export function uniqueIds(issues: IssueList): {
  take: (id: string, row: number) => string;
  report: () => void;
} {
  const taken = new Set<string>();
  // Where counting goes on: a column of one and the same value must not be counted through from 2 each time.
  const next = new Map<string, number>();
  let generated = 0;
  return {
    take: (id, row) => {
      if (id === '') generated++;
      const wanted = id === '' ? `row-${row}` : id;
      let unique = wanted;
      for (let n = next.get(wanted) ?? 2; taken.has(unique); n++) {
        unique = `${wanted}-${n}`;
        next.set(wanted, n + 1);
      }
      taken.add(unique);
      if (unique !== wanted)
        issues.add({ code: 'id-duplicate', severity: 'warning', row, values: { value: wanted, id: unique } });
      return unique;
    },
    report: () => {
      if (generated > 0) issues.add({ code: 'id-generated', severity: 'note', values: { count: generated } });
    },
  };
}
