import type { Demand } from '../model/demand.ts';
import type { Region } from '../model/region.ts';
import type { Roads } from '../model/road.ts';
import { finish, type Steps } from '../model/steps.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { BARRIER_ZONE, type Zone } from '../model/zone.ts';
import { createCircleMeasure, straightDecimeters, straightTime } from '../travel/circle/circle-measure.ts';
import type { Measure, NearestState, Origin } from '../travel/measure.ts';
import { atOtherSpeeds, type NetworkDemand, snapDemandInSteps } from '../travel/network/network-demand.ts';
import { createNetworkMeasure } from '../travel/network/network-measure.ts';
import type { NetworkInput } from '../travel/network/network-metric.ts';
import type { NetworkSession } from '../travel/network/network-session.ts';
import { buildRoadGraphInSteps, type RoadGraph } from '../travel/network/road-graph.ts';
import { type SnapLookup, sameGeometry, snapLookupInSteps } from '../travel/network/snap-index.ts';
import { type UnreachedReasons, unreachedReasonsInSteps } from '../travel/network/unreached-reasons.ts';
import { withRoadSpeeds } from '../travel/speed/road-speeds.ts';
import { withSpeedFactors } from '../travel/speed/speed-factors.ts';
import type { Plan } from './edit.ts';
import { keepLast } from './keep-last.ts';
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
export type Travelling = Pick<Plan, 'travel' | 'closedRoads' | 'zones'> & Partial<Pick<Plan, 'roadSpeeds'>>;

/** Origins that are followed through edits: `of` names what they are, so that others are followed apart. */
export interface Followed {
  readonly origins: readonly Origin[];
  readonly of: string;
}

/** The nearest origin of every cell, and the origins from which nobody can start. */
export interface NearestOfPlan extends NearestState {
  /** Indices of origins, ascending. */
  readonly stranded: readonly number[];
}

/** Builds measures of a region, keeping those that the next question is likely to need again. */
export interface MeasureStore {
  get(kind: MeasureKind, how: Travelling): Measure;
  getInSteps(kind: MeasureKind, how: Travelling): Steps<Measure>;
  /**
   * The nearest search of a measure over roads, kept right through edits of facilities and roads instead of made anew;
   * null where the measure is none over roads.
   */
  nearestThroughEdits(kind: MeasureKind, how: Travelling, asked: Followed): Steps<NearestOfPlan | null>;
  /** Why people are not reached over the roads, counted; null where travel is not over roads. */
  unreached(
    how: Travelling,
    asked: { origins: readonly Origin[]; cells: Float64Array },
  ): Steps<UnreachedReasons | null>;
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
  readonly maxWalkMeters: number;
}

const KEPT = 4;
const SESSIONS_KEPT = 2;
/** Grounds are large: 17 bytes a cell. */
const GROUNDS_KEPT = 2;

let groundCode: typeof import('./terrain-store.ts') | null = null;

/** Brings what a travel model needs and the others do not. To be awaited before a measure of it is asked for. */
export async function prepareTravel(model: TravelSettings['model']): Promise<void> {
  if (model === 'terrain') groundCode ??= await import('./terrain-store.ts');
}

/** `size`: how many kinds of travel are kept; fewer where each is asked for once. */
export function createMeasureStore(region: Region, size = KEPT): MeasureStore {
  const roads = keepLast<EnterableRoads>(size);
  const grounds = keepLast<TravelledGround>(Math.min(size, GROUNDS_KEPT));
  return storeOver(region, { roads, grounds, last: { roads: null }, size });
}

/** What all stores of a region share. */
interface Kept {
  readonly roads: ReturnType<typeof keepLast<EnterableRoads>>;
  readonly grounds: ReturnType<typeof keepLast<TravelledGround>>;
  /** Roads entered last: others that differ from them in speeds alone are met at the same places. */
  readonly last: { roads: EnterableRoads | null };
  readonly size: number;
}

