import type { StartMode } from './mode.ts';

/** One click picks a road to close or to drive at another speed; the caller ends the mode. */
export const startPickRoad: StartMode<'pick-road'> = (host) => {
  host.setNavigation(true, false);
  host.setCursor('crosshair');
  return {
    move: (at) => host.setCursor(host.roadAt(at) === null ? 'crosshair' : 'pointer'),
    click: (at) => host.events.onPickRoad(host.roadAt(at)),
    key: (key) => {
      if (key === 'Escape') host.events.onCancel();
      return key === 'Escape';
    },
    stop: () => host.setCursor(''),
  };
};
