import { describe, expect, it } from 'vitest';
import { oracleNetwork } from './osm-network-oracle.ts';
import { placeAt, type TinyNode, type TinyWay, tinyPbf } from './tiny-osm.ts';

/** residential = 25 km/h: 1 km takes 144 s. Walking 4.5 km/h = 1.25 m/s: 100 m takes 80 s. */
const road = (id: number, refs: number[], tags: Record<string, string> = {}): TinyWay => ({
  id,
  refs,
  tags: { highway: 'residential', ...tags },
});
/** A node at every 100 m along a line: long enough to win against small components. */
const line = (firstId: number, count: number, north: number): TinyNode[] =>
  Array.from({ length: count }, (_, i) => [firstId + i, i * 100, north]);
const refsOf = (nodes: TinyNode[]): number[] => nodes.map(([id]) => id);

/*
 *                 C (1000, 1000)
 *                 ^   one way B -> C
 *                 |  . person (1100, 500), 100 m off the road
 *   A ----F------ B (1000, 0)
 *      F = facility at (200, 50), 50 m off the road
 */
const CORNER: TinyNode[] = [
  [1, 0, 0],
  [2, 1000, 0],
  [3, 1000, 1000],
];
const corner = tinyPbf(CORNER, [road(10, [1, 2]), road(11, [2, 3], { oneway: 'yes' })]);
const facility = placeAt(200, 50);
const person = placeAt(1100, 500);

describe('a corner with a one-way', () => {
  it('drives 800 m + 500 m in 187.2 s and walks 100 m in 80 s; the facility leg is free', () => {
    const network = oracleNetwork(corner);
    expect(network.timeBetween(facility, person, 'from-facility')).toBeCloseTo(267.2, 2);
    expect(network.counts).toMatchObject({
      waysUsed: 2,
      nodesUsed: 3,
      edges: 2,
      oneWayEdges: 1,
      components: 1,
    });
  });

  it('cannot drive back against the one-way, whose end C is a dead end', () => {
    expect(oracleNetwork(corner).timeBetween(facility, person, 'to-facility')).toBe(Infinity);
  });

  it('walks both ways and counts both legs: 40 s + 1300 m in 1040 s + 80 s', () => {
    const network = oracleNetwork(corner, { mode: 'walk' });
    expect(network.timeBetween(facility, person, 'from-facility')).toBeCloseTo(1160, 1);
    expect(network.timeBetween(facility, person, 'to-facility')).toBeCloseTo(1160, 1);
  });

  it('reports the snap', () => {
    expect(oracleNetwork(corner).snapOf(person.lon, person.lat)).toMatchObject({ way: 'way/11', edge: 1 });
    expect(oracleNetwork(corner).snapOf(person.lon, person.lat)?.fraction).toBeCloseTo(0.5, 6);
    expect(oracleNetwork(corner).snapOf(person.lon, person.lat)?.walkMeters).toBeCloseTo(100, 2);
  });

  it('leaves a cell beyond maxWalkMeters unreached, and a facility too', () => {
    const network = oracleNetwork(corner, { maxWalkMeters: 60 });
    expect(network.timeBetween(facility, person, 'from-facility')).toBe(Infinity);
    expect(network.timeBetween(facility, placeAt(900, 60), 'from-facility')).toBeLessThan(Infinity);
    expect(network.timeBetween(placeAt(200, 61), placeAt(900, 60), 'from-facility')).toBe(Infinity);
  });

  it('takes the nearer of two facilities and says which', () => {
    const found = oracleNetwork(corner).nearest([facility, placeAt(700, 0)], [person], 'from-facility');
    expect(found[0]?.facility).toBe(1);
    expect(found[0]?.seconds).toBeCloseTo(0.3 * 144 + 72 + 80, 2);
  });

  it('a place past the end of a one-way stands at the node: it may be reached from the other road', () => {
    // (1100, -100) is nearest to B, the end of both roads; 141.42 m walk = 113.14 s.
    const time = oracleNetwork(corner).timeBetween(facility, placeAt(1100, -100), 'from-facility');
    expect(time).toBeCloseTo(0.8 * 144 + 141.4214 / 1.25, 2);
  });
});

