import type { Roads } from '../model/road.ts';
import { ROAD_FLAG } from '../model/road.ts';
import { finish, type Steps } from '../model/steps.ts';
import { roadLevel } from './road-level.ts';
import { joinLines } from './road-topology.ts';
import type { SharedNodes } from './shared-nodes.ts';

/** Several road files as one network, and what was done to tie them. */
export interface JoinedRoads {
  readonly roads: Roads;
  /** Vertices moved onto an end of another file's line. */
  readonly snapped: number;
  /** Ends moved onto the middle of another file's line. */
  readonly joined: number;
}

/**
 * Road files in one. They are joined where two of them have a vertex at the very same coordinates, where an end of one
 * lies within `snapMeters` of a vertex or line of another, as inside a file; what is inside a file stays as it is.
 */
export function joinRoadFiles(parts: readonly Roads[], snapMeters: number): JoinedRoads | null {
  return finish(joinRoadFilesInSteps(parts, snapMeters));
}

export function* joinRoadFilesInSteps(parts: readonly Roads[], snapMeters: number): Steps<JoinedRoads | null> {
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return { roads: first, snapped: 0, joined: 0 };
  const start = yield* concatenated(parts);
  const files = parts.flatMap((part, file) => new Array<number>(part.wayIds.length).fill(file));
  const levels = parts.flatMap(levelsOf);
  const { nodeLon, nodeLat, offsets, vertices, snapped, joined } = yield* joinLines(start, {
    snapMeters,
    levels,
    files,
  });
  const kept = (_: unknown, way: number) => offsets[way] !== offsets[way + 1];
  const flags = parts.flatMap((part) => [...part.flags]);
  const roads: Roads = {
    nodeLon,
    nodeLat,
    offsets: offsets.filter((offset, i) => i === 0 || offset !== offsets[i - 1]),
    vertices,
    roadClass: Uint8Array.from(parts.flatMap((part) => [...part.roadClass]).filter(kept)),
    flags: Uint8Array.from(flags.filter(kept)),
    speed: Float32Array.from(parts.flatMap((part) => [...part.speed]).filter(kept)),
    wayIds: parts.flatMap((part) => part.wayIds).filter(kept),
    wayNames: parts.flatMap((part) => part.wayNames).filter(kept),
    turnRestrictions: parts.reduce((sum, part) => sum + part.turnRestrictions, 0),
    timedTurnRestrictions: parts.reduce((sum, part) => sum + (part.timedTurnRestrictions ?? 0), 0),
  };
  return { roads, snapped, joined };
}

/** The files' lines over one list of nodes: a node of a later file is the earlier file's node at the same place. */
function* concatenated(parts: readonly Roads[]): Steps<SharedNodes> {
  const lon: number[] = [];
  const lat: number[] = [];
  const lines: number[][] = [];
  const known = new Map<string, number>();
  for (const part of parts) {
    const places: [place: string, node: number][] = [];
    const nodeOf = Array.from(part.nodeLon, (x, n) => {
      const y = part.nodeLat[n] as number;
      const place = `${x},${y}`;
      const node = known.get(place) ?? lon.length;
      if (node === lon.length) {
        lon.push(x);
        lat.push(y);
        places.push([place, node]);
      }
      return node;
    });
    yield;
    // Only now, so that two nodes of one file at the same place stay two.
    for (const [place, node] of places) known.set(place, node);
    for (let way = 0; way < part.wayIds.length; way++) {
      const run = part.vertices.subarray(part.offsets[way], part.offsets[way + 1]);
      lines.push(Array.from(run, (vertex) => nodeOf[vertex] as number));
    }
    yield;
  }
  return { lon, lat, lines };
}

function levelsOf(part: Roads): number[] {
  return Array.from(part.flags, (flags) =>
    roadLevel(undefined, { bridge: (flags & ROAD_FLAG.bridge) !== 0, tunnel: (flags & ROAD_FLAG.tunnel) !== 0 }),
  );
}
