import fc from 'fast-check';
import { DEFAULT_TRAVEL, type TravelSettings } from '../../../../src/core/model/travel-settings.ts';
import type { Measure, Origin } from '../../../../src/core/travel/measure.ts';
import { snapDemand } from '../../../../src/core/travel/network/network-demand.ts';
import { createNetworkMeasure, type NetworkMeasure } from '../../../../src/core/travel/network/network-measure.ts';
import { buildRoadGraph } from '../../../../src/core/travel/network/road-graph.ts';
import { snapLookup } from '../../../../src/core/travel/network/snap-index.ts';
import { type LittleWay, littleDemand, littleRoads } from '../../../support/little-world.ts';

/** A thousandth of a degree: 111.195 m on the equator. */
export const STEP = 0.001;

export type Points = readonly (readonly [number, number, number])[];
export type World = { nodes: [number, number][]; ways: LittleWay[]; people: Points };

export function measureOf(
  world: World,
  settings: TravelSettings = DEFAULT_TRAVEL,
  unit: Measure['unit'] = 'deciseconds',
): NetworkMeasure {
  const graph = buildRoadGraph(littleRoads(world.nodes, world.ways), settings, []);
  const lookup = snapLookup(graph, settings.maxWalkMeters);
  const demand = snapDemand(graph, littleDemand(world.people), lookup);
  return createNetworkMeasure({ graph, lookup, demand, settings }, unit);
}

/** A random connected-or-not network on a small patch of ground, with one-ways, loops and parallel ways. */
export const worlds = fc
  .record({
    nodes: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 3,
      maxLength: 25,
    }),
    links: fc.array(
      fc.record({
        a: fc.nat(24),
        b: fc.nat(24),
        via: fc.array(fc.nat(24), { maxLength: 3 }),
        oneway: fc.boolean(),
        class: fc.constantFrom('primary' as const, 'residential' as const, 'residential' as const, 'motorway' as const),
      }),
      {
        minLength: 2,
        maxLength: 45,
      },
    ),
    people: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 20,
    }),
    origins: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ nodes, links, people, origins }) => ({
    world: {
      nodes: nodes.map(([x, y]): [number, number] => [110 + x * STEP, 28 + y * STEP]),
      ways: links.map(
        ({ a, b, via, oneway, class: name }): LittleWay => ({
          nodes: [a, ...via, b].map((node) => node % nodes.length),
          oneway,
          class: name,
        }),
      ),
      people: people.map(([x, y]) => [110 + (x * STEP) / 10, 28 + (y * STEP) / 10, 1] as const),
    },
    origins: origins.map(([x, y], index): Origin => ({ index, lon: 110 + (x * STEP) / 10, lat: 28 + (y * STEP) / 10 })),
  }));

export const settingsList = [
  DEFAULT_TRAVEL,
  { ...DEFAULT_TRAVEL, direction: 'to-facility' as const },
  { ...DEFAULT_TRAVEL, mode: 'walk' as const },
];

/** How many times as long each way takes; Infinity where it is closed. */
export type Ways = ReadonlyMap<number, number>;

export interface Frame {
  readonly world: World;
  readonly settings: TravelSettings;
  readonly unit: Measure['unit'];
}

/** Everything built anew: without the closed ways, and with the slow ones' speeds given by the road file. */
export function fromNothing({ world, settings, unit }: Frame, origins: readonly Origin[], ways: Ways): Float64Array {
  const roads = littleRoads(world.nodes, world.ways);
  const closed = [...ways].filter(([, slower]) => slower === Infinity).map(([way]) => roads.wayIds[way]!);
  for (const [way, slower] of ways) {
    if (slower !== Infinity) roads.speed[way] = settings.speedKmh[world.ways[way]!.class ?? 'tertiary'] / slower;
  }
  const graph = buildRoadGraph(roads, { ...settings, useMaxspeed: true }, closed);
  const lookup = snapLookup(graph, settings.maxWalkMeters);
  const demand = snapDemand(graph, littleDemand(world.people), lookup);
  return createNetworkMeasure({ graph, lookup, demand, settings }, unit).nearest(origins).cells;
}
