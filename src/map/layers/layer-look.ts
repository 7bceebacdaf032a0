import type { LayerSpecification } from 'maplibre-gl';
import { MAP_COLORS, type MapColors } from '../map-colors.ts';
import type { MapScene } from '../map-scene.ts';

/** The parts of a scene that paint and layout depend on; the data of the sources come from the others. */
export type Look = Pick<
  MapScene,
  'theme' | 'shading' | 'selection' | 'showRoads' | 'showRelief' | 'selectedWays' | 'closedWays' | 'changedWays'
>;

/**
 * One group of layers: scene part in, style layers out, lowest first.
 *
 * Few shaders: MapLibre compiles one for every combination of a layer type and the properties that go by feature, and
 * the page stands still meanwhile (0.1 s each on a slow graphics driver). So a property goes by feature only where
 * it must; what is selected has a layer with a filter; fills have no antialiased rim where a line is drawn anyway.
 */
export type LayerBuilder = (look: Look, colors: MapColors) => LayerSpecification[];

/** Colours of the look's theme. */
export function colorsOf(look: Pick<Look, 'theme'>): MapColors {
  return MAP_COLORS[look.theme];
}

/**
 * Families on Windows, macOS and Linux. MapLibre joins them into one CSS font list and reads the weight from the first
 * name only; that name exists nowhere, so a bold label is the same family in bold.
 */
const FAMILIES = ['Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC'];
export const FONT = ['MedReach Regular', ...FAMILIES];
export const FONT_MEDIUM = ['MedReach Medium', ...FAMILIES];
export const FONT_BOLD = ['MedReach Bold', ...FAMILIES];

/** `visible` or `none`, as MapLibre spells it. */
export function visibility(shown: boolean): 'visible' | 'none' {
  return shown ? 'visible' : 'none';
}

/** Names of the sources; each is made once and only its data change. */
export const SOURCE = {
  relief: 'relief',
  counties: 'counties',
  townships: 'townships',
  roads: 'roads',
  barriers: 'barriers',
  labels: 'labels',
  zones: 'zones',
  circles: 'circles',
  isochrones: 'isochrones',
  catchments: 'catchments',
  findings: 'findings',
  gaps: 'gaps',
  gapMarks: 'gap-marks',
  facilities: 'facilities',
  sites: 'sites',
  otherSites: 'other-sites',
  marks: 'marks',
  draft: 'draft',
} as const;

/** Layers that are asked what lies under the pointer. */
export const PICK_LAYER = { gaps: 'gap-fill', zones: 'zone-line', townships: 'township-fill' } as const;
/** Where the cells go: above the fills, below rivers, roads and borders. */
export const CELLS_BELOW = 'barrier-line';
