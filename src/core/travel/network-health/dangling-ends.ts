import { ROAD_FLAG } from '../../model/road.ts';
import { inParts, type Steps } from '../../model/steps.ts';
import type { NetworkFinding } from './finding.ts';
import { type NetworkView, wayOf } from './network-view.ts';

/** An end this many times the gap limit away along the roads is not joined to the road beside it. */
const DETOUR = 10;
const NODES_AT_ONCE = 16_384;

/**
 * Dead ends within `gapMeters` (≤) of a road that they do not join: from the end to the nearest point of that road is
 * farther than ten times `gapMeters` along the network, or there is no way at all. Roads that pass on a bridge or in
 * a tunnel are left out unless the dead end is one itself. People are those of the smaller part where the gap parts two.
 */
export function* danglingEnds(
  view: NetworkView,
  gapMeters: number,
  peopleOfPart: ArrayLike<number>,
): Steps<NetworkFinding[]> {
  const { roads, adjacency, segments, grid, components } = view;
  const found: NetworkFinding[] = [];
  const look = (node: number): void => {
    const first = adjacency.offsets[node]!;
    if (adjacency.offsets[node + 1]! - first !== 1) return;
    const own = adjacency.items[first]!;
    const [lon, lat] = [roads.nodeLon[node]!, roads.nodeLat[node]!];
    const near = grid.within(lon, lat, gapMeters).filter((s) => s !== own && mayPass(view, own, s));
    if (near.length === 0) return;
    const along = metersAlong(view, node, DETOUR * gapMeters);
    let gap = Number.POSITIVE_INFINITY;
    let other = -1;
    for (const s of near) {
      const meters = grid.measure(s, lon, lat);
      const a = (along.get(segments.from[s]!) ?? Infinity) + grid.fraction * segments.meters[s]!;
      const b = (along.get(segments.to[s]!) ?? Infinity) + (1 - grid.fraction) * segments.meters[s]!;
      // Joined nearby: the road of which this is a stub, a bend of the own one.
      if (Math.min(a, b) <= DETOUR * gapMeters) continue;
      if (meters < gap) {
        gap = meters;
        other = s;
      }
    }
    if (other === -1) return;
    const part = components.ofNode[node]!;
    const otherPart = components.ofNode[segments.from[other]!]!;
    const people = part === otherPart ? 0 : Math.min(peopleOfPart[part]!, peopleOfPart[otherPart]!);
    const meters = segments.meters[own]!;
    found.push({ kind: 'dangling-end', lon, lat, ...wayOf(roads, segments.way[own]!), figure: gap, people, meters });
  };
  yield* inParts(roads.nodeLon.length, NODES_AT_ONCE, (from, to) => {
    for (let node = from; node < to; node++) look(node);
  });
  return found;
}

function mayPass({ roads, segments }: NetworkView, own: number, other: number): boolean {
  const raised = ROAD_FLAG.bridge | ROAD_FLAG.tunnel;
  return !(roads.flags[segments.way[other]!]! & raised) || (roads.flags[segments.way[own]!]! & raised) !== 0;
}

/** Metres along the roads, in either direction, from a node to those within `limit`: a handful, so a plain list does. */
function metersAlong({ segments, adjacency }: NetworkView, start: number, limit: number): Map<number, number> {
  const best = new Map([[start, 0]]);
  const open = [start];
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    const here = best.get(node)!;
    for (let i = adjacency.offsets[node]!; i < adjacency.offsets[node + 1]!; i++) {
      const s = adjacency.items[i]!;
      const next = segments.from[s] === node ? segments.to[s]! : segments.from[s]!;
      const meters = here + segments.meters[s]!;
      // A node whose distance falls is looked at again.
      if (meters > limit || meters >= (best.get(next) ?? Infinity)) continue;
      best.set(next, meters);
      open.push(next);
    }
  }
  return best;
}
