import type { ReadOsm, ReadWay } from './read-osm.ts';

const METERS_PER_DEGREE = 111_195;
/** Squares of a thousandth of a degree: about a hundred metres. */
const SQUARES = 1000;

interface Piece {
  readonly way: ReadWay;
  readonly from: number;
  readonly to: number;
}

const raised = (way: ReadWay): boolean => way.tags.bridge === 'yes' || way.tags.tunnel === 'yes';

function piecesOf(osm: ReadOsm): Piece[] {
  return osm.ways.flatMap((way) => way.nodes.slice(1).map((to, at) => ({ way, from: way.nodes[at] as number, to })));
}

/** Pieces over two nodes between which another piece already runs in the same direction. */
export function repeatedPieces(osm: ReadOsm): Piece[] {
  const taken = new Set<string>();
  return piecesOf(osm).filter(({ way, from, to }) => {
    const keys = way.tags.oneway === 'yes' ? [`${from}>${to}`] : [`${from}>${to}`, `${to}>${from}`];
    const repeated = keys.some((key) => taken.has(key));
    for (const key of keys) taken.add(key);
    return repeated;
  });
}

/**
 * Dead ends within `gap` metres of a road on their level that no way of at most `detour` metres along the roads joins
 * them to. In plain arithmetic over maps; knows nothing of the program's own check.
 */
export function looseEnds(osm: ReadOsm, gap: number, detour: number): number[] {
  const pieces = piecesOf(osm);
  const at = new Map<number, Piece[]>();
  const squares = new Map<string, Set<Piece>>();
  for (const piece of pieces) {
    for (const node of [piece.from, piece.to]) at.set(node, [...(at.get(node) ?? []), piece]);
    const [ax, ay] = osm.nodes.get(piece.from) as [number, number];
    const [bx, by] = osm.nodes.get(piece.to) as [number, number];
    for (let x = Math.floor(Math.min(ax, bx) * SQUARES); x <= Math.floor(Math.max(ax, bx) * SQUARES); x++) {
      for (let y = Math.floor(Math.min(ay, by) * SQUARES); y <= Math.floor(Math.max(ay, by) * SQUARES); y++) {
        const key = `${x} ${y}`;
        squares.set(key, (squares.get(key) ?? new Set()).add(piece));
      }
    }
  }
  const meters = (a: number, b: number): number => {
    const [ax, ay] = osm.nodes.get(a) as [number, number];
    const [bx, by] = osm.nodes.get(b) as [number, number];
    return Math.hypot((ax - bx) * Math.cos((ay * Math.PI) / 180), ay - by) * METERS_PER_DEGREE;
  };
  const loose: number[] = [];
  for (const [end, own] of at) {
    if (own.length !== 1) continue;
    const [lon, lat] = osm.nodes.get(end) as [number, number];
    const along = new Map([[end, 0]]);
    for (let changed = true; changed; ) {
      changed = false;
      for (const [node, here] of [...along]) {
        for (const { from, to } of at.get(node) ?? []) {
          const next = from === node ? to : from;
          const far = here + meters(node, next);
          if (far > detour || far >= (along.get(next) ?? Infinity)) continue;
          along.set(next, far);
          changed = true;
        }
      }
    }
    const near = new Set<Piece>();
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const key = `${Math.floor(lon * SQUARES) + dx} ${Math.floor(lat * SQUARES) + dy}`;
        for (const piece of squares.get(key) ?? []) near.add(piece);
      }
    }
    const isLoose = [...near].some((piece) => {
      if (piece === own[0] || (raised(piece.way) && !raised((own[0] as Piece).way))) return false;
      const share = nearestShare([lon, lat], osm.nodes.get(piece.from)!, osm.nodes.get(piece.to)!);
      if (share.meters > gap) return false;
      const length = meters(piece.from, piece.to);
      const back = Math.min(
        (along.get(piece.from) ?? Infinity) + share.along * length,
        (along.get(piece.to) ?? Infinity) + (1 - share.along) * length,
      );
      return back > detour;
    });
    if (isLoose) loose.push(end);
  }
  return loose;
}

function nearestShare(
  [lon, lat]: readonly [number, number],
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): { along: number; meters: number } {
  const shrink = Math.cos((lat * Math.PI) / 180) * METERS_PER_DEGREE;
  const [px, py] = [(ax - lon) * shrink, (ay - lat) * METERS_PER_DEGREE];
  const [dx, dy] = [(bx - ax) * shrink, (by - ay) * METERS_PER_DEGREE];
  const along = Math.min(1, Math.max(0, -(px * dx + py * dy) / (dx * dx + dy * dy)));
  return { along, meters: Math.hypot(px + along * dx, py + along * dy) };
}
