/** Arcs leaving each junction: junction j has arcs `offsets[j] … offsets[j + 1] - 1`. */
export interface Arcs {
  readonly offsets: Uint32Array;
  readonly head: Uint32Array;
  /** The chain of each arc: its weight is looked up there. */
  readonly chain: Uint32Array;
}

/** What arcs are made of. */
export interface ChainEnds {
  readonly junctions: number;
  readonly chainFrom: Uint32Array;
  readonly chainTo: Uint32Array;
  readonly chainUse: Uint8Array;
}

/** CSR of arcs: chains with bit `along` leave their first junction, those with bit `against` their last. */
export function arcsOf(graph: ChainEnds, along: number, against: number): Arcs {
  const { chainFrom, chainTo, chainUse, junctions } = graph;
  const offsets = new Uint32Array(junctions + 2);
  for (let c = 0; c < chainUse.length; c++) {
    if (chainUse[c]! & along) offsets[chainFrom[c]! + 2]!++;
    if (chainUse[c]! & against) offsets[chainTo[c]! + 2]!++;
  }
  for (let j = 2; j < offsets.length; j++) offsets[j]! += offsets[j - 1]!;
  const head = new Uint32Array(offsets[junctions + 1]!);
  const chain = new Uint32Array(head.length);
  const put = (tail: number, to: number, c: number) => {
    const arc = offsets[tail + 1]!++;
    head[arc] = to;
    chain[arc] = c;
  };
  for (let c = 0; c < chainUse.length; c++) {
    if (chainUse[c]! & along) put(chainFrom[c]!, chainTo[c]!, c);
    if (chainUse[c]! & against) put(chainTo[c]!, chainFrom[c]!, c);
  }
  return { offsets: offsets.subarray(0, junctions + 1), head, chain };
}
