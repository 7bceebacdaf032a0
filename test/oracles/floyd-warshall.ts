import { at } from './at.ts';
import { greatCircleMeters, type Place } from './great-circle.ts';
import type { Direction, OracleNetwork } from './network-times.ts';

/**
 * A second reading of the access leg, with none of the seeds and special cases of `network-times.ts`: the facility and
 * the person become nodes of their own, each cuts the edge it snaps to into pieces, and Floyd–Warshall finds all times.
 */
export function timeByFloydWarshall(
  network: OracleNetwork,
  facility: Place,
  person: Place,
  direction: Direction,
  walk: { walkKmh: number; maxWalkMeters: number; facilityLeg: boolean },
): number {
  const { edges, nodes } = network.graph;
  const places = [facility, person];
  const snaps = places.map((place) => network.snapOf(place.lon, place.lat));
  const size = nodes.length + 2;
  const times = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 0 : Infinity)),
  );
  const link = (a: number, b: number, seconds: number): void => {
    at(times, a)[b] = Math.min(at(at(times, a), b), seconds);
  };
  edges.forEach((edge, index) => {
    const stops = [
      { node: edge.from, fraction: 0 },
      ...snaps.flatMap((snap, i) =>
        snap?.edge === index ? [{ node: nodes.length + i, fraction: snap.fraction }] : [],
      ),
      { node: edge.to, fraction: 1 },
    ].sort((a, b) => a.fraction - b.fraction);
    stops.slice(1).forEach((stop, i) => {
      const before = at(stops, i);
      const share = stop.fraction - before.fraction;
      link(before.node, stop.node, share === 0 ? 0 : share * edge.forwardSeconds);
      link(stop.node, before.node, share === 0 ? 0 : share * edge.backwardSeconds);
    });
  });
  allPairs(times);
  const legs = places.map((place, i) => {
    const snap = snaps[i];
    const meters = snap ? greatCircleMeters(place, snap) : Infinity;
    if (meters > walk.maxWalkMeters) return Infinity;
    return i === 0 && !walk.facilityLeg ? 0 : meters / (walk.walkKmh / 3.6);
  });
  const [start, end] = direction === 'from-facility' ? [size - 2, size - 1] : [size - 1, size - 2];
  return at(at(times, start), end) + at(legs, 0) + at(legs, 1);
}

/** Floyd–Warshall in place. */
export function allPairs(times: number[][]): void {
  const size = times.length;
  for (let via = 0; via < size; via++) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        const through = at(at(times, a), via) + at(at(times, via), b);
        if (through < at(at(times, a), b)) at(times, a)[b] = through;
      }
    }
  }
}
