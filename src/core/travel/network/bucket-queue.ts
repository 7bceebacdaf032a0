/**
 * Dial's bucket queue (Dial 1969, "Algorithm 360: shortest-path forest with topological ordering") for searches with
 * whole-number weights: a ring of buckets, each a linked list of nodes in one pool. A node may be in it several times;
 * the search tells a stale entry by the node's present value, which then lies in an earlier bucket.
 *
 * Buckets are numbered from 0 without end; those in use at one time must lie within the span given to `open`.
 */
export class BucketQueue {
  size = 0;
  /** Bucket of the entry last taken out: no lower one can still hold anything. */
  current = 0;
  private nodes = new Uint32Array(1024);
  private next = new Int32Array(1024);
  private free = -1;
  private used = 0;
  /** First entry of each bucket of the ring, -1 where it is empty. */
  private top = new Int32Array(64).fill(-1);
  private mask = 63;

  /** Prepares the empty queue for entries from bucket `first` on, never more than `span` buckets beyond the current one. */
  open(first: number, span: number): void {
    if (this.size > 0) throw new Error(`a search ended with ${this.size} entries left in its queue`);
    this.current = first;
    this.free = -1;
    this.used = 0;
    if (span < this.top.length) return;
    const ring = 2 ** Math.ceil(Math.log2(span + 1));
    this.top = new Int32Array(ring).fill(-1);
    this.mask = ring - 1;
  }

  push(node: number, bucket: number): void {
    let entry = this.free;
    if (entry >= 0) this.free = this.next[entry]!;
    else {
      if (this.used === this.nodes.length) this.grow();
      entry = this.used++;
    }
    const slot = bucket & this.mask;
    this.nodes[entry] = node;
    this.next[entry] = this.top[slot]!;
    this.top[slot] = entry;
    this.size++;
  }

  /** Takes out an entry of the lowest bucket that has one, and moves `current` there; the queue must not be empty. */
  pop(): number {
    const { top, mask } = this;
    let bucket = this.current;
    while (top[bucket & mask]! < 0) bucket++;
    this.current = bucket;
    const entry = top[bucket & mask]!;
    top[bucket & mask] = this.next[entry]!;
    this.next[entry] = this.free;
    this.free = entry;
    this.size--;
    return this.nodes[entry]!;
  }

  private grow(): void {
    const nodes = new Uint32Array(this.nodes.length * 2);
    nodes.set(this.nodes);
    this.nodes = nodes;
    const next = new Int32Array(nodes.length);
    next.set(this.next);
    this.next = next;
  }
}
