/**
 * Binary min-heap of (label, node) on two typed arrays, for searches with lazy deletion: a node may be in it several
 * times, and an entry that is worse than the node's present label is skipped when it comes out. Grows by doubling.
 */
export class LabelHeap {
  private labels = new Float64Array(1024);
  private nodes = new Uint32Array(1024);
  size = 0;
  /** The entry last taken out by `pop`. */
  label = 0;
  node = 0;

  push(label: number, node: number): void {
    if (this.size === this.labels.length) this.grow();
    let i = this.size++;
    const { labels, nodes } = this;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (labels[up]! <= label) break;
      labels[i] = labels[up]!;
      nodes[i] = nodes[up]!;
      i = up;
    }
    labels[i] = label;
    nodes[i] = node;
  }

  /** Takes out the least entry into `label` and `node`; the heap must not be empty. */
  pop(): void {
    const { labels, nodes } = this;
    this.label = labels[0]!;
    this.node = nodes[0]!;
    const size = --this.size;
    const label = labels[size]!;
    const node = nodes[size]!;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= size) break;
      if (down + 1 < size && labels[down + 1]! < labels[down]!) down++;
      if (labels[down]! >= label) break;
      labels[i] = labels[down]!;
      nodes[i] = nodes[down]!;
      i = down;
    }
    labels[i] = label;
    nodes[i] = node;
  }

  clear(): void {
    this.size = 0;
  }

  private grow(): void {
    const labels = new Float64Array(this.labels.length * 2);
    labels.set(this.labels);
    this.labels = labels;
    const nodes = new Uint32Array(labels.length);
    nodes.set(this.nodes);
    this.nodes = nodes;
  }
}
