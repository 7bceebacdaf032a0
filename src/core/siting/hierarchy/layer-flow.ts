/** Parts of one that count as none. */
const TINY = 1e-9;
/** Ways that differ by less are equal: no walking in circles of rounding errors. */
const EQUAL = 1e-10;
const ROUNDS = 1_000;

/** Sites of a level that a flow may go through. */
export interface Layer {
  readonly at: readonly number[];
  readonly room: Float64Array;
  /** Costs from a site of the level below (-1: from beyond reach) to all of this layer. */
  readonly arcs: (from: number) => readonly number[];
}

/** One unit through the layers at least cost: successive shortest paths over few sites. */
export class LayerFlow {
  readonly layers: readonly Layer[];
  /** `arcs[level][a · width + b]`: from a of the level below to b. */
  private readonly arcs: Float64Array[];
  private readonly used: Float64Array[];
  private readonly through: Float64Array[];
  /** Arcs that have been used since the start; some may be empty again, some be named twice. */
  private readonly inUse: number[][];
  private readonly farIn: Float64Array[];
  private readonly farOut: Float64Array[];
  /** Where a shortest way comes from: ≥ 0 a node of the level below, -1 home, -2 back from `out`; for `out` ≥ 0 a node above, -1 its own `in`. */
  private readonly viaIn: Int32Array[];
  private readonly viaOut: Int32Array[];

  constructor(layers: readonly Layer[]) {
    this.layers = layers;
    this.arcs = layers.map((layer, level) =>
      level === 0 ? new Float64Array(layer.at.length) : Float64Array.from(layers[level - 1]!.at.flatMap(layer.arcs)),
    );
    this.used = this.arcs.map((arcs) => new Float64Array(arcs.length));
    this.inUse = layers.map(() => []);
    const each = () => layers.map((layer) => new Float64Array(layer.at.length));
    [this.through, this.farIn, this.farOut] = [each(), each(), each()];
    this.viaIn = layers.map((layer) => new Int32Array(layer.at.length));
    this.viaOut = layers.map((layer) => new Int32Array(layer.at.length));
  }

  /** Least cost into b of a level over the ends of the level below. */
  leastInto(level: number, b: number, ends: Float64Array): number {
    const width = this.layers[level]!.at.length;
    let least = Infinity;
    for (let a = 0; a < ends.length; a++) least = Math.min(least, ends[a]! + this.arcs[level]![a * width + b]!);
    return least;
  }

  /** What a unit of room at each site is worth, from the last shortest way. */
  prices(first: readonly number[]): Float64Array[] {
    this.arcs[0]!.set(first);
    for (const used of this.used) used.fill(0);
    for (const through of this.through) through.fill(0);
    for (const arcs of this.inUse) arcs.length = 0;
    let end = 0;
    for (let left = 1; left > TINY; ) {
      this.search();
      end = this.lastOut();
      left -= this.push(end, left);
    }
    const way = this.farOut.at(-1)![end]!;
    return this.layers.map((layer, level) =>
      Float64Array.from(layer.at, (j, b) => {
        if (j < 0) return 0;
        return Math.max(0, Math.min(way, this.farOut[level]![b]!) - Math.min(way, this.farIn[level]![b]!));
      }),
    );
  }

  private lastOut(): number {
    const last = this.farOut.at(-1)!;
    let end = 0;
    for (let b = 1; b < last.length; b++) if (last[b]! < last[end]!) end = b;
    return end;
  }

  /** Bellman-Ford over the layers, forwards and back along arcs in use, until nothing changes. */
  private search(): void {
    for (const far of this.farIn) far.fill(Infinity);
    for (const far of this.farOut) far.fill(Infinity);
    const first = this.arcs[0]!;
    for (let b = 0; b < first.length; b++) {
      this.farIn[0]![b] = first[b]!;
      this.viaIn[0]![b] = -1;
    }
    for (let changed = true, round = 0; changed && round < ROUNDS; round++) {
      changed = false;
      for (let level = 0; level < this.layers.length; level++) {
        if (level > 0 && this.forwards(level)) changed = true;
        if (this.across(level)) changed = true;
        if (level > 0 && this.back(level)) changed = true;
      }
    }
  }

