/**
 * Borders of labelled samples, as rings of crossings: a crossing is a pair of neighbouring samples, one with the
 * ring's label, the other without.
 */
export interface Rings {
  readonly count: number;
  /** Crossings of ring r: offsets[r] to offsets[r + 1]. */
  readonly offsets: Int32Array;
  readonly inner: Int32Array;
  readonly outer: Int32Array;
  readonly label: Int32Array;
  /** For a hole the outer ring that it lies in, for an outer ring -1. */
  readonly parent: Int32Array;
}

/** Samples from 0 upward; -1 for none, and all along the edge of the grid. */
export interface LabelledGrid {
  readonly columns: number;
  readonly labels: Int32Array;
}

const SOUTH = 2;
const NORTH = 0;

/**
 * Traces every border in one pass over the samples (marching squares without the interpolation), the label's samples
 * always to the left: outer rings turn counter-clockwise with row 0 in the north, holes clockwise.
 * Samples that meet only at a corner are kept apart, so rings never touch: every crossing belongs to one ring of
 * its label, and in a square of four samples no two stretches of border meet.
 */
export function traceRings(grid: LabelledGrid): Rings {
  const { labels, columns } = grid;
  const capacity = countCrossings(grid);
  const inner = new Int32Array(capacity);
  const outer = new Int32Array(capacity);
  const ahead = [-columns, -1, columns, 1];
  /** By the sample just east of a border, the ring whose border that is. */
  const ringWestOf = new Int32Array(labels.length).fill(-1);
  const offsets = [0];
  const ringLabel: number[] = [];
  const parent: number[] = [];
  let length = 0;
  for (let start = 0; start < labels.length; start++) {
    const label = labels[start]!;
    if (label < 0 || labels[start - 1] === label || ringWestOf[start]! >= 0) continue;
    const ring = ringLabel.length;
    let p = start;
    let q = start - 1;
    let direction = SOUTH;
    let leftTurns = 0;
    /** The northernmost, then westernmost sample of the ring that has its border in the east. */
    let first = labels.length;
    do {
      inner[length] = p;
      outer[length++] = q;
      if (direction === SOUTH) ringWestOf[p] = ring;
      if (direction === NORTH && p < first) first = p;
      const left = p + ahead[direction]!;
      const right = q + ahead[direction]!;
      if (labels[left] !== label) {
        q = left;
        direction = (direction + 1) & 3;
        leftTurns++;
      } else if (labels[right] !== label) {
        p = left;
        q = right;
      } else {
        p = right;
        direction = (direction + 3) & 3;
        leftTurns--;
      }
    } while (p !== start || q !== start - 1);
    ringLabel.push(label);
    offsets.push(length);
    parent.push(leftTurns > 0 ? -1 : ringAround(first, labels, { ringWestOf, parent }));
  }
  return {
    count: ringLabel.length,
    offsets: Int32Array.from(offsets),
    inner,
    outer,
    label: Int32Array.from(ringLabel),
    parent: Int32Array.from(parent),
  };
}

/** Every unlike pair is a crossing of each of its labels. */
function countCrossings({ labels, columns }: LabelledGrid): number {
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label < 0) continue;
    if (labels[i - 1] !== label) count++;
    if (labels[i + 1] !== label) count++;
    if (labels[i - columns] !== label) count++;
    if (labels[i + columns] !== label) count++;
  }
  return count;
}

/**
 * The outer ring around a hole: go west from the sample west of the hole's first gap, through samples of the same
 * label, to the border where they begin. That is the outer ring's, or another hole's in the same area, which was
 * traced before (its own first row lies farther north, or in this row farther west) and knows the answer.
 */
function ringAround(
  first: number,
  labels: Int32Array,
  traced: { ringWestOf: Int32Array; parent: readonly number[] },
): number {
  let sample = first;
  while (labels[sample - 1] === labels[first]) sample--;
  const ring = traced.ringWestOf[sample]!;
  return traced.parent[ring]! < 0 ? ring : traced.parent[ring]!;
}
