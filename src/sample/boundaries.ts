import type { Position } from 'geojson';
import { findCrossings } from './find-crossings.ts';
import type { Segments } from './segment-buckets.ts';
import { cutStairs, relaxLine, roundCorners, thinLine } from './smooth-line.ts';
import { type Arc, traceArcs } from './trace-arcs.ts';
import type { WorkGrid } from './work-grid.ts';

/** Rings of one label's polygon: outer counter-clockwise, then holes clockwise; lon/lat with 5 decimals. */
export type Rings = readonly (readonly Position[])[];

/** Turns a label grid (each label one piece, see `tidyLabels`) into polygons that share every vertex of a common border. */
export function drawBoundaries(label: Int32Array, grid: WorkGrid): Map<number, Rings> {
  const arcs = traceArcs(label, grid);
  const lines = smoothArcs(arcs, grid);
  const uses = new Map<number, { line: Position[]; key: number; end: number }[]>();
  const corner = (arc: Arc, at: number): number => (arc.points[at + 1] as number) * 1e5 + (arc.points[at] as number);
  arcs.forEach((arc, index) => {
    const line = lines[index] as Position[];
    const start = corner(arc, 0);
    const end = corner(arc, arc.points.length - 2);
    addTo(uses, arc.left, { line, key: start, end });
    addTo(uses, arc.right, { line: [...line].reverse(), key: end, end: start });
  });
  const rings = new Map<number, Rings>();
  for (const [each, pieces] of uses) if (each >= 0) rings.set(each, joinRings(pieces));
  return rings;
}

function addTo<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Every label meets a junction with one arc in and one arc out, so following the ends gives its rings. */
function joinRings(pieces: readonly { line: Position[]; key: number; end: number }[]): Rings {
  const byStart = new Map(pieces.map((piece) => [piece.key, piece]));
  if (byStart.size !== pieces.length) throw new Error('joinRings: a label meets itself in a junction');
  const rings: Position[][] = [];
  for (const first of pieces) {
    if (!byStart.has(first.key)) continue;
    const ring: Position[] = [];
    let piece = byStart.get(first.key);
    while (piece !== undefined) {
      byStart.delete(piece.key);
      for (let at = ring.length === 0 ? 0 : 1; at < piece.line.length; at++) ring.push(piece.line[at] as Position);
      piece = byStart.get(piece.end);
    }
    rings.push(ring);
  }
  return rings.sort((left, right) => ringArea(right) - ringArea(left));
}

/** Signed area in square degrees, positive counter-clockwise. */
function ringArea(ring: readonly Position[]): number {
  let twice = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [x, y] = ring[at] as [number, number];
    const [nextX, nextY] = ring[at + 1] as [number, number];
    twice += x * nextY - nextX * y;
  }
  return twice / 2;
}

/** Smooths each arc once; arcs that come to cross another go back to their unsmoothed form, which cannot. */
function smoothArcs(arcs: readonly Arc[], grid: WorkGrid): Position[][] {
  const plain = new Uint8Array(arcs.length);
  for (let round = 0; round < 20; round++) {
    const lines = arcs.map((arc, index) => toLonLat(plain[index] === 1 ? cutStairs(arc.points) : smooth(arc), grid));
    const crossed = crossedLines(lines, grid);
    let changed = 0;
    for (const index of crossed) {
      if (plain[index] === 0) changed++;
      plain[index] = 1;
    }
    if (changed === 0) return lines;
  }
  throw new Error('smoothArcs: borders still cross after 20 rounds');
}

function smooth(arc: Arc): number[] {
  return roundCorners(thinLine(relaxLine(cutStairs(arc.points), 3), 0.16));
}

function toLonLat(line: readonly number[], grid: WorkGrid): Position[] {
  const positions: Position[] = [];
  for (let at = 0; at < line.length; at += 2) {
    const lon = Math.round((grid.west + (line[at] as number) * grid.step) * 1e5) / 1e5;
    const lat = Math.round((grid.north - (line[at + 1] as number) * grid.step) * 1e5) / 1e5;
    const last = positions.at(-1);
    if (last === undefined || last[0] !== lon || last[1] !== lat) positions.push([lon, lat]);
  }
  return positions;
}

function crossedLines(lines: readonly Position[][], grid: WorkGrid): Set<number> {
  const owner: number[] = [];
  const ends: [Position, Position][] = [];
  lines.forEach((line, index) => {
    for (let at = 0; at + 1 < line.length; at++) {
      owner.push(index);
      ends.push([line[at] as Position, line[at + 1] as Position]);
    }
  });
  const column = (end: 0 | 1, axis: 0 | 1): Float64Array =>
    Float64Array.from(ends, (pair) => pair[end][axis] as number);
  const segments: Segments = {
    count: ends.length,
    fromX: column(0, 0),
    fromY: column(0, 1),
    toX: column(1, 0),
    toY: column(1, 1),
  };
  const crossed = new Set<number>();
  findCrossings(segments, grid.step * 4, (first, second) => {
    crossed.add(owner[first] as number);
    crossed.add(owner[second] as number);
  });
  return crossed;
}
