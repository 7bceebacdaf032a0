import { greatCircleMeters } from '../geo/distance.ts';
import { type DrawnPath, waysAcross } from '../geo/ways-across.ts';
import { ROAD_CLASSES, type RoadClass, type Roads } from '../model/road.ts';
import type { Meters } from '../model/units.ts';

/** A road under what was drawn, as edits name it: all ways that bear its identifier. */
export interface RoadAcross {
  readonly id: string;
  /** Empty where the file gives none. */
  readonly name: string;
  readonly roadClass: RoadClass;
  /** Length of the whole road, not only of what lies under the drawing. */
  readonly meters: Meters;
  /** Its ways by their place in the file, ascending. */
  readonly ways: readonly number[];
}

/** More at once would hold a page up, and would hardly be meant. */
export const MOST_ROADS = 5000;

export interface RoadsAcross {
  /** How many roads there are. */
  readonly count: number;
  /** By class from motorways down, the longest first; empty where there are more than MOST_ROADS. */
  readonly roads: readonly RoadAcross[];
  /** From corner to corner of the box around what was drawn. */
  readonly drawnMeters: Meters;
}

/** The roads that a drawn line crosses, or that a drawn area holds or crosses. */
export function roadsAcross(roads: Roads, drawn: DrawnPath): RoadsAcross {
  const waysOf = new Map<string, number[]>(waysAcross(roads, drawn).map((way) => [roads.wayIds[way]!, []]));
  const extent = { count: waysOf.size, drawnMeters: diagonal(drawn) };
  if (waysOf.size > MOST_ROADS) return { ...extent, roads: [] };
  // An edit of one way is an edit of all that bear its identifier.
  for (const [way, id] of roads.wayIds.entries()) waysOf.get(id)?.push(way);
  const found = [...waysOf].map(([id, ways]) => roadOf(roads, id, ways));
  found.sort((a, b) => rank(a) - rank(b) || b.meters - a.meters || (a.id < b.id ? -1 : 1));
  return { ...extent, roads: found };
}

function rank({ roadClass }: RoadAcross): number {
  return ROAD_CLASSES.indexOf(roadClass);
}

function roadOf(roads: Roads, id: string, ways: readonly number[]): RoadAcross {
  const code = Math.min(...ways.map((way) => roads.roadClass[way]!));
  return {
    id,
    name: ways.map((way) => roads.wayNames[way]!).find((name) => name !== '') ?? '',
    roadClass: ROAD_CLASSES[code]!,
    meters: ways.reduce((sum, way) => sum + metersOf(roads, way), 0),
    ways,
  };
}

function metersOf({ nodeLon, nodeLat, offsets, vertices }: Roads, way: number): Meters {
  let meters = 0;
  for (let v = offsets[way]!; v < offsets[way + 1]! - 1; v++) {
    const [a, b] = [vertices[v]!, vertices[v + 1]!];
    meters += greatCircleMeters(nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!);
  }
  return meters;
}

function diagonal({ points }: DrawnPath): Meters {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return greatCircleMeters(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats));
}