describe('along one edge', () => {
  /* A roundabout of four sides of 400 m, drawn 1 -> 2 -> 3 -> 4 -> 1; both places on side 1 -> 2. */
  const ring = (tags: Record<string, string>): Uint8Array =>
    tinyPbf(
      [
        [1, 0, 0],
        [2, 400, 0],
        [3, 400, 400],
        [4, 0, 400],
      ],
      [road(20, [1, 2, 3, 4, 1], tags)],
    );
  const late = placeAt(300, 0);
  const early = placeAt(100, 0);
  const seconds = (meters: number): number => meters * 0.144;

  it('goes round a roundabout where the person lies behind: 1400 m; the other way 200 m', () => {
    const network = oracleNetwork(ring({ junction: 'roundabout' }));
    expect(network.timeBetween(late, early, 'from-facility')).toBeCloseTo(seconds(1400), 2);
    expect(network.timeBetween(late, early, 'to-facility')).toBeCloseTo(seconds(200), 2);
  });

  it('oneway=-1 turns it round; oneway=no overrules the roundabout', () => {
    const against = oracleNetwork(ring({ oneway: '-1' }));
    expect(against.timeBetween(late, early, 'from-facility')).toBeCloseTo(seconds(200), 2);
    const both = oracleNetwork(ring({ junction: 'roundabout', oneway: 'no' }));
    expect(both.timeBetween(late, early, 'from-facility')).toBeCloseTo(seconds(200), 2);
    expect(both.timeBetween(early, late, 'from-facility')).toBeCloseTo(seconds(200), 2);
  });

  it('the same place takes no time even on a one-way', () => {
    expect(oracleNetwork(ring({ oneway: 'yes' })).timeBetween(late, late, 'from-facility')).toBe(0);
  });
});

describe('what one may snap to', () => {
  /* A residential line at north 0 and a line of another kind at north 300, joined at the west; the person at north 280. */
  const base = line(100, 11, 0);
  const other = line(200, 11, 300);
  const ladder = (tags: Record<string, string>): Uint8Array =>
    tinyPbf([...base, ...other], [road(1, refsOf(base)), { id: 2, refs: refsOf(other), tags }, road(3, [100, 200])]);
  const wayNear = (tags: Record<string, string>, settings = {}): string | undefined =>
    oracleNetwork(ladder(tags), settings).snapOf(placeAt(550, 280).lon, placeAt(550, 280).lat)?.way;

  it('not motorways, trunks, their links, tunnels, unused ways', () => {
    expect(wayNear({ highway: 'primary' })).toBe('way/2');
    for (const highway of ['motorway', 'motorway_link', 'trunk', 'trunk_link', 'footway', 'construction', 'proposed']) {
      expect(wayNear({ highway })).toBe('way/1');
    }
    expect(wayNear({ highway: 'primary', tunnel: 'yes' })).toBe('way/1');
    expect(wayNear({ highway: 'primary', tunnel: 'no', bridge: 'yes' })).toBe('way/2');
    expect(wayNear({ highway: 'primary', area: 'yes' })).toBe('way/1');
  });

  it('barred ways only with ignoreAccess', () => {
    for (const key of ['access', 'motor_vehicle', 'vehicle']) {
      for (const value of ['no', 'private']) {
        expect(wayNear({ highway: 'service', [key]: value })).toBe('way/1');
        expect(wayNear({ highway: 'service', [key]: value }, { ignoreAccess: true })).toBe('way/2');
      }
      expect(wayNear({ highway: 'service', [key]: 'destination' })).toBe('way/2');
    }
  });

  it('walking: footways too; a vehicle ban holds for walkers unless read as `foot`', () => {
    expect(wayNear({ highway: 'footway' }, { mode: 'walk' })).toBe('way/2');
    expect(wayNear({ highway: 'trunk' }, { mode: 'walk' })).toBe('way/1');
    expect(wayNear({ highway: 'footway', vehicle: 'no' }, { mode: 'walk' })).toBe('way/1');
    expect(wayNear({ highway: 'footway', vehicle: 'no' }, { mode: 'walk', walkAccess: 'foot' })).toBe('way/2');
  });

  it('a ferry, word for word; not with snapToFerry off', () => {
    expect(wayNear({ route: 'ferry' })).toBe('way/2');
    expect(wayNear({ route: 'ferry' }, { snapToFerry: false })).toBe('way/1');
  });

  it('closing a way moves the snap to the next', () => {
    expect(wayNear({ highway: 'primary' }, { closedWays: ['way/2'] })).toBe('way/1');
  });
});

