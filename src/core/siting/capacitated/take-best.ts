export interface Goods {
  readonly gain: Float64Array;
  /** Number of each good in `size`; both are put in another order. */
  readonly index: Uint32Array;
  readonly size: Float64Array;
}

/**
 * Puts the goods that gain most to the front, as many as fit into the room (continuous knapsack by repeated division, in
 * linear time; Balas & Zemel 1980); returns how many fit whole. The one after them, if any, is the best that fits in part.
 */
export function takeBest({ gain, index, size }: Goods, count: number, room: number): number {
  let from = 0;
  let to = count;
  let left = room;
  let total = 0;
  for (let i = 0; i < count; i++) total += size[index[i]!]!;
  if (total <= room) return count;
  while (to - from > 1) {
    const pivot = gain[(from + to) >> 1]!;
    // Three parts: more than the pivot, equal to it, less.
    let above = from;
    let below = to;
    let used = 0;
    for (let i = from; i < below; ) {
      const here = gain[i]!;
      if (here > pivot) {
        used += size[index[i]!]!;
        swap(gain, index, i++, above++);
      } else if (here < pivot) swap(gain, index, i, --below);
      else i++;
    }
    if (used > left) {
      to = above;
      continue;
    }
    left -= used;
    from = above;
    // Equal ones fit in any order.
    while (from < below && size[index[from]!]! <= left) left -= size[index[from++]!]!;
    if (from < below) return from;
  }
  return from < to && size[index[from]!]! <= left ? from + 1 : from;
}

function swap(gain: Float64Array, index: Uint32Array, a: number, b: number): void {
  if (a === b) return;
  const [g, i] = [gain[a]!, index[a]!];
  gain[a] = gain[b]!;
  index[a] = index[b]!;
  gain[b] = g;
  index[b] = i;
}
