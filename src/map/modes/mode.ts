import type { MapEvents, MapMode, Selection } from '../map-scene.ts';
import type { PickItem } from '../pick-index.ts';
import type { ZoneDraft } from './zone-draft.ts';

/** Where the pointer is: in pixels of the map's container and on the ground. */
export interface PointerAt {
  readonly x: number;
  readonly y: number;
  readonly lon: number;
  readonly lat: number;
}

/** What a mode may ask of the map and do to it. */
export interface ModeHost {
  readonly events: MapEvents;
  /** Everything under the pointer, the most important first. */
  hits(at: PointerAt): Selection[];
  /** The road under the pointer, by its `way`; null where none is drawn. */
  roadAt(at: PointerAt): number | null;
  /** The symbol under the pointer that may be dragged. */
  draggable(at: PointerAt): PickItem | null;
  /** Pixels between two places, as seen now. */
  pixelsBetween(a: readonly [number, number], b: readonly [number, number]): number;
  selection(): Selection | null;
  setCursor(cursor: string): void;
  hover(selection: Selection | null, at: PointerAt): void;
  /** The symbol that follows the pointer instead of the one on the map; null puts it back. */
  lift(item: PickItem): void;
  moveLifted(lon: number, lat: number): void;
  /** `dropped`: the symbol stays where it is until the next scene tells where it belongs. */
  settle(how: 'dropped' | 'put-back'): void;
  /** Panning and double-click zoom. */
  setNavigation(pan: boolean, doubleClickZoom: boolean): void;
  showDraft(draft: ZoneDraft | null): void;
}

/** One mode at work. Pointers are primary only; a click is a press and release within 3 px. */
export interface ModeHandlers {
  /** True takes the gesture: the map does not pan. */
  down?(at: PointerAt): boolean;
  move?(at: PointerAt): void;
  /** Moved with the button down, 3 px or more from where it went down. */
  drag?(at: PointerAt): void;
  /** End of a gesture that moved. */
  drop?(at: PointerAt): void;
  click?(at: PointerAt): void;
  /** The pointer left the map, or the system took it away. */
  leave?(): void;
  /** True = the key is used up. */
  key?(key: string): boolean;
  /** Leaves the map as the mode found it. */
  stop(): void;
}

/** How each mode begins; the table in `mode-table.ts` must name every one of them. */
export type StartMode<Name extends MapMode['mode']> = (
  host: ModeHost,
  mode: Extract<MapMode, { mode: Name }>,
) => ModeHandlers;
