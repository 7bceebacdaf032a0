import type { Position } from 'geojson';
import { greatCircleMeters } from '../geo/distance.ts';
import { sharedNodes } from './shared-nodes.ts';

/** Vertices of lines, shared where lines meet. */
export interface RoadTopology {
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  /** Line l has vertices `vertices[offsets[l] … offsets[l + 1] - 1]`; a line that shrank to a point has none. */
  readonly offsets: Uint32Array;
  readonly vertices: Uint32Array;
  /** Vertices moved onto another line's end. */
  readonly snapped: number;
}

/** Smaller tolerances mean "do not snap": the grid's cell numbers would no longer fit. */
const LEAST_SNAP_METERS = 0.01;

/**
 * Joins lines (WGS84): equal coordinates are one node; besides, a vertex within `snapMeters` of another line's end is
 * moved onto that end, unless its own line already passes there. Lines are not split where they merely cross.
 */
export function roadTopology(lines: readonly (readonly Position[])[], snapMeters: number): RoadTopology {
  const shared = sharedNodes(lines);
  const { target, snapped } = snapMeters < LEAST_SNAP_METERS ? { target: null, snapped: 0 } : snap(shared, snapMeters);
  const node = (vertex: number) => (target === null ? vertex : rootOf(target, vertex));
  const renumbered = new Int32Array(shared.lon.length).fill(-1);
  const kept: number[] = [];
  const vertices: number[] = [];
  const offsets = new Uint32Array(shared.lines.length + 1);
  for (const [l, line] of shared.lines.entries()) {
    const merged = line.map(node).filter((vertex, i, all) => i === 0 || vertex !== all[i - 1]);
    for (const vertex of merged.length < 2 ? [] : merged) {
      if (renumbered[vertex] === -1) renumbered[vertex] = kept.push(vertex) - 1;
      vertices.push(renumbered[vertex] as number);
    }
    offsets[l + 1] = vertices.length;
  }
  return {
    nodeLon: Float64Array.from(kept, (vertex) => shared.lon[vertex] as number),
    nodeLat: Float64Array.from(kept, (vertex) => shared.lat[vertex] as number),
    offsets,
    vertices: Uint32Array.from(vertices),
    snapped,
  };
}

type Shared = ReturnType<typeof sharedNodes>;

/** Union-find over nodes: an interior vertex follows the end, of two ends the later follows the earlier. */
function snap(shared: Shared, snapMeters: number): { target: Int32Array; snapped: number } {
  const target = Int32Array.from(shared.lon, (_, i) => i);
  const ends = endsByNode(shared);
  const near = endGrid(shared, [...ends.keys()], snapMeters);
  let snapped = 0;
  for (const [l, line] of shared.lines.entries()) {
    for (const vertex of line) {
      for (const end of near(vertex)) {
        const lines = ends.get(end) as Set<number>;
        // The line's own end is no neighbour, and a line that already passes the end is joined there.
        if (end === vertex || (lines.size === 1 && lines.has(l)) || line.includes(end)) continue;
        const from = rootOf(target, vertex);
        const to = rootOf(target, end);
        if (from === to) continue;
        if (ends.has(vertex) && from < to) target[to] = from;
        else target[from] = to;
        snapped++;
      }
    }
  }
  return { target, snapped };
}

function rootOf(target: Int32Array, vertex: number): number {
  let root = vertex;
  while (target[root] !== root) root = target[root] as number;
  target[vertex] = root;
  return root;
}

/** Node → the lines that begin or end there. */
function endsByNode(shared: Shared): Map<number, Set<number>> {
  const ends = new Map<number, Set<number>>();
  for (const [l, line] of shared.lines.entries()) {
    for (const end of [line[0], line.at(-1)]) {
      if (end === undefined) continue;
      const lines = ends.get(end) ?? new Set<number>();
      ends.set(end, lines.add(l));
    }
  }
  return ends;
}

/** A square grid of ends with cells of the tolerance: neighbours lie in the nine cells around. */
function endGrid(shared: Shared, ends: readonly number[], snapMeters: number): (vertex: number) => number[] {
  const step = snapMeters / 111_195;
  const place = (vertex: number): readonly [number, number] => [
    shared.lon[vertex] as number,
    shared.lat[vertex] as number,
  ];
  let shrink = 1;
  // The narrowest degree of the file: elsewhere cells are only wider than needed.
  for (const lat of shared.lat) shrink = Math.min(shrink, Math.cos((lat * Math.PI) / 180));
  const key = (x: number, y: number) => x * 2 ** 25 + y;
  const cellOf = ([lon, lat]: readonly [number, number]) =>
    [Math.floor((lon * shrink) / step), Math.floor(lat / step)] as const;
  const cells = new Map<number, number[]>();
  for (const end of ends) {
    const [x, y] = cellOf(place(end));
    const cell = cells.get(key(x, y));
    if (cell) cell.push(end);
    else cells.set(key(x, y), [end]);
  }
  return (vertex) => {
    const at = place(vertex);
    const [x, y] = cellOf(at);
    const found: number[] = [];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const end of cells.get(key(x + dx, y + dy)) ?? []) {
          if (greatCircleMeters(...at, ...place(end)) <= snapMeters) found.push(end);
        }
      }
    }
    return found;
  };
}
