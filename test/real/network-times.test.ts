import { expect, it } from 'vitest';
import type { TravelSettings } from '../../src/core/model/travel-settings.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { labelValue, NO_LABEL } from '../../src/core/travel/label.ts';
import { snapDemand } from '../../src/core/travel/network/network-demand.ts';
import { createNetworkMeasure } from '../../src/core/travel/network/network-measure.ts';
import { buildRoadGraph } from '../../src/core/travel/network/road-graph.ts';
import { snapLookup } from '../../src/core/travel/network/snap-index.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { oracleNetwork } from '../oracles/osm-network-oracle.ts';
import { describeShared, readShared } from '../oracles/shared-data.ts';
import { littleDemand } from '../support/little-world.ts';

interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Places strewn evenly over the extract's nodes, the same ones every time. */
function strewn(nodes: { nodeLon: Float64Array; nodeLat: Float64Array }, count: number, shift: number): Place[] {
  const step = Math.floor(nodes.nodeLon.length / count);
  return Array.from({ length: count }, (_, i) => ({
    lon: nodes.nodeLon[i * step]! + shift * (((i * 7) % 11) - 5),
    lat: nodes.nodeLat[i * step]! + shift * (((i * 5) % 13) - 6),
  }));
}

const EXTRACTS = [
  'r5r-poa/poa_osm.pbf',
  'osm-extracts/monaco.osm.pbf',
  'osm-extracts/liechtenstein-latest.osm.pbf',
  'osm-extracts/andorra.osm.pbf',
];
const CASES: readonly (readonly [string, Partial<TravelSettings>])[] = [
  ['driving from the facility', {}],
  ['driving to the facility', { direction: 'to-facility' }],
  ['walking', { mode: 'walk' }],
  ['driving by maxspeed', { useMaxspeed: true }],
];

for (const path of EXTRACTS) {
  describeShared(path, `network times on ${path}`, () => {
    it.each(CASES)('agree with the slow oracle: %s', async (_, change) => {
      const bytes = Uint8Array.from(readShared(path));
      const { content } = await readFile({ name: path, bytes });
      if (content?.type !== 'roads') throw new Error('no roads read');
      const settings = { ...DEFAULT_TRAVEL, ...change };
      const graph = buildRoadGraph(content.roads, settings, []);
      const lookup = snapLookup(graph, settings.maxWalkMeters);
      const people = strewn(content.roads, 300, 0.0002);
      const facilities = strewn(content.roads, 9, 0.0001);
      const demand = littleDemand(people.map(({ lon, lat }) => [lon, lat, 1] as const));
      const measure = createNetworkMeasure(
        { graph, lookup, settings, demand: snapDemand(graph, demand, lookup) },
        'deciseconds',
      );
      const { cells } = measure.nearest(facilities.map((place, index) => ({ index, ...place })));
      const oracle = oracleNetwork(bytes, { mode: settings.mode, useMaxspeed: settings.useMaxspeed });
      const expected = oracle.timesToNearest(facilities, people, settings.direction);
      const off: string[] = [];
      people.forEach((place, i) => {
        const ours = cells[i] === NO_LABEL ? Infinity : labelValue(cells[i]!) / 10;
        const theirs = expected[i]!;
        const close = ours === theirs || Math.abs(ours - theirs) <= Math.max(2, theirs * 0.01);
        // Two edges at the same distance to a centimetre: either may be the nearest.
        if (!close && oracle.snapsWithin(place.lon, place.lat, 0.05).length < 2)
          off.push(`${i}: ${ours} against ${theirs}`);
      });
      expect(off).toEqual([]);
      expect([...cells].filter((label) => label !== NO_LABEL).length).toBeGreaterThan(people.length * 0.8);
    });
  });
}