  /** From the sites of the level below into this one. */
  private forwards(level: number): boolean {
    const [below, farIn, viaIn, arcs] = [
      this.farOut[level - 1]!,
      this.farIn[level]!,
      this.viaIn[level]!,
      this.arcs[level]!,
    ];
    const width = farIn.length;
    let changed = false;
    for (let a = 0; a < below.length; a++) {
      const from = below[a]!;
      if (from === Infinity) continue;
      const row = a * width;
      for (let b = 0; b < width; b++) {
        if (from + arcs[row + b]! >= farIn[b]! - EQUAL) continue;
        farIn[b] = from + arcs[row + b]!;
        viaIn[b] = a;
        changed = true;
      }
    }
    return changed;
  }

  /** Through a site that has room, or back where somebody goes through. */
  private across(level: number): boolean {
    const [farIn, farOut, through] = [this.farIn[level]!, this.farOut[level]!, this.through[level]!];
    const { room } = this.layers[level]!;
    let changed = false;
    for (let b = 0; b < farIn.length; b++) {
      if (farIn[b]! < farOut[b]! - EQUAL && through[b]! < room[b]! - TINY) {
        farOut[b] = farIn[b]!;
        this.viaOut[level]![b] = -1;
        changed = true;
      } else if (farOut[b]! < farIn[b]! - EQUAL && through[b]! > TINY) {
        farIn[b] = farOut[b]!;
        this.viaIn[level]![b] = -2;
        changed = true;
      }
    }
    return changed;
  }

  /** Back along the arcs from the level below that are in use. */
  private back(level: number): boolean {
    const [below, farIn, arcs, used] = [
      this.farOut[level - 1]!,
      this.farIn[level]!,
      this.arcs[level]!,
      this.used[level]!,
    ];
    const width = farIn.length;
    let changed = false;
    for (const arc of this.inUse[level]!) {
      if (used[arc]! <= TINY) continue;
      const a = Math.floor(arc / width);
      const b = arc - a * width;
      if (farIn[b]! - arcs[arc]! >= below[a]! - EQUAL) continue;
      below[a] = farIn[b]! - arcs[arc]!;
      this.viaOut[level - 1]![a] = b;
      changed = true;
    }
    return changed;
  }

  /** Sends what fits along the shortest way that ends at a site of the last level. */
  private push(end: number, wanted: number): number {
    let amount = wanted;
    this.walk(end, (flow, at, sign, room) => {
      amount = Math.min(amount, sign > 0 ? room - flow[at]! : flow[at]!);
    });
    this.walk(end, (flow, at, sign) => {
      flow[at]! += sign * amount;
      const level = this.used.indexOf(flow);
      if (level > 0 && sign > 0) this.inUse[level]!.push(at);
    });
    return amount;
  }

  private walk(end: number, visit: (flow: Float64Array, at: number, sign: 1 | -1, room: number) => void): void {
    let [level, node, out] = [this.layers.length - 1, end, true];
    for (let steps = 0; level >= 0; steps++) {
      if (steps > 10_000) throw new Error('hierarchy: a way through the levels goes in a circle');
      const via = (out ? this.viaOut : this.viaIn)[level]![node]!;
      if (out && via < 0) {
        visit(this.through[level]!, node, 1, this.layers[level]!.room[node]!);
        out = false;
      } else if (out) {
        // Back along an arc to a site above.
        const width = this.layers[level + 1]!.at.length;
        visit(this.used[level + 1]!, node * width + via, -1, 0);
        [level, node, out] = [level + 1, via, false];
      } else if (via === -2) {
        visit(this.through[level]!, node, -1, 0);
        out = true;
      } else {
        const width = this.layers[level]!.at.length;
        visit(this.used[level]!, level === 0 ? node : via * width + node, 1, Infinity);
        [level, node, out] = [level - 1, Math.max(0, via), true];
      }
    }
  }
}
