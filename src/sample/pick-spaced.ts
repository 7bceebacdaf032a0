import type { WorkGrid } from './work-grid.ts';

/** A cell that could be chosen. */
export interface SpacedCandidate {
  readonly cell: number;
  readonly score: number;
  /** Least distance to any chosen cell, metres, before scaling. */
  readonly radius: number;
}

/** Chooses cells by falling score so that none lies within its radius of one chosen before. */
export function pickSpaced(grid: WorkGrid, candidates: readonly SpacedCandidate[], taken: readonly number[]): number[] {
  const sorted = [...candidates].sort((left, right) => right.score - left.score || left.cell - right.cell);
  return choose(grid, sorted, taken, 1);
}

/** The same with all radii scaled so that exactly `count` are chosen (fewer only where there are no more). */
export function pickCount(
  grid: WorkGrid,
  candidates: readonly SpacedCandidate[],
  wish: { readonly count: number; readonly taken: readonly number[] },
): number[] {
  const sorted = [...candidates].sort((left, right) => right.score - left.score || left.cell - right.cell);
  let small = 0.15;
  let large = 4;
  let best: number[] = [];
  for (let round = 0; round < 14; round++) {
    const scale = (small + large) / 2;
    const chosen = choose(grid, sorted, wish.taken, scale);
    if (chosen.length >= wish.count) {
      best = chosen;
      small = scale;
    } else {
      large = scale;
      if (chosen.length > best.length) best = chosen;
    }
  }
  return best.slice(0, wish.count);
}

function choose(grid: WorkGrid, sorted: readonly SpacedCandidate[], taken: readonly number[], scale: number): number[] {
  let widest = 0;
  for (const each of sorted) widest = Math.max(widest, each.radius * scale);
  const bucket = Math.max(1000, widest);
  const buckets = new Map<number, number[]>();
  const x = (cell: number): number => (cell % grid.width) * grid.meterX;
  const y = (cell: number): number => Math.floor(cell / grid.width) * grid.meterY;
  const put = (cell: number): void => {
    const key = Math.floor(y(cell) / bucket) * 4096 + Math.floor(x(cell) / bucket);
    const list = buckets.get(key);
    if (list === undefined) buckets.set(key, [cell]);
    else list.push(cell);
  };
  const free = (cell: number, radius: number): boolean => {
    const middle = Math.floor(y(cell) / bucket) * 4096 + Math.floor(x(cell) / bucket);
    for (let dy = -4096; dy <= 4096; dy += 4096) {
      for (let dx = -1; dx <= 1; dx++) {
        for (const other of buckets.get(middle + dy + dx) ?? []) {
          const away = (x(other) - x(cell)) ** 2 + (y(other) - y(cell)) ** 2;
          if (away < radius * radius) return false;
        }
      }
    }
    return true;
  };
  for (const cell of taken) put(cell);
  const chosen: number[] = [];
  for (const each of sorted) {
    if (!free(each.cell, each.radius * scale)) continue;
    chosen.push(each.cell);
    put(each.cell);
  }
  return chosen;
}
