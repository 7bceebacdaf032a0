import type { StartMode } from './mode.ts';

/** One click says where; the caller decides what becomes of it and ends the mode. */
export const startAddFacility: StartMode<'add-facility'> = (host) => {
  host.setCursor('crosshair');
  host.setNavigation(true, false);
  return {
    move: (at) => {
      const township = host.hits(at).find((hit) => hit.type === 'township');
      host.hover(township ?? null, at);
    },
    click: (at) => host.events.onAddFacility(at.lon, at.lat),
    leave: () => host.hover(null, { x: 0, y: 0, lon: 0, lat: 0 }),
    key: (key) => {
      if (key === 'Escape') host.events.onCancel();
      return key === 'Escape';
    },
    stop: () => host.setCursor(''),
  };
};
