import type { Selection } from '../map-scene.ts';
import type { PickItem } from '../pick-index.ts';
import type { PointerAt, StartMode } from './mode.ts';

function equal(a: Selection | null | undefined, b: Selection | null | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Looking around: hover, select, and drag what may be dragged. */
export const startBrowse: StartMode<'browse'> = (host) => {
  const { events } = host;
  let pressed: PickItem | null = null;
  let dragging = false;

  const putBack = (): void => {
    if (dragging) {
      host.settle('put-back');
      events.onCancel();
    }
    dragging = false;
    pressed = null;
  };

  const dragTo = (at: PointerAt, item: PickItem): void => {
    if (!dragging) {
      dragging = true;
      host.hover(null, at);
      host.setCursor('grabbing');
      host.lift(item);
      events.onDragStart(item.id);
    }
    host.moveLifted(at.lon, at.lat);
    events.onDrag(item.id, at.lon, at.lat);
  };

  host.setCursor('');
  host.setNavigation(true, true);
  return {
    down: (at) => {
      pressed = host.draggable(at);
      return pressed !== null;
    },
    move: (at) => {
      const [hit] = host.hits(at);
      host.setCursor(host.draggable(at) ? 'grab' : hit ? 'pointer' : '');
      host.hover(hit ?? null, at);
    },
    drag: (at) => {
      if (pressed) dragTo(at, pressed);
    },
    drop: (at) => {
      if (pressed) {
        dragTo(at, pressed);
        host.settle('dropped');
        host.setCursor('grab');
        events.onDragEnd(pressed.id, at.lon, at.lat);
      }
      dragging = false;
      pressed = null;
    },
    click: (at) => {
      pressed = null;
      const hits = host.hits(at);
      // A gap hides the township under it; a second click on the same gap goes through to it.
      const deeper = hits[0]?.type === 'gap' && equal(hits[0], host.selection()) ? hits[1] : hits[0];
      events.onSelect(deeper ?? null);
    },
    leave: () => {
      putBack();
      host.hover(null, { x: 0, y: 0, lon: 0, lat: 0 });
    },
    key: (key) => {
      if (key !== 'Escape' || !dragging) return false;
      putBack();
      return true;
    },
    stop: putBack,
  };
};
