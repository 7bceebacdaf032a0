import { type LatticeWindow, quantaPerStep } from './lattice.ts';
import type { Lines } from './lines.ts';

/** Whether a vertex may go: its triangle with the vertices before and after it holds nothing else. */
export type Guard = (before: number, vertex: number, after: number) => boolean;

/** Triangles wider or higher than so many steps are refused unseen, which bounds the search; lines gain nothing by them. */
const REACH = 48;
/** Least distance of a line from a sample in parts of a step (see `quantaPerStep`): more than rounding can move it. */
const CLEARANCE = 0.25;

/** Looks at the other vertices square by square, only those near the triangle, and at samples at whole columns and rows. */
export function lineGuard(lines: Lines, window: LatticeWindow): Guard {
  const { x, y, u, v, next } = lines;
  const columns = window.columns + 2;
  const rows = window.rows + 2;
  const clearance = CLEARANCE / quantaPerStep(window.lattice);
  const squares = intoSquares(lines, columns, rows);
  return (before, vertex, after) => {
    const west = Math.min(u[before]!, u[vertex]!, u[after]!);
    const east = Math.max(u[before]!, u[vertex]!, u[after]!);
    const north = Math.min(v[before]!, v[vertex]!, v[after]!);
    const south = Math.max(v[before]!, v[vertex]!, v[after]!);
    if (east - west > REACH || south - north > REACH) return false;

    // Samples: distances from the three sides, in steps; a sample counts as held up to `clearance` outside.
    const turned = Math.sign(
      (u[vertex]! - u[before]!) * (v[after]! - v[before]!) - (u[after]! - u[before]!) * (v[vertex]! - v[before]!),
    );
    const lastRow = Math.floor(south + clearance);
    const lastColumn = Math.floor(east + clearance);
    // No area: the new side runs where the old ones did.
    for (let row = turned === 0 ? lastRow + 1 : Math.ceil(north - clearance); row <= lastRow; row++) {
      for (let column = Math.ceil(west - clearance); column <= lastColumn; column++) {
        if (
          turned * outside(u, v, before, vertex, column, row) >= -clearance &&
          turned * outside(u, v, vertex, after, column, row) >= -clearance &&
          turned * outside(u, v, after, before, column, row) >= -clearance
        ) {
          return false;
        }
      }
    }

    // Vertices: the closed triangle, exact in whole units. Those at a corner's own place are that corner's twins.
    for (let row = Math.floor(north); row <= Math.floor(south); row++) {
      // The squares of a row lie next to each other.
      const end = squares.offsets[row * columns + Math.floor(east) + 1]!;
      for (let k = squares.offsets[row * columns + Math.floor(west)]!; k < end; k++) {
        const other = squares.vertices[k]!;
        if (next[other]! < 0 || other === before || other === vertex || other === after) continue;
        const a = turn(x, y, before, vertex, other);
        const b = turn(x, y, vertex, after, other);
        const c = turn(x, y, after, before, other);
        if ((a > 0 || b > 0 || c > 0) && (a < 0 || b < 0 || c < 0)) continue;
        if (!samePlace(x, y, other, before) && !samePlace(x, y, other, vertex) && !samePlace(x, y, other, after))
          return false;
      }
    }
    return true;
  };
}

/** Vertices by the square of the lattice that they lie in, row by row. */
function intoSquares({ u, v }: Lines, columns: number, rows: number): { offsets: Int32Array; vertices: Int32Array } {
  const offsets = new Int32Array(columns * rows + 2);
  for (let i = 0; i < u.length; i++) offsets[Math.floor(v[i]!) * columns + Math.floor(u[i]!) + 2]!++;
  for (let s = 2; s < offsets.length; s++) offsets[s]! += offsets[s - 1]!;
  const vertices = new Int32Array(u.length);
  for (let i = 0; i < u.length; i++) vertices[offsets[Math.floor(v[i]!) * columns + Math.floor(u[i]!) + 1]!++] = i;
  return { offsets, vertices };
}

/** Distance of a place to the left (rows go down: right) of the line through two vertices, in steps. */
function outside(u: Float64Array, v: Float64Array, a: number, b: number, column: number, row: number): number {
  const du = u[b]! - u[a]!;
  const dv = v[b]! - v[a]!;
  return (du * (row - v[a]!) - dv * (column - u[a]!)) / Math.sqrt(du * du + dv * dv);
}

/** Twice the signed area of three vertices: differences are whole and below 2^26, so products are exact. */
function turn(x: Int32Array, y: Int32Array, a: number, b: number, c: number): number {
  return (x[b]! - x[a]!) * (y[c]! - y[a]!) - (y[b]! - y[a]!) * (x[c]! - x[a]!);
}

function samePlace(x: Int32Array, y: Int32Array, a: number, b: number): boolean {
  return x[a] === x[b] && y[a] === y[b];
}
