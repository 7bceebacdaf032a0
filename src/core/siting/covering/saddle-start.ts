import type { CoverProblem } from './cover-problem.ts';
import type { ReducedCover } from './reduce-cover.ts';
import type { SaddleBound } from './saddle-bound.ts';

/** Where the Lagrangian bound starts: any prices ≥ 0 per group and shares 0 … 1 per candidate will do. */
export interface SaddleStart {
  readonly prices: Float64Array;
  readonly shares: Float64Array;
}

/** Start for a smaller rest of the same core problem: groups that went together pay what they paid apart. */
export function carryOver(
  core: CoverProblem,
  { from, to, saddle }: { from: ReducedCover; to: ReducedCover; saddle: SaddleBound },
): SaddleStart {
  const prices = new Float64Array(to.problem.groups);
  for (let g = 0; g < core.groups; g++) {
    const [old, now] = [from.groupOf[g]!, to.groupOf[g]!];
    if (old >= 0 && now >= 0) prices[now]! += shareOf(core, g, { of: from.problem, group: old }) * saddle.prices[old]!;
  }
  const place = new Int32Array(core.candidates).fill(-1);
  from.candidateOf.forEach((c, i) => {
    place[c] = i;
  });
  return { prices, shares: Float64Array.from(to.candidateOf, (c) => saddle.shares[place[c]!] ?? 0) };
}

/** Start for a problem from the same one with fewer candidates. Groups that those do not reach pay as without a start. */
export function liftStart(
  problem: CoverProblem,
  { coarse, saddle }: { coarse: ReducedCover; saddle: SaddleBound },
): SaddleStart {
  const { groups, layers, worth, groupsOf } = problem;
  const reachers = new Uint32Array(groups);
  for (const g of groupsOf) reachers[g]!++;
  const prices = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    const to = coarse.groupOf[g]!;
    prices[g] =
      to >= 0
        ? shareOf(problem, g, { of: coarse.problem, group: to }) * saddle.prices[to]!
        : worth[g * layers]! / Math.max(1, reachers[g]!);
  }
  const shares = new Float64Array(problem.candidates);
  coarse.candidateOf.forEach((c, i) => {
    shares[c] = saddle.shares[i]!;
  });
  return { prices, shares };
}

/** Share of a merged group's first worth that one of its members has. */
function shareOf(core: CoverProblem, member: number, merged: { of: CoverProblem; group: number }): number {
  const all = merged.of.worth[merged.group * merged.of.layers]!;
  return all > 0 ? Math.min(1, core.worth[member * core.layers]! / all) : 0;
}
