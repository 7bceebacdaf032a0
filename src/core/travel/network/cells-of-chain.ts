/** Cells by the chain that they meet. */
export interface CellsOfChain {
  readonly offsets: Uint32Array;
  readonly cells: Uint32Array;
}

/** Cells by chain, by counting sort; cells that meet no road or are to be skipped are in none. */
export function groupByChain(chainOf: Int32Array, chains: number, skip: Uint8Array | undefined): CellsOfChain {
  const offsets = new Uint32Array(chains + 2);
  const wanted = (i: number) => chainOf[i]! >= 0 && !skip?.[i];
  for (let i = 0; i < chainOf.length; i++) if (wanted(i)) offsets[chainOf[i]! + 2]!++;
  for (let c = 2; c < offsets.length; c++) offsets[c]! += offsets[c - 1]!;
  const cells = new Uint32Array(offsets[chains + 1]!);
  for (let i = 0; i < chainOf.length; i++) if (wanted(i)) cells[offsets[chainOf[i]! + 1]!++] = i;
  return { offsets: offsets.subarray(0, chains + 1), cells };
}
