import type { ModeHandlers, ModeHost, PointerAt } from './mode.ts';
import {
  addVertex,
  draftCrosses,
  EMPTY_DRAFT,
  LEAST_VERTICES,
  removeLastVertex,
  type ZoneDraft,
} from './zone-draft.ts';

/** A click this near to the first or the last vertex ends the drawing. */
const SNAP_PIXELS = 8;

export interface Drawing {
  /** Fewest vertices that may end with a double click or Enter. */
  readonly least: number;
  /** A ring may not cross itself; a line may, until it is closed. */
  readonly shape: 'ring' | 'line';
  /** What was drawn, `closed` by a click on its first vertex. False: it is no good, go on drawing. */
  readonly done: (draft: ZoneDraft, closed: boolean) => boolean;
}

/** Clicks make vertices; a double click, Enter or a click on the first vertex ends it. */
export function startDrawing(host: ModeHost, { least, shape, done }: Drawing): ModeHandlers {
  const blank: ZoneDraft = shape === 'line' ? { ...EMPTY_DRAFT, open: true } : EMPTY_DRAFT;
  let draft = blank;
  const set = (next: ZoneDraft): void => {
    draft = next;
    host.showDraft(next.vertices.length > 0 ? next : null);
  };
  const finish = (closed: boolean): void => {
    const drawn = draft;
    if (drawn.vertices.length < least || !done(drawn, closed)) return;
    set(blank);
  };
  const isOn = (at: PointerAt, index: number): boolean => {
    const vertex = draft.vertices.at(index);
    return vertex !== undefined && host.pixelsBetween(vertex, [at.lon, at.lat]) <= SNAP_PIXELS;
  };
  const isClosing = (at: PointerAt): boolean => draft.vertices.length >= LEAST_VERTICES && isOn(at, 0);
  const click = (at: PointerAt): void => {
    // The second click of a double click falls on the vertex that the first one made.
    if (isClosing(at) || isOn(at, -1)) {
      finish(isClosing(at));
      return;
    }
    const next = addVertex(draft, [at.lon, at.lat]);
    const crosses =
      shape === 'ring' && next.vertices.length > LEAST_VERTICES && draftCrosses({ ...next, pointer: null });
    if (!crosses) set(next);
  };
  const keys: Readonly<Record<string, () => void>> = {
    Enter: () => finish(false),
    Backspace: () => set(removeLastVertex(draft)),
    Escape: () => {
      set(blank);
      host.events.onCancel();
    },
  };

  host.setCursor('crosshair');
  host.setNavigation(true, false);
  return {
    move: (at) => {
      host.hover(null, at);
      const closing = isClosing(at);
      set({ ...draft, pointer: [at.lon, at.lat], ...(shape === 'line' && { open: !closing }) });
      host.setCursor(closing ? 'pointer' : 'crosshair');
    },
    click,
    leave: () => set({ ...draft, pointer: null }),
    key: (key) => {
      const run = keys[key];
      run?.();
      return run !== undefined;
    },
    stop: () => {
      set(blank);
      host.setCursor('');
    },
  };
}
