import type { Region } from '../model/region.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { createCircleMeasure, straightDecimeters, straightTime } from '../travel/circle/circle-measure.ts';
import type { Measure } from '../travel/measure.ts';
import { snapDemand } from '../travel/network/network-demand.ts';
import { createNetworkMeasure } from '../travel/network/network-measure.ts';
import type { NetworkInput } from '../travel/network/network-metric.ts';
import { buildRoadGraph, type RoadGraph } from '../travel/network/road-graph.ts';
import { snapLookup } from '../travel/network/snap-index.ts';

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
}

const KEPT = 4;

export function createMeasureStore(region: Region): MeasureStore {
  const networks = keepLast<NetworkInput>(KEPT);
  const measures = keepLast<Measure>(KEPT * 3);

  const network = (settings: TravelSettings, closedRoads: readonly string[]): NetworkInput => {
    const { roads } = region;
    if (!roads) throw new NoRoadsError();
    const { mode, speedKmh, ignoreAccess, useMaxspeed, walkKmh, maxWalkMeters } = settings;
    const walk = mode === 'walk' ? walkKmh : null;
    const key = JSON.stringify([mode, speedKmh, ignoreAccess, useMaxspeed, walk, maxWalkMeters, closedRoads]);
    return networks(key, () => {
      const graph = buildRoadGraph(roads, settings, closedRoads);
      const lookup = snapLookup(graph, maxWalkMeters);
      return { graph, lookup, settings, demand: snapDemand(graph, region.demand, lookup) };
    });
  };

  const build = (kind: MeasureKind, settings: TravelSettings, closedRoads: readonly string[]): Measure => {
    if (kind === 'straight') return createCircleMeasure(region.demand, 'decimeters', straightDecimeters);
    if (kind === 'network-length') {
      return createNetworkMeasure({ ...network(settings, closedRoads), settings }, 'decimeters');
    }
    if (settings.model === 'circle') {
      return createCircleMeasure(region.demand, 'deciseconds', straightTime(settings.detour, settings.straightKmh));
    }
    return createNetworkMeasure({ ...network(settings, closedRoads), settings }, 'deciseconds');
  };

  return {
    get(kind, settings, closedRoads) {
      const { callMinutes: _call, turnoutMinutes: _turnout, ...travel } = settings;
      return measures(JSON.stringify([kind, travel, closedRoads]), () => build(kind, settings, closedRoads));
    },
    graph: (settings, closedRoads) => (region.roads ? network(settings, closedRoads).graph : null),
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
