import type { RoadGraph } from './road-graph.ts';

/** Lists the chains that end at given junctions, each once. */
export class ChainsAround {
  /** The chains found: `chains[0 … count - 1]`. */
  readonly chains: Uint32Array;
  count = 0;
  private readonly offsets: Uint32Array;
  private readonly items: Uint32Array;
  /** The round in which each chain was last listed. */
  private readonly seen: Uint32Array;
  private round = 0;

  constructor({ chainFrom, chainTo, junctions, chains }: RoadGraph) {
    this.chains = new Uint32Array(chains);
    this.seen = new Uint32Array(chains);
    const offsets = new Uint32Array(junctions + 2);
    for (let c = 0; c < chains; c++) {
      offsets[chainFrom[c]! + 2]!++;
      if (chainTo[c] !== chainFrom[c]) offsets[chainTo[c]! + 2]!++;
    }
    for (let j = 2; j < offsets.length; j++) offsets[j]! += offsets[j - 1]!;
    this.items = new Uint32Array(offsets[junctions + 1]!);
    for (let c = 0; c < chains; c++) {
      this.items[offsets[chainFrom[c]! + 1]!++] = c;
      if (chainTo[c] !== chainFrom[c]) this.items[offsets[chainTo[c]! + 1]!++] = c;
    }
    this.offsets = offsets.subarray(0, junctions + 1);
  }

  /** Forgets what was listed. */
  begin(): void {
    this.count = 0;
    this.round++;
  }

  add(chain: number): void {
    if (this.seen[chain] === this.round) return;
    this.seen[chain] = this.round;
    this.chains[this.count++] = chain;
  }

  /** Adds the chains at the first `count` junctions of a list. */
  addAround(junctions: Uint32Array, count: number): void {
    const { offsets, items, seen, chains, round } = this;
    let listed = this.count;
    for (let i = 0; i < count; i++) {
      const junction = junctions[i]!;
      // Junctions that only a patch has are at no chain of this graph.
      if (junction >= offsets.length - 1) continue;
      for (let k = offsets[junction]!; k < offsets[junction + 1]!; k++) {
        const chain = items[k]!;
        if (seen[chain] === round) continue;
        seen[chain] = round;
        chains[listed++] = chain;
      }
    }
    this.count = listed;
  }
}
