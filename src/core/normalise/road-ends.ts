import { greatCircleMeters } from '../geo/distance.ts';
import type { Steps } from '../model/steps.ts';
import { type JoinRules, mayEndOn, mayMeet } from './road-level.ts';
import type { SharedNodes } from './shared-nodes.ts';

/** Lines looked at between two pauses. */
const LINES_AT_ONCE = 2 ** 12;

/** Nodes merged: node n becomes `target[n]`, which stays itself. */
export interface MergedEnds {
  readonly target: Int32Array;
  /** Vertices moved onto another line's end. */
  readonly snapped: number;
}

/**
 * Moves every vertex within `snapMeters` (≤) of another line's end onto that end, unless its own line already passes
 * there. Union-find: an interior vertex follows the end, of two ends the later follows the earlier. Bridges and
 * tunnels meet others only at their ends (`mayEndOn`).
 */
export function* mergeEnds(shared: SharedNodes, snapMeters: number, rules: JoinRules): Steps<MergedEnds> {
  const target = Int32Array.from(shared.lon, (_, i) => i);
  const ends = endsByNode(shared);
  yield;
  const near = endGrid(shared, [...ends.keys()], snapMeters);
  let snapped = 0;
  const mayJoin = (line: number, vertex: number, end: number): boolean => {
    for (const other of ends.get(end) ?? []) {
      // Two ends meet whatever their levels; an end meets the middle of a line only where it may end on it.
      if (other !== line && (ends.has(vertex) ? mayMeet(line, other, rules) : mayEndOn(other, line, rules)))
        return true;
    }
    return false;
  };
  for (const [l, line] of shared.lines.entries()) {
    if (l % LINES_AT_ONCE === 0) yield;
    for (const vertex of line) {
      for (const end of near(vertex)) {
        // The line's own end is no neighbour, and a line that already passes the end is joined there.
        if (end === vertex || !mayJoin(l, vertex, end) || line.includes(end)) continue;
        const from = rootOf(target, vertex);
        const to = rootOf(target, end);
        if (from === to) continue;
        if (ends.has(vertex) && from < to) target[to] = from;
        else target[from] = to;
        snapped++;
      }
    }
  }
  for (let n = 0; n < target.length; n++) rootOf(target, n);
  return { target, snapped };
}

function rootOf(target: Int32Array, vertex: number): number {
  let root = vertex;
  while (target[root] !== root) root = target[root] as number;
  target[vertex] = root;
  return root;
}

/** Node → the lines that begin or end there. */
export function endsByNode(shared: SharedNodes): Map<number, Set<number>> {
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
function endGrid(shared: SharedNodes, ends: readonly number[], snapMeters: number): (vertex: number) => number[] {
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
