import { expect, test } from 'vitest';
import { ROAD_CLASSES, ROAD_FLAG, type Roads } from '../../src/core/model/road.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { sharedFile } from './input-file.ts';

/** Counts known from SOURCE.md and from the files' origin. */
const NETWORKS: readonly [path: string, counts: object, turnRestrictions: number, roads: number][] = [
  ['r5r-poa/poa_osm.pbf', { nodes: 43_264, ways: 16_032, highways: 15_886 }, 0, 15_668],
  ['osm-extracts/monaco.osm.pbf', {}, 27, 2898],
  ['osm-extracts/liechtenstein-latest.osm.pbf', {}, 3, 4658],
  ['osm-extracts/andorra.osm.pbf', {}, 0, 1612],
];

test.each(NETWORKS)('%s', async (path, counts, turnRestrictions, count) => {
  const file = sharedFile(path);
  if (file === null) return;
  const { content, issues } = await readFile(file);
  if (content?.type !== 'roads') throw new Error('no roads');
  expect(issues[0]).toMatchObject({ code: 'osm-counted', values: counts });
  expect(content.roads.turnRestrictions).toBe(turnRestrictions);
  expect(content.roads.wayIds).toHaveLength(count);
  expectSound(content.roads);
});

/** What every network must satisfy, whatever the file. */
function expectSound(roads: Roads) {
  const ways = roads.wayIds.length;
  expect([
    roads.offsets.length - 1,
    roads.roadClass.length,
    roads.flags.length,
    roads.speed.length,
    roads.wayNames.length,
  ]).toEqual(Array(5).fill(ways));
  expect(roads.offsets[ways]).toBe(roads.vertices.length);
  const used = new Set(roads.vertices);
  expect(used.size).toBe(roads.nodeLon.length);
  expect(Math.max(...used)).toBe(roads.nodeLon.length - 1);
  expect(roads.nodeLon.every((lon) => Math.abs(lon) <= 180) && roads.nodeLat.every((lat) => Math.abs(lat) <= 90)).toBe(
    true,
  );
  const cars = ROAD_FLAG.forward | ROAD_FLAG.backward;
  for (let w = 0; w < ways; w++) {
    const walkOnly = (roads.roadClass[w] as number) > ROAD_CLASSES.indexOf('ferry');
    expect((roads.offsets[w + 1] as number) - (roads.offsets[w] as number)).toBeGreaterThanOrEqual(2);
    expect(((roads.flags[w] as number) & cars) === 0).toBe(walkOnly);
  }
}

test('Andorra and Liechtenstein in half a second', async () => {
  for (const name of ['andorra', 'liechtenstein-latest']) {
    const file = sharedFile(`osm-extracts/${name}.osm.pbf`);
    if (file === null) return;
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      await readFile(file);
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).toBeLessThan(500);
  }
});

test('a file with missing nodes', async () => {
  const file = sharedFile('osm-extracts/missing-nodes.osm.pbf');
  if (file === null) return;
  const { content, issues } = await readFile(file);
  expect(content?.type === 'roads' && content.roads.nodeLon.length).toBe(3);
  expect(issues.map(({ code }) => code)).toEqual(['osm-counted', 'osm-nodes-missing']);
});

test('a JSON file with a byte order mark', async () => {
  const file = sharedFile('china-lishui-lowres/331100.json');
  if (file === null) return;
  const { content, issues, encoding } = await readFile(file);
  expect({ encoding, issues }).toEqual({ encoding: 'utf-8', issues: [] });
  expect(content?.type === 'records' && content.records.map(({ values }) => values[0])).toContain('景宁畲族自治县');
});

test.each([
  ['china-mybox/浙江_towns.csv', 1386],
  ['china-mybox/浙江_villages.csv', 25_605],
  ['china-names/ok_data_level4.csv', 43_118],
])('%s: Chinese headers, no row lost', async (path, count) => {
  const file = sharedFile(path);
  if (file === null) return;
  const { content, issues } = await readFile(file);
  const lines = new TextDecoder().decode(file.bytes).trimEnd().split('\n').length;
  expect(content?.type === 'records' && content.records.length).toBe(count);
  expect(count).toBe(lines - 1);
  expect(issues).toEqual([]);
});
