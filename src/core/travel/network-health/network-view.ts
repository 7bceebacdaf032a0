import type { Demand } from '../../model/demand.ts';
import type { Roads } from '../../model/road.ts';
import { inParts, type Steps } from '../../model/steps.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import type { Adjacency } from '../network/adjacency.ts';
import type { Components } from '../network/components.ts';
import type { Segments } from '../network/segments.ts';
import type { SegmentGrid } from './segment-grid.ts';

/** The usable network from all the sides that the single checks look at, built once. */
export interface NetworkView {
  readonly roads: Roads;
  readonly settings: TravelSettings;
  readonly segments: Segments;
  readonly adjacency: Adjacency;
  /** Weakly connected components. */
  readonly components: Components;
  /** All usable segments. */
  readonly grid: SegmentGrid;
  /** People whose nearest enterable segment it is, per segment. */
  readonly people: Float64Array;
}

const CELLS_AT_ONCE = 4096;

/**
 * People by their nearest segment that may be entered from the side, within `maxMeters` (≤), and those without one.
 */
export function* peopleBySegment(
  demand: Demand,
  { grid, segments, maxMeters }: { grid: SegmentGrid; segments: Segments; maxMeters: number },
): Steps<{ people: Float64Array; offRoad: number }> {
  const people = new Float64Array(segments.count);
  let offRoad = 0;
  yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) {
      const s = grid.nearest(demand.lon[i]!, demand.lat[i]!, maxMeters);
      if (s === -1) offRoad += demand.population[i]!;
      else people[s]! += demand.population[i]!;
    }
  });
  return { people, offRoad };
}

/** Sums over groups of segments: metres, people, and the longest segment, which says where the group is shown. */
export interface Groups {
  readonly meters: Float64Array;
  readonly people: Float64Array;
  /** -1 for an empty group. */
  readonly longest: Int32Array;
}

export function groupSegments(
  view: Pick<NetworkView, 'segments' | 'people'>,
  groupOf: ArrayLike<number>,
  groups: number,
): Groups {
  const meters = new Float64Array(groups);
  const people = new Float64Array(groups);
  const longest = new Int32Array(groups).fill(-1);
  for (let s = 0; s < view.segments.count; s++) {
    const group = groupOf[s]!;
    if (group < 0) continue;
    meters[group]! += view.segments.meters[s]!;
    people[group]! += view.people[s]!;
    const best = longest[group]!;
    if (best === -1 || view.segments.meters[s]! > view.segments.meters[best]!) longest[group] = s;
  }
  return { meters, people, longest };
}

/** Where a segment is shown, and what it belongs to. */
export function placeOf({ roads, segments }: Pick<NetworkView, 'roads' | 'segments'>, s: number) {
  const [a, b] = [segments.from[s]!, segments.to[s]!];
  return {
    lon: (roads.nodeLon[a]! + roads.nodeLon[b]!) / 2,
    lat: (roads.nodeLat[a]! + roads.nodeLat[b]!) / 2,
    ...wayOf(roads, segments.way[s]!),
  };
}

export function wayOf(roads: Roads, way: number): { way: string; name: string } {
  return { way: roads.wayIds[way]!, name: roads.wayNames[way]! };
}
