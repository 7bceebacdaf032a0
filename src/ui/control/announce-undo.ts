import { useDocument } from '../document-store.ts';
import { announce } from '../notice-store.ts';

/** Undo and redo say what they did, whether by button or by key. */
export function watchUndo(): () => void {
  return useDocument.subscribe(({ history: now }, { history: before }) => {
    if (now === before || !now || !before) return;
    const undone = before.done.at(-1);
    const redone = before.undone.at(-1);
    if (undone && now.undone.at(-1) === undone) announce({ key: 'undone', step: undone.label });
    else if (redone && now.done.at(-1) === redone) announce({ key: 'redone', step: redone.label });
    else announce(null);
  });
}
