import type { CoverProblem } from './cover-problem.ts';

/**
 * The least worths by layer that fall from layer to layer and whose sums are nowhere less than those of the problem:
 * the concave hull of "worth of being reached by n sites". Equal to the problem's own where those fall already.
 */
export function concaveWorth({ worth, groups, layers }: CoverProblem): Float64Array {
  if (layers === 1) return worth.map((people) => Math.max(0, people));
  const hull = new Float64Array(worth.length);
  for (let g = 0; g < groups; g++) {
    for (let from = 0; from < layers; ) {
      // The steepest chord from here on; of equal ones the longest.
      let [end, steepest, sum] = [from, 0, 0];
      for (let k = from; k < layers; k++) {
        sum += worth[g * layers + k]!;
        const slope = sum / (k - from + 1);
        if (slope >= steepest) [end, steepest] = [k + 1, slope];
      }
      if (end === from || steepest === 0) break;
      hull.fill(steepest, g * layers + from, g * layers + end);
      from = end;
    }
  }
  return hull;
}
