import type { PointerAt, StartMode } from './mode.ts';
import {
  addVertex,
  closedRing,
  draftCrosses,
  EMPTY_DRAFT,
  LEAST_VERTICES,
  removeLastVertex,
  type ZoneDraft,
} from './zone-draft.ts';

/** A click this near to the first or the last vertex closes the ring. */
const SNAP_PIXELS = 8;

/** Drawing a zone: click vertices; close with a double click, Enter or a click on the first vertex. */
export const startDrawZone: StartMode<'draw-zone'> = (host) => {
  let draft: ZoneDraft = EMPTY_DRAFT;
  const set = (next: ZoneDraft): void => {
    draft = next;
    host.showDraft(next.vertices.length > 0 ? next : null);
  };
  const finish = (): void => {
    const ring = closedRing(draft);
    if (!ring) return;
    set(EMPTY_DRAFT);
    host.events.onZoneDrawn(ring);
  };
  const isOn = (at: PointerAt, index: number): boolean => {
    const vertex = draft.vertices.at(index);
    return vertex !== undefined && host.pixelsBetween(vertex, [at.lon, at.lat]) <= SNAP_PIXELS;
  };
  const click = (at: PointerAt): void => {
    const enough = draft.vertices.length >= LEAST_VERTICES;
    // The second click of a double click falls on the vertex that the first one made.
    if (enough && (isOn(at, 0) || isOn(at, -1))) {
      finish();
      return;
    }
    if (isOn(at, -1)) return;
    const next = addVertex(draft, [at.lon, at.lat]);
    if (!draftCrosses({ ...next, pointer: null }) || next.vertices.length <= LEAST_VERTICES) set(next);
  };
  const keys: Readonly<Record<string, () => void>> = {
    Enter: finish,
    Backspace: () => set(removeLastVertex(draft)),
    Escape: () => {
      set(EMPTY_DRAFT);
      host.events.onCancel();
    },
  };

  host.setCursor('crosshair');
  host.setNavigation(true, false);
  return {
    move: (at) => {
      host.hover(null, at);
      set({ ...draft, pointer: [at.lon, at.lat] });
      host.setCursor(draft.vertices.length >= LEAST_VERTICES && isOn(at, 0) ? 'pointer' : 'crosshair');
    },
    click,
    leave: () => set({ ...draft, pointer: null }),
    key: (key) => {
      const run = keys[key];
      run?.();
      return run !== undefined;
    },
    stop: () => {
      set(EMPTY_DRAFT);
      host.setCursor('');
    },
  };
};
