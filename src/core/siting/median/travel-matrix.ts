/** Times between demand and candidates, sparse: what no entry names is out of reach. */
export interface TravelMatrix {
  readonly candidates: number;
  /** People per demand point, ≥ 0. */
  readonly weight: Float64Array;
  /** Demand point d is reached from `candidate[k]` in `time[k]`, for k = offsets[d] … offsets[d + 1] - 1; any order. */
  readonly offsets: Uint32Array;
  readonly candidate: Uint32Array;
  /** Any unit, ≥ 0 and finite. */
  readonly time: Float64Array;
}

/** A matrix from a full table, `times[demand][candidate]`; Infinity is out of reach. */
export function fullMatrix(times: readonly ArrayLike<number>[], weight: ArrayLike<number>): TravelMatrix {
  const candidates = times[0]?.length ?? 0;
  const offsets = new Uint32Array(times.length + 1);
  const candidate = new Uint32Array(times.length * candidates);
  const time = new Float64Array(times.length * candidates);
  let filled = 0;
  for (let d = 0; d < times.length; d++) {
    for (let c = 0; c < candidates; c++) {
      if (times[d]![c] === Infinity) continue;
      candidate[filled] = c;
      time[filled++] = times[d]![c]!;
    }
    offsets[d + 1] = filled;
  }
  const used = { candidate: candidate.subarray(0, filled), time: time.subarray(0, filled) };
  return { candidates, weight: Float64Array.from(weight), offsets, ...used };
}

/** Time of each demand point to the nearest of some candidates; Infinity where none of them reaches it. */
export function nearestTimes(matrix: TravelMatrix, open: Iterable<number>): Float64Array {
  const isOpen = new Uint8Array(matrix.candidates);
  for (const c of open) isOpen[c] = 1;
  return Float64Array.from(matrix.weight, (_, d) => {
    let nearest = Infinity;
    for (let k = matrix.offsets[d]!; k < matrix.offsets[d + 1]!; k++) {
      if (isOpen[matrix.candidate[k]!] && matrix.time[k]! < nearest) nearest = matrix.time[k]!;
    }
    return nearest;
  });
}
