import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Roads } from '../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { roadsNotModelled } from '../../src/core/normalise/road-not-modelled.ts';
import { networkHealth } from '../../src/core/travel/network-health/network-health.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { oracleNetwork } from '../oracles/osm-network-oracle.ts';
import { decodeOsmPbf } from '../oracles/osm-pbf-decoder.ts';
import { describeShared, readShared, readSharedCsv } from '../oracles/shared-data.ts';
import { littleDemand } from '../support/little-world.ts';
import { inputFile } from '../support/project-files.ts';

async function roadsOf(name: string, bytes: Uint8Array): Promise<Roads> {
  const { content } = await readFile(inputFile(name, bytes), {});
  if (content?.type !== 'roads') throw new Error(`${name} holds no roads`);
  return content.roads;
}

const EXTRACTS = [
  'osm-extracts/monaco.osm.pbf',
  'osm-extracts/liechtenstein-latest.osm.pbf',
  'osm-extracts/andorra.osm.pbf',
  'osm-extracts/reisterstown-via-restriction.osm.pbf',
  'r5r-poa/poa_osm.pbf',
];

for (const path of EXTRACTS) {
  describeShared(path, path, () => {
    it('has the parts, vertices and metres that an independent reading finds', async () => {
      const bytes = readShared(path);
      const { counts, graph } = oracleNetwork(bytes);
      const health = networkHealth({ roads: await roadsOf(path, bytes), settings: DEFAULT_TRAVEL });
      // A lone vertex that a missing neighbour left behind is counted there, and is no road.
      const parts = graph.componentNodes.filter((nodes) => nodes > 1);
      expect([health.parts, health.nodes]).toEqual([parts.length, parts.reduce((sum, nodes) => sum + nodes, 0)]);
      expect(health.findings['separate-part'].count).toBe(parts.length - 1);
      expect(health.usedWays).toBeLessThanOrEqual(counts.waysUsed);
      expect(Math.abs(health.meters / counts.meters - 1)).toBeLessThan(1e-9);
    });

    it('counts what is not modelled as the tags say', async () => {
      const bytes = readShared(path);
      const { ways } = decodeOsmPbf(bytes);
      const roads = await roadsOf(path, bytes);
      const known = new Set(roads.wayIds);
      const tagged = (keys: RegExp) =>
        ways.filter((way) => known.has(`way/${way.id}`) && Object.keys(way.tags).some((key) => keys.test(key))).length;
      expect(roadsNotModelled(roads)).toMatchObject({
        timedSpeeds: tagged(/^maxspeed:((forward|backward):)?conditional$/),
        timedAccess: tagged(/^((access|vehicle|motor_vehicle|motorcar|oneway):conditional|opening_hours)$/),
      });
    });
  });
}

describeShared('r5r-poa/poa_osm.pbf', 'Porto Alegre', () => {
  it('finds the people of one-way pockets that no facility outside can reach', async () => {
    const cells = readSharedCsv('r5r-poa/poa_hexgrid.csv').map(
      (row) => [Number(row['lon']), Number(row['lat']), Number(row['population'])] as const,
    );
    const bytes = readShared('r5r-poa/poa_osm.pbf');
    const demand = littleDemand(cells);
    const health = networkHealth({ roads: await roadsOf('poa.osm.pbf', bytes), settings: DEFAULT_TRAVEL, demand });
    expect(health.people.total).toBe(812935);
    expect(health.people.onLargest + health.people.onOthers + health.people.offRoad).toBe(812935);
    // Who lives where no way leads in is who an independent search from one place in the middle does not reach;
    // who lives where none leads out, who does not reach it.
    const oracle = oracleNetwork(bytes);
    const middle = [{ lon: -51.2, lat: -30.04 }];
    const people = cells.map(([lon, lat]) => ({ lon, lat }));
    const unreached = (direction: 'from-facility' | 'to-facility') =>
      oracle
        .timesToNearest(middle, people, direction)
        .reduce((sum, seconds, i) => sum + (seconds === Infinity ? cells[i]![2] : 0), 0);
    expect(health.findings['cannot-leave-or-enter'].people).toBe(0);
    expect(health.findings['cannot-enter'].people).toBe(unreached('from-facility'));
    expect(health.findings['cannot-leave'].people).toBe(unreached('to-facility'));
  });
});

it('the shipped sample hangs together, without odd speeds or ways of no length', async () => {
  const roads = await roadsOf(
    'roads.osm.pbf',
    new Uint8Array(readFileSync(new URL('../../data/sample/roads.osm.pbf', import.meta.url))),
  );
  const health = networkHealth({ roads, settings: DEFAULT_TRAVEL });
  expect([health.parts, health.largestShare]).toEqual([1, 1]);
  expect(health.nodes).toBe(roads.nodeLon.length);
  for (const kind of ['odd-speed', 'odd-class-speed', 'zero-length'] as const) {
    expect(health.findings[kind].count).toBe(0);
  }
});
