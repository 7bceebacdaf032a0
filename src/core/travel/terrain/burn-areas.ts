import type { GridLines, GridSize } from './grid-lines.ts';

/**
 * Writes `code` to every cell whose centre lies inside the rings (even-odd: holes and islands as they come). Rings
 * need not repeat their first point. A centre on an edge is inside on the west side of an area and outside on the east
 * side, so that of two neighbours exactly one has it.
 */
export function burnAreas(rings: GridLines, code: number, into: { codes: Uint16Array; size: GridSize }): void {
  const { columns, rows } = into.size;
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  const { x, y, offsets } = rings;
  for (let k = 0; k + 1 < offsets.length; k++) {
    const first = offsets[k]!;
    const last = offsets[k + 1]! - 1;
    for (let p = first; p <= last; p++) {
      const q = p === last ? first : p + 1;
      // Lower end first: an edge shared by two areas gives both the very same crossing.
      if (y[p]! < y[q]!) cross([x[p]!, y[p]!, x[q]!, y[q]!], crossings);
      else if (y[q]! < y[p]!) cross([x[q]!, y[q]!, x[p]!, y[p]!], crossings);
    }
  }
  for (let row = 0; row < rows; row++) {
    const at = crossings[row]!.sort((a, b) => a - b);
    for (let k = 0; k + 1 < at.length; k += 2) {
      const from = Math.max(0, Math.ceil(at[k]! - 0.5));
      const to = Math.min(columns, Math.ceil(at[k + 1]! - 0.5));
      if (from < to) into.codes.fill(code, row * columns + from, row * columns + to);
    }
  }
}

/** Notes where an edge crosses the centre lines of rows; it owns its upper end (in the north) and not its lower one. */
function cross([x1, y1, x2, y2]: readonly [number, number, number, number], crossings: number[][]): void {
  const last = Math.min(crossings.length, Math.ceil(y2 - 0.5));
  for (let row = Math.max(0, Math.ceil(y1 - 0.5)); row < last; row++) {
    crossings[row]!.push(x1 + ((row + 0.5 - y1) / (y2 - y1)) * (x2 - x1));
  }
}
