import type { CoverProblem } from '../covering/cover-problem.ts';
import { type HierarchyProblem, offers } from './hierarchy-problem.ts';

/**
 * Hierarchical covering (after Church & Eaton 1987, "Hierarchical location analysis using covering objectives"): people
 * within `within[level]` of a site that offers the level, each level at its own weight. A covering problem over options.
 */
export function hierarchyCover(
  problem: HierarchyProblem,
  { within, weight }: { readonly within: readonly number[]; readonly weight: readonly number[] },
): CoverProblem {
  const { levels, sites, home, rules } = problem;
  const demands = home.weight.length;
  const reach: number[][] = Array.from({ length: levels * sites }, () => []);
  for (let d = 0; d < demands; d++) {
    for (let k = home.offsets[d]!; k < home.offsets[d + 1]!; k++) {
      for (let option = home.candidate[k]!; option < levels * sites; option += sites) {
        for (let level = 0; level < levels; level++) {
          if (offers(problem, option, level) && home.time[k]! <= within[level]!)
            reach[option]!.push(d * levels + level);
        }
      }
    }
  }
  const offsets = new Uint32Array(levels * sites + 1);
  reach.forEach((groups, option) => {
    offsets[option + 1] = offsets[option]! + groups.length;
  });
  return {
    candidates: levels * sites,
    groups: demands * levels,
    layers: 1,
    worth: Float64Array.from(
      { length: demands * levels },
      (_, g) => home.weight[Math.floor(g / levels)]! * weight[g % levels]!,
    ),
    offsets,
    groupsOf: Uint32Array.from(reach.flat()),
    charge: new Float64Array(levels * sites),
    rules,
  };
}
