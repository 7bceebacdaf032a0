import { resolve } from 'node:path';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { ROAD_CLASSES, ROAD_FLAG } from '../../../src/core/model/road.ts';
import { normaliseRoads } from '../../../src/core/normalise/normalise-roads.ts';
import { onewayOf } from '../../../src/core/normalise/oneway-of.ts';
import { roadClassOf } from '../../../src/core/normalise/road-class-of.ts';
import { readFile } from '../../../src/formats/read-file.ts';
import { diskFile } from '../../formats/input-file.ts';
import { features, square } from './raw-records.ts';

const file = 'r.geojson';
const line = (...coordinates: Position[]) => ({ type: 'LineString' as const, coordinates });
const road = (properties: Record<string, string | number | null>, ...coordinates: Position[]) => ({
  geometry: line(...coordinates),
  properties,
});
const both = ROAD_FLAG.forward | ROAD_FLAG.backward;
/** One metre in degrees of latitude. */
const METER = 1 / 111_195;

test.each([
  ['motorway_link', 'motorway_link'],
  ['Primary', 'primary'],
  ['track_grade3', 'track'],
  ['living street', 'living_street'],
  ['5113', 'primary'],
  ['高速公路', 'motorway'],
  ['国道', 'trunk'],
  ['省道', 'primary'],
  ['县道', 'secondary'],
  ['乡道', 'tertiary'],
  ['村道', 'unclassified'],
  ['城市快速路', 'trunk'],
  ['城市主干道', 'primary'],
  ['次干路', 'secondary'],
  ['支路', 'tertiary'],
  ['匝道', 'motorway_link'],
  ['机耕路', 'track'],
  ['步行街', 'pedestrian'],
  ['轮渡', 'ferry'],
  ['G60', 'motorway'],
  ['G4012', 'motorway'],
  ['G330', 'trunk'],
  ['S26', 'motorway'],
  ['S328', 'primary'],
  ['X601', 'secondary'],
  ['Y003', 'tertiary'],
  ['C12', 'unclassified'],
  ['420201', 'primary'],
  ['construction', 'not-a-road'],
  ['在建高速', 'not-a-road'],
])('class %s is %s', (word, roadClass) => {
  expect(roadClassOf(word)?.roadClass).toBe(roadClass);
});

test('directions', () => {
  expect(['yes', '1', 'F', '单行', '-1', 'T', '逆向', 'no', 'B', '否', ''].map(onewayOf)).toEqual([
    'forward',
    'forward',
    'forward',
    'forward',
    'backward',
    'backward',
    'backward',
    'both',
    'both',
    'both',
    null,
  ]);
});

test('roads of OpenStreetMap pass unchanged', () => {
  const { roads } = normaliseRoads(features(road({ highway: 'road' }, [119, 28], [120, 28])), { file });
  expect(normaliseRoads({ type: 'roads', roads }, { file })).toEqual({ roads, issues: [] });
});

test('lines to roads: equal coordinates join, also in the middle', () => {
  const raw = features(
    road({ id: 'a', name: '人民路', 道路等级: '主干道', 限速: '60', 单行: '是' }, [119, 28], [119.1, 28], [119.2, 28]),
    road({ id: null, 道路等级: '县道' }, [119.1, 27.9], [119.1, 28], [119.1, 28.1]),
  );
  const { roads, issues } = normaliseRoads(raw, { file });
  expect(roads).toEqual({
    nodeLon: Float64Array.of(119, 119.1, 119.2, 119.1, 119.1),
    nodeLat: Float64Array.of(28, 28, 28, 27.9, 28.1),
    offsets: Uint32Array.of(0, 3, 6),
    vertices: Uint32Array.of(0, 1, 2, 3, 1, 4),
    roadClass: Uint8Array.of(ROAD_CLASSES.indexOf('primary'), ROAD_CLASSES.indexOf('secondary')),
    flags: Uint8Array.of(ROAD_FLAG.forward, both),
    speed: Float32Array.of(60, 0),
    wayIds: ['a', 'row-2'],
    wayNames: ['人民路', ''],
    turnRestrictions: 0,
  });
  expect(issues.map(({ code, field }) => [code, field])).toEqual([
    ['column-guessed', 'class'],
    ['column-guessed', 'speed'],
    ['column-guessed', 'oneway'],
  ]);
});

