import type { Demand } from '../model/demand.ts';
import type { Region } from '../model/region.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { createCircleMeasure, straightDecimeters, straightTime } from '../travel/circle/circle-measure.ts';
import type { Measure } from '../travel/measure.ts';
import { type NetworkDemand, snapDemand } from '../travel/network/network-demand.ts';
import { createNetworkMeasure } from '../travel/network/network-measure.ts';
import { buildRoadGraph, type RoadGraph } from '../travel/network/road-graph.ts';
import { type SnapLookup, snapLookup } from '../travel/network/snap-index.ts';

/** What can be measured between facilities and people. */
export type MeasureKind = 'time' | 'straight' | 'network-length';

/** The settings ask for roads, and the project has none. */
export class NoRoadsError extends Error {
  constructor() {
    super('no-roads');
  }
}

/** Builds measures of a region, keeping those that the next question is likely to need again. */
export interface MeasureStore {
  get(kind: MeasureKind, settings: TravelSettings, closedRoads: readonly string[]): Measure;
  /** The road graph in use, for figures about the network; null without roads. */
  graph(settings: TravelSettings, closedRoads: readonly string[]): RoadGraph | null;
  /** The same ways of measuring to other points, over the same roads. */
  on(demand: Demand): MeasureStore;
}

/** A road network that can be entered: the graph, and where a place meets it. */
interface EnterableRoads {
  readonly key: string;
  readonly graph: RoadGraph;
  readonly lookup: SnapLookup;
}

const KEPT = 4;

export function createMeasureStore(region: Region): MeasureStore {
  return storeOver(region, keepLast<EnterableRoads>(KEPT));
}

function storeOver(region: Region, roadsKept: ReturnType<typeof keepLast<EnterableRoads>>): MeasureStore {
  const snapped = keepLast<NetworkDemand>(KEPT);
  const measures = keepLast<Measure>(KEPT * 3);

  const enterable = (settings: TravelSettings, closedRoads: readonly string[]): EnterableRoads => {
    const { roads } = region;
    if (!roads) throw new NoRoadsError();
    const { mode, speedKmh, ignoreAccess, useMaxspeed, walkKmh, maxWalkMeters } = settings;
    const walk = mode === 'walk' ? walkKmh : null;
    const key = JSON.stringify([mode, speedKmh, ignoreAccess, useMaxspeed, walk, maxWalkMeters, closedRoads]);
    return roadsKept(key, () => {
      const graph = buildRoadGraph(roads, settings, closedRoads);
      return { key, graph, lookup: snapLookup(graph, maxWalkMeters) };
    });
  };

  const network = (settings: TravelSettings, closedRoads: readonly string[]) => {
    const { key, graph, lookup } = enterable(settings, closedRoads);
    const demand = snapped(key, () => snapDemand(graph, region.demand, lookup));
    return { graph, lookup, settings, demand };
  };

  const build = (kind: MeasureKind, settings: TravelSettings, closedRoads: readonly string[]): Measure => {
    if (kind === 'straight') return createCircleMeasure(region.demand, 'decimeters', straightDecimeters);
    if (kind === 'network-length') {
      return createNetworkMeasure(network(settings, closedRoads), 'decimeters');
    }
    if (settings.model === 'circle') {
      return createCircleMeasure(region.demand, 'deciseconds', straightTime(settings.detour, settings.straightKmh));
    }
    return createNetworkMeasure(network(settings, closedRoads), 'deciseconds');
  };

  return {
    get(kind, settings, closedRoads) {
      const { callMinutes: _call, turnoutMinutes: _turnout, ...travel } = settings;
      return measures(JSON.stringify([kind, travel, closedRoads]), () => build(kind, settings, closedRoads));
    },
    graph: (settings, closedRoads) => (region.roads ? enterable(settings, closedRoads).graph : null),
    on: (demand) => storeOver({ ...region, demand }, roadsKept),
  };
}

/** A map that forgets what was used longest ago. */
export function keepLast<T>(size: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
    return value;
  };
}
