import type { FeatureCollection } from 'geojson';
import type {
  GeoJSONSource,
  GeoJSONSourceSpecification,
  ImageSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl';
import type { RegionView } from '../engine/engine.ts';
import { applyLayers } from './apply-layers.ts';
import { allLayers } from './layers/all-layers.ts';
import { CellsLayer } from './layers/cells-layer.ts';
import { facilityFeatures } from './layers/facility-layers.ts';
import { findingFeatures } from './layers/finding-layers.ts';
import { gapMarkFeatures } from './layers/gap-layers.ts';
import { labelFeatures } from './layers/label-layers.ts';
import { CELLS_BELOW, colorsOf, SOURCE } from './layers/layer-look.ts';
import { markFeatures } from './layers/mark-layers.ts';
import { otherSiteFeatures, siteFeatures } from './layers/site-layers.ts';
import { zoneFeatures } from './layers/zone-layers.ts';
import type { MapScene, Selection } from './map-scene.ts';
import { patternImages } from './patterns.ts';
import { reliefImage } from './relief-image.ts';
import { ShapeBlobs } from './shape-blobs.ts';
import { symbolImages } from './symbols.ts';
import { TownshipState } from './township-state.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const GEOJSON: GeoJSONSourceSpecification = { type: 'geojson', data: EMPTY };

/** How each source begins. Roads and borders are simplified a little: they are pictures, the cells are the truth. */
const SOURCES: Readonly<Record<string, GeoJSONSourceSpecification>> = {
  [SOURCE.counties]: { ...GEOJSON, maxzoom: 14, tolerance: 0.5 },
  [SOURCE.townships]: { ...GEOJSON, maxzoom: 14, tolerance: 0.5 },
  [SOURCE.roads]: { ...GEOJSON, maxzoom: 13, tolerance: 0.6, buffer: 16 },
  [SOURCE.barriers]: { ...GEOJSON, maxzoom: 13, tolerance: 0.6, buffer: 16 },
  [SOURCE.labels]: GEOJSON,
  [SOURCE.zones]: GEOJSON,
  [SOURCE.circles]: GEOJSON,
  [SOURCE.isochrones]: { ...GEOJSON, tolerance: 0.5 },
  [SOURCE.catchments]: { ...GEOJSON, tolerance: 0.5 },
  [SOURCE.findings]: GEOJSON,
  [SOURCE.gaps]: GEOJSON,
  [SOURCE.gapMarks]: GEOJSON,
  [SOURCE.facilities]: { ...GEOJSON, promoteId: 'id' },
  [SOURCE.sites]: { ...GEOJSON, promoteId: 'id' },
  [SOURCE.otherSites]: GEOJSON,
  [SOURCE.marks]: GEOJSON,
  [SOURCE.draft]: { ...GEOJSON, tolerance: 0 },
};

type Part = { readonly needs: (scene: MapScene) => readonly unknown[]; readonly draw: (scene: MapScene) => void };

// Small values are compared by what they hold: a caller may make them anew for every scene.
const rampKey = (scene: MapScene): string => JSON.stringify(scene.ramp);
const waysIn = (scene: MapScene) => [scene.selectedWays, scene.closedWays, scene.changedWays];
const selectionKey = (scene: MapScene): string => JSON.stringify(scene.selection);

/** Draws scenes: each part of the map knows what it depends on, and is touched only when one of these is another object. */
export class ScenePainter {
  readonly #map: MapLibreMap;
  readonly #cells = new CellsLayer();
  readonly #blobs = new ShapeBlobs();
  readonly #townships: TownshipState;
  readonly #parts: readonly Part[];
  readonly #drawn = new Map<Part, readonly unknown[]>();
  readonly #imagesOf = new Set<MapScene['theme']>();
  #layers: readonly LayerSpecification[] = [];
  #scene: MapScene | null = null;
  #hovered: Selection | null = null;
  #gone = false;
  /** Settles when the parts that are prepared on this side, the relief, are handed to the map. */
  pending: Promise<void> = Promise.resolve();

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#townships = new TownshipState(map);
    this.#parts = this.#makeParts();
    const corners: [[number, number], [number, number], [number, number], [number, number]] = [
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ];
    map.addSource(SOURCE.relief, { type: 'image', coordinates: corners });
    for (const [name, source] of Object.entries(SOURCES)) map.addSource(name, source);
  }

  show(scene: MapScene): void {
    this.#scene = scene;
    for (const part of this.#parts) {
      const needs = part.needs(scene);
      const before = this.#drawn.get(part);
      if (before && needs.every((need, index) => need === before[index])) continue;
      this.#drawn.set(part, needs);
      part.draw(scene);
    }
  }

  /** New values alone; they stay until a scene brings others. */
  recolor(cells: Uint32Array, townshipValues: ArrayLike<number> | null): void {
    this.#cells.setValues(cells);
    if (this.#scene && townshipValues) this.#townships.paint(this.#scene, townshipValues);
  }

  /** The values of the scene again, after a drag that was called off. */
  restoreValues(): void {
    if (!this.#scene) return;
    this.#cells.setValues(this.#scene.cells);
    this.#townships.paint(this.#scene, this.#scene.townshipValues);
  }

  hover(selection: Selection | null): void {
    this.#hovered = selection;
    this.#townships.hover(selection?.type === 'township' ? selection.township : -1);
    if (this.#scene) this.#setData(SOURCE.marks, markFeatures(this.#scene, selection));
  }

  setDragged(id: string, dragged: boolean): void {
    const source = id.startsWith('site-') ? SOURCE.sites : SOURCE.facilities;
    this.#map.setFeatureState({ source, id }, { dragged });
  }

  setData(source: string, data: FeatureCollection): void {
    this.#setData(source, data);
  }

  destroy(): void {
    this.#gone = true;
    this.#blobs.destroy();
  }

  #makeParts(): Part[] {
    return [
      {
        needs: (s) => [s.theme, s.shading, selectionKey(s), s.showRoads, s.showRelief, ...waysIn(s)],
        draw: (s) => this.#drawLayers(s),
      },
      { needs: (s) => [s.region], draw: (s) => this.#drawRegion(s.region) },
      { needs: (s) => [s.region, s.cells], draw: (s) => this.#cells.setValues(s.cells) },
      {
        needs: (s) => [rampKey(s), s.theme, s.shading],
        draw: (s) => this.#cells.setLook({ ramp: s.ramp, colors: colorsOf(s), visible: s.shading === 'cells' }),
      },
      {
        needs: (s) => [s.region, s.townshipValues, s.shading, rampKey(s), s.theme],
        draw: (s) => this.#townships.paint(s, s.townshipValues),
      },
      { needs: (s) => [s.circles], draw: (s) => this.#setData(SOURCE.circles, s.circles ?? EMPTY) },
      { needs: (s) => [s.isochrones], draw: (s) => this.#setShapes(SOURCE.isochrones, s.isochrones) },
      { needs: (s) => [s.catchments], draw: (s) => this.#setShapes(SOURCE.catchments, s.catchments) },
      { needs: (s) => [s.findings], draw: (s) => this.#setData(SOURCE.findings, findingFeatures(s)) },
      { needs: (s) => [s.gapShapes], draw: (s) => this.#setShapes(SOURCE.gaps, s.gapShapes) },
      { needs: (s) => [s.gaps], draw: (s) => this.#setData(SOURCE.gapMarks, gapMarkFeatures(s)) },
      { needs: (s) => [s.zones], draw: (s) => this.#setData(SOURCE.zones, zoneFeatures(s.zones)) },
      {
        needs: (s) => [s.facilities, s.activeKinds.join(), s.visibleKinds.join(), s.theme],
        draw: (s) => this.#setData(SOURCE.facilities, facilityFeatures(s)),
      },
      {
        needs: (s) => [s.sites, s.doubtfulSites.join()],
        draw: (s) => this.#setData(SOURCE.sites, siteFeatures(s.sites, s.doubtfulSites)),
      },
      {
        needs: (s) => [s.otherSites],
        draw: (s) => this.#setData(SOURCE.otherSites, otherSiteFeatures(s.otherSites)),
      },
      {
        needs: (s) => [s.region, selectionKey(s), s.facilities, s.sites, s.gaps],
        draw: (s) => {
          this.#setData(SOURCE.marks, markFeatures(s, this.#hovered));
          this.#townships.select(s.selection?.type === 'township' ? s.selection.township : -1);
        },
      },
    ];
  }

  /** Symbols and hatches of a theme, once it is shown. */
  #addImages(theme: MapScene['theme']): void {
    if (this.#imagesOf.has(theme)) return;
    this.#imagesOf.add(theme);
    const ratio = Math.max(2, Math.ceil(window.devicePixelRatio));
    for (const { name, canvas } of [...symbolImages(theme, ratio), ...patternImages(theme, ratio)]) {
      const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      if (image) this.#map.addImage(name, image, { pixelRatio: ratio });
    }
  }

  #drawLayers(scene: MapScene): void {
    this.#addImages(scene.theme);
    const layers = allLayers(scene);
    applyLayers(this.#map, this.#layers, layers);
    if (this.#layers.length === 0) this.#map.addLayer(this.#cells, CELLS_BELOW);
    this.#layers = layers;
  }

  #drawRegion(region: RegionView | null): void {
    this.#townships.clear(region?.townships.length ?? 0);
    this.#setShapes(SOURCE.counties, region?.countyShapes ?? null);
    this.#setShapes(SOURCE.townships, region?.townshipShapes ?? null);
    this.#setShapes(SOURCE.roads, region?.roadLines ?? null);
    this.#setShapes(SOURCE.barriers, region?.barrierLines ?? null);
    this.#setData(SOURCE.labels, region ? labelFeatures(region) : EMPTY);
    this.#cells.setDemand(region?.demand ?? null);
    this.pending = this.#drawRelief(region);
  }

  async #drawRelief(region: RegionView | null): Promise<void> {
    const source = this.#map.getSource<ImageSource>(SOURCE.relief);
    source?.updateImage({ image: new ImageData(1, 1) });
    const image = region && (await reliefImage(region));
    // Another region may have come while the mask was read.
    if (!image || !region?.relief || this.#scene?.region !== region || this.#gone) return;
    const [west, south, east, north] = region.relief.bounds;
    source?.updateImage({
      image,
      coordinates: [
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ],
    });
  }

  #setShapes(source: string, blob: Blob | null): void {
    const { url, release } = this.#blobs.replace(source, blob);
    // What stood there before may still be on its way into the map.
    void this.#map
      .getSource<GeoJSONSource>(source)
      ?.setData(url ?? EMPTY)
      .then(release, release);
  }

  #setData(source: string, data: FeatureCollection): void {
    void this.#map.getSource<GeoJSONSource>(source)?.setData(data);
  }
}
