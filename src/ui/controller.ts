import type { i18n } from 'i18next';
import type { Engine } from '../engine/engine.ts';
import { changeLanguage } from '../language/language.ts';
import type { MapEvents } from '../map/map-scene.ts';
import { createMapView } from '../map/map-view.ts';
import { watchUndo } from './control/announce-undo.ts';
import { watchAreas } from './control/areas.ts';
import { watchCircles } from './control/circles.ts';
import { dragTo, endDrag, startDrag } from './control/drag.ts';
import { addFacility, addZone, pickRoad } from './control/edits.ts';
import { settle, watchInputs } from './control/evaluate.ts';
import { giveUp, watchKeyboard } from './control/keyboard.ts';
import { watchModels } from './control/models.ts';
import { openSample } from './control/open.ts';
import { watchRoads } from './control/roads.ts';
import { mapView, provideRuntime, setMap } from './control/runtime.ts';
import { showScene, watchScene } from './control/scene.ts';
import { selectOnMap } from './control/selection.ts';
import { watchUnreached } from './control/unreached.ts';
import { keepPreferences } from './preferences.ts';
import { results } from './results-store.ts';
import { session, setSession, useSession } from './session.ts';
import { watchLeaving } from './unsaved.ts';

/** Ties stores, engine and language together and opens the sample. */
export function startController(engine: Engine, language: i18n): void {
  provideRuntime(engine, language);
  watchInputs();
  watchScene();
  watchCircles();
  watchAreas();
  watchModels();
  watchRoads();
  watchUnreached();
  watchKeyboard();
  watchUndo();
  watchLeaving();
  document.documentElement.lang = session().language;
  useSession.subscribe((now, before) => {
    if (now.mode !== before.mode) mapView()?.setMode(now.mode);
    if (now.language !== before.language) {
      void changeLanguage(language, now.language);
      document.documentElement.lang = now.language;
    }
    if (now.language !== before.language || now.theme !== before.theme || now.peopleUnit !== before.peopleUnit) {
      keepPreferences(now);
    }
  });
  void openSample();
}

function trackCamera(): void {
  const camera = mapView()?.getCamera();
  const { zoom, metersPerPixel } = session().camera;
  if (camera && (camera.zoom !== zoom || camera.metersPerPixel !== metersPerPixel)) {
    setSession({ camera: { zoom: camera.zoom, metersPerPixel: camera.metersPerPixel } });
  }
}

const EVENTS: MapEvents = {
  onSelect: selectOnMap,
  onHover: (selection, x, y) => setSession({ hover: selection && { selection, x, y } }),
  onAddFacility: addFacility,
  onPickRoad: pickRoad,
  // Fetched when the first line is drawn.
  onPathDrawn: async (points, closed) => {
    const { pickRoadsAcross } = await import('./control/roads-across.ts');
    await pickRoadsAcross({ points, closed });
  },
  onZoneDrawn: addZone,
  onDragStart: (id) => void startDrag(id),
  onDrag: (_id, lon, lat) => void dragTo(lon, lat),
  onDragEnd: (id, lon, lat) => void endDrag(id, lon, lat),
  onCancel: giveUp,
};

/** How often the scale bar looks at the camera; the map tells nothing of its moves. */
const CAMERA_MILLISECONDS = 120;

/** Puts the map into its frame; the returned function takes it out again. */
export function attachMap(container: HTMLElement): () => void {
  const map = createMapView(container, EVENTS);
  setMap(map);
  map.setMode(session().mode);
  const { region } = results();
  if (region) map.fitBounds(region.bounds, { animate: false });
  showScene();
  const timer = setInterval(trackCamera, CAMERA_MILLISECONDS);
  void settle();
  return () => {
    clearInterval(timer);
    setMap(null);
    map.destroy();
  };
}