test('a motorway is one-way where the file knows directions, two-way where it does not', () => {
  const flags = (properties: Record<string, string | null>) =>
    normaliseRoads(
      features(
        road(properties, [119, 28], [120, 28]),
        road({ highway: 'road', ...properties, oneway: 'oneway' in properties ? 'no' : null }, [1, 1], [2, 2]),
      ),
      { file },
    ).roads.flags[0];
  expect(flags({ highway: 'motorway', oneway: '' })).toBe(ROAD_FLAG.forward);
  expect(normaliseRoads(features(road({ highway: 'motorway' }, [119, 28], [120, 28])), { file }).roads.flags[0]).toBe(
    both,
  );
  expect(flags({ highway: '高速公路', oneway: '' })).toBe(both);
});

test('tags of OpenStreetMap beside the class are obeyed', () => {
  const raw = features(
    road({ highway: 'service', access: 'private', bridge: 'yes' }, [119, 28], [120, 28]),
    road({ highway: 'pedestrian', area: 'yes' }, [119, 28], [120, 28]),
    road({ highway: 'proposed' }, [119, 28], [120, 28]),
    road({ route: 'ferry', highway: null }, [119, 28], [120, 28]),
  );
  const { roads, issues } = normaliseRoads(raw, { file, columns: { class: 'highway' } });
  expect([...roads.flags]).toEqual([both | ROAD_FLAG.restricted | ROAD_FLAG.bridge, both]);
  expect([...roads.roadClass].map((index) => ROAD_CLASSES[index])).toEqual(['service', 'ferry']);
  expect(issues).toEqual([{ code: 'roads-not-used', severity: 'note', values: { count: 2 }, leftOut: true, file }]);
});

test('unknown classes become ordinary roads and are counted', () => {
  const raw = features(road({ class: '神道' }, [1, 1], [2, 2]), road({ class: '神道' }, [2, 2], [3, 3]), {
    geometry: square(1, 1),
    properties: {},
  });
  const { roads, issues } = normaliseRoads(raw, { file });
  expect([...roads.roadClass]).toEqual(Array(2).fill(ROAD_CLASSES.indexOf('road')));
  expect(issues).toEqual([
    {
      code: 'road-class-unmatched',
      severity: 'warning',
      field: 'class',
      values: { count: 2, words: '神道 × 2' },
      file,
    },
    { code: 'roads-not-lines', severity: 'note', values: { count: 1 }, leftOut: true, file },
  ]);
  expect(normaliseRoads(features(road({}, [1, 1], [2, 2])), { file }).issues[0]?.code).toBe('road-class-absent');
});

test('ends join within the tolerance, to ends and to the middle of lines', () => {
  const raw = features(
    road({ class: 'road' }, [119, 28], [119.1, 28], [119.2, 28]),
    road({ class: 'road' }, [119.1, 28 + 0.9 * METER], [119.1, 28.1]),
    road({ class: 'road' }, [119.2, 28 - 0.5 * METER], [119.3, 28]),
    road({ class: 'road' }, [119, 28 + 1.5 * METER], [118, 28]),
  );
  const { roads, issues } = normaliseRoads(raw, { file });
  const of = (way: number) => [...roads.vertices.subarray(roads.offsets[way], roads.offsets[way + 1])];
  expect(of(1)[0]).toBe(of(0)[1]);
  expect(of(2)[0]).toBe(of(0)[2]);
  expect(of(3)[0]).not.toBe(of(0)[0]);
  expect(issues).toEqual([{ code: 'roads-ends-snapped', severity: 'note', values: { count: 2, value: 1 }, file }]);
  expect(normaliseRoads(raw, { file, snapMeters: 2 }).roads.nodeLon).toHaveLength(6);
  expect(normaliseRoads(raw, { file, snapMeters: 0 }).roads.nodeLon).toHaveLength(9);
});

