import { METERS_PER_DEGREE, RADIANS } from '../../geo/distance.ts';
import type { Roads } from '../../model/road.ts';
import type { Segments } from '../network/segments.ts';

/** Side of a square in metres: a few segments each where people live. */
const SQUARE_METERS = 400;
const MAX_SQUARES = 4_000_000;

interface Squares {
  readonly west: number;
  readonly south: number;
  /** Size of a square in degrees. */
  readonly sizeLon: number;
  readonly sizeLat: number;
  readonly columns: number;
  readonly rows: number;
  /** Square q holds `items[offsets[q] … offsets[q + 1] - 1]`. */
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

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
  private readonly squares: Squares | null;

  /** Holds the segments that have any of the `use` bits. */
  constructor(roads: Roads, segments: Segments, use: number) {
    this.roads = roads;
    this.segments = segments;
    this.squares = squaresOf(roads, segments, use);
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

type Shape = Omit<Squares, 'offsets' | 'items'>;

function squaresOf(roads: Roads, segments: Segments, use: number): Squares | null {
  const shape = shapeOf(roads, segments, use);
  if (shape === null) return null;
  const boxes = boxesOf(roads, segments, shape);
  const offsets = new Uint32Array(shape.columns * shape.rows + 2);
  // Two passes of a counting sort: each segment goes into every square that its box touches.
  for (let s = 0; s < segments.count; s++) {
    if (!(segments.use[s]! & use)) continue;
    for (let r = boxes[s * 4 + 1]!; r <= boxes[s * 4 + 3]!; r++) {
      for (let c = boxes[s * 4]!; c <= boxes[s * 4 + 2]!; c++) offsets[r * shape.columns + c + 2]!++;
    }
  }
  for (let q = 2; q < offsets.length; q++) offsets[q]! += offsets[q - 1]!;
  const items = new Uint32Array(offsets[offsets.length - 1]!);
  for (let s = 0; s < segments.count; s++) {
    if (!(segments.use[s]! & use)) continue;
    for (let r = boxes[s * 4 + 1]!; r <= boxes[s * 4 + 3]!; r++) {
      for (let c = boxes[s * 4]!; c <= boxes[s * 4 + 2]!; c++) items[offsets[r * shape.columns + c + 1]!++] = s;
    }
  }
  return { ...shape, offsets: offsets.subarray(0, offsets.length - 1), items };
}

function shapeOf({ nodeLon, nodeLat }: Roads, segments: Segments, use: number): Shape | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let s = 0; s < segments.count; s++) {
    if (!(segments.use[s]! & use)) continue;
    const [a, b] = [segments.from[s]!, segments.to[s]!];
    west = Math.min(west, nodeLon[a]!, nodeLon[b]!);
    east = Math.max(east, nodeLon[a]!, nodeLon[b]!);
    south = Math.min(south, nodeLat[a]!, nodeLat[b]!);
    north = Math.max(north, nodeLat[a]!, nodeLat[b]!);
  }
  if (west > east) return null;
  const cos = Math.max(0.01, Math.cos(((south + north) / 2) * RADIANS));
  let sizeLat = SQUARE_METERS / METERS_PER_DEGREE;
  while (((east - west) / (sizeLat / cos) + 1) * ((north - south) / sizeLat + 1) > MAX_SQUARES) sizeLat *= 1.5;
  const sizeLon = sizeLat / cos;
  const columns = Math.floor((east - west) / sizeLon) + 1;
  return { west, south, sizeLon, sizeLat, columns, rows: Math.floor((north - south) / sizeLat) + 1 };
}

/** First column, first row, last column, last row of each segment. */
function boxesOf({ nodeLon, nodeLat }: Roads, segments: Segments, shape: Shape): Uint32Array {
  const boxes = new Uint32Array(segments.count * 4);
  // At the eastern and northern rim rounding may give one square too many.
  const column = (node: number) =>
    Math.min(shape.columns - 1, Math.max(0, Math.floor((nodeLon[node]! - shape.west) / shape.sizeLon)));
  const row = (node: number) =>
    Math.min(shape.rows - 1, Math.max(0, Math.floor((nodeLat[node]! - shape.south) / shape.sizeLat)));
  for (let s = 0; s < segments.count; s++) {
    const [a, b] = [segments.from[s]!, segments.to[s]!];
    boxes[s * 4] = Math.min(column(a), column(b));
    boxes[s * 4 + 1] = Math.min(row(a), row(b));
    boxes[s * 4 + 2] = Math.max(column(a), column(b));
    boxes[s * 4 + 3] = Math.max(row(a), row(b));
  }
  return boxes;
}
