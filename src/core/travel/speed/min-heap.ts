/** A binary heap of numbered items by a number each; items may be in it several times. */
export class MinHeap {
  /** Of the item taken last. */
  key = 0;
  item = 0;
  private readonly keys: number[] = [];
  private readonly items: number[] = [];

  push(key: number, item: number): void {
    const { keys, items } = this;
    let at = keys.length;
    keys.push(key);
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      items[at] = items[parent]!;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** Takes the least into `key` and `item`; false if the heap is empty. */
  pop(): boolean {
    const { keys, items } = this;
    if (keys.length === 0) return false;
    this.key = keys[0]!;
    this.item = items[0]!;
    const key = keys.pop()!;
    const item = items.pop()!;
    if (keys.length === 0) return true;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= keys.length) break;
      if (child + 1 < keys.length && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      items[at] = items[child]!;
      at = child;
    }
    keys[at] = key;
    items[at] = item;
    return true;
  }
}
