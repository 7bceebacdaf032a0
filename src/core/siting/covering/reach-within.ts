import type { TravelMatrix } from '../median/travel-matrix.ts';
import type { DemandReach } from './demand-reach.ts';

/** Which demand points each candidate of a matrix reaches within a limit (`≤`, in the matrix's unit). */
export function reachWithin(
  { candidates, weight, offsets, candidate, time }: TravelMatrix,
  limit: number,
): DemandReach {
  const starts = new Uint32Array(candidates + 1);
  time.forEach((each, k) => {
    if (each <= limit) starts[candidate[k]! + 1]!++;
  });
  for (let c = 0; c < candidates; c++) starts[c + 1]! += starts[c]!;
  const pointsOf = new Uint32Array(starts[candidates]!);
  const next = starts.slice();
  for (let d = 0; d < weight.length; d++) {
    for (let k = offsets[d]!; k < offsets[d + 1]!; k++) {
      if (time[k]! <= limit) pointsOf[next[candidate[k]!]!++] = d;
    }
  }
  return { people: weight, offsets: starts, pointsOf };
}
