import type { GridLines, GridSize } from './grid-lines.ts';

/**
 * Writes `code` to every cell that a line runs through (Amanatides and Woo 1987), so that roads hang together and
 * rivers do not leak. What lies outside the grid is cut off; a line exactly through a corner goes on diagonally.
 */
export function burnLines(lines: GridLines, code: number, into: { codes: Uint16Array; size: GridSize }): void {
  const { x, y, offsets } = lines;
  for (let k = 0; k + 1 < offsets.length; k++) {
    const last = offsets[k + 1]! - 1;
    if (last === offsets[k]) burnSegment([x[last]!, y[last]!, x[last]!, y[last]!], code, into);
    for (let p = offsets[k]!; p < last; p++) burnSegment([x[p]!, y[p]!, x[p + 1]!, y[p + 1]!], code, into);
  }
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

function burnSegment(segment: Segment, code: number, into: { codes: Uint16Array; size: GridSize }): void {
  const { columns, rows } = into.size;
  const clipped = clip(segment, into.size);
  if (!clipped) return;
  const [x1, y1, x2, y2] = clipped;
  // A point on the grid's east or south edge belongs to the last cell: there is no other.
  let column = Math.min(columns - 1, Math.floor(x1));
  let row = Math.min(rows - 1, Math.floor(y1));
  const lastColumn = Math.min(columns - 1, Math.floor(x2));
  const lastRow = Math.min(rows - 1, Math.floor(y2));
  const east = x2 >= x1;
  const south = y2 >= y1;
  const perColumn = 1 / Math.abs(x2 - x1);
  const perRow = 1 / Math.abs(y2 - y1);
  // Share of the segment at which it crosses into the next column and the next row.
  let atColumn = (east ? column + 1 - x1 : x1 - column) * perColumn;
  let atRow = (south ? row + 1 - y1 : y1 - row) * perRow;
  into.codes[row * columns + column] = code;
  while (column !== lastColumn || row !== lastRow) {
    const toColumn = row === lastRow || (column !== lastColumn && atColumn <= atRow);
    const toRow = column === lastColumn || (row !== lastRow && atRow <= atColumn);
    if (toColumn) {
      column += east ? 1 : -1;
      atColumn += perColumn;
    }
    if (toRow) {
      row += south ? 1 : -1;
      atRow += perRow;
    }
    into.codes[row * columns + column] = code;
  }
}

/** The part of a segment inside the grid (Liang and Barsky 1984), null where there is none. */
function clip(segment: Segment, { columns, rows }: GridSize): Segment | null {
  const [x1, y1, x2, y2] = segment;
  const inside = (x: number, y: number) => x >= 0 && x <= columns && y >= 0 && y <= rows;
  if (inside(x1, y1) && inside(x2, y2)) return segment;
  let from = 0;
  let to = 1;
  for (const [start, run, length] of [
    [x1, x2 - x1, columns],
    [y1, y2 - y1, rows],
  ] as const) {
    if (run === 0) {
      if (!(start >= 0 && start <= length)) return null;
      continue;
    }
    const [enter, leave] = run > 0 ? [-start / run, (length - start) / run] : [(length - start) / run, -start / run];
    from = Math.max(from, enter);
    to = Math.min(to, leave);
  }
  if (!(from <= to)) return null;
  const within = (value: number, length: number) => Math.max(0, Math.min(length, value));
  return [
    within(x1 + from * (x2 - x1), columns),
    within(y1 + from * (y2 - y1), rows),
    within(x1 + to * (x2 - x1), columns),
    within(y1 + to * (y2 - y1), rows),
  ];
}