function storeOver(region: Region, kept: Kept): MeasureStore {
  const snapped = keepLast<NetworkDemand>(kept.size);
  let lastSnapped: { readonly lookup: SnapLookup; readonly demand: NetworkDemand } | null = null;
  const measures = keepLast<Measure>(kept.size * 3);
  const sessions = keepLast<NetworkSession>(SESSIONS_KEPT);

  const enterable = (how: Travelling): Steps<EnterableRoads> => {
    const { roads } = region;
    if (!roads) throw new NoRoadsError();
    const { mode, speedKmh, speed, ignoreAccess, useMaxspeed, walkKmh, maxWalkMeters } = how.travel;
    const walk = mode === 'walk' ? walkKmh : null;
    const travel = [mode, speedKmh, speed, ignoreAccess, useMaxspeed, walk, maxWalkMeters];
    const key = JSON.stringify([travel, how.closedRoads, how.roadSpeeds ?? {}, zonesThatCount(how)]);
    return kept.roads(key, function* () {
      const surroundings = { elevation: region.elevation, zones: how.zones };
      const driven = withRoadSpeeds(withSpeedFactors(roads, speed, surroundings), how.roadSpeeds ?? {});
      yield;
      const graph = yield* buildRoadGraphInSteps(driven, how.travel, how.closedRoads);
      const alike = kept.last.roads;
      const reusable = alike && alike.maxWalkMeters === maxWalkMeters && sameGeometry(alike.graph, graph);
      const lookup = reusable ? alike.lookup : yield* snapLookupInSteps(graph, maxWalkMeters);
      kept.last.roads = { key, graph, lookup, maxWalkMeters };
      return kept.last.roads;
    });
  };

  function* network(how: Travelling): Steps<NetworkInput> {
    const { key, graph, lookup } = yield* enterable(how);
    const demand = yield* snapped(key, function* () {
      const before = lastSnapped;
      // The lookup is the same object where only speeds differ: then every cell meets the roads where it met them before.
      const now =
        before?.lookup === lookup
          ? yield* atOtherSpeeds(before.demand, graph)
          : yield* snapDemandInSteps(graph, region.demand, lookup);
      lastSnapped = { lookup, demand: now };
      return now;
    });
    return { graph, lookup, settings: how.travel, demand };
  }

  function* build(kind: MeasureKind, how: Travelling): Steps<Measure> {
    if (kind === 'straight') return createCircleMeasure(region.demand, 'decimeters', straightDecimeters);
    if (kind === 'network-length') return createNetworkMeasure(yield* network(how), 'decimeters');
    const { model, detour, straightKmh } = how.travel;
    if (model === 'circle') {
      return createCircleMeasure(region.demand, 'deciseconds', straightTime(detour, straightKmh));
    }
    if (model === 'terrain') {
      const code = groundCode;
      if (!code) throw new Error('travel over the ground: await prepareTravel() before asking for it');
      function* graph(): Steps<RoadGraph> {
        return (yield* enterable(how)).graph;
      }
      const ground = yield* kept.grounds(travelKey(how), () => code.travelledGround(region, how, graph));
      return yield* code.groundMeasure(ground, region.demand);
    }
    return createNetworkMeasure(yield* network(how), 'deciseconds');
  }

  const getInSteps = (kind: MeasureKind, how: Travelling): Steps<Measure> =>
    measures(`${kind} ${travelKey(how)}`, () => build(kind, how));

  return {
    get: (kind, how) => finish(getInSteps(kind, how)),
    getInSteps,
    *nearestThroughEdits(kind, how, { origins, of }) {
      const overRoads = kind === 'network-length' || (kind === 'time' && how.travel.model === 'network');
      if (!overRoads || !region.roads) return null;
      const asBuilt: Travelling = { ...how, closedRoads: [], roadSpeeds: {} };
      const unit = kind === 'time' ? 'deciseconds' : 'decimeters';
      const session = yield* sessions(`${unit} ${travelKey(asBuilt)} ${of}`, function* () {
        return yield* createNetworkMeasure(yield* network(asBuilt), unit).sessionInSteps(origins);
      });
      // An update is made in one go: nobody may find the session between two states.
      session.update({ origins, ways: slownessOf(how, region.roads) });
      // The session's own array changes with the next edit.
      return { cells: session.cells.slice(), stranded: session.offRoad().sort((a, b) => a - b) };
    },
    *unreached(how, { origins, cells }) {
      if (how.travel.model !== 'network' || !region.roads) return null;
      const asked = { network: yield* network(how), demand: region.demand, origins, nearest: { cells } };
      return yield* unreachedReasonsInSteps(asked);
    },
    graph: (how) => (region.roads ? finish(enterable(how)).graph : null),
    on: (demand) => storeOver({ ...region, demand }, kept),
  };
}

/** Equal for plans between which no travel time differs. */
export function travelKey(how: Travelling): string {
  const { callMinutes: _call, turnoutMinutes: _turnout, ...travel } = how.travel;
  return JSON.stringify([travel, how.closedRoads, how.roadSpeeds ?? {}, zonesThatCount(how)]);
}

/** How many times as long each changed way takes, by its place in the file; closed ways for ever. */
function slownessOf({ closedRoads, roadSpeeds = {} }: Travelling, { wayIds }: Roads): Map<number, number> {
  const byId = new Map(Object.entries(roadSpeeds).map(([id, share]) => [id, 1 / share]));
  for (const id of closedRoads) byId.set(id, Number.POSITIVE_INFINITY);
  const slowness = new Map<number, number>();
  if (byId.size === 0) return slowness;
  // An id may name several pieces of one road.
  wayIds.forEach((id, way) => {
    const times = byId.get(id);
    if (times !== undefined) slowness.set(way, times);
  });
  return slowness;
}

/** Zones change travel where a speed is given for them, and over the ground as barriers. */
function zonesThatCount({ travel, zones }: Travelling): readonly Zone[] {
  if (travel.speed.zones?.length) return zones;
  return travel.model === 'terrain' ? zones.filter((zone) => zone.kind === BARRIER_ZONE) : [];
}
