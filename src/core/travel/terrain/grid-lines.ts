/**
 * Lines, or rings of areas, in grid coordinates: x in columns east of the grid's west edge, y in rows south of its north
 * edge; the cell of a point is (floor x, floor y). Line k has the points `offsets[k] … offsets[k + 1] - 1`.
 */
export interface GridLines {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly offsets: Uint32Array;
}

/** Size of a grid in cells. */
export interface GridSize {
  readonly columns: number;
  readonly rows: number;
}

/** Lines of points already in grid coordinates. */
export function gridLines(lines: readonly (readonly (readonly [x: number, y: number])[])[]): GridLines {
  const points = lines.flat();
  const offsets = new Uint32Array(lines.length + 1);
  lines.forEach((line, k) => {
    offsets[k + 1] = offsets[k]! + line.length;
  });
  return {
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    offsets,
  };
}
