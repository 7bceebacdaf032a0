import type { i18n } from 'i18next';
import type { Engine } from '../../engine/engine.ts';
import type { MapView } from '../../map/map-scene.ts';

/** What the controller works with; handed over once by `main.tsx` and by the map's frame. */
interface Runtime {
  engine: Engine | null;
  map: MapView | null;
  language: i18n | null;
}

const runtime: Runtime = { engine: null, map: null, language: null };

export function provideRuntime(engine: Engine, language: i18n): void {
  runtime.engine = engine;
  runtime.language = language;
}

export function setMap(map: MapView | null): void {
  runtime.map = map;
}

export function mapView(): MapView | null {
  return runtime.map;
}

export function engine(): Engine {
  if (!runtime.engine) throw new Error('The engine is used before it is provided.');
  return runtime.engine;
}

/** A sentence outside React: names given to what the user draws, titles of exported files. */
export function translate(key: string, values: Record<string, string | number> = {}): string {
  if (!runtime.language) throw new Error('The language is used before it is provided.');
  return runtime.language.t(key, values);
}
