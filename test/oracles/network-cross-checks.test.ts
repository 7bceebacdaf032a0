import { describe, expect, it } from 'vitest';
import { at } from './at.ts';
import { allPairs, timeByFloydWarshall } from './floyd-warshall.ts';
import type { Place } from './great-circle.ts';
import type { Direction, OracleNetwork } from './network-times.ts';
import { oracleNetwork } from './osm-network-oracle.ts';
import type { RoadSettings } from './road-rules.ts';
import { seededRandom } from './seeded-random.ts';
import { placeAt, type TinyNode, type TinyWay, tinyPbf } from './tiny-osm.ts';

const DIRECTIONS: Direction[] = ['from-facility', 'to-facility'];
const WALK = { walkKmh: 4.5, maxWalkMeters: 3000 };
const CLASSES = ['primary', 'secondary', 'residential', 'track', 'motorway', 'tertiary_link'];

/** A jittered grid of side × side nodes with random classes and one-ways; a fifth of the streets is missing. */
function randomTown(seed: number, side: number): { pbf: Uint8Array; place: () => Place } {
  const random = seededRandom(seed);
  const jitter = (cell: number): number => cell * 500 + 300 * random();
  const nodes: TinyNode[] = [];
  for (let i = 0; i < side * side; i++) nodes.push([i + 1, jitter(i % side), jitter(Math.floor(i / side))]);
  const ways: TinyWay[] = [];
  const street = (from: number, to: number): void => {
    if (random() < 0.2) return;
    const oneway = ['no', 'no', 'yes', '-1'][Math.floor(random() * 4)] ?? 'no';
    const highway = CLASSES[Math.floor(random() * CLASSES.length)] ?? 'road';
    ways.push({ id: ways.length + 1, refs: [from, to], tags: { highway, oneway } });
  };
  for (let i = 0; i < side * side; i++) {
    if (i % side < side - 1) street(i + 1, i + 2);
    if (i + side < side * side) street(i + 1, i + 1 + side);
  }
  const span = side * 500;
  return { pbf: tinyPbf(nodes, ways), place: () => placeAt(random() * span, random() * span) };
}

/** Places right on the longest edge that may be snapped to: facility and person on one and the same edge. */
function placesOnOneEdge(network: OracleNetwork): [Place, Place] {
  const edge = network.graph.edges.filter((each) => each.snapAllowed).sort((a, b) => b.meters - a.meters)[0];
  if (!edge) throw new Error('no edge');
  const from = at(network.graph.nodes, edge.from);
  const to = at(network.graph.nodes, edge.to);
  const along = (share: number): Place => ({
    lon: from.lon + share * (to.lon - from.lon),
    lat: from.lat + share * (to.lat - from.lat),
  });
  return [along(0.7), along(0.3)];
}

describe('seeds and one-ways against Floyd–Warshall with the places built in as nodes', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('random town %d', (seed) => {
    const town = randomTown(seed, 6);
    for (const mode of ['drive', 'walk'] satisfies RoadSettings['mode'][]) {
      const network = oracleNetwork(town.pbf, { mode });
      const pairs: [Place, Place][] = [[town.place(), town.place()], placesOnOneEdge(network)];
      for (const [facility, person] of pairs) {
        for (const direction of DIRECTIONS) {
          const walk = { ...WALK, facilityLeg: mode === 'walk' };
          const expected = timeByFloydWarshall(network, facility, person, direction, walk);
          const found = network.timeBetween(facility, person, direction);
          if (expected === Infinity) expect(found).toBe(Infinity);
          else expect(found).toBeCloseTo(expected, 6);
        }
      }
    }
  });

  it('node to node on 196 nodes: all times from one node equal Floyd–Warshall', () => {
    const network = oracleNetwork(randomTown(99, 14).pbf);
    const { nodes, edges } = network.graph;
    const times = nodes.map((_, i) => nodes.map((__, j) => (i === j ? 0 : Infinity)));
    for (const edge of edges) {
      const { from, to } = edge;
      at(times, from)[to] = Math.min(at(at(times, from), to), edge.forwardSeconds);
      at(times, to)[from] = Math.min(at(at(times, to), from), edge.backwardSeconds);
    }
    allPairs(times);
    const snappable = new Set(edges.flatMap((edge) => (edge.snapAllowed ? [edge.from, edge.to] : [])));
    const source = at([...snappable], 0);
    const targets = [...snappable];
    const found = network.timesToNearest(
      [at(nodes, source)],
      targets.map((node) => at(nodes, node)),
      'from-facility',
    );
    targets.forEach((node, i) => {
      const expected = at(at(times, source), node);
      if (expected === Infinity) expect(at(found, i)).toBe(Infinity);
      else expect(Math.abs(at(found, i) - expected)).toBeLessThan(1e-6);
    });
  });
});

