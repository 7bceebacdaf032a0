import { useMemo } from 'react';
import type { Issue } from '../core/model/issue.ts';
import { useResults } from './results-store.ts';
import { useShown } from './shown.ts';

export interface Issues {
  readonly all: readonly Issue[];
  readonly errors: number;
  readonly warnings: number;
  readonly leftOut: number;
}

const NONE: readonly Issue[] = [];

/** Everything noticed about the data, on loading and while computing. */
export function useIssues(): Issues {
  const loaded = useResults((state) => state.region?.issues) ?? NONE;
  const computed = useShown()?.evaluation.issues ?? NONE;
  return useMemo(() => {
    const all = [...loaded, ...computed];
    const count = (severity: Issue['severity']) => all.filter((issue) => issue.severity === severity).length;
    return {
      all,
      errors: count('error'),
      warnings: count('warning'),
      leftOut: all.filter((issue) => issue.leftOut).length,
    };
  }, [loaded, computed]);
}
