import { METERS_PER_DEGREE, RADIANS } from '../../geo/distance.ts';
import { type LineSquares, lineSquaresInSteps } from '../../geo/line-squares.ts';
import { finish, type Steps } from '../../model/steps.ts';
import type { RoadGraph } from './road-graph.ts';
import { USE } from './segments.ts';

/** The nearest point of the network to a place: on the piece from `vertex` to `vertex + 1` of a chain. */
export interface Snap {
  chain: number;
  vertex: number;
  /** 0…1 between the two vertices. */
  fraction: number;
  /** Straight metres from the place to that point. */
  meters: number;
  /** If given, filled with the chains that are exactly as near, where there is more than one. */
  ties?: number[];
}

/** What of a graph can be snapped to. */
export type Snappable = Pick<RoadGraph, 'chains' | 'chainUse' | 'vertexOffsets' | 'vertexLon' | 'vertexLat'>;

/** Whether two graphs lie alike to whoever snaps to them: same chains, same vertices, entered at the same places. */
export function sameGeometry(a: Snappable, b: Snappable): boolean {
  return (
    a.chains === b.chains &&
    equal(a.vertexOffsets, b.vertexOffsets) &&
    equal(a.chainUse, b.chainUse) &&
    equal(a.vertexLon, b.vertexLon) &&
    equal(a.vertexLat, b.vertexLat)
  );
}

function equal(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether a chain may be used; all may where no such test is given. */
export type ChainTest = (chain: number) => boolean;

/** Finds the nearest enterable edge; false if none lies within `maxMeters`. Writes to `out`, allocates nothing. */
export type SnapLookup = (lon: number, lat: number, out: Snap, mayUse?: ChainTest) => boolean;

/** Squares over the pieces: `offsets` counts into `vertex` and `chain`. */
interface SnapGrid extends Omit<LineSquares, 'items'> {
  /** First vertex of each piece, and the chain it belongs to. */
  readonly vertex: Uint32Array;
  readonly chain: Uint32Array;
}

/**
 * Exact nearest-edge lookup over the pieces of chains that may be entered (`USE.snap`).
 * Distances are planar in metres around the place itself (longitude shrunk by the cosine of its latitude): over the
 * few kilometres that anyone walks to a road this agrees with the sphere to a few millimetres. Other pieces than the
 * enterable ones can be asked for, to say why a place is not on the network.
 */
export function snapLookup(graph: Snappable, maxMeters: number, mayEnter?: ChainTest): SnapLookup {
  return finish(snapLookupInSteps(graph, maxMeters, mayEnter));
}

export function* snapLookupInSteps(
  graph: Snappable,
  maxMeters: number,
  mayEnter: ChainTest = (chain) => (graph.chainUse[chain]! & USE.snap) !== 0,
): Steps<SnapLookup> {
  const grid = yield* buildGrid(graph, mayEnter);
  if (!grid) return () => false;
  return (lon, lat, out, mayUse) => {
    // Too far north or south of all roads, whatever the longitude: nothing to look for.
    const north = grid.south + grid.rows * grid.sizeLat;
    if (Math.max(grid.south - lat, lat - north) * METERS_PER_DEGREE > maxMeters) return false;
    const metersPerLon = METERS_PER_DEGREE * Math.cos(lat * RADIANS);
    const squareMeters = Math.min(grid.sizeLon * metersPerLon, grid.sizeLat * METERS_PER_DEGREE);
    const column = Math.floor((lon - grid.west) / grid.sizeLon);
    const row = Math.floor((lat - grid.south) / grid.sizeLat);
    const query = { square: 0, lon, lat, metersPerLon, mayUse };
    out.meters = maxMeters;
    out.chain = -1;
    if (out.ties) out.ties.length = 0;
    // Whatever lies in ring r is at least (r - 1) squares away, so stop once that exceeds the best.
    for (let ring = 0; (ring - 1) * squareMeters <= out.meters; ring++) {
      for (let r = row - ring; r <= row + ring; r++) {
        if (r < 0 || r >= grid.rows) continue;
        const step = r === row - ring || r === row + ring ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step || 1) {
          if (c < 0 || c >= grid.columns) continue;
          query.square = r * grid.columns + c;
          searchSquare(graph, grid, query, out);
        }
      }
    }
    return out.chain !== -1;
  };
}

