import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROAD_CLASSES, ROAD_FLAG, type Roads } from '../../src/core/model/road.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { handBuiltPbf, type TestOsm } from './hand-built-pbf.ts';

const { forward, backward, bridge, restricted, tunnel, walkOnly } = ROAD_FLAG;
const NODES = [
  { id: 1, lon: 119.9, lat: 28.4 },
  { id: 2, lon: 119.91, lat: 28.41 },
  // Larger than 32 bits, as today's numbers are.
  { id: 9_000_000_001, lon: 119.92, lat: 28.42 },
  { id: 9_000_000_007, lon: -0.0000001, lat: -28.43 },
];

const read = async (osm: Partial<TestOsm>) => {
  const { content, issues, format, crs } = await readFile(handBuiltPbf({ nodes: NODES, ways: [], ...osm }));
  return { roads: content?.type === 'roads' ? content.roads : null, issues, format, crs };
};
const way = (tags: Record<string, string>, refs = [1, 2]) => ({ id: 5, tags, refs });
const oneRoad = async (tags: Record<string, string>) => {
  const { roads } = await read({ ways: [way(tags)] });
  return roads?.wayIds.length === 1
    ? { class: ROAD_CLASSES[roads.roadClass[0] ?? 99], flags: roads.flags[0], speed: roads.speed[0] }
    : null;
};

test.each([{}, { raw: true }, { plainNodes: true }, { granularity: 1 }])('ways share nodes: %j', async (how) => {
  const ways = [
    { id: 11, tags: { highway: 'primary', name: '人民路', maxspeed: '60' }, refs: [9_000_000_007, 1, 2] },
    { id: 12, tags: { highway: 'footway', ref: 'X1' }, refs: [2, 9_000_000_001] },
  ];
  const { roads, issues, format, crs } = await read({ ways, ...how });
  const expected: Roads = {
    nodeLon: Float64Array.of(119.9, 119.91, 119.92, -0.0000001),
    nodeLat: Float64Array.of(28.4, 28.41, 28.42, -28.43),
    offsets: Uint32Array.of(0, 3, 5),
    vertices: Uint32Array.of(3, 0, 1, 1, 2),
    roadClass: Uint8Array.of(ROAD_CLASSES.indexOf('primary'), ROAD_CLASSES.indexOf('footway')),
    flags: Uint8Array.of(forward | backward, walkOnly),
    speed: Float32Array.of(60, 0),
    wayIds: ['way/11', 'way/12'],
    wayNames: ['人民路', 'X1'],
    turnRestrictions: 0,
  };
  expect(roads).toEqual(expected);
  expect({ format, crs }).toEqual({ format: 'OSM PBF', crs: 'wgs84' });
  expect(issues).toEqual([
    {
      code: 'osm-counted',
      severity: 'note',
      values: { nodes: 4, ways: 2, highways: 2, roads: 2, other: 0, relations: 0 },
      file: 'test.osm.pbf',
    },
  ]);
});

const both = forward | backward;
test.each<[Record<string, string>, string, number, number]>([
  [{ highway: 'residential' }, 'residential', both, 0],
  [{ highway: 'motorway' }, 'motorway', forward, 0],
  [{ highway: 'motorway_link' }, 'motorway_link', forward, 0],
  [{ highway: 'motorway', oneway: 'no' }, 'motorway', both, 0],
  [{ highway: 'trunk' }, 'trunk', both, 0],
  [{ highway: 'tertiary', oneway: 'yes' }, 'tertiary', forward, 0],
  [{ highway: 'tertiary', oneway: 'true' }, 'tertiary', forward, 0],
  [{ highway: 'tertiary', oneway: '1' }, 'tertiary', forward, 0],
  [{ highway: 'tertiary', oneway: '-1' }, 'tertiary', backward, 0],
  [{ highway: 'tertiary', oneway: 'reversible' }, 'tertiary', both, 0],
  [{ highway: 'tertiary', junction: 'roundabout' }, 'tertiary', forward, 0],
  [{ highway: 'tertiary', junction: 'roundabout', oneway: '-1' }, 'tertiary', backward, 0],
  [{ highway: 'service', access: 'private' }, 'service', both | restricted, 0],
  [{ highway: 'service', motor_vehicle: 'no' }, 'service', both | restricted, 0],
  [{ highway: 'service', vehicle: 'no' }, 'service', both | restricted, 0],
  [{ highway: 'service', access: 'permissive' }, 'service', both, 0],
  [{ highway: 'road', tunnel: 'building_passage', bridge: 'no' }, 'road', both | tunnel, 0],
  [{ highway: 'road', bridge: 'viaduct' }, 'road', both | bridge, 0],
  [{ route: 'ferry' }, 'ferry', both, 0],
  [{ highway: 'steps' }, 'steps', walkOnly, 0],
  [{ highway: 'pedestrian', oneway: 'yes' }, 'pedestrian', walkOnly, 0],
  [{ highway: 'primary', maxspeed: '50 mph' }, 'primary', both, Math.fround(50 * 1.609344)],
  [{ highway: 'primary', maxspeed: 'none' }, 'primary', both, 0],
  [{ highway: 'primary', maxspeed: 'CN:urban' }, 'primary', both, 0],
  [{ highway: 'primary', maxspeed: '50;30' }, 'primary', both, 0],
])('%j', async (tags, roadClass, flags, speed) => {
  expect(await oneRoad(tags)).toEqual({ class: roadClass, flags, speed });
});

