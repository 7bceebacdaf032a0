import { greatCircleMeters } from '../../geo/distance.ts';
import { ROAD_CLASSES, ROAD_FLAG, type RoadClass, type Roads } from '../../model/road.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import type { NetworkFinding } from './finding.ts';
import { wayOf } from './network-view.ts';

/** Nobody may drive faster than 120 km/h in China, 150 is beyond all signs elsewhere. */
const FASTEST_KMH = 150;

/**
 * Speed limits that are met on roads of a class, km/h, lowest to highest. An assumption, wide on purpose: what lies
 * outside is more often a slip (8 for 80, miles for kilometres) than a limit. Links may be slower than their class.
 */
const USUAL_KMH: Readonly<Partial<Record<RoadClass, readonly [least: number, most: number]>>> = {
  motorway: [50, 140],
  trunk: [30, 130],
  primary: [20, 120],
  secondary: [20, 110],
  tertiary: [15, 110],
  unclassified: [10, 100],
  residential: [5, 70],
  living_street: [3, 30],
  service: [3, 70],
  track: [3, 80],
  road: [5, 120],
};
const LEAST_ON_LINKS = 20;

/** Ways whose speed in the file hardly fits their class, or exceeds 150 km/h. Ways without a speed are not looked at. */
export function oddSpeeds(roads: Roads): NetworkFinding[] {
  const found: NetworkFinding[] = [];
  for (let way = 0; way < roads.wayIds.length; way++) {
    const kmh = roads.speed[way]!;
    if (!(kmh > 0) || roads.flags[way]! & ROAD_FLAG.walkOnly) continue;
    const name = ROAD_CLASSES[roads.roadClass[way]!]!;
    const parent = ROAD_CLASSES.find((each) => name === `${each}_link`);
    const [least, most] = USUAL_KMH[parent ?? name] ?? [0, FASTEST_KMH];
    if (kmh >= (parent ? Math.min(LEAST_ON_LINKS, least) : least) && kmh <= most) continue;
    found.push({ kind: 'odd-speed', ...middleOf(roads, way), figure: kmh, people: 0, meters: wayMeters(roads, way) });
  }
  return found;
}

/** Classes that the file has and the settings give no speed, or one beyond 150 km/h; shown at the first such way. */
export function oddClassSpeeds(roads: Roads, settings: TravelSettings): NetworkFinding[] {
  if (settings.mode === 'walk') return [];
  const meters = new Float64Array(ROAD_CLASSES.length);
  const first = new Int32Array(ROAD_CLASSES.length).fill(-1);
  for (let way = 0; way < roads.wayIds.length; way++) {
    if (roads.flags[way]! & ROAD_FLAG.walkOnly) continue;
    const index = roads.roadClass[way]!;
    if (first[index] === -1) first[index] = way;
    meters[index]! += wayMeters(roads, way);
  }
  return ROAD_CLASSES.flatMap((name, index): NetworkFinding[] => {
    const kmh = settings.speedKmh[name];
    if (first[index] === -1 || (kmh > 0 && kmh <= FASTEST_KMH)) return [];
    const place = { ...middleOf(roads, first[index]!), name };
    return [{ kind: 'odd-class-speed', ...place, figure: kmh, people: 0, meters: meters[index]! }];
  });
}

/** Ways without length: all their vertices lie at one place. */
export function zeroLengthWays(roads: Roads): NetworkFinding[] {
  const found: NetworkFinding[] = [];
  for (let way = 0; way < roads.wayIds.length; way++) {
    const vertices = roads.offsets[way + 1]! - roads.offsets[way]!;
    if (vertices === 0 || wayMeters(roads, way) >= LEAST_METERS) continue;
    found.push({ kind: 'zero-length', ...middleOf(roads, way), figure: vertices, people: 0, meters: 0 });
  }
  return found;
}

/** Below this, vertices differ by rounding only. */
const LEAST_METERS = 0.01;

function wayMeters({ nodeLon, nodeLat, offsets, vertices }: Roads, way: number): number {
  let meters = 0;
  for (let v = offsets[way]!; v < offsets[way + 1]! - 1; v++) {
    const [a, b] = [vertices[v]!, vertices[v + 1]!];
    if (a !== b) meters += greatCircleMeters(nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!);
  }
  return meters;
}

/** The way's middle vertex: a place on it. */
function middleOf(roads: Roads, way: number) {
  const vertex = roads.vertices[(roads.offsets[way]! + roads.offsets[way + 1]!) >> 1]!;
  return { lon: roads.nodeLon[vertex]!, lat: roads.nodeLat[vertex]!, ...wayOf(roads, way) };
}
