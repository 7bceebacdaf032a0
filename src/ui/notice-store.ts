import { create } from 'zustand';
import type { StepLabel } from '../document/history.ts';

/** Something that just happened and is said for a moment in the status line. */
export interface Notice {
  /** Key under `status.`. */
  readonly key: 'undone' | 'redone';
  readonly step: StepLabel;
}

export const useNotice = create<{ readonly notice: Notice | null }>()(() => ({ notice: null }));

const MILLISECONDS = 5000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(notice: Notice | null): void {
  clearTimeout(timer);
  useNotice.setState({ notice });
  if (notice) timer = setTimeout(() => useNotice.setState({ notice: null }), MILLISECONDS);
}
