import { unzipSync } from 'fflate';
import { readShared } from '../oracles/shared-data.ts';

/** Samples of a tile: 1201 rows from 43° N to 42° N, 1201 columns from 1° E to 2° E, both edges included. */
export const SAMPLES = 1201;
export const STEP = 1 / (SAMPLES - 1);

/** A zipped SRTM tile of 1° E and 42° N: metres from the north-west, NaN where the radar saw nothing. */
export function readTile(path: string): Float32Array<ArrayBuffer> {
  const [bytes] = Object.values(unzipSync(readShared(path)));
  const view = new DataView(bytes!.buffer, bytes!.byteOffset, bytes!.byteLength);
  if (view.byteLength !== SAMPLES * SAMPLES * 2) throw new Error(`a tile of ${view.byteLength} bytes`);
  return Float32Array.from({ length: SAMPLES * SAMPLES }, (_, i) => {
    const meters = view.getInt16(i * 2, false);
    return meters === -32_768 ? Number.NaN : meters;
  });
}

/** Height between the four samples around a place; the nearest one's where one of them is unknown. */
export function heightAt(tile: Float32Array, lon: number, lat: number): number {
  const [x, y] = [(lon - 1) / STEP, (43 - lat) / STEP];
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const sample = (dx: number, dy: number): number => tile[(row + dy) * SAMPLES + column + dx] ?? Number.NaN;
  const [fx, fy] = [x - column, y - row];
  const between =
    (1 - fy) * ((1 - fx) * sample(0, 0) + fx * sample(1, 0)) + fy * ((1 - fx) * sample(0, 1) + fx * sample(1, 1));
  return Number.isNaN(between) ? sample(Math.round(fx), Math.round(fy)) : between;
}
