import { ROAD_FLAG, type Roads } from '../model/road.ts';

/** What the road file says and the travel model leaves out: one figure each. */
export interface NotModelled {
  /** Relations that forbid or order a turn. */
  readonly turnRestrictions: number;
  /** Those among them that hold at certain times only. */
  readonly timedTurnRestrictions: number;
  /** Ways with a speed for certain times only. */
  readonly timedSpeeds: number;
  /** Ways that are open, closed or one-way at certain times only. */
  readonly timedAccess: number;
}

/** Counts ways by identifier, so that a way cut where the file lacks a node counts once. */
export function roadsNotModelled(roads: Roads): NotModelled {
  const speeds = new Set<string>();
  const access = new Set<string>();
  for (const [way, id] of roads.wayIds.entries()) {
    const flags = roads.flags[way] as number;
    if (flags & ROAD_FLAG.timedSpeed) speeds.add(id);
    if (flags & ROAD_FLAG.timedAccess) access.add(id);
  }
  return {
    turnRestrictions: roads.turnRestrictions,
    timedTurnRestrictions: roads.timedTurnRestrictions ?? 0,
    timedSpeeds: speeds.size,
    timedAccess: access.size,
  };
}