test('short lines: kept where they stand alone or touch, gone where both ends join', () => {
  const touching = features(
    road({ class: 'road' }, [119, 28], [119.1, 28]),
    road({ class: 'road' }, [119.1, 28], [119.1, 28 + 0.5 * METER], [119.2, 28.1]),
  );
  expect(normaliseRoads(touching, { file }).roads.vertices).toHaveLength(5);
  const loose = features(
    road({ class: 'road' }, [119, 28], [119.1, 28]),
    road({ class: 'road' }, [119.1, 28 + 0.2 * METER], [119.1, 28 + 0.4 * METER]),
  );
  const { roads, issues } = normaliseRoads(loose, { file });
  expect(roads.wayIds).toEqual(['row-1']);
  expect(issues.at(-1)).toMatchObject({ code: 'roads-too-short', values: { count: 1 }, leftOut: true });
});

test('parts of one record share its id; broken coordinates are left out', () => {
  const parts = {
    type: 'MultiLineString' as const,
    coordinates: [
      [
        [1, 1],
        [2, 2],
      ],
      [
        [3, 3],
        [4, 4],
      ],
      [
        [5, 5],
        [6, 600],
      ],
    ],
  };
  const { roads, issues } = normaliseRoads(features({ geometry: parts, properties: { id: 9, class: 'road' } }), {
    file,
  });
  expect(roads.wayIds).toEqual(['9', '9']);
  expect(issues[0]).toMatchObject({ code: 'geometry-invalid', row: 1, leftOut: true });
});

test('without snapping the network is the one of equal coordinates', () => {
  const place = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    .map(([x, y]) => [119 + x / 10, 28 + y / 10]);
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(place, { minLength: 2, maxLength: 5, selector: String }), {
        minLength: 1,
        maxLength: 8,
      }),
      (lines) => {
        const { roads } = normaliseRoads(features(...lines.map((points) => road({ class: 'road' }, ...points))), {
          file,
          snapMeters: 0,
        });
        expect(roads.nodeLon).toHaveLength(new Set(lines.flat().map(String)).size);
        const back = lines.map((_, w) =>
          [...roads.vertices.subarray(roads.offsets[w], roads.offsets[w + 1])].map((v) => [
            roads.nodeLon[v],
            roads.nodeLat[v],
          ]),
        );
        expect(back).toEqual(lines);
      },
    ),
  );
});

test('an end that misses the middle of a line is moved onto it, and the line keeps its shape', () => {
  const main = road({ class: 'road' }, [119, 28], [119.2, 28]);
  const raw = features(
    main,
    // 0.9 m short of the main road, 1.1 m short, and beginning 0.4 m south of it.
    road({ class: 'road' }, [119.05, 28.1], [119.05, 28 + 0.9 * METER]),
    road({ class: 'road' }, [119.1, 28.1], [119.1, 28 + 1.1 * METER]),
    road({ class: 'road' }, [119.15, 28 - 0.4 * METER], [119.15, 27.9]),
  );
  const { roads, issues } = normaliseRoads(raw, { file });
  const of = (way: number) => [...roads.vertices.subarray(roads.offsets[way], roads.offsets[way + 1])];
  const places = (way: number) => of(way).map((v) => [roads.nodeLon[v], roads.nodeLat[v]]);
  expect(places(0)).toEqual([
    [119, 28],
    [119.05, 28],
    [119.15, 28],
    [119.2, 28],
  ]);
  expect([of(1)[1], of(3)[0]]).toEqual([of(0)[1], of(0)[2]]);
  expect(places(2)[1]).toEqual([119.1, 28 + 1.1 * METER]);
  expect(issues).toEqual([
    { code: 'roads-ends-joined-to-lines', severity: 'note', values: { count: 2, value: 1 }, file },
  ]);
  expect(normaliseRoads(raw, { file, snapMeters: 0 }).roads.nodeLon).toHaveLength(8);
  expect(normaliseRoads(raw, { file, snapMeters: 2 }).issues[0]?.values).toEqual({ count: 3, value: 2 });
});

