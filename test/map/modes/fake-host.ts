import type { Selection } from '../../../src/map/map-scene.ts';
import type { ModeHost, PointerAt } from '../../../src/map/modes/mode.ts';
import type { ZoneDraft } from '../../../src/map/modes/zone-draft.ts';
import type { PickItem } from '../../../src/map/pick-index.ts';

/** A map without a map: one degree is 100 pixels, and everything that happens is written down. */
export function fakeHost(
  under: { hits?: Selection[]; draggable?: PickItem; selection?: Selection; road?: number } = {},
) {
  const log: string[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]): void => {
      log.push([name, ...values.map((value) => JSON.stringify(value))].join(' '));
    };
  const state: { draft: ZoneDraft | null; cursor: string; doubleClickZoom: boolean } = {
    draft: null,
    cursor: '',
    doubleClickZoom: true,
  };
  const host: ModeHost = {
    events: {
      onSelect: note('select'),
      onHover: () => undefined,
      onAddFacility: note('add'),
      onPickRoad: note('road'),
      onZoneDrawn: note('zone'),
      onPathDrawn: note('path'),
      onDragStart: note('start'),
      onDrag: note('drag'),
      onDragEnd: note('end'),
      onCancel: note('cancel'),
    },
    hits: () => under.hits ?? [],
    roadAt: () => under.road ?? null,
    draggable: () => under.draggable ?? null,
    pixelsBetween: (a, b) => 100 * Math.hypot(a[0] - b[0], a[1] - b[1]),
    selection: () => under.selection ?? null,
    setCursor: (cursor) => {
      state.cursor = cursor;
    },
    hover: () => undefined,
    lift: (item) => note('lift')(item.id),
    moveLifted: () => undefined,
    settle: note('settle'),
    setNavigation: (_pan, doubleClickZoom) => {
      state.doubleClickZoom = doubleClickZoom;
    },
    showDraft: (draft) => {
      state.draft = draft;
    },
  };
  return { host, log, state };
}

/** A pointer at a place, in degrees. */
export function at(lon: number, lat: number): PointerAt {
  return { x: 100 * lon, y: -100 * lat, lon, lat };
}
