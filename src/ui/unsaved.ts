import { create } from 'zustand';
import type { History, Step } from '../document/history.ts';
import { documentState, useDocument } from './document-store.ts';

interface Saved {
  /** The last step at the time of saving; null = nothing was changed yet. */
  readonly step: Step | null;
  /** Own data were loaded since. */
  readonly imported: boolean;
}

const useSaved = create<Saved>()(() => ({ step: null, imported: false }));

/** Edits that came with the project file are no changes of the user's. */
function lastStep(history: History | null): Step | null {
  const step = history?.done.at(-1);
  return step && step.label.key !== 'openScenario' ? step : null;
}

function isUnsaved(history: History | null, saved: Saved): boolean {
  return saved.imported || lastStep(history) !== saved.step;
}

/** The project was written to a file as it stands. */
export function markSaved(): void {
  useSaved.setState({ step: lastStep(documentState().history), imported: false });
}

/** Another project was opened: with its own data, or by bringing data into it. */
export function markOpened(imported: boolean): void {
  useSaved.setState({ step: null, imported });
}

export function useUnsaved(): boolean {
  const history = useDocument((state) => state.history);
  return isUnsaved(history, useSaved());
}

/** The browser asks before work that is in no file is left. */
export function watchLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (isUnsaved(documentState().history, useSaved.getState())) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
