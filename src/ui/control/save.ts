import { saveProject } from '../export.ts';
import { markSaved } from '../unsaved.ts';

/** Writes the project file; from then on nothing is left to lose. */
export function saveAndRemember(): void {
  saveProject();
  markSaved();
}
