/** How people move in a cell, which says what slope does to them. Codes of `FrictionGrid.movement`. */
export const MOVEMENT = {
  /** On foot: slower uphill and on steep descents (Tobler). */ walk: 0,
  /** By bicycle. */ bicycle: 1,
  /** By car or motorcycle: as fast on any slope. */ motor: 2,
} as const;
export type Movement = keyof typeof MOVEMENT;

/**
 * How slow the ground is: a grid in metres, row 0 in the north, cell = row × columns + column.
 * Cells are rectangles of `cellX` by `cellY` metres in a projection that keeps distances (see `terrain-frame.ts`).
 */
export interface FrictionGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellX: number;
  readonly cellY: number;
  /** Seconds per metre on the flat; 0 where nobody passes. */
  readonly pace: Float32Array;
  /** MOVEMENT codes; absent = walking everywhere. */
  readonly movement?: Uint8Array;
  /** Metres above the sea, NaN where unknown; absent = flat. */
  readonly elevation?: Float32Array;
}

/** Seconds per metre for km/h; 0 (nobody passes) for a speed that is not above 0. */
export function paceOfSpeed(kmh: number): number {
  return kmh > 0 ? 3.6 / kmh : 0;
}

/** Width of the impassable frame around a padded grid: a knight's move from any cell stays inside. */
const PAD = 2;

/** A friction grid with a frame of impassable cells, so that a sweep needs no test for the edge. */
export interface TerrainField {
  readonly columns: number;
  readonly rows: number;
  readonly cellX: number;
  readonly cellY: number;
  /** Cells of a padded row. */
  readonly stride: number;
  readonly pace: Float32Array;
  readonly movement: Uint8Array | null;
  readonly elevation: Float32Array | null;
}

/** Throws where arrays do not fit the grid or a pace is negative or not a number. */
export function padGrid(grid: FrictionGrid): TerrainField {
  const { columns, rows, cellX, cellY, pace, movement, elevation } = grid;
  const count = columns * rows;
  for (const [name, values] of Object.entries({ pace, movement, elevation })) {
    if (values && values.length !== count)
      throw new Error(`${name} has ${values.length} cells, the grid ${columns} × ${rows} = ${count}`);
  }
  for (let i = 0; i < count; i++) {
    if (!(pace[i]! >= 0 && pace[i]! < Infinity)) throw new Error(`the pace of cell ${i} is ${pace[i]}, not 0 or more`);
  }
  if (!(cellX > 0 && cellY > 0)) throw new Error(`cells of ${cellX} by ${cellY} m`);
  const stride = columns + 2 * PAD;
  const pad = <T extends Float32Array | Uint8Array>(from: T, to: T): T => {
    for (let row = 0; row < rows; row++) {
      to.set(from.subarray(row * columns, (row + 1) * columns), (row + PAD) * stride + PAD);
    }
    return to;
  };
  const padded = stride * (rows + 2 * PAD);
  return {
    columns,
    rows,
    cellX,
    cellY,
    stride,
    pace: pad(pace, new Float32Array(padded)),
    movement: movement ? pad(movement, new Uint8Array(padded)) : null,
    elevation: elevation ? pad(elevation, new Float32Array(padded)) : null,
  };
}

/** Index in the padded arrays of a cell of the grid. */
export function paddedIndex(field: { readonly columns: number; readonly stride: number }, cell: number): number {
  const row = Math.floor(cell / field.columns);
  return (row + PAD) * field.stride + PAD + cell - row * field.columns;
}
