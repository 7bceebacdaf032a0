import type { WorkGrid } from './work-grid.ts';

/** A piece of border between two labels, from one junction of borders to the next (or a closed loop). */
export interface Arc {
  readonly left: number;
  readonly right: number;
  /** Grid corners along the piece, x and y in turn, in cells from the north-west. */
  readonly points: readonly number[];
}

/** Directions in the order east, south, west, north. */
const MOVE_X = [1, 0, -1, 0] as const;
const MOVE_Y = [0, 1, 0, -1] as const;

/** Cuts the borders of a label grid into arcs; each is traced once, so both sides share it. */
export function traceArcs(label: Int32Array, grid: WorkGrid): Arc[] {
  const { width, height } = grid;
  const across = width + 1;
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? -1 : (label[y * width + x] as number);
  const left = (x: number, y: number, d: number): number =>
    d === 0 ? at(x, y - 1) : d === 1 ? at(x, y) : d === 2 ? at(x - 1, y) : at(x - 1, y - 1);
  const right = (x: number, y: number, d: number): number =>
    d === 0 ? at(x, y) : d === 1 ? at(x - 1, y) : d === 2 ? at(x - 1, y - 1) : at(x, y - 1);
  const isBorder = (x: number, y: number, d: number): boolean => left(x, y, d) !== right(x, y, d);
  const degree = (x: number, y: number): number => {
    let count = 0;
    for (let d = 0; d < 4; d++) if (isBorder(x, y, d)) count++;
    return count;
  };
  // Two edges per corner: the one to the east and the one to the south.
  const used = new Uint8Array(across * (height + 1) * 2);
  const edge = (x: number, y: number, d: number): number => {
    const fromX = d === 2 ? x - 1 : x;
    const fromY = d === 3 ? y - 1 : y;
    return (fromY * across + fromX) * 2 + (d & 1);
  };
  const walk = (startX: number, startY: number, first: number): Arc => {
    const points = [startX, startY];
    let x = startX;
    let y = startY;
    let d = first;
    const arc = { left: left(x, y, d), right: right(x, y, d), points };
    for (;;) {
      used[edge(x, y, d)] = 1;
      x += MOVE_X[d] as number;
      y += MOVE_Y[d] as number;
      points.push(x, y);
      if ((x === startX && y === startY) || degree(x, y) > 2) return arc;
      const back = (d + 2) & 3;
      for (let turn = 0; turn < 4; turn++) {
        if (turn !== back && isBorder(x, y, turn)) {
          d = turn;
          break;
        }
      }
    }
  };
  const arcs: Arc[] = [];
  // Junctions first; what is left over are closed loops.
  for (const loops of [false, true]) {
    for (let y = 0; y <= height; y++) {
      for (let x = 0; x <= width; x++) {
        const count = degree(x, y);
        if (count === 0 || (!loops && count === 2)) continue;
        for (let d = 0; d < 4; d++) {
          if (isBorder(x, y, d) && used[edge(x, y, d)] === 0) arcs.push(walk(x, y, d));
        }
      }
    }
  }
  return arcs;
}
