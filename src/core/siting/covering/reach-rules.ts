import { linearRows } from '../solver/linear-program.ts';
import { joinRows } from './cover-program.ts';
import type { DemandReach } from './demand-reach.ts';
import { mergeEqual } from './merge-equal.ts';
import type { SitingRules } from './siting-rules.ts';

export interface ReachRules {
  /** The rules, and that every demand point that can be reached is. */
  readonly rules: SitingRules;
  /** Demand points with people that no allowed candidate and no existing site reaches, ascending. */
  readonly unreachable: readonly number[];
}

/**
 * Adds "everybody who can be reached must be" to rules: a row per set of candidates, without those that another row
 * implies (fewer candidates, all of them in this one).
 */
export function reachRules(reach: DemandReach, rules: SitingRules): ReachRules {
  const allowed = Array.from(rules.upper.keys()).filter((c) => rules.upper[c] === 1);
  const wanted = (point: number): boolean => reach.people[point]! > 0 && (reach.standing?.[point] ?? 0) === 0;
  const merged = mergeEqual(
    { groups: reach.people.length, offsets: reach.offsets, groupsOf: reach.pointsOf },
    allowed,
    wanted,
  );
  const sets: number[][] = Array.from({ length: merged.groups }, () => []);
  allowed.forEach((c, i) => {
    for (let k = merged.offsets[i]!; k < merged.offsets[i + 1]!; k++) sets[merged.groupsOf[k]!]!.push(c);
  });
  const rows = linearRows(
    smallestSets(sets, rules.lower.length).map((set) => ({
      lower: 1,
      upper: Infinity,
      terms: set.map((c) => [c, 1] as const),
    })),
  );
  const unreachable = Array.from(reach.people.keys()).filter((i) => wanted(i) && merged.groupOf[i] === -1);
  return { rules: { ...rules, rows: joinRows(rules.rows, rows) }, unreachable };
}

/** Sets that contain no other one. */
function smallestSets(sets: readonly number[][], candidates: number): number[][] {
  const bySize = [...sets].sort((a, b) => a.length - b.length);
  const kept: number[][] = [];
  /** Kept sets by their first candidate: a subset of a set begins with one of its members. */
  const byFirst: number[][] = Array.from({ length: candidates }, () => []);
  const stamp = new Int32Array(candidates).fill(-1);
  bySize.forEach((set, s) => {
    for (const c of set) stamp[c] = s;
    const implied = set.some((c) => byFirst[c]!.some((k) => kept[k]!.every((member) => stamp[member] === s)));
    if (implied) return;
    byFirst[set[0]!]!.push(kept.length);
    kept.push(set);
  });
  return kept;
}
