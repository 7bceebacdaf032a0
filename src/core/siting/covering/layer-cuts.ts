import type { LinearRows } from '../solver/linear-program.ts';
import { linearRows } from '../solver/linear-program.ts';
import type { CoverIndex } from './cover-table.ts';

const VIOLATED = 1e-6;
const MOST_CUTS = 400;

/**
 * Rows that hold for "group g is reached by at least b open sites" (z ≤ 1 if so, 0 if not) and that the point breaks:
 * without any t < b of its reachers there must still be b − t others, so (b − t)·z ≤ the sum of the rest. With t = 0 this
 * is the program's own row; all t together describe the hull of "b out of n". The t largest shares are left out.
 */
export function layerCuts(index: CoverIndex, columns: Int32Array): (point: Float64Array) => LinearRows | null {
  const { problem, reachers } = index;
  const { groups, layers } = problem;
  return (point) => {
    const cuts: { by: number; lower: number; upper: number; terms: (readonly [number, number])[] }[] = [];
    for (let g = 0; g < groups; g++) {
      const near = Array.from(reachers.candidatesOf.subarray(reachers.offsets[g]!, reachers.offsets[g + 1]!));
      near.sort((a, b) => point[b]! - point[a]! || a - b);
      for (let k = 1; k < layers; k++) {
        const column = columns[g * layers + k]!;
        if (column < 0) continue;
        const need = k + 1;
        let rest = near.reduce((sum, c) => sum + point[c]!, 0);
        let worst = { by: VIOLATED, without: -1 };
        for (let t = 1; t < need && t <= near.length; t++) {
          rest -= point[near[t - 1]!]!;
          const by = point[column]! - rest / (need - t);
          if (by > worst.by) worst = { by, without: t };
        }
        if (worst.without < 0) continue;
        const terms = near.slice(worst.without).map((c) => [c, -1] as const);
        cuts.push({
          by: worst.by,
          lower: -Infinity,
          upper: 0,
          terms: [[column, need - worst.without] as const, ...terms],
        });
      }
    }
    if (cuts.length === 0) return null;
    cuts.sort((a, b) => b.by - a.by);
    return linearRows(cuts.slice(0, MOST_CUTS));
  };
}
