import type { Demand } from '../../src/core/model/demand.ts';
import { createEmptyRegion } from '../../src/core/model/empty-region.ts';
import type { Facility } from '../../src/core/model/facility.ts';
import type { Region } from '../../src/core/model/region.ts';
import { ROAD_CLASSES, ROAD_FLAG, type RoadClass, type Roads } from '../../src/core/model/road.ts';
import type { Township } from '../../src/core/model/township.ts';

export interface LittleWay {
  readonly nodes: readonly number[];
  readonly class?: RoadClass;
  readonly oneway?: boolean;
  readonly id?: string;
  readonly flags?: number;
}

/** Roads from node positions and ways over them. */
export function littleRoads(nodes: readonly (readonly [number, number])[], ways: readonly LittleWay[]): Roads {
  const offsets = [0];
  const vertices: number[] = [];
  for (const way of ways) {
    vertices.push(...way.nodes);
    offsets.push(vertices.length);
  }
  return {
    nodeLon: Float64Array.from(nodes, (node) => node[0]),
    nodeLat: Float64Array.from(nodes, (node) => node[1]),
    offsets: Uint32Array.from(offsets),
    vertices: Uint32Array.from(vertices),
    roadClass: Uint8Array.from(ways, (way) => ROAD_CLASSES.indexOf(way.class ?? 'tertiary')),
    flags: Uint8Array.from(ways, (way) => way.flags ?? ROAD_FLAG.forward | (way.oneway ? 0 : ROAD_FLAG.backward)),
    speed: new Float32Array(ways.length),
    wayIds: ways.map((way, index) => way.id ?? `way/${index}`),
    wayNames: ways.map(() => ''),
    turnRestrictions: 0,
  };
}

/** Demand points [lon, lat, people]; all in the given township, or in none. */
export function littleDemand(points: readonly (readonly [number, number, number])[], township = -1): Demand {
  const population = Float64Array.from(points, (point) => point[2]);
  return {
    count: points.length,
    lon: Float64Array.from(points, (point) => point[0]),
    lat: Float64Array.from(points, (point) => point[1]),
    population,
    township: new Int32Array(points.length).fill(township),
    cell: Uint32Array.from(points, (_, index) => index),
    total: population.reduce((sum, people) => sum + people, 0),
  };
}

export function littleFacility(id: string, lon: number, lat: number, kind = 'ems-station'): Facility {
  return { id, name: id, kind, lon, lat, open: true, origin: 'baseline' };
}

/** A rectangle as a township. */
export function littleTownship(
  code: string,
  box: readonly [number, number, number, number],
  rest: Partial<Township> = {},
): Township {
  const [west, south, east, north] = box;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { code, name: code, class: 'town', county: '', ...rest, geometry: { type: 'Polygon', coordinates: [ring] } };
}

export function littleRegion(parts: Partial<Region>): Region {
  return { ...createEmptyRegion(), ...parts };
}
