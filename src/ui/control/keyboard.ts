import { redoStep, undoStep } from '../document-store.ts';
import { select, session, setSession } from '../session.ts';
import { cancelDrag } from './drag.ts';

/** Inputs that hold no text: a step back there is the app's, not the field's. */
const NO_TEXT = /^(radio|checkbox|range|button|file)$/;

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.test(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Escape gives up one thing at a time: the drag in hand, the drawing, then the inspector. */
export function giveUp(): void {
  if (cancelDrag()) return;
  if (session().mode.mode !== 'browse') setSession({ mode: { mode: 'browse' } });
  else if (session().selection) select(null);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (event.key === 'Escape') {
    // Dialogs and menus close themselves and do not let the key through to the inspector.
    if (!document.querySelector('[role="dialog"],[role="menu"],[role="listbox"]')) giveUp();
    return;
  }
  if (!event.ctrlKey && !event.metaKey) return;
  if (key === 'z' && !event.shiftKey) undoStep();
  else if (key === 'y' || (key === 'z' && event.shiftKey)) redoStep();
  else return;
  event.preventDefault();
}

export function watchKeyboard(): () => void {
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
