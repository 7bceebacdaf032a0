/** Candidate c reaches `groupsOf[offsets[c] … offsets[c + 1] - 1]`. */
export interface Reach {
  readonly groups: number;
  readonly offsets: Uint32Array;
  readonly groupsOf: Uint32Array;
}

export interface MergedReach extends Reach {
  /** New group of each old one; -1 if it was left out or no candidate reaches it. */
  readonly groupOf: Int32Array;
}

/**
 * Makes groups that exactly the same of the given candidates reach into one, by refining a partition: each candidate
 * splits the classes that it reaches in part. Exact, in one pass over the catchments, without hashing or strings.
 * Candidate i of the result is `candidates[i]`; new groups are numbered in order of their first old one.
 */
export function mergeEqual(
  reach: Reach,
  candidates: readonly number[],
  counts: (group: number) => boolean,
): MergedReach {
  const { classOf, classes } = refine(reach, candidates);
  const groupOf = new Int32Array(reach.groups).fill(-1);
  const number = new Int32Array(classes).fill(-1);
  let groups = 0;
  for (let g = 0; g < reach.groups; g++) {
    const k = classOf[g]!;
    if (k < 0 || !counts(g)) continue;
    if (number[k]! < 0) number[k] = groups++;
    groupOf[g] = number[k]!;
  }
  return { groups, groupOf, ...gather(reach, candidates, { groupOf, groups }) };
}

function refine(reach: Reach, candidates: readonly number[]): { classOf: Int32Array; classes: number } {
  const classOf = new Int32Array(reach.groups).fill(-1);
  // A class is split at most once per member and never grows: one new class per old class and candidate.
  let splitBy = new Int32Array(1024);
  let splitInto = new Int32Array(1024);
  let classes = 0;
  const open = (candidate: number): number => {
    if (classes === splitBy.length) {
      splitBy = doubled(splitBy);
      splitInto = doubled(splitInto);
    }
    // Members that this candidate meets again must not be split off their new class.
    splitBy[classes] = candidate;
    splitInto[classes] = classes;
    return classes++;
  };
  for (const c of candidates) {
    let fresh = -1;
    for (let i = reach.offsets[c]!; i < reach.offsets[c + 1]!; i++) {
      const g = reach.groupsOf[i]!;
      const old = classOf[g]!;
      if (old < 0) {
        if (fresh < 0) fresh = open(c);
        classOf[g] = fresh;
        continue;
      }
      if (splitBy[old] !== c) {
        const part = open(c);
        splitBy[old] = c;
        splitInto[old] = part;
      }
      classOf[g] = splitInto[old]!;
    }
  }
  return { classOf, classes };
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Catchments in new groups, each group once, in order of first meeting. */
function gather(reach: Reach, candidates: readonly number[], to: { groupOf: Int32Array; groups: number }) {
  const { groupOf, groups } = to;
  const seen = new Int32Array(groups);
  const offsets = new Uint32Array(candidates.length + 1);
  const visit = (take: (index: number, group: number) => void): void => {
    seen.fill(-1);
    for (let index = 0; index < candidates.length; index++) {
      const c = candidates[index]!;
      for (let i = reach.offsets[c]!; i < reach.offsets[c + 1]!; i++) {
        const g = groupOf[reach.groupsOf[i]!]!;
        if (g < 0 || seen[g] === index) continue;
        seen[g] = index;
        take(index, g);
      }
    }
  };
  visit((index) => {
    offsets[index + 1]!++;
  });
  for (let c = 0; c < candidates.length; c++) offsets[c + 1]! += offsets[c]!;
  const groupsOf = new Uint32Array(offsets[candidates.length]!);
  let filled = 0;
  visit((_, group) => {
    groupsOf[filled++] = group;
  });
  return { offsets, groupsOf };
}
