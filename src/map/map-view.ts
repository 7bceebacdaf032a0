import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { captureMap, whenIdle } from './capture.ts';
import { coversOf, fitPadding } from './fit-padding.ts';
import { MAP_COLORS } from './map-colors.ts';
import { MapHost } from './map-host.ts';
import type { MapEvents, MapMode, MapScene, MapView } from './map-scene.ts';
import { metersPerPixel } from './mercator.ts';
import type { ModeHandlers } from './modes/mode.ts';
import { startMode } from './modes/mode-table.ts';
import { PointerInput } from './modes/pointer-input.ts';
import { ScenePainter } from './scene-painter.ts';

setWorkerUrl(workerUrl);

/** Largest picture of the map for printing; beyond, MapLibre lowers the pixel ratio. */
const MAX_CANVAS: [number, number] = [8192, 8192];
const MOVE_MILLISECONDS = 450;

type Bounds = readonly [number, number, number, number];

/** Nothing in it, so nothing is ever waited for; without `glyphs` all text is drawn by the browser's own fonts. */
function emptyStyle(): StyleSpecification {
  const paper = { 'background-color': MAP_COLORS.light.paper };
  return { version: 8, sources: {}, layers: [{ id: 'before-all', type: 'background', paint: paper }] };
}

function createMap(container: HTMLElement): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: emptyStyle(),
    center: [104, 34],
    zoom: 4,
    minZoom: 3,
    maxZoom: 17.5,
    attributionControl: false,
    maplibreLogo: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    // Labels appear at once: a fade would redraw the map a dozen times after every move.
    fadeDuration: 0,
    maxCanvasSize: MAX_CANVAS,
    canvasContextAttributes: { antialias: false },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // Touches are the map's from the first moment on, also while a symbol is dragged and panning is off.
  map.getCanvasContainer().style.touchAction = 'none';
  const label = container.getAttribute('aria-label');
  if (label) map.getCanvas().setAttribute('aria-label', label);
  return map;
}

/** The one owner of the map: scenes in, pictures and gestures out. */
class MapLibreView implements MapView {
  readonly #map: MapLibreMap;
  readonly #container: HTMLElement;
  readonly #events: MapEvents;
  #parts: { readonly painter: ScenePainter; readonly host: MapHost; readonly input: PointerInput } | null = null;
  #handlers: ModeHandlers | null = null;
  #mode: MapMode = { mode: 'browse' };
  /** The newest scene; drawn as soon as the map can. */
  #scene: MapScene | null = null;
  #announced = false;
  /** The extent that the camera was last fitted to; null once it was moved otherwise. */
  #fitted: { readonly bounds: Bounds; readonly maxZoom: number } | null = null;

  constructor(container: HTMLElement, events: MapEvents) {
    this.#container = container;
    this.#events = events;
    this.#map = createMap(container);
    this.#map.once('style.load', () => this.#start());
    this.#map.on('movestart', (event) => {
      if (event.originalEvent) this.#fitted = null;
    });
    this.#map.on('resize', () => this.#fit(false));
    // The graphics driver may take the context away: everything is made anew from the last scene.
    this.#map.on('webglcontextrestored', () => {
      this.#stop();
      this.#map.once('style.load', () => this.#start());
      this.#map.setStyle(emptyStyle(), { diff: false });
    });
  }

  show(scene: MapScene): void {
    this.#scene = scene;
    this.#parts?.painter.show(scene);
    this.#parts?.host.show(scene);
    if (scene.region && this.#parts && !this.#announced) void this.#announce();
  }

  recolor(cells: Uint32Array, townshipValues: ArrayLike<number> | null): void {
    this.#parts?.painter.recolor(cells, townshipValues);
  }

  setMode(mode: MapMode): void {
    this.#mode = mode;
    this.#handlers?.stop();
    this.#handlers = this.#parts ? startMode(this.#parts.host, mode) : null;
  }

  fitBounds(bounds: Bounds, options: { readonly maxZoom?: number; readonly animate?: boolean } = {}): void {
    this.#fitted = { bounds, maxZoom: options.maxZoom ?? 14 };
    this.#fit(options.animate ?? true);
  }

  flyTo(lon: number, lat: number, zoom?: number): void {
    this.#fitted = null;
    const target = zoom ?? this.#map.getZoom();
    this.#map.easeTo({ center: [lon, lat], zoom: target, duration: MOVE_MILLISECONDS });
  }

  getCamera(): { readonly lon: number; readonly lat: number; readonly zoom: number; readonly metersPerPixel: number } {
    const { lng, lat } = this.#map.getCenter();
    const zoom = this.#map.getZoom();
    return { lon: lng, lat, zoom, metersPerPixel: metersPerPixel(lat, zoom) };
  }

  zoomBy(step: number): void {
    this.#fitted = null;
    this.#map.easeTo({ zoom: this.#map.getZoom() + step, duration: 250 });
  }

  async capture(scale: number): Promise<HTMLCanvasElement> {
    await this.whenDrawn();
    return captureMap(this.#map, scale);
  }

  async whenDrawn(): Promise<void> {
    if (!this.#parts) await new Promise<void>((resolve) => void this.#map.once('style.load', () => resolve()));
    await this.#parts?.painter.pending;
    await whenIdle(this.#map);
  }

  destroy(): void {
    this.#stop();
    this.#map.remove();
    delete this.#container.dataset['drawn'];
  }

  #fit(animate: boolean): void {
    if (!this.#fitted) return;
    const { bounds, maxZoom } = this.#fitted;
    const padding = fitPadding(bounds, coversOf(this.#container));
    this.#map.fitBounds([...bounds], { padding, maxZoom, animate, duration: MOVE_MILLISECONDS });
  }

  /** Tells tests and print jobs, once, that a region is on the map. */
  async #announce(): Promise<void> {
    this.#announced = true;
    await this.whenDrawn();
    this.#container.dataset['drawn'] = '1';
  }

  #start(): void {
    const painter = new ScenePainter(this.#map);
    const host = new MapHost(this.#map, painter, this.#events);
    const input = new PointerInput({
      element: this.#map.getCanvasContainer(),
      handlers: () => this.#handlers ?? { stop: () => undefined },
      locate: (x, y) => {
        const { lng, lat } = this.#map.unproject([x, y]);
        return { x, y, lon: lng, lat };
      },
      setPan: (enabled) => this.#map.dragPan[enabled ? 'enable' : 'disable'](),
    });
    this.#parts = { painter, host, input };
    if (this.#scene) this.show(this.#scene);
    this.setMode(this.#mode);
  }

  #stop(): void {
    this.#handlers?.stop();
    this.#handlers = null;
    this.#parts?.input.destroy();
    this.#parts?.host.destroy();
    this.#parts?.painter.destroy();
    this.#parts = null;
  }
}

/** Makes the map in an element; it draws as soon as `show` brings a scene. */
export function createMapView(container: HTMLElement, events: MapEvents): MapView {
  return new MapLibreView(container, events);
}
