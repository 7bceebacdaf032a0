import type { MapMode } from '../map-scene.ts';
import { startAddFacility } from './add-facility.mode.ts';
import { startBrowse } from './browse.mode.ts';
import { startDrawAcross } from './draw-across.mode.ts';
import { startDrawZone } from './draw-zone.mode.ts';
import type { ModeHandlers, ModeHost, StartMode } from './mode.ts';
import { startPickRoad } from './pick-road.mode.ts';

/** Every mode of the map; one missing does not compile. */
const MODES: { readonly [Name in MapMode['mode']]: StartMode<Name> } = {
  browse: startBrowse,
  'add-facility': startAddFacility,
  'draw-zone': startDrawZone,
  'pick-road': startPickRoad,
  'draw-across': startDrawAcross,
};

/** Begins a mode. */
export function startMode(host: ModeHost, mode: MapMode): ModeHandlers {
  switch (mode.mode) {
    case 'browse':
      return MODES.browse(host, mode);
    case 'add-facility':
      return MODES['add-facility'](host, mode);
    case 'draw-zone':
      return MODES['draw-zone'](host, mode);
    case 'pick-road':
      return MODES['pick-road'](host, mode);
    case 'draw-across':
      return MODES['draw-across'](host, mode);
  }
}
