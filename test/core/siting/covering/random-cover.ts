import type { CoverProblem } from '../../../../src/core/siting/covering/cover-problem.ts';
import { type RulesInput, sitingRules } from '../../../../src/core/siting/covering/siting-rules.ts';
import { seededRandom } from '../../../oracles/seeded-random.ts';

/** A random small covering problem, with the wishes its rules were made of: the oracle reads those, not the rules. */
export interface RandomCover {
  readonly problem: CoverProblem;
  readonly wishes: RulesInput;
  /** Demand points of each candidate. */
  readonly covers: readonly (readonly number[])[];
}

export interface CoverKind {
  readonly layers: number;
  /** Worth of layer k (0 …) of a demand point with so many people. */
  readonly worth: (people: number, k: number) => number;
  readonly rules: boolean;
}

export function randomCover(seed: number, kind: CoverKind): RandomCover {
  const random = seededRandom(seed);
  const int = (below: number): number => Math.floor(random() * below);
  const candidates = 2 + int(8);
  const groups = 1 + int(24);
  const density = 0.1 + 0.5 * random();
  const covers = Array.from({ length: candidates }, () =>
    Array.from({ length: groups }, (_, g) => g).filter(() => random() < density),
  );
  // Twins and subsets, so that dominance has something to find.
  if (random() < 0.4) covers[int(candidates)] = covers[int(candidates)]!.filter(() => random() < 0.8);
  const people = Array.from({ length: groups }, () => (random() < 0.1 ? 0 : 1 + int(100)));
  const wishes = kind.rules ? randomWishes(candidates, random) : { candidates, sites: 1 + int(4) };
  const offsets = new Uint32Array(candidates + 1);
  covers.forEach((row, c) => {
    offsets[c + 1] = offsets[c]! + row.length;
  });
  const problem: CoverProblem = {
    candidates,
    groups,
    layers: kind.layers,
    worth: Float64Array.from({ length: groups * kind.layers }, (_, i) =>
      kind.worth(people[Math.floor(i / kind.layers)]!, i % kind.layers),
    ),
    offsets,
    groupsOf: Uint32Array.from(covers.flat()),
    charge: Float64Array.from({ length: candidates }, () => (kind.rules && random() < 0.2 ? int(30) : 0)),
    rules: sitingRules(wishes),
  };
  return { problem, wishes, covers };
}

function randomWishes(candidates: number, random: () => number): RulesInput {
  const int = (below: number): number => Math.floor(random() * below);
  const some = (share: number): number[] =>
    Array.from({ length: candidates }, (_, c) => c).filter(() => random() < share);
  const wishes: { -readonly [K in keyof RulesInput]: RulesInput[K] } = { candidates };
  if (random() < 0.7) wishes.sites = int(5);
  if (random() < 0.4) wishes.budget = { price: Array.from({ length: candidates }, () => int(10)), atMost: 3 + int(20) };
  if (random() < 0.3) wishes.required = some(0.15);
  if (random() < 0.3) wishes.forbidden = some(0.2);
  if (random() < 0.3) {
    const members = some(0.3);
    wishes.existing = { members, mayClose: int(members.length + 1) };
  }
  if (random() < 0.5)
    wishes.counts = Array.from({ length: 1 + int(2) }, () => {
      const members = some(0.5);
      const atLeast = int(Math.min(3, members.length + 1));
      return random() < 0.5 ? { members, atMost: int(4) } : { members, atLeast, atMost: atLeast + int(3) };
    });
  if (random() < 0.4) wishes.conflicts = Array.from({ length: 2 * (1 + int(6)) }, () => int(candidates));
  return wishes;
}

/** Whether a plan, as bits, is what was wished for: read from the wishes, one by one. */
function isWished(wishes: RulesInput, plan: number): boolean {
  const open = (c: number): boolean => ((plan >> c) & 1) === 1;
  const all = Array.from({ length: wishes.candidates }, (_, c) => c);
  const standing = wishes.existing?.members ?? [];
  const fresh = all.filter((c) => open(c) && !standing.includes(c)).length;
  if (fresh > (wishes.sites ?? Infinity)) return false;
  const { budget, conflicts = [] } = wishes;
  if (budget && all.reduce((sum, c) => sum + (open(c) ? budget.price[c]! : 0), 0) > budget.atMost) return false;
  if (wishes.required?.some((c) => !open(c)) || wishes.forbidden?.some((c) => open(c))) return false;
  if (wishes.existing && standing.filter((c) => !open(c)).length > wishes.existing.mayClose) return false;
  for (const { members, atLeast = 0, atMost = Infinity } of wishes.counts ?? []) {
    const count = members.filter(open).length;
    if (count < atLeast || count > atMost) return false;
  }
  for (let i = 0; i < conflicts.length; i += 2) {
    const [a, b] = [conflicts[i]!, conflicts[i + 1]!];
    if (a !== b && open(a) && open(b)) return false;
  }
  return true;
}

/** Best worth over all subsets, -Infinity if none is allowed. */
export function bestByAllSubsets({ problem, wishes, covers }: RandomCover): number {
  // Candidates of each demand point, as bits.
  const near = Array.from({ length: problem.groups }, (_, g) =>
    covers.reduce((bits, row, c) => (row.includes(g) ? bits | (1 << c) : bits), 0),
  );
  let best = -Infinity;
  for (let plan = 0; plan < 1 << wishes.candidates; plan++) {
    if (!isWished(wishes, plan)) continue;
    let worth = 0;
    for (let g = 0; g < problem.groups; g++) {
      const times = Math.min(bitsOf(near[g]! & plan), problem.layers);
      for (let k = 0; k < times; k++) worth += problem.worth[g * problem.layers + k]!;
    }
    for (let c = 0; c < wishes.candidates; c++) if ((plan >> c) & 1) worth -= problem.charge[c]!;
    best = Math.max(best, worth);
  }
  return best;
}

function bitsOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
