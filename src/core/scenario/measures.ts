import type { Demand } from '../model/demand.ts';
import type { Region } from '../model/region.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import type { Zone } from '../model/zone.ts';
import { createCircleMeasure, straightDecimeters, straightTime } from '../travel/circle/circle-measure.ts';
import type { Measure } from '../travel/measure.ts';
import { type NetworkDemand, snapDemand } from '../travel/network/network-demand.ts';
import { createNetworkMeasure } from '../travel/network/network-measure.ts';
import { buildRoadGraph, type RoadGraph } from '../travel/network/road-graph.ts';
import { type SnapLookup, snapLookup } from '../travel/network/snap-index.ts';
import { withSpeedFactors } from '../travel/speed/speed-factors.ts';
import type { Plan } from './edit.ts';
import type { TravelledGround } from './terrain-store.ts';

/** What can be measured between facilities and people. */
export type MeasureKind = 'time' | 'straight' | 'network-length';

/** The settings ask for roads, and the project has none. */
export class NoRoadsError extends Error {
  constructor() {
    super('no-roads');
  }
}

/** What of a plan travel depends on. */
export type Travelling = Pick<Plan, 'travel' | 'closedRoads' | 'zones'>;

/** Builds measures of a region, keeping those that the next question is likely to need again. */
export interface MeasureStore {
  get(kind: MeasureKind, how: Travelling): Measure;
  /** The road graph in use, for figures about the network; null without roads. */
  graph(how: Travelling): RoadGraph | null;
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
/** Grounds are large: 17 bytes a cell. */
const GROUNDS_KEPT = 2;

let groundCode: typeof import('./terrain-store.ts') | null = null;

/** Brings what a travel model needs and the others do not. To be awaited before a measure of it is asked for. */
export async function prepareTravel(model: TravelSettings['model']): Promise<void> {
  if (model === 'terrain') groundCode ??= await import('./terrain-store.ts');
}

export function createMeasureStore(region: Region): MeasureStore {
  return storeOver(region, { roads: keepLast<EnterableRoads>(KEPT), grounds: keepLast<TravelledGround>(GROUNDS_KEPT) });
}

/** What all stores of a region share. */
interface Kept {
  readonly roads: ReturnType<typeof keepLast<EnterableRoads>>;
  readonly grounds: ReturnType<typeof keepLast<TravelledGround>>;
}

function storeOver(region: Region, kept: Kept): MeasureStore {
  const snapped = keepLast<NetworkDemand>(KEPT);
  const measures = keepLast<Measure>(KEPT * 3);

  const enterable = (how: Travelling): EnterableRoads => {
    const { roads } = region;
    if (!roads) throw new NoRoadsError();
    const { mode, speedKmh, speed, ignoreAccess, useMaxspeed, walkKmh, maxWalkMeters } = how.travel;
    const walk = mode === 'walk' ? walkKmh : null;
    const travel = [mode, speedKmh, speed, ignoreAccess, useMaxspeed, walk, maxWalkMeters];
    const key = JSON.stringify([travel, how.closedRoads, zonesThatCount(how)]);
    return kept.roads(key, () => {
      const surroundings = { elevation: region.elevation, zones: how.zones };
      const graph = buildRoadGraph(withSpeedFactors(roads, speed, surroundings), how.travel, how.closedRoads);
      return { key, graph, lookup: snapLookup(graph, maxWalkMeters) };
    });
  };

  const network = (how: Travelling) => {
    const { key, graph, lookup } = enterable(how);
    const demand = snapped(key, () => snapDemand(graph, region.demand, lookup));
    return { graph, lookup, settings: how.travel, demand };
  };

  const build = (kind: MeasureKind, how: Travelling): Measure => {
    if (kind === 'straight') return createCircleMeasure(region.demand, 'decimeters', straightDecimeters);
    if (kind === 'network-length') return createNetworkMeasure(network(how), 'decimeters');
    const { model, detour, straightKmh } = how.travel;
    if (model === 'circle') {
      return createCircleMeasure(region.demand, 'deciseconds', straightTime(detour, straightKmh));
    }
    if (model === 'terrain') {
      const code = groundCode;
      if (!code) throw new Error('travel over the ground: await prepareTravel() before asking for it');
      const ground = kept.grounds(travelKey(how), () => code.travelledGround(region, how, () => enterable(how).graph));
      return code.groundMeasure(ground, region.demand);
    }
    return createNetworkMeasure(network(how), 'deciseconds');
  };

  return {
    get: (kind, how) => measures(`${kind} ${travelKey(how)}`, () => build(kind, how)),
    graph: (how) => (region.roads ? enterable(how).graph : null),
    on: (demand) => storeOver({ ...region, demand }, kept),
  };
}

/** Equal for plans between which no travel time differs. */
export function travelKey(how: Travelling): string {
  const { callMinutes: _call, turnoutMinutes: _turnout, ...travel } = how.travel;
  return JSON.stringify([travel, how.closedRoads, zonesThatCount(how)]);
}

/** Zones change travel where a speed is given for them, and over the ground as barriers. */
function zonesThatCount({ travel, zones }: Travelling): readonly Zone[] {
  const matter = travel.model === 'terrain' || (travel.speed.zones?.length ?? 0) > 0;
  return matter ? zones : [];
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
