import { METERS_PER_DEGREE, RADIANS } from '../../geo/distance.ts';
import { type LineSquares, lineSquaresInSteps } from '../../geo/line-squares.ts';
import type { Roads } from '../../model/road.ts';
import { finish, type Steps } from '../../model/steps.ts';
import type { Segments } from '../network/segments.ts';

/**
 * Finds road segments near a place. Distances are planar in metres around the place itself, which agrees with the
 * sphere to millimetres over the few kilometres asked for.
 */
export class SegmentGrid {
  /** Of the last `nearest`: metres to the segment, and where on it the nearest point lies (0 … 1). */
  meters = 0;
  fraction = 0;
  private readonly roads: Roads;
  private readonly segments: Segments;
  private readonly squares: LineSquares | null;

  /** Holds the segments that have any of the `use` bits. */
  constructor(roads: Roads, segments: Segments, use: number, ready?: LineSquares | null) {
    this.roads = roads;
    this.segments = segments;
    this.squares = ready === undefined ? finish(squaresOf(roads, segments, use)) : ready;
  }

  /** A grid of many segments. */
  static *inSteps(roads: Roads, segments: Segments, use: number): Steps<SegmentGrid> {
    return new SegmentGrid(roads, segments, use, yield* squaresOf(roads, segments, use));
  }

  /** The nearest segment within `maxMeters` (≤), of equals the first; -1 if there is none. */
  nearest(lon: number, lat: number, maxMeters: number): number {
    const { squares } = this;
    if (!squares) return -1;
    const { columns, rows } = squares;
    const metersPerLon = METERS_PER_DEGREE * Math.cos(lat * RADIANS);
    const [width, height] = [squares.sizeLon * metersPerLon, squares.sizeLat * METERS_PER_DEGREE];
    const side = Math.min(width, height);
    const x = (lon - squares.west) / squares.sizeLon;
    const y = (lat - squares.south) / squares.sizeLat;
    const column = Math.floor(x);
    const row = Math.floor(y);
    // To the nearest side of the own square: nothing in ring 1 is nearer.
    const rim = Math.min(width * Math.min(x - column, column + 1 - x), height * Math.min(y - row, row + 1 - y));
    let best = -1;
    let bestMeters = maxMeters;
    let bestFraction = 0;
    // Whatever lies in ring r is at least the rim and r - 1 squares away, so stop once that exceeds the best.
    for (let ring = 0; ring === 0 || rim + (ring - 1) * side <= bestMeters; ring++) {
      for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
        const step = r === row - ring || r === row + ring || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step) {
          if (c < 0 || c >= columns) continue;
          const q = r * columns + c;
          for (let i = squares.offsets[q]!; i < squares.offsets[q + 1]!; i++) {
            const s = squares.items[i]!;
            const meters = this.measure(s, lon, lat);
            if (meters > bestMeters || (meters === bestMeters && best !== -1 && s >= best)) continue;
            best = s;
            bestMeters = meters;
            bestFraction = this.fraction;
          }
        }
      }
    }
    this.meters = bestMeters;
    this.fraction = bestFraction;
    return best;
  }

  /** All segments within `meters` (≤) of a place, each once, ascending. */
  within(lon: number, lat: number, meters: number): number[] {
    const { squares } = this;
    if (!squares) return [];
    const dLat = meters / METERS_PER_DEGREE;
    const dLon = dLat / Math.cos(lat * RADIANS);
    const clampColumn = (x: number) =>
      Math.max(0, Math.min(squares.columns - 1, Math.floor((x - squares.west) / squares.sizeLon)));
    const clampRow = (y: number) =>
      Math.max(0, Math.min(squares.rows - 1, Math.floor((y - squares.south) / squares.sizeLat)));
    const found = new Set<number>();
    for (let r = clampRow(lat - dLat); r <= clampRow(lat + dLat); r++) {
      for (let c = clampColumn(lon - dLon); c <= clampColumn(lon + dLon); c++) {
        const q = r * squares.columns + c;
        for (let i = squares.offsets[q]!; i < squares.offsets[q + 1]!; i++) {
          const s = squares.items[i]!;
          if (this.measure(s, lon, lat) <= meters) found.add(s);
        }
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Metres from a place to a segment; leaves the nearest point's place on it in `fraction`. */
  measure(s: number, lon: number, lat: number): number {
    const { nodeLon, nodeLat } = this.roads;
    const metersPerLon = METERS_PER_DEGREE * Math.cos(lat * RADIANS);
    const a = this.segments.from[s]!;
    const b = this.segments.to[s]!;
    const ax = (nodeLon[a]! - lon) * metersPerLon;
    const ay = (nodeLat[a]! - lat) * METERS_PER_DEGREE;
    const dx = (nodeLon[b]! - lon) * metersPerLon - ax;
    const dy = (nodeLat[b]! - lat) * METERS_PER_DEGREE - ay;
    const length = dx * dx + dy * dy;
    const raw = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
    this.fraction = raw < 0 ? 0 : raw > 1 ? 1 : raw;
    const x = ax + this.fraction * dx;
    const y = ay + this.fraction * dy;
    return Math.sqrt(x * x + y * y);
  }
}

/** The squares of the segments that have any of the `use` bits, their items numbered as all segments are. */
function* squaresOf({ nodeLon, nodeLat }: Roads, segments: Segments, use: number): Steps<LineSquares | null> {
  const kept = new Uint32Array(segments.count);
  const from = new Uint32Array(segments.count);
  const to = new Uint32Array(segments.count);
  let count = 0;
  for (let s = 0; s < segments.count; s++) {
    if (!(segments.use[s]! & use)) continue;
    kept[count] = s;
    from[count] = segments.from[s]!;
    to[count++] = segments.to[s]!;
  }
  yield;
  const lines = { lon: nodeLon, lat: nodeLat, from: from.subarray(0, count), to: to.subarray(0, count) };
  const squares = yield* lineSquaresInSteps(lines);
  if (!squares) return null;
  const { items } = squares;
  for (let i = 0; i < items.length; i++) items[i] = kept[items[i]!]!;
  return squares;
}
