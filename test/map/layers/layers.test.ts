import { describe, expect, it } from 'vitest';
import type { Facility } from '../../../src/core/model/facility.ts';
import type { ProposedSite } from '../../../src/core/siting/siting-result.ts';
import { allLayers } from '../../../src/map/layers/all-layers.ts';
import { draftFeatures } from '../../../src/map/layers/draft-layers.ts';
import { facilityFeatures } from '../../../src/map/layers/facility-layers.ts';
import { labelFeatures } from '../../../src/map/layers/label-layers.ts';
import { CELLS_BELOW, PICK_LAYER, SOURCE } from '../../../src/map/layers/layer-look.ts';
import { markFeatures } from '../../../src/map/layers/mark-layers.ts';
import { siteFeatures } from '../../../src/map/layers/site-layers.ts';
import { zoneFeatures } from '../../../src/map/layers/zone-layers.ts';

const LOOK = {
  theme: 'light',
  shading: 'cells',
  selection: null,
  showRoads: true,
  showRelief: true,
  selectedWays: [],
  closedWays: [],
  changedWays: [],
} as const;

function facility(id: string, rest: Partial<Facility> = {}): Facility {
  return { id, name: id, kind: 'ems-station', lon: 1, lat: 2, open: true, origin: 'baseline', ...rest };
}
const SITE: ProposedSite = {
  rank: 1,
  id: 'c1',
  name: '白沙镇',
  lon: 3,
  lat: 4,
  township: -1,
  adds: 10,
  only: 5,
  townships: [],
  nearest: { people: 0, minutesSaved: 0 },
  runnerUp: null,
};

describe('allLayers', () => {
  it('draws from sources that exist', () => {
    const sources = new Set<string>(Object.values(SOURCE));
    for (const layer of allLayers(LOOK)) {
      if (layer.type !== 'background') expect(sources).toContain(layer.source);
    }
  });

  it('keeps its ids in every look, so that layers are never added late', () => {
    const ids = (look: Parameters<typeof allLayers>[0]) => allLayers(look).map((layer) => layer.id);
    const first = ids(LOOK);
    expect(new Set(first).size).toBe(first.length);
    expect(ids({ ...LOOK, theme: 'dark', shading: 'township-minutes', showRoads: false })).toEqual(first);
    for (const id of [CELLS_BELOW, ...Object.values(PICK_LAYER)]) expect(first).toContain(id);
  });

  it('hides what is not shown', () => {
    const hidden = allLayers({ ...LOOK, showRoads: false, showRelief: false })
      .filter((layer) => layer.layout?.visibility === 'none')
      .map((layer) => layer.id);
    expect(hidden).toContain('relief');
    expect(hidden).toContain('road-motorway');
    expect(hidden).toContain('township-unknown');
  });
});

describe('facilityFeatures', () => {
  const scene = { activeKinds: ['ems-station'], visibleKinds: ['township-hc'], theme: 'light' } as const;
  const icons = (facilities: Facility[]) =>
    facilityFeatures({ ...scene, facilities }).features.map((feature) => feature.properties?.['icon']);

  it('tells active, quiet, closed and added apart, and leaves hidden kinds out', () => {
    expect(
      icons([
        facility('a'),
        facility('b', { kind: 'township-hc' }),
        facility('c', { open: false }),
        facility('d', { origin: 'added' }),
        facility('e', { kind: 'aed' }),
      ]),
    ).toEqual(['emergency-active-light', 'township-quiet-light', 'emergency-closed-light', 'emergency-added-light']);
  });

  it('draws what was asked about at every zoom', () => {
    const [active, quiet] = facilityFeatures({
      ...scene,
      facilities: [facility('a'), facility('b', { kind: 'township-hc' })],
    }).features;
    expect(active?.properties?.['from']).toBe(0);
    expect(quiet?.properties?.['from']).toBe(9);
  });
});

describe('other features', () => {
  it('labels townships and the middle of their counties', () => {
    const township = (name: string, center: [number, number], county: string) => ({
      code: name,
      name,
      class: 'town' as const,
      county,
      center,
      bounds: [0, 0, 1, 1] as const,
      areaKm2: 1,
    });
    const { features } = labelFeatures({
      townships: [township('甲', [0, 0], '云溪区'), township('乙', [2, 4], '云溪区'), township('丙', [9, 9], '')],
    });
    expect(features.map((feature) => [feature.properties?.['name'], feature.geometry.coordinates])).toEqual([
      ['甲', [0, 0]],
      ['乙', [2, 4]],
      ['丙', [9, 9]],
      ['云溪区', [1, 2]],
    ]);
  });

  it('names a zone once, in its largest part', () => {
    const square = (x: number, size: number) => [
      [
        [x, 0],
        [x + size, 0],
        [x + size, size],
        [x, size],
        [x, 0],
      ],
    ];
    const geometry = { type: 'MultiPolygon' as const, coordinates: [square(0, 1), square(10, 4)] };
    const { features } = zoneFeatures([{ id: 'z', name: '老城区', kind: 'old-city', geometry }]);
    expect(features.map((feature) => feature.geometry.type)).toEqual(['MultiPolygon', 'Point']);
    expect(features[1]?.geometry).toEqual({ type: 'Point', coordinates: [12, 2] });
  });

  it('marks the selected symbol and the hovered one', () => {
    const scene = {
      facilities: [facility('a')],
      sites: [SITE],
      gaps: [],
      selection: { type: 'site', rank: 1 },
    } as const;
    const marks = markFeatures(scene, { type: 'facility', id: 'a' }).features;
    expect(marks.map((mark) => [mark.properties?.['role'], mark.geometry.coordinates])).toEqual([
      ['hovered', [1, 2]],
      ['selected', [3, 4]],
    ]);
    expect(markFeatures({ ...scene, selection: { type: 'township', township: 3 } }, null).features).toEqual([]);
  });

  it('gives sites the ids of drag events', () => {
    expect(siteFeatures([SITE]).features[0]?.properties).toEqual({ id: 'site-1', rank: 1, name: '白沙镇' });
  });

  it('previews a zone: area, line, vertices', () => {
    const types = (draft: Parameters<typeof draftFeatures>[0]) =>
      draftFeatures(draft).features.map((f) => f.geometry.type);
    expect(types(null)).toEqual([]);
    expect(types({ vertices: [[0, 0]], pointer: null })).toEqual(['Point']);
    expect(
      types({
        vertices: [
          [0, 0],
          [1, 0],
        ],
        pointer: [1, 1],
      }),
    ).toEqual(['Polygon', 'LineString', 'Point', 'Point']);
  });
});