interface SquareQuery {
  readonly square: number;
  readonly lon: number;
  readonly lat: number;
  readonly metersPerLon: number;
  readonly mayUse: ChainTest | undefined;
}

function searchSquare(graph: Snappable, grid: SnapGrid, query: SquareQuery, out: Snap): void {
  const { vertexLon, vertexLat } = graph;
  for (let i = grid.offsets[query.square]!; i < grid.offsets[query.square + 1]!; i++) {
    const v = grid.vertex[i]!;
    const ax = (vertexLon[v]! - query.lon) * query.metersPerLon;
    const ay = (vertexLat[v]! - query.lat) * METERS_PER_DEGREE;
    const dx = (vertexLon[v + 1]! - query.lon) * query.metersPerLon - ax;
    const dy = (vertexLat[v + 1]! - query.lat) * METERS_PER_DEGREE - ay;
    const length = dx * dx + dy * dy;
    const raw = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
    const fraction = raw < 0 ? 0 : raw > 1 ? 1 : raw;
    const x = ax + fraction * dx;
    const y = ay + fraction * dy;
    const meters = Math.sqrt(x * x + y * y);
    // `≤` the limit; among equals the lower chain and piece, so that the answer never depends on the grid.
    if (meters > out.meters) continue;
    if (query.mayUse && !query.mayUse(grid.chain[i]!)) continue;
    if (meters === out.meters && out.chain !== -1) {
      if (out.ties && grid.chain[i] !== out.chain) noteTie(out.ties, out.chain, grid.chain[i]!);
      if (v >= out.vertex) continue;
    } else if (out.ties) {
      out.ties.length = 0;
    }
    out.meters = meters;
    out.chain = grid.chain[i]!;
    out.vertex = v;
    out.fraction = fraction;
  }
}

function noteTie(ties: number[], one: number, other: number): void {
  if (!ties.includes(one)) ties.push(one);
  if (!ties.includes(other)) ties.push(other);
}

function* buildGrid(graph: Snappable, mayEnter: ChainTest): Steps<SnapGrid | null> {
  const { vertex, chain } = enterablePieces(graph, mayEnter);
  const next = vertex.map((v) => v + 1);
  yield;
  const squares = yield* lineSquaresInSteps({ lon: graph.vertexLon, lat: graph.vertexLat, from: vertex, to: next });
  if (!squares) return null;
  yield;
  const { items, ...grid } = squares;
  return { ...grid, vertex: picked(vertex, items), chain: picked(chain, items) };
}

function picked(values: Uint32Array, places: Uint32Array): Uint32Array {
  const out = new Uint32Array(places.length);
  for (let i = 0; i < out.length; i++) out[i] = values[places[i]!]!;
  return out;
}

interface Pieces {
  /** First vertex of each piece; the piece goes to the next one. */
  readonly vertex: Uint32Array;
  readonly chain: Uint32Array;
}

function enterablePieces(graph: Snappable, mayEnter: ChainTest): Pieces {
  const vertex = new Uint32Array(graph.vertexLon.length);
  const chain = new Uint32Array(graph.vertexLon.length);
  let count = 0;
  for (let c = 0; c < graph.chains; c++) {
    if (!mayEnter(c)) continue;
    for (let v = graph.vertexOffsets[c]!; v < graph.vertexOffsets[c + 1]! - 1; v++) {
      vertex[count] = v;
      chain[count++] = c;
    }
  }
  return { vertex: vertex.subarray(0, count), chain: chain.subarray(0, count) };
}
