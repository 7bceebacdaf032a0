import type { Map as MapLibreMap } from 'maplibre-gl';
import { isTownshipShading } from './layers/ground-layers.ts';
import { SOURCE } from './layers/layer-look.ts';
import type { MapScene } from './map-scene.ts';
import { townshipClass, townshipRamp } from './ramp.ts';

/** Colours, hover and selection of townships as feature state: nothing is parsed again, and only changes are sent. */
export class TownshipState {
  readonly #map: MapLibreMap;
  /** Class drawn per township: −2 = none, −1 = unknown. */
  #classes = new Int8Array(0);
  #colors: readonly string[] = [];
  #hovered = -1;
  #selected = -1;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Forgets everything, for another region. */
  clear(count: number): void {
    this.#map.removeFeatureState({ source: SOURCE.townships });
    this.#classes = new Int8Array(count).fill(-2);
    this.#hovered = -1;
    this.#selected = -1;
  }

  /** Colours townships by their values; without values all are unknown. */
  paint(scene: Pick<MapScene, 'shading' | 'ramp' | 'theme'>, values: ArrayLike<number> | null): void {
    if (!isTownshipShading(scene.shading)) return;
    const ramp = townshipRamp(scene.shading, scene.ramp, scene.theme);
    const recolored = ramp.colors.join() !== this.#colors.join();
    this.#colors = ramp.colors;
    for (let id = 0; id < this.#classes.length; id++) {
      const found = townshipClass(values?.[id] ?? Number.NaN, scene.shading, ramp);
      if (found === this.#classes[id] && !recolored) continue;
      this.#classes[id] = found;
      const color = ramp.colors[found] ?? 'rgba(0,0,0,0)';
      this.#map.setFeatureState({ source: SOURCE.townships, id }, { color, unknown: found === -1 });
    }
  }

  hover(township: number): void {
    this.#hovered = this.#flag('hover', this.#hovered, township);
  }

  select(township: number): void {
    this.#selected = this.#flag('selected', this.#selected, township);
  }

  #flag(name: 'hover' | 'selected', before: number, now: number): number {
    if (before === now) return now;
    if (before >= 0) this.#map.setFeatureState({ source: SOURCE.townships, id: before }, { [name]: false });
    if (now >= 0) this.#map.setFeatureState({ source: SOURCE.townships, id: now }, { [name]: true });
    return now;
  }
}
