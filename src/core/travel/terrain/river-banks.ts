import type { Position } from 'geojson';
import { burnLines } from './burn-lines.ts';
import { projectLines } from './project-lines.ts';
import type { TerrainFrame } from './terrain-frame.ts';

/** Not 0 for each cell that a river or another barrier line runs through. */
export type RiverCells = Uint16Array;

/** The cells that barrier lines run through; null where there are no lines. */
export function riverCells(frame: TerrainFrame, lines: readonly (readonly Position[])[]): RiverCells | null {
  if (lines.length === 0) return null;
  const { columns, rows } = frame;
  const codes = new Uint16Array(columns * rows);
  burnLines(projectLines(frame, lines), 1, { codes, size: { columns, rows } });
  return codes;
}

/** How many cells off a bank may lie: where two rivers meet, no neighbour of a cell need be dry. */
const REACH = 2;

/**
 * The same grid, in which whoever stands where a river runs stands on its bank: in the open cell, up to two off, whose
 * centre is nearest. Population cells are as wide as the ground's, and people live beside the river in them; were the
 * cell itself opened for them, everybody could cross there.
 */
export function standingOnBanks(frame: TerrainFrame, rivers: RiverCells, pace: Float32Array): TerrainFrame {
  const { columns, rows } = frame;
  const bankOf = (x: number, y: number): number => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    let best = -1;
    let nearest = Number.POSITIVE_INFINITY;
    for (let r = Math.max(0, row - REACH); r <= Math.min(rows - 1, row + REACH); r++) {
      for (let c = Math.max(0, column - REACH); c <= Math.min(columns - 1, column + REACH); c++) {
        const distance = Math.hypot(c + 0.5 - x, r + 0.5 - y);
        if (distance >= nearest || !(pace[r * columns + c]! > 0)) continue;
        nearest = distance;
        best = r * columns + c;
      }
    }
    return best;
  };
  return {
    ...frame,
    cellAt: (lon, lat) => {
      const cell = frame.cellAt(lon, lat);
      if (cell < 0 || !rivers[cell] || pace[cell]! > 0) return cell;
      return bankOf(...frame.toGrid(lon, lat));
    },
  };
}
