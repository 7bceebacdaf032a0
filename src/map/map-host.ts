import type { Map as MapLibreMap } from 'maplibre-gl';
import { careLevel } from '../core/model/facility-kind.ts';
import { DragGhost } from './drag-ghost.ts';
import { draftFeatures } from './layers/draft-layers.ts';
import { shownFrom } from './layers/facility-layers.ts';
import { gapShownFrom } from './layers/gap-layers.ts';
import { PICK_LAYER, SOURCE } from './layers/layer-look.ts';
import { siteId } from './layers/site-layers.ts';
import type { MapEvents, MapScene, Selection } from './map-scene.ts';
import type { ModeHost, PointerAt } from './modes/mode.ts';
import type { ZoneDraft } from './modes/zone-draft.ts';
import { PickIndex, type PickItem } from './pick-index.ts';
import type { ScenePainter } from './scene-painter.ts';
import { drawSymbol } from './symbols.ts';

/** Reach of the pointer around a symbol, in pixels: a little more than its radius. */
const REACH_PIXELS = 11;
/** Reach of the pointer around a road, in pixels. */
const ROAD_PIXELS = 5;
/** How long a dropped symbol waits for the scene that holds its new place. */
const SETTLE_MILLISECONDS = 4000;
const DOUBLE_CLICK_MILLISECONDS = 500;
const GHOST_RATIO = 3;

/** What the modes see of the map. */
export class MapHost implements ModeHost {
  readonly events: MapEvents;
  readonly #map: MapLibreMap;
  #zooming: ReturnType<typeof setTimeout> | undefined;
  readonly #painter: ScenePainter;
  readonly #index = new PickIndex();
  #scene: MapScene | null = null;
  #lifted: { readonly item: PickItem; readonly ghost: DragGhost; lon: number; lat: number } | null = null;
  #settling: ReturnType<typeof setTimeout> | null = null;
  #hovered = '';

