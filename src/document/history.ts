import { applyEdits } from '../core/scenario/apply-edits.ts';
import type { Edit, Plan } from '../core/scenario/edit.ts';

/** What a step is called in the undo tooltip: a key under `edit.` in the catalogues. */
export interface StepLabel {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One gesture: one or more edits that are undone together. */
export interface Step {
  readonly label: StepLabel;
  readonly edits: readonly Edit[];
  /** In the order in which they are to be applied. */
  readonly reverses: readonly Edit[];
}

/** A plan with everything that led to it. Immutable: each function returns a new one. */
export interface History {
  readonly plan: Plan;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export function createHistory(plan: Plan): History {
  return { plan, done: [], undone: [] };
}

/** Applies a gesture. Throws EditError, and changes nothing, if one of its edits does not fit. */
export function perform(
  history: History,
  gesture: { readonly label: StepLabel; readonly edits: readonly Edit[] },
): History {
  const { plan, reverses } = applyEdits(history.plan, gesture.edits);
  return { plan, done: [...history.done, { ...gesture, reverses }], undone: [] };
}

/** Takes back the last step; the same history if there is none. */
export function undo(history: History): History {
  const step = history.done.at(-1);
  if (!step) return history;
  return {
    plan: applyEdits(history.plan, step.reverses).plan,
    done: history.done.slice(0, -1),
    undone: [...history.undone, step],
  };
}

/** Does the last undone step again; the same history if there is none. */
export function redo(history: History): History {
  const step = history.undone.at(-1);
  if (!step) return history;
  return {
    plan: applyEdits(history.plan, step.edits).plan,
    done: [...history.done, step],
    undone: history.undone.slice(0, -1),
  };
}

/** All edits in force, in order: what a scenario saves. */
export function editsOf(history: History): Edit[] {
  return history.done.flatMap((step) => step.edits);
}
