import { METERS_PER_DEGREE, RADIANS } from '../geo/distance.ts';
import type { Steps } from '../model/steps.ts';
import { endsByNode } from './road-ends.ts';
import { type JoinRules, mayEndOn } from './road-level.ts';
import { type Cut, cutLines, type RoadPiece, roadPieces } from './road-pieces.ts';
import type { SharedNodes } from './shared-nodes.ts';

/** Ends looked at between two pauses. */
const ENDS_AT_ONCE = 2 ** 12;

/** A place on a piece of another line, the nearest to an end. */
interface Foot {
  readonly piece: RoadPiece;
  readonly fraction: number;
  readonly meters: number;
}

/**
 * Ends that touch no other line yet are moved onto the nearest line within `snapMeters` (≤), which gets a vertex
 * there and keeps its shape. Distances are planar around the end, exact to millimetres at such lengths.
 */
export function* joinEndsToLines(
  shared: SharedNodes,
  snapMeters: number,
  rules: JoinRules,
): Steps<{ nodes: SharedNodes; joined: number }> {
  const loose = looseEnds(shared);
  if (loose.size === 0) return { nodes: shared, joined: 0 };
  yield;
  const { index } = roadPieces(shared);
  const lon = [...shared.lon];
  const lat = [...shared.lat];
  const cuts: Cut[] = [];
  let looked = 0;
  for (const [node, line] of loose) {
    if (looked++ % ENDS_AT_ONCE === 0) yield;
    const [x, y] = [lon[node] as number, lat[node] as number];
    const metersPerLon = METERS_PER_DEGREE * Math.cos(y * RADIANS);
    const [dx, dy] = [snapMeters / metersPerLon, snapMeters / METERS_PER_DEGREE];
    let best: Foot | null = null;
    for (const piece of index.search({ minX: x - dx, minY: y - dy, maxX: x + dx, maxY: y + dy })) {
      const own = shared.lines[line] as readonly number[];
      const [a, b] = endsOf(shared, piece);
      // A line that begins at one of the piece's two vertices is joined to it there.
      if (piece.line === line || own.includes(a) || own.includes(b) || !mayEndOn(line, piece.line, rules)) continue;
      // The feet are looked for on the file's own shapes, so that the order of the lines does not matter.
      const foot = footOn(shared, { piece, x, y, metersPerLon });
      if (foot.meters > snapMeters || (best !== null && !isNearer(foot, best))) continue;
      best = foot;
    }
    if (best === null) continue;
    const [a, b] = endsOf(shared, best.piece);
    const [ax, ay] = [shared.lon[a] as number, shared.lat[a] as number];
    lon[node] = ax + best.fraction * ((shared.lon[b] as number) - ax);
    lat[node] = ay + best.fraction * ((shared.lat[b] as number) - ay);
    cuts.push({ line: best.piece.line, at: best.piece.at, fraction: best.fraction, node });
  }
  return { nodes: { lon, lat, lines: cutLines(shared.lines, cuts) }, joined: cuts.length };
}

/** Among equals the earlier line and piece, so that the answer does not depend on the index. */
function isNearer(a: Foot, b: Foot): boolean {
  if (a.meters !== b.meters) return a.meters < b.meters;
  return a.piece.line !== b.piece.line ? a.piece.line < b.piece.line : a.piece.at < b.piece.at;
}

/** Ends that only one line passes: node → line. */
function looseEnds(shared: SharedNodes): Map<number, number> {
  const passing = new Uint32Array(shared.lon.length);
  for (const line of shared.lines) for (const node of new Set(line)) passing[node] = (passing[node] as number) + 1;
  const loose = new Map<number, number>();
  for (const [node, lines] of endsByNode(shared)) {
    const [line] = lines;
    if (passing[node] === 1 && line !== undefined && (shared.lines[line] as readonly number[]).length >= 2) {
      loose.set(node, line);
    }
  }
  return loose;
}

function endsOf({ lines }: SharedNodes, { line, at }: RoadPiece): readonly [number, number] {
  const nodes = lines[line] as readonly number[];
  return [nodes[at] as number, nodes[at + 1] as number];
}

interface FootQuery {
  readonly piece: RoadPiece;
  readonly x: number;
  readonly y: number;
  readonly metersPerLon: number;
}

function footOn(shared: SharedNodes, { piece, x, y, metersPerLon }: FootQuery): Foot {
  const [a, b] = endsOf(shared, piece);
  const ax = ((shared.lon[a] as number) - x) * metersPerLon;
  const ay = ((shared.lat[a] as number) - y) * METERS_PER_DEGREE;
  const dx = ((shared.lon[b] as number) - x) * metersPerLon - ax;
  const dy = ((shared.lat[b] as number) - y) * METERS_PER_DEGREE - ay;
  const length = dx * dx + dy * dy;
  const fraction = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return { piece, fraction, meters: Math.hypot(ax + fraction * dx, ay + fraction * dy) };
}
