import { at } from './at.ts';

/** A plain binary heap of numbered things by ascending cost, for the oracles' Dijkstra. */
export class BinaryHeap<T> {
  private readonly items: { cost: number; value: T }[] = [];

  push(cost: number, value: T): void {
    const { items } = this;
    items.push({ cost, value });
    let child = items.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (at(items, parent).cost <= at(items, child).cost) break;
      this.swap(parent, child);
      child = parent;
    }
  }

  pop(): { cost: number; value: T } | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (!top || !last || items.length === 0) return top;
    items[0] = last;
    let parent = 0;
    for (;;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < items.length && at(items, child).cost < at(items, least).cost) least = child;
      }
      if (least === parent) return top;
      this.swap(parent, least);
      parent = least;
    }
  }

  private swap(a: number, b: number): void {
    const { items } = this;
    const kept = at(items, a);
    items[a] = at(items, b);
    items[b] = kept;
  }
}