describe('components', () => {
  /* Two unjoined lines: `near` with m nodes right beside the place, `far` with n nodes 1 km away. */
  const snapWith = (nearCount: number, farCount: number): string | undefined => {
    const near = line(1000, nearCount, 100);
    const far = line(5000, farCount, 1000);
    const network = oracleNetwork(tinyPbf([...near, ...far], [road(1, refsOf(near)), road(2, refsOf(far))]));
    return network.snapOf(placeAt(50, 0).lon, placeAt(50, 0).lat)?.way;
  };

  it('fewer than 200 OSM nodes: only the largest; from 200 on: all of them', () => {
    expect(snapWith(5, 9)).toBe('way/2');
    expect(snapWith(9, 5)).toBe('way/1');
    expect(snapWith(199, 300)).toBe('way/2');
    expect(snapWith(200, 300)).toBe('way/1');
  });

  it('a way with a node the file lacks falls into two pieces', () => {
    const network = oracleNetwork(tinyPbf(line(1, 4, 0), [road(1, [1, 2, 99, 3, 4])]));
    expect(network.counts).toMatchObject({ missingNodeRefs: 1, edges: 2, components: 2 });
  });
});

describe('speeds', () => {
  /* One way of 1 km; the time between its ends in seconds is 3600 / km/h. */
  const kmh = (tags: Record<string, string>, settings = {}): number => {
    // Two short residential stubs at the ends, so that motorways can be tried: a place stands on a stub's node.
    const nodes: TinyNode[] = [
      [1, 0, 0],
      [2, 1000, 0],
      [3, 0, 300],
      [4, 1000, 300],
    ];
    const network = oracleNetwork(tinyPbf(nodes, [{ id: 1, refs: [1, 2], tags }, road(2, [1, 3]), road(3, [2, 4])]), {
      ...settings,
    });
    return 3600 / network.timeBetween(placeAt(0, 0), placeAt(1000, 0), 'from-facility');
  };

  it.each([
    ['motorway', 100],
    ['trunk', 80],
    ['primary', 60],
    ['secondary', 50],
    ['tertiary', 40],
    ['unclassified', 30],
    ['residential', 25],
    ['living_street', 10],
    ['service', 15],
    ['track', 15],
    ['road', 30],
    ['motorway_link', 60],
    ['trunk_link', 48],
    ['primary_link', 36],
    ['secondary_link', 30],
    ['tertiary_link', 24],
  ])('%s: %d km/h', (highway, expected) => {
    expect(kmh({ highway })).toBeCloseTo(expected, 3);
  });

  it('ferry 10 km/h; overrides reach the link; maxspeed only if asked', () => {
    expect(kmh({ route: 'ferry' })).toBeCloseTo(10, 3);
    expect(kmh({ highway: 'primary_link' }, { speedKmh: { primary: 50 } })).toBeCloseTo(30, 3);
    expect(kmh({ highway: 'primary_link' }, { speedKmh: { primary: 50, primary_link: 45 } })).toBeCloseTo(45, 3);
    expect(kmh({ highway: 'primary', maxspeed: '90' })).toBeCloseTo(60, 3);
    expect(kmh({ highway: 'primary', maxspeed: '90' }, { useMaxspeed: true })).toBeCloseTo(90, 3);
    expect(kmh({ highway: 'primary', maxspeed: '30 mph' }, { useMaxspeed: true })).toBeCloseTo(48.28032, 3);
    expect(kmh({ highway: 'primary', maxspeed: 'none' }, { useMaxspeed: true })).toBeCloseTo(60, 3);
    expect(kmh({ highway: 'motorway', oneway: 'no' })).toBeCloseTo(100, 3);
  });
});