it('the nearest snap equals the first of all edges tried without any shortcut', () => {
  for (const seed of [21, 22, 23]) {
    const town = randomTown(seed, 12);
    const network = oracleNetwork(town.pbf);
    for (let i = 0; i < 100; i++) {
      const { lon, lat } = town.place();
      expect(network.snapOf(lon, lat)).toEqual(network.snapsWithin(lon, lat, 0)[0]);
    }
  }
});

describe('invariants', () => {
  const town = randomTown(7, 12);
  const drive = oracleNetwork(town.pbf);
  const walk = oracleNetwork(town.pbf, { mode: 'walk' });
  const places = Array.from({ length: 12 }, town.place);

  it('triangle inequality over all triples, both models and directions', () => {
    for (const network of [drive, walk]) {
      for (const direction of DIRECTIONS) {
        const rows = places.map((place) => network.timesToNearest([place], places, direction));
        for (let a = 0; a < 12; a++) {
          for (let b = 0; b < 12; b++) {
            for (let c = 0; c < 12; c++) {
              const detour = at(at(rows, a), b) + at(at(rows, b), c);
              // Where a and c share a snap the two ends' legs still add up, so the detour is never shorter.
              expect(at(at(rows, a), c)).toBeLessThanOrEqual(detour + 1e-6);
            }
          }
        }
      }
    }
  });

  it('walking is symmetric, and from = to where nothing is one-way', () => {
    for (const a of places) {
      for (const b of places) {
        expect(walk.timeBetween(a, b, 'from-facility')).toBeCloseTo(walk.timeBetween(b, a, 'from-facility'), 6);
        expect(walk.timeBetween(a, b, 'from-facility')).toBeCloseTo(walk.timeBetween(a, b, 'to-facility'), 6);
      }
    }
  });

  it('to-facility = from-facility with the roles swapped, access legs apart', () => {
    const legOf = (place: Place): number => (drive.snapOf(place.lon, place.lat)?.walkMeters ?? 0) / 1.25;
    for (const a of places) {
      for (const b of places) {
        const there = drive.timeBetween(a, b, 'from-facility') - legOf(b);
        const back = drive.timeBetween(b, a, 'to-facility') - legOf(a);
        if (there === Infinity) expect(back).toBe(Infinity);
        else expect(there).toBeCloseTo(back, 6);
      }
    }
  });

  it('several facilities = the least of the single ones; one more never makes a time longer', () => {
    const three = places.slice(0, 3);
    const together = drive.timesToNearest(three, places, 'from-facility');
    const singles = three.map((place) => drive.timesToNearest([place], places, 'from-facility'));
    const two = drive.timesToNearest(three.slice(0, 2), places, 'from-facility');
    places.forEach((_, i) => {
      const least = Math.min(...singles.map((row) => at(row, i)));
      if (least === Infinity) expect(at(together, i)).toBe(Infinity);
      else expect(at(together, i)).toBeCloseTo(least, 9);
      expect(at(together, i)).toBeLessThanOrEqual(at(two, i));
    });
  });

  it('twice the speed halves the drive', () => {
    const double = { motorway: 200, primary: 120, secondary: 100, residential: 50, track: 30, tertiary: 80 };
    const fast = oracleNetwork(town.pbf, { speedKmh: double, walkKmh: 9 });
    const slow = drive.timesToNearest(places.slice(0, 2), places, 'from-facility');
    fast.timesToNearest(places.slice(0, 2), places, 'from-facility').forEach((seconds, i) => {
      if (seconds < Infinity) expect(2 * seconds).toBeCloseTo(at(slow, i), 6);
    });
  });
});