test('ends join the ground and their own level, never a bridge or tunnel from outside', () => {
  const spans = { bridge: 'yes', tunnel: null, layer: null };
  const under = (properties: Record<string, string | number | null>) =>
    normaliseRoads(
      features(
        road({ class: 'road', bridge: null, tunnel: null, layer: null, ...properties }, [119, 28], [119.2, 28]),
        road({ class: 'road', bridge: null, tunnel: null, layer: null }, [119.1, 28.1], [119.1, 28 + 0.5 * METER]),
        road({ class: 'road', ...spans }, [119.05, 28.1], [119.05, 28 + 0.5 * METER]),
      ),
      { file },
    ).issues[0]?.values?.['count'];
  expect(under({})).toBe(2);
  expect(under({ bridge: 'yes' })).toBe(1);
  expect(under({ bridge: 'yes', layer: 2 })).toBe(undefined);
  expect(under({ tunnel: 'yes' })).toBe(undefined);
});

test('bridge and tunnel columns that say F, 0 or 否 mean neither', () => {
  const flags = (bridge: string | number, tunnel: string | number) =>
    normaliseRoads(features(road({ class: 'road', bridge, tunnel }, [119, 28], [119.2, 28])), { file }).roads.flags[0];
  expect([flags('F', 'F'), flags(0, 0), flags('否', 'no')]).toEqual([both, both, both]);
  expect([flags('T', 'F'), flags(0, 1)]).toEqual([both | ROAD_FLAG.bridge, both | ROAD_FLAG.tunnel]);
});

test('crossings join when asked for, on one level only', () => {
  const cross = (properties: Record<string, string | number | null>, splitCrossings = true) =>
    normaliseRoads(
      features(
        road({ class: 'road', bridge: null, layer: null }, [119, 28], [119.2, 28]),
        road({ class: 'road', bridge: null, layer: null, ...properties }, [119.1, 27.9], [119.1, 28.1]),
      ),
      { file, splitCrossings },
    );
  const joined = cross({});
  expect([...joined.roads.vertices]).toEqual([0, 1, 2, 3, 1, 4]);
  expect([joined.roads.nodeLon[1], joined.roads.nodeLat[1]]).toEqual([119.1, 28]);
  expect(joined.issues).toEqual([{ code: 'roads-crossings-joined', severity: 'note', values: { count: 1 }, file }]);
  for (const apart of [cross({ bridge: 'yes' }), cross({ layer: -1 }), cross({}, false)]) {
    expect(apart.roads.nodeLon).toHaveLength(4);
    expect(apart.issues).toEqual([]);
  }
});

test('speeds that cannot be read are counted; words of OpenStreetMap are not', () => {
  const speeds = ['0', '快', '快', 'none', 'CN:urban', '50;30', '60', null];
  const { issues, roads } = normaliseRoads(
    features(...speeds.map((speed, i) => road({ class: 'road', speed }, [119, i], [119.2, i]))),
    { file },
  );
  expect([...roads.speed]).toEqual([0, 0, 0, 0, 0, 0, 60, 0]);
  expect(issues).toEqual([
    {
      code: 'road-speed-unreadable',
      severity: 'warning',
      field: 'speed',
      values: { count: 3, words: '快 × 2、0 × 1' },
      file,
    },
  ]);
});

test('the roads of Gothenburg from geojson-path-finder', async () => {
  const network = diskFile(
    resolve(import.meta.dirname, '../../../node_modules/geojson-path-finder/test/large-network.json'),
  );
  if (network === null) return;
  const { content } = await readFile(network);
  if (content?.type !== 'records') throw new Error('no records');
  const { roads, issues } = normaliseRoads(content, { file: network.name });
  const left = issues.filter(({ leftOut }) => leftOut).reduce((sum, { values }) => sum + Number(values?.count ?? 1), 0);
  expect(roads.wayIds.length + left).toBe(content.records.length);
  expect(roads.wayIds[0]).toMatch(/^way\/\d+$/);
  // Exactly noded data: hardly anything is left to join.
  expect(roads.nodeLon.length).toBeGreaterThan(100_000);
  expect(issues.some(({ code }) => code === 'road-class-unmatched')).toBe(false);
});
