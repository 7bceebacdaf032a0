import { UNREACHED } from '../model/units.ts';

/**
 * The k nearest origins of each of a number of things, best first: slots `k × i … k × i + k - 1` of thing i hold value
 * and owner, UNREACHED and -1 where there are fewer. No owner comes twice.
 */
export class KLabels {
  readonly k: number;
  readonly values: Uint32Array<ArrayBuffer>;
  readonly owners: Int32Array<ArrayBuffer>;
  /** 1 for slots that a search has not yet passed on. */
  readonly fresh: Uint8Array;

  constructor(count: number, k: number) {
    this.k = k;
    this.values = new Uint32Array(count * k).fill(UNREACHED);
    this.owners = new Int32Array(count * k).fill(-1);
    this.fresh = new Uint8Array(count * k);
  }

  /** Puts a label in its place, if it is among the k best of different owners; says whether it is. */
  insert(thing: number, value: number, owner: number): boolean {
    const { values, owners, fresh, k } = this;
    const first = thing * k;
    // The slot that gives way: the owner's own, or else the last.
    let at = first;
    while (at < first + k - 1 && owners[at] !== owner) at++;
    const worst = values[at]!;
    if (value > worst || (value === worst && owner >= owners[at]!)) return false;
    for (; at > first; at--) {
      const above = values[at - 1]!;
      if (above < value || (above === value && owners[at - 1]! < owner)) break;
      values[at] = above;
      owners[at] = owners[at - 1]!;
      fresh[at] = fresh[at - 1]!;
    }
    values[at] = value;
    owners[at] = owner;
    fresh[at] = 1;
    return true;
  }
}
