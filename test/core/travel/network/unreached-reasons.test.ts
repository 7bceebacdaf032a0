import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import type { Origin } from '../../../../src/core/travel/measure.ts';
import { snapDemand } from '../../../../src/core/travel/network/network-demand.ts';
import { createNetworkMeasure } from '../../../../src/core/travel/network/network-measure.ts';
import { buildRoadGraph } from '../../../../src/core/travel/network/road-graph.ts';
import { snapLookup } from '../../../../src/core/travel/network/snap-index.ts';
import { UNREACHED_REASON, unreachedReasons } from '../../../../src/core/travel/network/unreached-reasons.ts';
import { littleDemand, littleRoads } from '../../../support/little-world.ts';
import { STEP } from './little-networks.ts';

/** A street of `count` nodes eastward from a place; its first node has the number `first`. */
function street(first: number, count: number, lon: number, lat: number) {
  return {
    nodes: Array.from({ length: count }, (_, i): [number, number] => [lon + i * STEP, lat]),
    way: { nodes: Array.from({ length: count }, (_, i) => first + i) },
  };
}

describe('why people are not reached', () => {
  // Three streets far apart: a long one, another with 200 nodes, which may just be entered, and one with 199.
  const long = street(0, 300, 110, 28);
  const other = street(300, 200, 110, 28.3);
  const short = street(500, 199, 110, 28.6);
  // A one-way leads from the long street to a dead end: nobody comes back from there.
  const trap: [number, number] = [110, 28.02];
  const nodes = [...long.nodes, ...other.nodes, ...short.nodes, trap];
  const ways = [long.way, other.way, short.way, { nodes: [0, 699], oneway: true }];
  const people = [
    [110.1, 28.001, 1],
    [110.1, 28.301, 2],
    [110.1, 28.601, 4],
    [110.1, 28.15, 8],
    [trap[0], trap[1], 16],
    [110.05, 28.59, 32],
  ] as const;
  const demand = littleDemand(people);

  function reasonsFrom(origins: readonly Origin[], direction: 'from-facility' | 'to-facility') {
    const settings = { ...DEFAULT_TRAVEL, direction };
    const graph = buildRoadGraph(littleRoads(nodes, ways), settings, []);
    const lookup = snapLookup(graph, settings.maxWalkMeters);
    const network = { graph, lookup, settings, demand: snapDemand(graph, demand, lookup) };
    const nearest = createNetworkMeasure(network, 'deciseconds').nearest(origins);
    return unreachedReasons({ network, demand, origins, nearest });
  }

  it('names the reason of each cell, the size of its component, and the people', () => {
    const origins = [{ index: 0, lon: 110.2, lat: 28 }];
    const { none, noRoad, smallComponent, noFacility, oneWay } = UNREACHED_REASON;
    const out = reasonsFrom(origins, 'from-facility');
    expect([...out.reason]).toEqual([none, noFacility, smallComponent, noRoad, none, smallComponent]);
    expect([...out.componentNodes]).toEqual([301, 200, 199, 0, 301, 199]);
    expect(out.totals).toEqual({
      none: { cells: 2, people: 17 },
      noRoad: { cells: 1, people: 8 },
      smallComponent: { cells: 2, people: 36 },
      noFacility: { cells: 1, people: 2 },
      oneWay: { cells: 0, people: 0 },
    });
    const back = reasonsFrom(origins, 'to-facility');
    expect([...back.reason]).toEqual([none, noFacility, smallComponent, noRoad, oneWay, smallComponent]);
    expect(back.totals.oneWay).toEqual({ cells: 1, people: 16 });
  });

  it('without any facility, there is none in any component', () => {
    const { noRoad, smallComponent, noFacility } = UNREACHED_REASON;
    expect([...reasonsFrom([], 'from-facility').reason]).toEqual([
      noFacility,
      noFacility,
      smallComponent,
      noRoad,
      noFacility,
      smallComponent,
    ]);
  });
});