test.each<Record<string, string>>([
  { highway: 'construction' },
  { highway: 'proposed' },
  { highway: 'platform' },
  { highway: 'ferry' },
  { highway: 'pedestrian', area: 'yes' },
  { building: 'yes' },
  {},
])('not a road: %j', async (tags) => {
  expect(await oneRoad(tags)).toBeNull();
});

test('a way is cut where its nodes are missing; lone nodes go', async () => {
  const nodes = [1, 2, 3, 4, 5, 6].map((id) => ({ id, lon: id, lat: id }));
  const ways = [way({ highway: 'road' }, [1, 2, 99, 3, 98, 4, 5, 6]), { ...way({ highway: 'road' }, [97, 1]), id: 6 }];
  const { roads, issues } = await read({ nodes, ways });
  expect(roads?.wayIds).toEqual(['way/5', 'way/5']);
  expect([...(roads?.nodeLon ?? [])]).toEqual([1, 2, 4, 5, 6]);
  expect([...(roads?.vertices ?? [])]).toEqual([0, 1, 2, 3, 4]);
  expect([...(roads?.offsets ?? [])]).toEqual([0, 2, 5]);
  expect(issues[1]).toMatchObject({
    code: 'osm-nodes-missing',
    severity: 'warning',
    values: { ways: 2, nodes: 3 },
  });
});

test('a node twice in a row is one; a way of one node is counted and left out', async () => {
  const ways = [way({ highway: 'road' }, [1, 1, 2, 2]), { ...way({ highway: 'road' }, [1, 1]), id: 6 }];
  const { roads, issues } = await read({ ways });
  expect([...(roads?.vertices ?? [])]).toEqual([0, 1]);
  expect(issues[1]).toMatchObject({ code: 'osm-ways-too-short', values: { count: 1 }, leftOut: true });
});

test('turn restrictions are counted, other relations not', async () => {
  const relations = [
    { id: 1, tags: { type: 'restriction' } },
    { id: 2, tags: { type: 'route' } },
  ];
  const { roads, issues } = await read({ ways: [way({ highway: 'road' })], relations });
  expect(roads?.turnRestrictions).toBe(1);
  expect(issues[1]).toMatchObject({ code: 'osm-turn-restrictions', severity: 'note', values: { count: 1 } });
});

test('nodes need not be sorted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...Array(200).keys()], { minLength: 200 }), async (order) => {
      const nodes = order.map((i) => ({ id: i + 1, lon: i / 100, lat: (i - 100) / 100 }));
      const { roads } = await read({
        nodes,
        ways: [
          way(
            { highway: 'road' },
            [...Array(200).keys()].map((i) => i + 1),
          ),
        ],
      });
      expect(roads?.nodeLon).toEqual(Float64Array.from({ length: 200 }, (_, i) => i / 100));
      expect(roads?.nodeLat).toEqual(Float64Array.from({ length: 200 }, (_, i) => (i - 100) / 100));
    }),
    { numRuns: 20 },
  );
});

test('broken files: cut anywhere, a history file, no PBF at all', async () => {
  const { bytes } = handBuiltPbf({ nodes: NODES, ways: [way({ highway: 'road' })] });
  for (const length of [3, 40, bytes.length - 1]) {
    const { content, issues } = await readFile({ name: 'x.pbf', bytes: bytes.slice(0, length) });
    expect(content).toBeNull();
    expect(issues[0]).toMatchObject({ code: 'osm-pbf-broken', severity: 'error' });
  }
  expect((await read({ feature: 'HistoricalInformation' })).issues[0]).toMatchObject({
    code: 'osm-pbf-feature',
    values: { value: 'HistoricalInformation' },
  });
  const { issues } = await readFile({ name: 'x.pbf', bytes: new TextEncoder().encode('this is no PBF') });
  expect(issues[0]?.code).toBe('osm-pbf-broken');
});
