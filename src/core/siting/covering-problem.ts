import { greatCircleMeters } from '../geo/distance.ts';
import type { CandidateSite } from '../model/region.ts';
import type { Measure } from '../travel/measure.ts';

/**
 * A maximal covering problem (Church & ReVelle 1974, "The maximal covering location problem") after exact merging:
 * people whom exactly the same candidates reach are one group.
 */
export interface CoveringProblem {
  readonly candidates: number;
  readonly groups: number;
  /** People per group. */
  readonly weight: Float64Array;
  /** Candidate c covers `groupsOf[offsets[c] … offsets[c + 1] - 1]`. */
  readonly offsets: Uint32Array;
  readonly groupsOf: Uint32Array;
  /** Group of each demand cell; -1 if it is covered already or no candidate reaches it. */
  readonly groupOfCell: Int32Array;
  /** Two candidates that may not both be chosen. */
  readonly conflict: (a: number, b: number) => boolean;
}

export interface CoveringInput {
  readonly sites: readonly CandidateSite[];
  readonly measure: Measure;
  readonly limit: number;
  readonly population: Float64Array;
  /** 1 for cells that the existing facilities cover: they drop out of the problem. */
  readonly covered: Uint8Array;
  readonly minSpacingMeters: number;
  readonly pause?: Pause;
}

/** Called now and then in long work with the share done: reports progress, lets others run, throws to cancel. */
export type Pause = (share: number) => Promise<void>;

/**
 * Builds the problem by refining a partition: each candidate splits the groups that it covers in part. This merges
 * cells with equal candidate sets exactly, without hashing, in one pass over the candidates' catchments.
 */
export async function coveringProblem(input: CoveringInput): Promise<CoveringProblem> {
  const cells = input.population.length;
  const reach = await reachOfCandidates(input);
  const group = new Int32Array(cells).fill(-1);
  const partition = refine(reach, group);
  const { weight, number } = weigh(partition.groups, group, input.population);
  const offsets = new Uint32Array(input.sites.length + 1);
  const groupsOf: number[] = [];
  const seen = new Int32Array(weight.length).fill(-1);
  for (let c = 0; c < input.sites.length; c++) {
    for (let i = reach.offsets[c]!; i < reach.offsets[c + 1]!; i++) {
      const g = number[group[reach.cells[i]!]!]!;
      if (seen[g] === c) continue;
      seen[g] = c;
      groupsOf.push(g);
    }
    offsets[c + 1] = groupsOf.length;
  }
  const { sites, minSpacingMeters } = input;
  return {
    candidates: sites.length,
    groups: weight.length,
    weight,
    offsets,
    groupsOf: Uint32Array.from(groupsOf),
    groupOfCell: group.map((g) => (g < 0 ? -1 : number[g]!)),
    conflict: (a, b) =>
      minSpacingMeters > 0 &&
      greatCircleMeters(sites[a]!.lon, sites[a]!.lat, sites[b]!.lon, sites[b]!.lat) < minSpacingMeters,
  };
}

interface Reach {
  readonly offsets: Uint32Array;
  readonly cells: Uint32Array;
}

/** Uncovered cells within the limit of each candidate. */
async function reachOfCandidates(input: CoveringInput): Promise<Reach> {
  const { sites, measure, limit, population } = input;
  const size = population.length;
  const out = { cells: new Uint32Array(size), values: new Uint32Array(size), skip: input.covered };
  const offsets = new Uint32Array(sites.length + 1);
  let cells = new Uint32Array(1 << 16);
  let filled = 0;
  for (let c = 0; c < sites.length; c++) {
    const found = measure.within(sites[c]!, limit, out);
    while (filled + found > cells.length) {
      const larger = new Uint32Array(cells.length * 2);
      larger.set(cells);
      cells = larger;
    }
    cells.set(out.cells.subarray(0, found), filled);
    filled += found;
    offsets[c + 1] = filled;
    if (c % 16 === 0) await input.pause?.(c / sites.length);
  }
  return { offsets, cells: cells.subarray(0, filled) };
}

/** Splits groups candidate by candidate; `group` ends with one number per set of candidates. */
function refine(reach: Reach, group: Int32Array): { groups: number } {
  // Cells that no candidate has reached yet count as group 0 until the first one does; -1 marks them outside.
  const splitBy: number[] = [];
  const splitInto: number[] = [];
  let groups = 0;
  for (let c = 0; c < reach.offsets.length - 1; c++) {
    let fresh = -1;
    for (let i = reach.offsets[c]!; i < reach.offsets[c + 1]!; i++) {
      const cell = reach.cells[i]!;
      const old = group[cell]!;
      if (old < 0) {
        if (fresh < 0) fresh = groups++;
        group[cell] = fresh;
        continue;
      }
      if (splitBy[old] !== c) {
        splitBy[old] = c;
        splitInto[old] = groups++;
      }
      group[cell] = splitInto[old]!;
    }
  }
  return { groups };
}

/** People per group that still holds a cell, numbered in order of first cells. */
function weigh(
  groups: number,
  group: Int32Array,
  population: Float64Array,
): { weight: Float64Array; number: Int32Array } {
  const number = new Int32Array(groups).fill(-1);
  const weight: number[] = [];
  for (let i = 0; i < group.length; i++) {
    const g = group[i]!;
    if (g < 0) continue;
    if (number[g]! < 0) number[g] = weight.push(0) - 1;
    weight[number[g]!]! += population[i]!;
  }
  return { weight: Float64Array.from(weight), number };
}

/** People covered by a plan: the independent evaluator that search results are held against. */
export function coveredPeople(problem: CoveringProblem, plan: readonly number[]): number {
  const covered = new Uint8Array(problem.groups);
  for (const c of plan) {
    for (let i = problem.offsets[c]!; i < problem.offsets[c + 1]!; i++) covered[problem.groupsOf[i]!] = 1;
  }
  let people = 0;
  for (let g = 0; g < problem.groups; g++) if (covered[g]) people += problem.weight[g]!;
  return people;
}
