import type { Issue } from '../core/model/issue.ts';
import type { Roads } from '../core/model/road.ts';
import { inParts, type Steps } from '../core/model/steps.ts';
import { lowerBound, type OsmNodes } from './osm-nodes.ts';
import type { OsmWays } from './osm-ways.ts';

/** Nodes, and ways, between two pauses. */
const NODES_AT_ONCE = 2 ** 18;
const WAYS_AT_ONCE = 2 ** 12;

/**
 * Ties ways and nodes together. Where a node is missing from the file the way is cut: what lies before and after the
 * hole stays, under the same `way/…`, and is never joined across it. Nodes come in the order of their numbers.
 */
export function* osmRoads(ways: OsmWays, nodes: OsmNodes): Steps<{ roads: Roads; issues: Issue[] }> {
  const kept = yield* keptNodes(nodes);
  const runs = yield* runsOf(ways, nodes, kept.index);
  const pick = <T>(values: readonly T[]): T[] => runs.way.map((way) => values[way] as T);
  const roads: Roads = {
    nodeLon: kept.lon,
    nodeLat: kept.lat,
    offsets: Uint32Array.from(runs.offsets),
    vertices: runs.vertices,
    roadClass: Uint8Array.from(pick(ways.roadClass)),
    flags: Uint8Array.from(pick(ways.flags)),
    speed: Float32Array.from(pick(ways.speed)),
    wayIds: pick(ways.ids).map((id) => `way/${id}`),
    wayNames: pick(ways.names),
    turnRestrictions: ways.turnRestrictions,
    ...(ways.timedTurnRestrictions > 0 && { timedTurnRestrictions: ways.timedTurnRestrictions }),
  };
  yield;
  return { roads: yield* withoutIdleNodes(roads), issues: issuesOf(ways, nodes, kept.missing, runs) };
}

interface KeptNodes {
  /** By wanted node: its number among those found, -1 where the file does not hold it. */
  readonly index: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly missing: number;
}

function* keptNodes(nodes: OsmNodes): Steps<KeptNodes> {
  const all = nodes.ids.length;
  const index = new Int32Array(all);
  const lon = new Float64Array(all);
  const lat = new Float64Array(all);
  let count = 0;
  yield* inParts(all, NODES_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) {
      index[i] = -1;
      if (Number.isNaN(nodes.lon[i])) continue;
      lon[count] = nodes.lon[i]!;
      lat[count] = nodes.lat[i]!;
      index[i] = count++;
    }
  });
  return { index, lon: lon.slice(0, count), lat: lat.slice(0, count), missing: all - count };
}

interface Runs {
  readonly way: number[];
  readonly offsets: number[];
  readonly vertices: Uint32Array<ArrayBuffer>;
  readonly cutWays: number;
  readonly shortWays: number;
}

function* runsOf(ways: OsmWays, nodes: OsmNodes, index: Int32Array): Steps<Runs> {
  const vertices = new Uint32Array(ways.refCount);
  const way: number[] = [];
  const offsets = [0];
  let cutWays = 0;
  let shortWays = 0;
  let count = 0;
  for (let w = 0; w < ways.ids.length; w++) {
    if (w % WAYS_AT_ONCE === WAYS_AT_ONCE - 1) yield;
    const runsBefore = way.length;
    let cut = false;
    let start = count;
    const close = () => {
      if (count - start >= 2) {
        way.push(w);
        offsets.push(count);
      } else count = start;
      start = count;
    };
    for (let i = ways.offsets[w] as number; i < (ways.offsets[w + 1] as number); i++) {
      const vertex = index[lowerBound(nodes.ids, ways.refs[i] as number)] as number;
      if (vertex === -1) {
        cut = true;
        close();
      } else if (count === start || vertices[count - 1] !== vertex) vertices[count++] = vertex; // a node twice in a row is one
    }
    close();
    if (cut) cutWays++;
    else if (way.length === runsBefore) shortWays++;
  }
  return { way, offsets, vertices: vertices.slice(0, count), cutWays, shortWays };
}

/** A piece of one node left beside a hole is dropped, and its node with it. */
function* withoutIdleNodes(roads: Roads): Steps<Roads> {
  const used = new Uint8Array(roads.nodeLon.length);
  const { vertices } = roads;
  for (let i = 0; i < vertices.length; i++) used[vertices[i]!] = 1;
  yield;
  if (!used.includes(0)) return roads;
  const index = new Uint32Array(used.length);
  let count = 0;
  for (let i = 0; i < used.length; i++) {
    index[i] = count;
    count += used[i] as number;
  }
  const isUsed = (_: number, i: number) => used[i] === 1;
  yield;
  return {
    ...roads,
    nodeLon: roads.nodeLon.filter(isUsed),
    nodeLat: roads.nodeLat.filter(isUsed),
    vertices: roads.vertices.map((vertex) => index[vertex] as number),
  };
}

function issuesOf(ways: OsmWays, nodes: OsmNodes, missing: number, runs: Runs): Issue[] {
  const roads = ways.ids.length;
  const issues: Issue[] = [
    {
      code: 'osm-counted',
      severity: 'note',
      values: {
        nodes: nodes.nodeCount,
        ways: ways.wayCount,
        highways: ways.highwayCount,
        roads,
        other: ways.wayCount - roads,
        relations: ways.relationCount,
      },
    },
  ];
  if (missing > 0)
    issues.push({
      code: 'osm-nodes-missing',
      severity: 'warning',
      values: { ways: runs.cutWays, nodes: missing },
    });
  if (runs.shortWays > 0) {
    issues.push({
      code: 'osm-ways-too-short',
      severity: 'note',
      values: { count: runs.shortWays },
      leftOut: true,
    });
  }
  if (ways.turnRestrictions > 0) {
    issues.push({
      code: 'osm-turn-restrictions',
      severity: 'note',
      values: { count: ways.turnRestrictions },
    });
  }
  return issues;
}
