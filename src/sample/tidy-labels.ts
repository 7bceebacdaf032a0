import type { WorkGrid } from './work-grid.ts';

/**
 * Makes every label one piece whose cells join at their sides, in place: loose pieces go to the neighbour with the longest
 * common side, and cells that touch only at a corner are joined. Outlines then never touch themselves.
 */
export function tidyLabels(label: Int32Array, grid: WorkGrid): void {
  for (let round = 0; round < 4; round++) smoothLabels(label, grid);
  for (let round = 0; round < 40; round++) {
    const moved = joinPieces(label, grid);
    const joined = joinCorners(label, grid);
    if (moved + joined === 0) return;
  }
  throw new Error('tidyLabels: 40 rounds did not settle the labels');
}

/** A cell with at most one side in common with its own label takes the label of most of its sides. */
function smoothLabels(label: Int32Array, grid: WorkGrid): void {
  const { width, count } = grid;
  for (let cell = width + 1; cell < count - width - 1; cell++) {
    const own = label[cell] as number;
    const sides = [label[cell - 1], label[cell + 1], label[cell - width], label[cell + width]] as number[];
    if (sides.filter((side) => side === own).length > 1) continue;
    const other = sides.find((side, at) => side !== own && sides.indexOf(side) !== at);
    if (other !== undefined) label[cell] = other;
  }
}

/** Finds the pieces of all labels, keeps the largest of each, gives the others away. Returns how many it gave. */
function joinPieces(label: Int32Array, grid: WorkGrid): number {
  const { width, count } = grid;
  const piece = new Int32Array(count).fill(-1);
  const stack = new Int32Array(count);
  const sizes: number[] = [];
  const largest = new Map<number, number>();
  for (let start = 0; start < count; start++) {
    if (piece[start] !== -1) continue;
    const id = sizes.length;
    const own = label[start] as number;
    let depth = 0;
    let size = 0;
    const visit = (cell: number): void => {
      if (piece[cell] !== -1 || label[cell] !== own) return;
      piece[cell] = id;
      stack[depth++] = cell;
    };
    visit(start);
    while (depth > 0) {
      const cell = stack[--depth] as number;
      size++;
      const column = cell % width;
      if (column > 0) visit(cell - 1);
      if (column < width - 1) visit(cell + 1);
      if (cell >= width) visit(cell - width);
      if (cell < count - width) visit(cell + width);
    }
    sizes.push(size);
    const best = largest.get(own);
    if (best === undefined || size > (sizes[best] as number)) largest.set(own, id);
  }
  return giveAway(label, piece, largest, grid);
}

function giveAway(label: Int32Array, piece: Int32Array, largest: ReadonlyMap<number, number>, grid: WorkGrid): number {
  const { width, count } = grid;
  const votes = new Map<number, Map<number, number>>();
  for (let cell = width + 1; cell < count - width - 1; cell++) {
    const own = label[cell] as number;
    const id = piece[cell] as number;
    if (largest.get(own) === id) continue;
    const ballot = votes.get(id) ?? new Map<number, number>();
    votes.set(id, ballot);
    for (const near of [cell - 1, cell + 1, cell - width, cell + width]) {
      const other = label[near] as number;
      // Only a neighbour's main piece may take it: two loose pieces would swap for ever.
      if (other !== own && largest.get(other) === piece[near]) ballot.set(other, (ballot.get(other) ?? 0) + 1);
    }
  }
  const winner = new Map<number, number>();
  for (const [id, ballot] of votes) {
    let most = 0;
    for (const [other, count] of ballot) {
      if (count > most) {
        most = count;
        winner.set(id, other);
      }
    }
  }
  for (let cell = 0; cell < count; cell++) {
    const other = winner.get(piece[cell] as number);
    if (other !== undefined) label[cell] = other;
  }
  return winner.size;
}

/** Where a label meets itself only across a corner, the corner's other cell joins it. Returns how many did. */
function joinCorners(label: Int32Array, grid: WorkGrid): number {
  const { width, count } = grid;
  let joined = 0;
  for (let cell = 0; cell < count - width - 1; cell++) {
    if (cell % width === width - 1) continue;
    const a = label[cell] as number;
    const b = label[cell + 1] as number;
    const c = label[cell + width] as number;
    const d = label[cell + width + 1] as number;
    if (a === d && a !== b && a !== c) {
      label[b === -1 ? cell + width : cell + 1] = a;
      joined++;
    } else if (b === c && b !== a && b !== d) {
      label[a === -1 ? cell + width + 1 : cell] = b;
      joined++;
    }
  }
  return joined;
}
