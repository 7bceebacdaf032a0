import { create } from 'zustand';
import type { Edit, Plan } from '../core/scenario/edit.ts';
import { createHistory, type History, perform, redo, type Step, undo } from '../document/history.ts';
import type { DataSource, Project } from '../document/project.ts';
import type { InputFile } from '../formats/driver.ts';

/** The project in hand: what is saved, and what undo walks through. */
export interface DocumentState {
  readonly title: string;
  /** The project file it came from; its other parts are kept when saving. */
  readonly project: Project | null;
  readonly sources: readonly DataSource[];
  readonly files: readonly InputFile[];
  /** The plan as loaded, before any edit: what changes are measured against. */
  readonly baseline: Plan | null;
  readonly history: History | null;
}

export const useDocument = create<DocumentState>()(() => ({
  title: '',
  project: null,
  sources: [],
  files: [],
  baseline: null,
  history: null,
}));

export const documentState = useDocument.getState;

export function openDocument(next: Omit<DocumentState, 'history'> & { readonly baseline: Plan }): void {
  useDocument.setState({ ...next, history: createHistory(next.baseline) });
}

/** One gesture of the user is one step: it is undone as a whole. */
export function performEdits(label: Step['label'], edits: readonly Edit[]): void {
  const { history } = documentState();
  if (history && edits.length > 0) useDocument.setState({ history: perform(history, { label, edits }) });
}

export function undoStep(): void {
  const { history } = documentState();
  if (history && history.done.length > 0) useDocument.setState({ history: undo(history) });
}

export function redoStep(): void {
  const { history } = documentState();
  if (history && history.undone.length > 0) useDocument.setState({ history: redo(history) });
}

export function currentPlan(): Plan | null {
  return documentState().history?.plan ?? null;
}
