import { greatCircleMeters } from '../../geo/distance.ts';
import { ROAD_CLASSES, ROAD_FLAG, type RoadClass, type Roads } from '../../model/road.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';

/** Bits of `Segments.use`. */
export const USE = { forward: 1, backward: 2, snap: 4 } as const;

/** Usable pieces of road between two consecutive vertices, as columns. */
export interface Segments {
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly meters: Float64Array;
  readonly seconds: Float64Array;
  /** Bits of USE. */
  readonly use: Uint8Array;
  /** The way each comes from. */
  readonly way: Uint32Array;
}

/** People and facilities do not step onto these from the side. */
const NO_ACCESS: ReadonlySet<RoadClass> = new Set(['motorway', 'motorway_link', 'trunk', 'trunk_link']);
const NO_WALKING = NO_ACCESS;
/** Ways have a dozen vertices or so. */
const WAYS_AT_ONCE = 8192;

interface WayUse {
  readonly use: number;
  readonly kmh: number;
  /** The speed model's factors hold: they are about driving. */
  readonly scaled: boolean;
}

/** How a way may be used under the settings; null if not at all. */
function useOf(roads: Roads, way: number, settings: TravelSettings): WayUse | null {
  const flags = roads.flags[way]!;
  const name = ROAD_CLASSES[roads.roadClass[way]!]!;
  if (flags & ROAD_FLAG.restricted && !settings.ignoreAccess) return null;
  // Ferries are boarded at their ends, where they meet a road.
  const snap = NO_ACCESS.has(name) || flags & ROAD_FLAG.tunnel || name === 'ferry' ? 0 : USE.snap;
  if (settings.mode === 'walk') {
    if (NO_WALKING.has(name)) return null;
    const kmh = name === 'ferry' ? settings.speedKmh.ferry : settings.walkKmh;
    return { use: USE.forward | USE.backward | snap, kmh, scaled: false };
  }
  if (flags & ROAD_FLAG.walkOnly) return null;
  const tagged = settings.useMaxspeed ? roads.speed[way]! : 0;
  const kmh = tagged > 0 ? tagged : settings.speedKmh[name];
  const use = (flags & ROAD_FLAG.forward ? USE.forward : 0) | (flags & ROAD_FLAG.backward ? USE.backward : 0);
  return kmh > 0 && use !== 0 ? { use: use | snap, kmh, scaled: true } : null;
}

/**
 * The usable segments of a road file: great-circle metres, and seconds = metres / speed of the class
 * (the contract's definition), the speed times `roads.speedFactor` where a speed model has put one.
 * Closed ways are left out.
 */
export function usableSegments(roads: Roads, settings: TravelSettings, closedWays: readonly string[]): Segments {
  return finish(usableSegmentsInSteps(roads, settings, closedWays));
}

export function* usableSegmentsInSteps(
  roads: Roads,
  settings: TravelSettings,
  closedWays: readonly string[],
): Steps<Segments> {
  const closed = new Set(closedWays);
  const ways = roads.wayIds.map((id, way) => (closed.has(id) ? null : useOf(roads, way, settings)));
  let count = 0;
  ways.forEach((use, way) => {
    if (use) count += Math.max(0, roads.offsets[way + 1]! - roads.offsets[way]! - 1);
  });
  const segments = {
    count: 0,
    from: new Uint32Array(count),
    to: new Uint32Array(count),
    meters: new Float64Array(count),
    seconds: new Float64Array(count),
    use: new Uint8Array(count),
    way: new Uint32Array(count),
  };
  yield;
  yield* inParts(ways.length, WAYS_AT_ONCE, (from, to) => {
    for (let way = from; way < to; way++) {
      const use = ways[way];
      if (use) addWay(segments, roads, { way, ...use });
    }
  });
  return segments;
}

type Growing = { -readonly [K in keyof Segments]: Segments[K] };

function addWay(segments: Growing, roads: Roads, way: WayUse & { way: number }): void {
  const factors = way.scaled ? roads.speedFactor : undefined;
  for (let v = roads.offsets[way.way]!; v < roads.offsets[way.way + 1]! - 1; v++) {
    const from = roads.vertices[v]!;
    const to = roads.vertices[v + 1]!;
    if (from === to) continue;
    const i = segments.count++;
    const meters = greatCircleMeters(
      roads.nodeLon[from]!,
      roads.nodeLat[from]!,
      roads.nodeLon[to]!,
      roads.nodeLat[to]!,
    );
    segments.from[i] = from;
    segments.to[i] = to;
    segments.meters[i] = meters;
    // A factor of 1 leaves the speed, and so the seconds, as they are to the last bit.
    segments.seconds[i] = (meters * 3.6) / (factors ? way.kmh * factors[v]! : way.kmh);
    segments.use[i] = way.use;
    segments.way[i] = way.way;
  }
}
