import { startDrawing } from './drawing.ts';
import type { StartMode } from './mode.ts';
import { closedRing, LEAST_VERTICES } from './zone-draft.ts';

/** Drawing a zone: click vertices; close with a double click, Enter or a click on the first vertex. */
export const startDrawZone: StartMode<'draw-zone'> = (host) =>
  startDrawing(host, {
    least: LEAST_VERTICES,
    shape: 'ring',
    done: (draft) => {
      const ring = closedRing(draft);
      if (ring) host.events.onZoneDrawn(ring);
      return ring !== null;
    },
  });
