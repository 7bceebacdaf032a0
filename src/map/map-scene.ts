import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { CoverageGap } from '../core/coverage/coverage-result.ts';
import type { Facility } from '../core/model/facility.ts';
import type { LonLat } from '../core/model/units.ts';
import type { Zone } from '../core/model/zone.ts';
import type { ProposedSite } from '../core/siting/siting-result.ts';
import type { RegionView } from '../engine/engine.ts';

/** What colours the ground: cells by minutes, townships by a measure, or nothing. */
export type Shading = 'cells' | 'township-share' | 'township-minutes' | 'township-outside' | 'none';

/** The one thing selected on map, table and inspector. */
export type Selection =
  | { readonly type: 'township'; readonly township: number }
  | { readonly type: 'facility'; readonly id: string }
  | { readonly type: 'site'; readonly rank: number }
  | { readonly type: 'gap'; readonly rank: number }
  | { readonly type: 'zone'; readonly id: string }
  /** A road by its place in the file: `way` of its lines. */
  | { readonly type: 'road'; readonly way: number }
  /** The roads under what was drawn across them. */
  | { readonly type: 'roads' };

/** Everything on the map, as plain data; `MapView.show` draws the difference from the scene before. */
export interface MapScene {
  readonly region: RegionView | null;
  readonly theme: 'light' | 'dark';
  readonly language: 'zh-CN' | 'en';
  readonly shading: Shading;
  /** Limit in force, in minutes or km: the ramp changes its family exactly here. */
  readonly ramp: Ramp;
  /** Per demand cell, deciseconds or decimetres; null before the first answer. */
  readonly cells: Uint32Array | null;
  /** Value per township for the township shadings; NaN = unknown (hatched grey). */
  readonly townshipValues: ArrayLike<number> | null;
  readonly facilities: readonly Facility[];
  /** Kinds drawn strongly (asked about); the others are small and quiet or hidden. */
  readonly activeKinds: readonly string[];
  readonly visibleKinds: readonly string[];
  readonly circles: FeatureCollection<Polygon | MultiPolygon> | null;
  /** Areas within so many minutes, largest first; properties `minutes`, `color`, `label`. Blobs hold GeoJSON text. */
  readonly isochrones: Blob | null;
  /** The area nearest to each facility. */
  readonly catchments: Blob | null;
  /** Places of the road network to look at. */
  readonly findings: readonly { readonly lon: number; readonly lat: number }[];
  readonly gaps: readonly CoverageGap[];
  /** Outlines of the gaps; property `rank`. */
  readonly gapShapes: Blob | null;
  readonly sites: readonly ProposedSite[];
  /** Ranks of the sites that are not to be relied on when things turn out otherwise. */
  readonly doubtfulSites: readonly number[];
  /** Another plan that is looked at beside the proposal. */
  readonly otherSites: readonly { readonly lon: number; readonly lat: number }[];
  readonly zones: readonly Zone[];
  readonly selection: Selection | null;
  /** Roads that are selected, by `way`. */
  readonly selectedWays: readonly number[];
  /** Roads that are closed, and that are driven faster or slower than the file says, by `way`. */
  readonly closedWays: readonly number[];
  readonly changedWays: readonly number[];
  readonly showRoads: boolean;
  readonly showRelief: boolean;
}

/** Steps of the sequential ramp: cool up to the limit, warm beyond. */
export interface Ramp {
  /** Units of `steps`: minutes (cells in deciseconds) or km (cells in decimetres). */
  readonly unit: 'minutes' | 'km';
  readonly limit: number;
  /** Upper ends of the classes, ascending; holds `limit` itself. Beyond the last = the last colour. */
  readonly steps: readonly number[];
  /** One colour per class plus one for beyond the last step; #rrggbb. */
  readonly colors: readonly string[];
  /** Cells that nothing reaches. */
  readonly unreachedColor: string;
}

export type MapMode =
  | { readonly mode: 'browse' }
  | { readonly mode: 'add-facility'; readonly kind: string }
  | { readonly mode: 'draw-zone' }
  | { readonly mode: 'pick-road' }
  | { readonly mode: 'draw-across' };

/** What the user did on the map. Coordinates in degrees. */
export interface MapEvents {
  readonly onSelect: (selection: Selection | null) => void;
  readonly onHover: (selection: Selection | null, x: number, y: number) => void;
  readonly onAddFacility: (lon: number, lat: number) => void;
  readonly onPickRoad: (way: number | null) => void;
  /** A line drawn across roads, or the outline of an area around them (closed: last point joined to the first). */
  readonly onPathDrawn: (points: readonly LonLat[], closed: boolean) => void;
  readonly onZoneDrawn: (ring: readonly (readonly [number, number])[]) => void;
  /** A facility (or a proposed site, by `site-<rank>`) is dragged. */
  readonly onDragStart: (id: string) => void;
  readonly onDrag: (id: string, lon: number, lat: number) => void;
  readonly onDragEnd: (id: string, lon: number, lat: number) => void;
  readonly onCancel: () => void;
}

/** The map as the ui sees it. Only `map-view.ts` touches maplibre-gl. */
export interface MapView {
  show(scene: MapScene): void;
  /** Fast path while dragging: new cell values and township values without a new scene. */
  recolor(cells: Uint32Array, townshipValues: ArrayLike<number> | null): void;
  setMode(mode: MapMode): void;
  fitBounds(
    bounds: readonly [number, number, number, number],
    options?: { readonly maxZoom?: number; readonly animate?: boolean },
  ): void;
  flyTo(lon: number, lat: number, zoom?: number): void;
  getCamera(): { readonly lon: number; readonly lat: number; readonly zoom: number; readonly metersPerPixel: number };
  zoomBy(step: number): void;
  /** The map alone as seen, at `scale` times the screen's pixels. */
  capture(scale: number): Promise<HTMLCanvasElement>;
  /** Resolves when everything shown so far is drawn. */
  whenDrawn(): Promise<void>;
  destroy(): void;
}
