import { inParts, type Steps } from '../model/steps.ts';
import { METERS_PER_DEGREE, RADIANS } from './distance.ts';

/** Straight lines between two points of `lon` and `lat`: line i goes from point `from[i]` to `to[i]`. */
export interface Lines {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Squares over a plane of lon/lat, each with the lines whose box touches it. */
export interface LineSquares {
  readonly west: number;
  readonly south: number;
  /** Size of a square in degrees. */
  readonly sizeLon: number;
  readonly sizeLat: number;
  readonly columns: number;
  readonly rows: number;
  /** Square q (row × columns + column, from the south-west) holds `items[offsets[q] … offsets[q + 1] - 1]`, ascending. */
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/** Side of a square in metres: a few pieces of road each where people live. */
const SQUARE_METERS = 400;
const MAX_SQUARES = 4_000_000;
/** … and no more squares than so many for each line: a few far apart need no fine grid. */
const SQUARES_PER_LINE = 16;

/** Lines between two pauses. */
const LINES_AT_ONCE = 2 ** 18;

/** Sorts lines into squares by counting; null where there are none. */
export function* lineSquaresInSteps(lines: Lines): Steps<LineSquares | null> {
  const shape = shapeOf(lines);
  if (shape === null) return null;
  yield;
  const { columns, rows } = shape;
  const count = lines.from.length;
  const boxes = boxesOf(lines, shape);
  yield;
  const offsets = new Uint32Array(columns * rows + 2);
  yield* inParts(count, LINES_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) {
      for (let row = boxes[i * 4 + 1]!; row <= boxes[i * 4 + 3]!; row++) {
        for (let column = boxes[i * 4]!; column <= boxes[i * 4 + 2]!; column++) offsets[row * columns + column + 2]!++;
      }
    }
  });
  for (let q = 2; q < offsets.length; q++) offsets[q]! += offsets[q - 1]!;
  const items = new Uint32Array(offsets[offsets.length - 1]!);
  yield* inParts(count, LINES_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) {
      for (let row = boxes[i * 4 + 1]!; row <= boxes[i * 4 + 3]!; row++) {
        for (let column = boxes[i * 4]!; column <= boxes[i * 4 + 2]!; column++) {
          items[offsets[row * columns + column + 1]!++] = i;
        }
      }
    }
  });
  return { ...shape, offsets: offsets.subarray(0, offsets.length - 1), items };
}

type Shape = Omit<LineSquares, 'offsets' | 'items'>;

function shapeOf({ lon, lat, from, to }: Lines): Shape | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (point: number): void => {
    if (lon[point]! < west) west = lon[point]!;
    if (lon[point]! > east) east = lon[point]!;
    if (lat[point]! < south) south = lat[point]!;
    if (lat[point]! > north) north = lat[point]!;
  };
  for (let i = 0; i < from.length; i++) {
    include(from[i]!);
    include(to[i]!);
  }
  if (west > east) return null;
  const cos = Math.max(0.01, Math.cos(((south + north) / 2) * RADIANS));
  let sizeLat = SQUARE_METERS / METERS_PER_DEGREE;
  const squares = () => ((east - west) / (sizeLat / cos) + 1) * ((north - south) / sizeLat + 1);
  const most = Math.min(MAX_SQUARES, 1000 + SQUARES_PER_LINE * from.length);
  while (squares() > most) sizeLat *= 1.5;
  const sizeLon = sizeLat / cos;
  const columns = Math.floor((east - west) / sizeLon) + 1;
  return { west, south, sizeLon, sizeLat, columns, rows: Math.floor((north - south) / sizeLat) + 1 };
}

/** First column, first row, last column, last row of each line. */
function boxesOf({ lon, lat, from, to }: Lines, shape: Shape): Uint32Array {
  const boxes = new Uint32Array(from.length * 4);
  for (let i = 0; i < from.length; i++) {
    const a = Math.floor((lon[from[i]!]! - shape.west) / shape.sizeLon);
    const b = Math.floor((lon[to[i]!]! - shape.west) / shape.sizeLon);
    const p = Math.floor((lat[from[i]!]! - shape.south) / shape.sizeLat);
    const q = Math.floor((lat[to[i]!]! - shape.south) / shape.sizeLat);
    boxes[i * 4] = a < b ? a : b;
    boxes[i * 4 + 1] = p < q ? p : q;
    boxes[i * 4 + 2] = a < b ? b : a;
    boxes[i * 4 + 3] = p < q ? q : p;
  }
  return boxes;
}