  constructor(map: MapLibreMap, painter: ScenePainter, events: MapEvents) {
    this.#map = map;
    this.#painter = painter;
    this.events = events;
    map.on('move', () => this.#placeGhost());
  }

  /** Keeps the index of symbols in step with the scene. */
  show(scene: MapScene): void {
    const before = this.#scene;
    this.#scene = scene;
    const facilitiesChanged =
      before?.facilities !== scene.facilities ||
      before.activeKinds.join() !== scene.activeKinds.join() ||
      before.visibleKinds.join() !== scene.visibleKinds.join();
    if (facilitiesChanged) this.#index.replace('facility:', facilityItems(scene));
    if (before?.sites !== scene.sites) this.#index.replace('site:', siteItems(scene));
    if (before?.gaps !== scene.gaps) this.#index.replace('gap:', gapItems(scene));
    // A drop that the document has taken over: the map draws the symbol itself again.
    if (this.#settling && (before?.facilities !== scene.facilities || before.sites !== scene.sites)) {
      this.#map.once('idle', () => this.#clearGhost());
    }
  }

  hits(at: PointerAt): Selection[] {
    const hits: Selection[] = this.#near(at).map((item) => item.selection);
    for (const layer of [PICK_LAYER.gaps, PICK_LAYER.zones, PICK_LAYER.townships] as const) {
      const found = this.#query(at, layer);
      if (found) hits.push(found);
    }
    return hits;
  }

  roadAt(at: PointerAt): number | null {
    const layers = this.#map
      .getStyle()
      .layers.filter(({ id }) => id.startsWith('road-'))
      .map(({ id }) => id);
    const slack = ROAD_PIXELS;
    const box: [[number, number], [number, number]] = [
      [at.x - slack, at.y - slack],
      [at.x + slack, at.y + slack],
    ];
    const [feature] = this.#map.queryRenderedFeatures(box, { layers });
    return feature ? Number(feature.properties['way']) : null;
  }

  draggable(at: PointerAt): PickItem | null {
    return this.#near(at).find((item) => item.draggable) ?? null;
  }

  pixelsBetween(a: readonly [number, number], b: readonly [number, number]): number {
    const [from, to] = [this.#map.project([...a]), this.#map.project([...b])];
    return Math.hypot(from.x - to.x, from.y - to.y);
  }

  selection(): Selection | null {
    return this.#scene?.selection ?? null;
  }

  setCursor(cursor: string): void {
    this.#map.getCanvasContainer().style.cursor = cursor;
  }

  hover(selection: Selection | null, at: PointerAt): void {
    const key = JSON.stringify(selection);
    if (key !== this.#hovered) this.#painter.hover(selection);
    // While something is hovered the tooltip follows; nothing twice needs no word.
    if (key !== this.#hovered || selection) this.events.onHover(selection, at.x, at.y);
    this.#hovered = key;
  }

  lift(item: PickItem): void {
    this.#clearGhost();
    const ghost = new DragGhost(this.#map.getContainer(), this.#ghostLook(item));
    this.#lifted = { item, ghost, lon: item.lon, lat: item.lat };
    this.#painter.setDragged(item.id, true);
    this.#placeGhost();
  }

  moveLifted(lon: number, lat: number): void {
    if (!this.#lifted) return;
    Object.assign(this.#lifted, { lon, lat });
    this.#index.move(this.#lifted.item.id, lon, lat);
    this.#placeGhost();
  }

  settle(how: 'dropped' | 'put-back'): void {
    const lifted = this.#lifted;
    if (!lifted) return;
    const putBack = (): void => {
      this.#index.move(lifted.item.id, lifted.item.lon, lifted.item.lat);
      this.#painter.restoreValues();
      this.#clearGhost();
    };
    if (how === 'put-back') putBack();
    else this.#settling = setTimeout(putBack, SETTLE_MILLISECONDS);
  }

  setNavigation(pan: boolean, doubleClickZoom: boolean): void {
    this.#map.dragPan[pan ? 'enable' : 'disable']();
    clearTimeout(this.#zooming);
    if (doubleClickZoom) {
      // The double click that ends a drawing is still under way when the mode ends: it must not zoom as well.
      this.#zooming = setTimeout(() => this.#map.doubleClickZoom.enable(), DOUBLE_CLICK_MILLISECONDS);
    } else this.#map.doubleClickZoom.disable();
  }

  showDraft(draft: ZoneDraft | null): void {
    this.#painter.setData(SOURCE.draft, draftFeatures(draft));
  }

  destroy(): void {
    clearTimeout(this.#zooming);
    this.#clearGhost();
  }

  #near(at: PointerAt): PickItem[] {
    const corner = this.#map.unproject([at.x + REACH_PIXELS, at.y - REACH_PIXELS]);
    const reach = { lon: Math.abs(corner.lng - at.lon), lat: Math.abs(corner.lat - at.lat), zoom: this.#map.getZoom() };
    return this.#index.near(at.lon, at.lat, reach);
  }

  #query(at: PointerAt, layer: string): Selection | null {
    const slack = layer === PICK_LAYER.zones ? 5 : 0;
    const box: [[number, number], [number, number]] = [
      [at.x - slack, at.y - slack],
      [at.x + slack, at.y + slack],
    ];
    const [feature] = this.#map.queryRenderedFeatures(box, { layers: [layer] });
    if (!feature) return null;
    if (layer === PICK_LAYER.townships) return { type: 'township', township: Number(feature.id) };
    if (layer === PICK_LAYER.gaps) return { type: 'gap', rank: Number(feature.properties['rank']) };
    return { type: 'zone', id: String(feature.properties['id']) };
  }

  #ghostLook(item: PickItem): { symbol: HTMLCanvasElement; ratio: number; label: string } {
    const theme = this.#scene?.theme ?? 'light';
    const ratio = GHOST_RATIO;
    if (item.selection.type === 'site') {
      return { symbol: drawSymbol('site', { theme, ratio }), ratio, label: String(item.selection.rank) };
    }
    const facility = this.#scene?.facilities.find(({ id }) => id === item.id);
    const variant = facility?.origin === 'baseline' ? 'active' : 'added';
    return { symbol: drawSymbol(careLevel(facility?.kind ?? ''), { theme, variant, ratio }), ratio, label: '' };
  }

  #placeGhost(): void {
    if (!this.#lifted) return;
    const { x, y } = this.#map.project([this.#lifted.lon, this.#lifted.lat]);
    this.#lifted.ghost.moveTo(x, y);
  }

  #clearGhost(): void {
    if (this.#settling) clearTimeout(this.#settling);
    this.#settling = null;
    if (!this.#lifted) return;
    this.#painter.setDragged(this.#lifted.item.id, false);
    this.#lifted.ghost.remove();
    this.#lifted = null;
  }
}

function facilityItems(scene: MapScene): PickItem[] {
  const active = new Set(scene.activeKinds);
  const visible = new Set(scene.visibleKinds);
  return scene.facilities
    .filter((facility) => active.has(facility.kind) || visible.has(facility.kind))
    .map(({ id, lon, lat, kind, open }) => ({
      id,
      lon,
      lat,
      selection: { type: 'facility', id },
      draggable: open && active.has(kind),
      from: shownFrom(kind, active.has(kind)),
    }));
}

function siteItems(scene: MapScene): PickItem[] {
  return scene.sites.map(({ rank, lon, lat }) => ({
    id: siteId(rank),
    lon,
    lat,
    selection: { type: 'site', rank },
    draggable: true,
    from: 0,
  }));
}

function gapItems(scene: MapScene): PickItem[] {
  return scene.gaps.map(({ rank, lon, lat }) => ({
    id: `gap-${rank}`,
    lon,
    lat,
    selection: { type: 'gap', rank },
    draggable: false,
    from: gapShownFrom(rank),
  }));
}
