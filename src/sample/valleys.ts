import type { Land } from './land.ts';
import { spread } from './spread.ts';

/** The valley a work cell lies in; side valleys with small streams count too. */
export interface Valleys {
  /** Metres above the nearest stream, without limit. */
  readonly above: Float32Array;
  /** Metres along the ground to it. */
  readonly away: Float32Array;
  /** Its upstream area, km². */
  readonly stream: Float32Array;
}

/** A stream makes a valley from this upstream area on, km². */
const STREAM_KM2 = 1.5;
/** Climbing counts this many times, so that a cell belongs to the stream below it. */
const CLIMB = 2.5;

/** Reads off for every cell which stream it lies above, and how high. */
export function readValleys(land: Land): Valleys {
  const { grid, meters, area } = land;
  const seeds = [];
  for (let cell = 0; cell < grid.count; cell++) {
    if ((area[cell] as number) >= STREAM_KM2) seeds.push({ cell, label: cell });
  }
  const near = spread(grid, seeds, (from, to, d) => {
    const climb = (meters[to] as number) - (meters[from] as number);
    return (grid.length[d] as number) + (climb > 0 ? CLIMB * climb : 0);
  });
  const above = new Float32Array(grid.count);
  const away = new Float32Array(grid.count);
  const stream = new Float32Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const source = near.label[cell] as number;
    if (source < 0) continue;
    above[cell] = Math.max(0, (meters[cell] as number) - (meters[source] as number));
    away[cell] = Math.max(0, (near.cost[cell] as number) - CLIMB * (above[cell] as number));
    stream[cell] = area[source] as number;
  }
  return { above, away, stream };
}
