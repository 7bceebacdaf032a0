import type { Position } from 'geojson';
import { finish, type Steps } from '../model/steps.ts';
import { joinCrossings } from './road-crossings.ts';
import { joinEndsToLines } from './road-end-joins.ts';
import { mergeEnds } from './road-ends.ts';
import type { JoinRules } from './road-level.ts';
import { type SharedNodes, sharedNodes } from './shared-nodes.ts';

/** Vertices of lines, shared where lines meet. */
export interface RoadTopology {
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  /** Line l has vertices `vertices[offsets[l] … offsets[l + 1] - 1]`; a line that shrank to a point has none. */
  readonly offsets: Uint32Array;
  readonly vertices: Uint32Array;
  /** Vertices moved onto another line's end. */
  readonly snapped: number;
  /** Ends moved onto the middle of another line. */
  readonly joined: number;
  /** Places where lines that cross or touch got a common vertex. */
  readonly crossings: number;
}

export interface TopologyOptions extends JoinRules {
  /** How far an end may lie from another line and still be joined to it, metres. */
  readonly snapMeters: number;
  /** Join lines of one level where they cross; off by default, because a crossing need not be a junction. */
  readonly splitCrossings?: boolean;
}

/** Smaller tolerances mean "do not snap": the grid's cell numbers would no longer fit. */
const LEAST_SNAP_METERS = 0.01;

/**
 * Joins lines (WGS84): equal coordinates are one node; lines of one level are joined where they cross, if asked for;
 * a vertex within `snapMeters` of another line's end is moved onto that end, unless its own line already passes there;
 * an end that then still touches nothing is moved onto the nearest line within `snapMeters`.
 */
export function roadTopology(lines: readonly (readonly Position[])[], options: TopologyOptions): RoadTopology {
  return finish(roadTopologyInSteps(lines, options));
}

export function* roadTopologyInSteps(
  lines: readonly (readonly Position[])[],
  options: TopologyOptions,
): Steps<RoadTopology> {
  return yield* joinLines(yield* sharedNodes(lines), options);
}

/** The same for lines whose vertices are already numbered. */
export function* joinLines(start: SharedNodes, options: TopologyOptions): Steps<RoadTopology> {
  const { snapMeters, splitCrossings = false } = options;
  const crossed = splitCrossings ? yield* joinCrossings(start, options.levels) : { nodes: start, crossings: 0 };
  if (snapMeters < LEAST_SNAP_METERS) {
    return { ...compact(crossed.nodes), snapped: 0, joined: 0, crossings: crossed.crossings };
  }
  const { target, snapped } = yield* mergeEnds(crossed.nodes, snapMeters, options);
  const merged = { ...crossed.nodes, lines: crossed.nodes.lines.map((line) => renamed(line, target)) };
  yield;
  const { nodes, joined } = yield* joinEndsToLines(merged, snapMeters, options);
  yield;
  return { ...compact(nodes), snapped, joined, crossings: crossed.crossings };
}

/** A line over the merged nodes, without running on the spot. */
function renamed(line: readonly number[], target: Int32Array): number[] {
  return line.map((node) => target[node] as number).filter((node, i, all) => i === 0 || node !== all[i - 1]);
}

/** Only nodes in use, in the order in which the lines run over them; a line of one node is left without any. */
function compact(shared: SharedNodes): Pick<RoadTopology, 'nodeLon' | 'nodeLat' | 'offsets' | 'vertices'> {
  const renumbered = new Int32Array(shared.lon.length).fill(-1);
  const kept: number[] = [];
  const vertices: number[] = [];
  const offsets = new Uint32Array(shared.lines.length + 1);
  for (const [l, line] of shared.lines.entries()) {
    const run = line.filter((node, i) => i === 0 || node !== line[i - 1]);
    for (const node of run.length < 2 ? [] : run) {
      if (renumbered[node] === -1) renumbered[node] = kept.push(node) - 1;
      vertices.push(renumbered[node] as number);
    }
    offsets[l + 1] = vertices.length;
  }
  return {
    nodeLon: Float64Array.from(kept, (node) => shared.lon[node] as number),
    nodeLat: Float64Array.from(kept, (node) => shared.lat[node] as number),
    offsets,
    vertices: Uint32Array.from(vertices),
  };
}
