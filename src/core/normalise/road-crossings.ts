import { METERS_PER_DEGREE, RADIANS } from '../geo/distance.ts';
import type { Steps } from '../model/steps.ts';
import { type Cut, cutLines, type RoadPiece, roadPieces } from './road-pieces.ts';
import type { SharedNodes } from './shared-nodes.ts';

/** A vertex this near to a line lies on it: below what coordinates of seven decimals can say. */
const TOUCH_METERS = 0.01;
/** Pieces looked at between two pauses. */
const PIECES_AT_ONCE = 2 ** 12;

/**
 * Joins lines of the same level where they cross or where one's vertex touches the other: both get a common vertex
 * there. Lines on different levels (bridges, tunnels) pass over each other. The crossing of two pieces is found in
 * the plane of longitude and latitude, in which pieces are straight throughout the project.
 */
export function* joinCrossings(
  shared: SharedNodes,
  levels: readonly number[] | undefined,
): Steps<{ nodes: SharedNodes; crossings: number }> {
  const { pieces, index } = roadPieces(shared);
  const state: Crossing = { lon: [...shared.lon], lat: [...shared.lat], lines: shared.lines, cuts: [] };
  const seen = new Set<number>();
  for (const [place, piece] of pieces.entries()) {
    if (place % PIECES_AT_ONCE === 0) yield;
    for (const other of index.search(widened(piece))) {
      // Each pair once, and the earlier piece first.
      if (other.line < piece.line || (other.line === piece.line && other.at <= piece.at)) continue;
      if ((levels?.[piece.line] ?? 0) !== (levels?.[other.line] ?? 0)) continue;
      const before = state.cuts.length;
      crossPieces(state, piece, other);
      for (const cut of state.cuts.slice(before)) seen.add(cut.node);
    }
  }
  yield;
  return {
    nodes: { lon: state.lon, lat: state.lat, lines: cutLines(shared.lines, state.cuts) },
    crossings: seen.size,
  };
}

/** The piece's box and a margin, so that a line that only just does not reach is found, too. */
function widened({ minX, minY, maxX, maxY }: RoadPiece): { minX: number; minY: number; maxX: number; maxY: number } {
  const dy = TOUCH_METERS / METERS_PER_DEGREE;
  const dx = dy / Math.max(0.01, Math.cos(maxY * RADIANS));
  return { minX: minX - dx, minY: minY - dy, maxX: maxX + dx, maxY: maxY + dy };
}

interface Crossing {
  readonly lon: number[];
  readonly lat: number[];
  readonly lines: SharedNodes['lines'];
  readonly cuts: Cut[];
}

function crossPieces(state: Crossing, p: RoadPiece, q: RoadPiece): void {
  const [a, b] = endsOf(state, p);
  const [c, d] = endsOf(state, q);
  // Neighbours in a line, or lines that meet at a vertex already: straight pieces meet only once.
  const shared = a === c || a === d || b === c || b === d;
  const touching = touch(state, c, p) + touch(state, d, p) + touch(state, a, q) + touch(state, b, q);
  if (shared || touching > 0) return;
  const { lon, lat } = state;
  const [ax, ay, cx, cy] = [lon[a]!, lat[a]!, lon[c]!, lat[c]!];
  const [rx, ry, sx, sy] = [lon[b]! - ax, lat[b]! - ay, lon[d]! - cx, lat[d]! - cy];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return;
  const t = ((cx - ax) * sy - (cy - ay) * sx) / cross;
  const u = ((cx - ax) * ry - (cy - ay) * rx) / cross;
  if (t <= 0 || t >= 1 || u <= 0 || u >= 1) return;
  const node = lon.push(ax + t * rx) - 1;
  lat.push(ay + t * ry);
  state.cuts.push({ line: p.line, at: p.at, fraction: t, node }, { line: q.line, at: q.at, fraction: u, node });
}

/** Puts the vertex into the piece if it lies on it, away from the piece's own ends; 1 if so. */
function touch(state: Crossing, node: number, piece: RoadPiece): number {
  const { lon, lat } = state;
  const [a, b] = endsOf(state, piece);
  if (node === a || node === b) return 0;
  const metersPerLon = METERS_PER_DEGREE * Math.cos(lat[node]! * RADIANS);
  const ax = (lon[a]! - lon[node]!) * metersPerLon;
  const ay = (lat[a]! - lat[node]!) * METERS_PER_DEGREE;
  const dx = (lon[b]! - lon[node]!) * metersPerLon - ax;
  const dy = (lat[b]! - lat[node]!) * METERS_PER_DEGREE - ay;
  const length = dx * dx + dy * dy;
  const fraction = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
  const margin = TOUCH_METERS / Math.sqrt(length || 1);
  if (fraction <= margin || fraction >= 1 - margin) return 0;
  if (Math.hypot(ax + fraction * dx, ay + fraction * dy) > TOUCH_METERS) return 0;
  state.cuts.push({ line: piece.line, at: piece.at, fraction, node });
  return 1;
}

function endsOf({ lines }: { readonly lines: SharedNodes['lines'] }, { line, at }: RoadPiece): [number, number] {
  return [lines[line]![at]!, lines[line]![at + 1]!];
}
