import type { Demand } from '../../model/demand.ts';
import type { Roads } from '../../model/road.ts';
import { finish, type Steps } from '../../model/steps.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import type { Meters } from '../../model/units.ts';
import { adjacencyOf } from '../network/adjacency.ts';
import { componentsOf } from '../network/components.ts';
import { USE, usableSegmentsInSteps } from '../network/segments.ts';
import { danglingEnds } from './dangling-ends.ts';
import { duplicateEdges } from './duplicate-edges.ts';
import { type FindingKind, type FindingList, findingList, type NetworkFinding } from './finding.ts';
import { groupSegments, type NetworkView, peopleBySegment, placeOf } from './network-view.ts';
import { oddClassSpeeds, oddSpeeds, zeroLengthWays } from './odd-speeds.ts';
import { oneWayPocketsInSteps, POCKET_KINDS } from './one-way-pockets.ts';
import { SegmentGrid } from './segment-grid.ts';

export interface NetworkHealthInput {
  readonly roads: Roads;
  readonly settings: TravelSettings;
  readonly demand?: Demand;
  readonly closedWays?: readonly string[];
  /** A dead end this near to another road (≤) is looked at, metres; default 10. */
  readonly gapMeters?: number;
  /** Findings listed per kind, default 200; all are counted. */
  readonly most?: number;
}

/** The state of a road network: its figures, and what a user should look at. */
export interface NetworkHealth {
  /** Ways in the file, and those that the settings let travel use. */
  readonly ways: number;
  readonly usedWays: number;
  /** Vertices on usable roads. */
  readonly nodes: number;
  readonly meters: Meters;
  /** Weakly connected parts. */
  readonly parts: number;
  /** Share of the metres that lie in the largest part; 1 for an empty network. */
  readonly largestShare: number;
  /** People by their nearest usable road within the walking limit. */
  readonly people: {
    readonly total: number;
    readonly onLargest: number;
    readonly onOthers: number;
    /** No usable road within the walking limit. */
    readonly offRoad: number;
  };
  readonly findings: Readonly<Record<FindingKind, FindingList>>;
}

const GAP_METERS = 10;
const MOST = 200;

/**
 * Looks a road network over: parts that hang together, dead ends beside roads, one-way traps, speeds, duplicates and
 * ways without length. All under the settings: what they do not let travel use is not there.
 */
export function networkHealth(input: NetworkHealthInput): NetworkHealth {
  return finish(networkHealthInSteps(input));
}

export function* networkHealthInSteps(input: NetworkHealthInput): Steps<NetworkHealth> {
  const { roads, settings, demand, gapMeters = GAP_METERS, most = MOST } = input;
  const segments = yield* usableSegmentsInSteps(roads, settings, input.closedWays ?? []);
  const enterable = yield* SegmentGrid.inSteps(roads, segments, USE.snap);
  yield;
  const nearest = demand
    ? yield* peopleBySegment(demand, { grid: enterable, segments, maxMeters: settings.maxWalkMeters })
    : { people: new Float64Array(segments.count), offRoad: 0 };
  const adjacency = adjacencyOf(segments, roads.nodeLon.length);
  yield;
  const components = componentsOf(segments, roads.nodeLon.length);
  yield;
  const grid = yield* SegmentGrid.inSteps(roads, segments, USE.forward | USE.backward);
  const view: NetworkView = { roads, settings, segments, adjacency, components, grid, people: nearest.people };
  yield;
  const partOf = new Int32Array(segments.count);
  for (let s = 0; s < segments.count; s++) partOf[s] = components.ofNode[segments.from[s]!]!;
  const parts = groupSegments(view, partOf, components.sizes.length);
  yield;
  const meters = parts.meters.reduce((sum, part) => sum + part, 0);
  const total = demand?.total ?? 0;
  const onLargest = parts.people[components.largest] ?? 0;
  const found = [separateParts(view, parts), yield* danglingEnds(view, gapMeters, parts.people)];
  found.push(yield* pockets(view));
  const looks = [() => oddSpeeds(roads), () => oddClassSpeeds(roads, settings), () => zeroLengthWays(roads)];
  for (const look of looks) {
    yield;
    found.push(look());
  }
  found.push(yield* duplicateEdges(view));
  yield;
  return {
    ways: roads.wayIds.length,
    usedWays: distinct(segments.way, segments.count),
    nodes: components.sizes.reduce((sum, size) => sum + size, 0),
    meters,
    parts: components.sizes.length,
    largestShare: meters > 0 ? parts.meters[components.largest]! / meters : 1,
    people: { total, onLargest, onOthers: total - onLargest - nearest.offRoad, offRoad: nearest.offRoad },
    findings: byKind(found.flat(), most),
  };
}

function separateParts(view: NetworkView, parts: ReturnType<typeof groupSegments>): NetworkFinding[] {
  const found: NetworkFinding[] = [];
  for (let part = 0; part < parts.meters.length; part++) {
    if (part === view.components.largest) continue;
    const [people, meters] = [parts.people[part]!, parts.meters[part]!];
    found.push({ kind: 'separate-part', ...placeOf(view, parts.longest[part]!), figure: meters, people, meters });
  }
  return found;
}

/** Different numbers among the first `count`, which come in runs of equals. */
function distinct(numbers: ArrayLike<number>, count: number): number {
  const seen = new Set<number>();
  for (let i = 0; i < count; i++) if (i === 0 || numbers[i] !== numbers[i - 1]) seen.add(numbers[i]!);
  return seen.size;
}

function* pockets(view: NetworkView): Steps<NetworkFinding[]> {
  const { kinds, ofSegment } = yield* oneWayPocketsInSteps(view.segments, view.adjacency, view.components.ofNode);
  const groups = groupSegments(view, ofSegment, kinds.length);
  return kinds.flatMap((kind, pocket): NetworkFinding[] => {
    const longest = groups.longest[pocket]!;
    // A node between two pockets may have no piece of its own: theirs name it.
    if (longest === -1) return [];
    const [people, meters] = [groups.people[pocket]!, groups.meters[pocket]!];
    return [{ kind: POCKET_KINDS[kind]!, ...placeOf(view, longest), figure: meters, people, meters }];
  });
}

function byKind(found: readonly NetworkFinding[], most: number): Record<FindingKind, FindingList> {
  const of = (kind: FindingKind) =>
    findingList(
      found.filter((finding) => finding.kind === kind),
      most,
    );
  return {
    'separate-part': of('separate-part'),
    'dangling-end': of('dangling-end'),
    'cannot-leave': of('cannot-leave'),
    'cannot-enter': of('cannot-enter'),
    'cannot-leave-or-enter': of('cannot-leave-or-enter'),
    'odd-speed': of('odd-speed'),
    'odd-class-speed': of('odd-class-speed'),
    'duplicate-edge': of('duplicate-edge'),
    'zero-length': of('zero-length'),
  };
}
