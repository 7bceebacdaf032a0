import { startDrawing } from './drawing.ts';
import type { StartMode } from './mode.ts';

/** Drawing across roads: a line, or an area around them where it ends on its first vertex; the caller ends the mode. */
export const startDrawAcross: StartMode<'draw-across'> = (host) =>
  startDrawing(host, {
    least: 2,
    shape: 'line',
    done: ({ vertices }, closed) => {
      host.events.onPathDrawn(vertices, closed);
      return true;
    },
  });
