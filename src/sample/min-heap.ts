/** A queue of cell numbers that gives the one with the smallest key first. Ties come out in a fixed order. */
export interface MinHeap {
  readonly size: () => number;
  readonly push: (key: number, item: number) => void;
  /** Takes the smallest item; its key is then `lastKey()`. Only while `size()` > 0. */
  readonly pop: () => number;
  readonly lastKey: () => number;
  readonly clear: () => void;
}

/** Makes a four-ary heap on typed arrays that grow as needed. */
export function createMinHeap(capacity: number): MinHeap {
  let keys = new Float64Array(capacity);
  let items = new Int32Array(capacity);
  let count = 0;
  let last = 0;

  const grow = (): void => {
    const wider = new Float64Array(keys.length * 2);
    wider.set(keys);
    keys = wider;
    const longer = new Int32Array(items.length * 2);
    longer.set(items);
    items = longer;
  };
  const push = (key: number, item: number): void => {
    if (count === keys.length) grow();
    let at = count++;
    while (at > 0) {
      const up = (at - 1) >> 2;
      if ((keys[up] as number) <= key) break;
      keys[at] = keys[up] as number;
      items[at] = items[up] as number;
      at = up;
    }
    keys[at] = key;
    items[at] = item;
  };
  const pop = (): number => {
    const top = items[0] as number;
    last = keys[0] as number;
    count--;
    const key = keys[count] as number;
    const item = items[count] as number;
    let at = 0;
    for (;;) {
      const first = 4 * at + 1;
      if (first >= count) break;
      let best = first;
      const end = Math.min(first + 4, count);
      for (let child = first + 1; child < end; child++) {
        if ((keys[child] as number) < (keys[best] as number)) best = child;
      }
      if ((keys[best] as number) >= key) break;
      keys[at] = keys[best] as number;
      items[at] = items[best] as number;
      at = best;
    }
    keys[at] = key;
    items[at] = item;
    return top;
  };
  const clear = (): void => {
    count = 0;
  };
  return { size: () => count, push, pop, lastKey: () => last, clear };
}
