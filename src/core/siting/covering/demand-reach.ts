import type { CoverProblem } from './cover-problem.ts';
import type { SitingRules } from './siting-rules.ts';

/** People at demand points, and which of them each candidate reaches within the standard. */
export interface DemandReach {
  readonly people: Float64Array;
  /** Candidate c reaches `pointsOf[offsets[c] … offsets[c + 1] - 1]`, each once. */
  readonly offsets: Uint32Array;
  readonly pointsOf: Uint32Array;
  /** Number of existing sites, kept, that reach each demand point; none if left out. */
  readonly standing?: ArrayLike<number>;
}

/** A covering problem whose n-th site that reaches a demand point adds `share(n - 1)` of its people, n ≤ layers. */
export function coverOf(
  reach: DemandReach,
  rules: SitingRules,
  model: { readonly layers: number; readonly share: (layer: number) => number; readonly charge?: Float64Array },
): CoverProblem {
  const { people, standing } = reach;
  const { layers } = model;
  const worth = new Float64Array(people.length * layers);
  for (let i = 0; i < people.length; i++) {
    // Layers that existing sites fill are no longer to be won.
    const taken = standing?.[i] ?? 0;
    for (let k = taken; k < layers; k++) worth[i * layers + k - taken] = people[i]! * model.share(k);
  }
  const candidates = rules.lower.length;
  return {
    candidates,
    groups: people.length,
    layers,
    worth,
    offsets: reach.offsets,
    groupsOf: reach.pointsOf,
    charge: model.charge ?? new Float64Array(candidates),
    rules,
  };
}

/** Maximal covering (Church & ReVelle 1974): people reached at least once. Existing sites' people are not counted. */
export function maximalCover(reach: DemandReach, rules: SitingRules): CoverProblem {
  return coverOf(reach, rules, { layers: 1, share: () => 1 });
}

/**
 * Backup covering (Hogan & ReVelle 1986, BACOP2): people reached once count `once`, people reached twice 1 in all.
 * `once` 0 … 1; 0: only double cover counts, as in the double standard model (Gendreau, Laporte & Semet 1997), whose
 * wider radius belongs into the rules (`reachRules`).
 */
export function backupCover(reach: DemandReach, rules: SitingRules, once: number): CoverProblem {
  return coverOf(reach, rules, { layers: 2, share: (layer) => (layer === 0 ? once : 1 - once) });
}

/**
 * Maximal expected covering (Daskin 1983, MEXCLP): each vehicle is busy for the share `busy` of the time, independently;
 * the k-th that reaches people adds (1 − q)·q^(k−1) of them. One vehicle a site; list a candidate twice for two.
 */
export function expectedCover(
  reach: DemandReach,
  rules: SitingRules,
  { busy, vehicles }: { readonly busy: number; readonly vehicles: number },
): CoverProblem {
  return coverOf(reach, rules, { layers: Math.max(1, vehicles), share: (layer) => (1 - busy) * busy ** layer });
}

/** Vehicles that must reach people so that one is free with this reliability: the least b with q^b ≤ 1 − α. */
export function serversNeeded(busy: number, reliability: number): number {
  if (busy <= 0) return 1;
  if (busy >= 1 || reliability >= 1) return Infinity;
  // A product of rounded shares: 0.1 · 0.1 must count as 1 − 0.99.
  const allowed = (1 - reliability) * (1 + 1e-12) + 1e-15;
  let needed = 1;
  for (let all = busy; all > allowed; all *= busy) needed++;
  return needed;
}

/** Maximum availability covering (ReVelle & Hogan 1989, MALP I): people whom a free vehicle reaches with the reliability. */
export function availabilityCover(
  reach: DemandReach,
  rules: SitingRules,
  { busy, reliability }: { readonly busy: number; readonly reliability: number },
): CoverProblem {
  const needed = serversNeeded(busy, reliability);
  if (needed > 64) throw new Error(`siting: ${needed} vehicles within reach of everybody are beyond this model`);
  return coverOf(reach, rules, { layers: needed, share: (layer) => (layer === needed - 1 ? 1 : 0) });
}
